import type { Day } from '../time/index.ts'
import type { NameUse, Precision } from './described.ts'

/**
 * The stored document of a person: what `clean` makes of a description. JSON-safe, and short because millions are
 * kept and hundreds read in one search: what is not known is not there at all. Sounds are kept beside their words so
 * that a comparison never has to work them out.
 */

/** Raised when cleaning, sounds or keys change: every stored document and its keys are then made again. */
export const documentVersion = 1

/** A cleaned name word and how it sounds: double metaphone, the second only where it differs. */
export type Word =
  readonly [word: string, sound: string] | readonly [word: string, sound: string, other: string]

export type CleanName = {
  given: readonly Word[]
  family: readonly Word[]
  use: NameUse
  /** As written, only where capital letters alone do not bring it back: O’Neill, de Souza, Zoë. */
  written?: readonly [given: string, family: string]
}

/** Compact postcode (or only its district, or ''), the house in it, whether they live there now, and the street. */
export type CleanPlace = readonly [postcode: string, house: string, isCurrent: 0 | 1, street: string]

export type CleanBirth = readonly [on: Day, precision: Precision]

export type CleanParent = { given: readonly Word[]; family: readonly Word[] }

export type CleanSibling = readonly [given: Word, born: Day | null]

export type Cleaned = {
  v: number
  /** The name they go by first. */
  names: readonly CleanName[]
  /** Search box words, when there are no names. */
  words?: readonly Word[]
  births?: readonly CleanBirth[]
  /** The expected date of somebody not born yet, or born since. */
  due?: Day
  sex?: 'F' | 'M'
  places?: readonly CleanPlace[]
  /** Last ten figures. */
  phones?: readonly string[]
  /** Valid by its check figure. */
  nhs?: string
  nhsVerified?: 1
  /** Ten figures whose check figure does not fit: never a key, but may be one figure off somebody's number. */
  nhsDoubtful?: string
  upn?: string
  upnVerified?: 1
  parents?: readonly CleanParent[]
  siblings?: readonly CleanSibling[]
  multiple?: 1
  child?: 0 | 1
}
