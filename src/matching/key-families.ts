import type { Cleaned } from './cleaned.ts'
import { hash64 } from './hash.ts'
import {
  districts,
  firstSound,
  fullDates,
  months,
  parentSounds,
  postcodes,
  prefixes,
  streets,
  unique,
  yearsOf,
} from './key-parts.ts'

/**
 * What somebody is filed under, so that they are found whatever was misheard (matching 4, 6): each family is a different
 * thing that may be right when the rest is wrong. N NHS number · U pupil number · P telephone · D date of birth and any
 * name · H postcode and any name · M parent and given name · I postcode and year, house and street · F both names and
 * year · O three letters of both names and month · Y parent and year · G both names and district · J given name, year
 * and district · L both names · Z given name and a brother's or sister's · W one name word.
 */
export type KeyFamily =
  'N' | 'U' | 'D' | 'F' | 'G' | 'H' | 'I' | 'J' | 'O' | 'M' | 'Y' | 'Z' | 'L' | 'P' | 'W'

export const keyOf = (family: KeyFamily, value: string): bigint => hash64(`${family}|${value}`)

/** One name word as it is spelt. */
export const wordKey = (word: string): bigint => hash64(`w|${word}`)

/** What a record and what is heard are both filed by; `sounds` says whether second ways to say a word count. */
export type Filed = {
  sounds: readonly string[]
  first: readonly string[]
  family: readonly string[]
  pairs: readonly string[]
  middlePairs: readonly string[]
}

const each = (values: readonly (string | number)[], others: readonly (string | number)[]): string[] =>
  values.flatMap((value) => others.map((other) => `${value}|${other}`))

/** The values of each family, for one way of reading the parts. */
export const valuesOf = (
  document: Cleaned,
  by: Filed,
): readonly (readonly [KeyFamily, readonly string[]])[] => {
  const years = yearsOf(document)
  const parents = parentSounds(document.parents ?? [], by.family)
  return [
    ['N', document.nhs === undefined ? [] : [document.nhs]],
    ['U', document.upn === undefined ? [] : [document.upn]],
    ['P', document.phones ?? []],
    ['D', each(fullDates(document), by.sounds)],
    ['H', each(postcodes(document), by.sounds)],
    ['M', each(parents, by.first)],
    ['I', [...each(postcodes(document), years), ...streets(document)]],
    ['F', each(by.pairs, years)],
    ['O', each(unique(document.names.flatMap(prefixes)), months(document))],
    ['Y', each(parents, years)],
    ['G', each(by.pairs, districts(document))],
    ['J', each(each(by.first, years), districts(document))],
    ['Z', each(by.first, firstSound((document.siblings ?? []).map(([given]) => given)))],
    ['L', [...by.pairs, ...by.middlePairs, ...unique(document.names.flatMap(prefixes))]],
  ]
}
