import type { Cleaned, Word } from './cleaned.ts'
import { hash64 } from './hash.ts'
import { keyOf, wordKey } from './key-families.ts'
import { firstSound, fullDates, pairs, postcodes, unique, yearsOf } from './key-parts.ts'
import { type KeyToAsk, keysToAsk, type NearNames } from './keys.ts'
import { tellsSomething } from './near-names.ts'
import { withSound } from './sounds.ts'

/**
 * Keys for what people type into one box and would never say to each other: a date alone, a postcode alone, one word and
 * a year, two words half typed. Too common to match by, and asked for only where there is nothing better.
 */

const bornOnKey = (on: string): bigint => hash64(`b|${on}`)
const postcodeKey = (postcode: string): bigint => hash64(`c|${postcode}`)
const wordAndYearKey = (word: string, year: number): bigint => hash64(`y|${word}|${String(year)}`)

/** Every word of every name, each once: what completes a search half typed. */
export const wordsOf = ({ names }: Cleaned): string[] =>
  unique(names.flatMap((name) => [...name.given, ...name.family].map(([word]) => word)))

/** Stored beside the keys of matching. */
export const boxKeysOf = (record: Cleaned): bigint[] => [
  ...yearsOf(record).flatMap((year) => wordsOf(record).map((word) => wordAndYearKey(word, year))),
  ...fullDates(record).map(bornOnKey),
  ...postcodes(record).map(postcodeKey),
]

/** `most`: how many of those who share it are looked at. */
export type KeyAsked = { key: bigint; weight: number; most: number }

/** Nobody reads past these, and a name as common as Smith must not read a whole county (matching 4: cap 500). */
const mostOfOne = 500
const mostOfOneWordOfSeveral = 60
const mostOfABeginning = 120

const mostBeginnings = 12
const mostPairs = 150

const weightOfPair = 4
const weightOfRest = 8

const askedFor = ({ key, weight, family }: KeyToAsk, words: readonly Word[]): KeyAsked[] => {
  if (family !== 'W') return [{ key, weight, most: mostOfOne }]
  const isTyped = words.some(([word]) => wordKey(word) === key)
  if (words.length > 1) return isTyped ? [{ key, weight, most: mostOfOneWordOfSeveral }] : []
  return [{ key, weight, most: isTyped ? mostOfOne : mostOfABeginning }]
}

const soundsOfBeginnings = ([word]: Word, near: NearNames): string[] =>
  firstSound((near.get(word) ?? []).slice(0, mostBeginnings).map(withSound))

/** "Moha Kh": each word is the beginning of many names; whoever has one of the first and one of the second. */
const halfTyped = (words: readonly Word[], near: NearNames): KeyAsked[] => {
  const sounds = words.slice(0, 4).map((word) => soundsOfBeginnings(word, near))
  const found = sounds.flatMap((some, nth) => sounds.slice(nth + 1).flatMap((others) => pairs(some, others)))
  return unique(found)
    .slice(0, mostPairs)
    .map((pair) => ({ key: keyOf('L', pair), weight: weightOfPair, most: mostOfABeginning }))
}

const isNameless = ({ names, words }: Cleaned): boolean => names.length === 0 && words === undefined

const swapped = (on: string): string[] =>
  on.slice(8) <= '12' ? [`${on.slice(0, 4)}-${on.slice(8)}-${on.slice(5, 7)}`] : []

const withoutNames = (heard: Cleaned): KeyAsked[] => {
  if (!isNameless(heard)) return []
  const dates = fullDates(heard)
  return [
    ...dates.map((on) => ({ key: bornOnKey(on), weight: weightOfRest, most: mostOfOne })),
    ...dates
      .flatMap(swapped)
      .map((on) => ({ key: bornOnKey(on), weight: weightOfRest - 2, most: mostOfOne })),
    ...(dates.length > 0 ? [] : postcodes(heard)).map((postcode) => ({
      key: postcodeKey(postcode),
      weight: weightOfRest,
      most: mostOfOne,
    })),
  ]
}

const oneWordAndYear = (heard: Cleaned, words: readonly Word[], near: NearNames): KeyAsked[] => {
  const [only, ...others] = words
  if (only === undefined || others.length > 0) return []
  const may = [only[0], ...(near.get(only[0]) ?? []).slice(0, mostBeginnings)]
  return yearsOf(heard).flatMap((year) =>
    may.map((word) => ({ key: wordAndYearKey(word, year), weight: weightOfRest, most: mostOfOne })),
  )
}

/** Everything the index is asked for, each key once with what it speaks for most. */
export const allKeysToAsk = (heard: Cleaned, near: NearNames): KeyAsked[] => {
  const words = (heard.words ?? []).filter(([word]) => tellsSomething(word))
  const asked = new Map<bigint, KeyAsked>()
  for (const each of [
    ...keysToAsk(heard, near).flatMap((key) => askedFor(key, words)),
    ...oneWordAndYear(heard, words, near),
    ...halfTyped(words, near),
    ...withoutNames(heard),
  ])
    if ((asked.get(each.key)?.weight ?? 0) < each.weight) asked.set(each.key, each)
  return [...asked.values()]
}
