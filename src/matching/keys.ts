import type { Cleaned } from './cleaned.ts'

/** N NHS number, U pupil number, D date of birth and a name, F names and year, … P telephone, W one name word. */
export type KeyFamily =
  'N' | 'U' | 'D' | 'F' | 'G' | 'H' | 'I' | 'J' | 'O' | 'M' | 'Y' | 'Z' | 'L' | 'P' | 'W'

export type KeyToAsk = { key: bigint; weight: number; family: KeyFamily }

/** For a word heard: words of the vocabulary one letter away, or that it begins. */
export type NearNames = ReadonlyMap<string, readonly string[]>

/** The keys a record is found by: signed 64-bit, each once, bounded whatever the record holds. */
export const keysOf = (_record: Cleaned): bigint[] => []

/** The keys to look for somebody by, the strongest first. Variants are asked for here and never stored. */
export const keysToAsk = (_heard: Cleaned, _near?: NearNames): KeyToAsk[] => []
