import type { Cleaned, Word } from './cleaned.ts'
import {
  everySound,
  familyWords,
  firstWords,
  fullDates,
  middleWords,
  pairs,
  postcodes,
  unique,
  yearsOf,
  parentSounds,
} from './key-parts.ts'
import { type Filed, type KeyFamily, keyOf, valuesOf, wordKey } from './key-families.ts'
import { withSound } from './sounds.ts'
import { variantsOf } from './variants.ts'

/**
 * The keys to look for somebody by. What may have gone wrong in hearing is thought of here, never stored: the other
 * sound of a word, nicknames and other spellings, day and month changed round, a year too early or too late.
 */
export type KeyToAsk = { key: bigint; weight: number; family: KeyFamily }

/** For a word heard: words of the vocabulary one letter away, or that it begins. */
export type NearNames = ReadonlyMap<string, readonly string[]>

/** About how many bits a hit speaks for; those with the most in common are compared (matching 6). */
const weights: Readonly<Record<KeyFamily, number>> = {
  N: 30,
  U: 28,
  P: 16,
  M: 15,
  D: 13,
  H: 13,
  I: 12,
  F: 11,
  O: 11,
  Y: 11,
  G: 10,
  J: 7,
  L: 7,
  Z: 7,
  W: 3,
}

/** A variant or a slip thought of speaks for less than what was said. */
const forVariant = 2
const forSlip = 3

/** Every key is a look into the index: about ten microseconds each. */
const mostKeys = 160
const mostVariantSounds = 8

type Asked = Map<bigint, KeyToAsk>

const ask = (asked: Asked, family: KeyFamily, value: string, off = 0): void => {
  const key = family === 'W' ? wordKey(value) : keyOf(family, value)
  const weight = weights[family] - off
  const before = asked.get(key)
  if (before === undefined || before.weight < weight) asked.set(key, { key, weight, family })
}

const askEach = (asked: Asked, family: KeyFamily, values: readonly string[], off = 0): void => {
  for (const value of values) ask(asked, family, value, off)
}

type HeardWords = { first: readonly Word[]; middle: readonly Word[]; family: readonly Word[] }

/** Of search box words any may be the given name and any the family name. */
const heardWords = ({ names, words }: Cleaned): HeardWords =>
  words === undefined
    ? {
        first: names.flatMap(firstWords),
        middle: names.flatMap(middleWords),
        family: names.flatMap(familyWords),
      }
    : { first: words, middle: [], family: words }

const filed = ({ first, middle, family }: HeardWords): Filed => {
  const [firsts, families] = [everySound(first), everySound(family)]
  return {
    sounds: unique([...firsts, ...families, ...everySound(middle)]).slice(0, 12),
    first: firsts,
    family: families,
    pairs: pairs(firsts, families).slice(0, 24),
    middlePairs: pairs(everySound(middle), families).slice(0, 6),
  }
}

const inTwo = (values: readonly string[], others: readonly string[]): string[] =>
  values.flatMap((value) => others.map((other) => `${value}|${other}`))

/** Sounds of other names these may stand for, that are not asked for anyway. */
const otherSounds = (words: readonly Word[], others: (word: string) => readonly string[]): string[] => {
  const own = everySound(words)
  const found = words.flatMap(([word]) => others(word).map((other) => withSound(other)[1]))
  return unique(found).filter((sound) => !own.includes(sound))
}

const askOtherGiven = (asked: Asked, heard: Cleaned, sounds: readonly string[], by: Filed): void => {
  askEach(asked, 'D', inTwo(fullDates(heard), sounds), forVariant)
  askEach(asked, 'H', inTwo(postcodes(heard), sounds), forVariant)
  askEach(asked, 'M', inTwo(parentSounds(heard.parents ?? [], by.family), sounds), forVariant)
  askEach(asked, 'L', pairs(sounds, by.family.slice(0, 3)), forVariant)
}

const askOtherFamily = (asked: Asked, heard: Cleaned, sounds: readonly string[], by: Filed): void => {
  const whole = pairs(by.first.slice(0, 3), sounds)
  askEach(asked, 'L', whole, forVariant)
  askEach(asked, 'F', inTwo(whole, yearsOf(heard).map(String)), forVariant)
}

const swapped = (on: string): string | null => {
  const [year, month, date] = [on.slice(0, 4), on.slice(5, 7), on.slice(8)]
  return date <= '12' && date !== month ? `${year}-${date}-${month}` : null
}

/** Neighbouring years: of a date that was only ever a guess, of one due about the turn of the year, of any by a slip. */
const nearYears = (heard: Cleaned): string[] => {
  const years = yearsOf(heard)
  const wide = (heard.births ?? []).some(([, precision]) => precision === 'about') ? [-2, -1, 1, 2] : [-1, 1]
  return unique(years.flatMap((year) => wide.map((by) => year + by)))
    .filter((year) => !years.includes(year))
    .map(String)
}

const askSlipsOfDate = (asked: Asked, heard: Cleaned, by: Filed): void => {
  const turned = fullDates(heard).flatMap((on) => swapped(on) ?? [])
  askEach(asked, 'D', inTwo(turned, by.sounds), forSlip)
  const years = nearYears(heard)
  askEach(asked, 'F', inTwo(by.pairs.slice(0, 8), years), forSlip)
  askEach(asked, 'I', inTwo(postcodes(heard), years), forSlip)
  askEach(asked, 'Y', inTwo(parentSounds(heard.parents ?? [], by.family), years), forSlip)
}

const askNear = (asked: Asked, heard: Cleaned, near: NearNames, words: HeardWords, by: Filed): void => {
  const nearTo = (word: string): readonly string[] => near.get(word) ?? []
  const given = otherSounds(words.first, nearTo)
  askEach(asked, 'L', pairs(given, by.family.slice(0, 2)), forSlip)
  askEach(asked, 'L', pairs(by.first.slice(0, 2), otherSounds(words.family, nearTo)), forSlip)
  askEach(asked, 'D', inTwo(fullDates(heard), given), forSlip)
}

const askWords = (asked: Asked, words: readonly Word[], near: NearNames): void => {
  for (const [word] of words) {
    ask(asked, 'W', word)
    askEach(asked, 'W', near.get(word) ?? [], 1)
    askEach(asked, 'W', variantsOf(word), 1)
  }
}

const nothingNear: NearNames = new Map()

/** The keys to look for somebody by, those that say most first. Bounded whatever was typed. */
export const keysToAsk = (heard: Cleaned, near: NearNames = nothingNear): KeyToAsk[] => {
  const asked: Asked = new Map()
  const words = heardWords(heard)
  const by = filed(words)
  for (const [family, values] of valuesOf(heard, by)) askEach(asked, family, values)
  askOtherGiven(asked, heard, otherSounds(words.first, variantsOf).slice(0, mostVariantSounds), by)
  askOtherFamily(asked, heard, otherSounds(words.family, variantsOf).slice(0, mostVariantSounds), by)
  askSlipsOfDate(asked, heard, by)
  askNear(asked, heard, near, words, by)
  if (heard.words !== undefined) askWords(asked, heard.words, near)
  return [...asked.values()].toSorted((one, other) => other.weight - one.weight).slice(0, mostKeys)
}
