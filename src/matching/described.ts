import type { Day } from '../time/index.ts'

/** What is told or held of somebody, before cleaning. One shape for both sides of a comparison. Pure. */

/** How much of a date of birth is known. 'about': two years either way. */
export type Precision = 'day' | 'month' | 'year' | 'about'

export type Born = { on: Day; precision: Precision }

export type NameUse =
  'birth' | 'legal' | 'known-as' | 'previous' | 'alias' | 'nickname' | 'transliterated' | 'as-heard'

export type NameHeld = { given: string; family: string; use: NameUse }

/** A hidden address is never passed in: what is not here can neither be matched on nor leak (procedures appendix C). */
export type PlaceHeld = { line: string; postcode: string; isCurrent: boolean }

export type Described = {
  /** The name they go by first, then every other name ever held or told. */
  names: readonly NameHeld[]
  /** Name words whose place is unknown, from a search box; '' for records. Not read when there are names. */
  words: string
  born: Born | null
  /** Other dates of birth held or told: a correction, another agency's. */
  otherBirths: readonly Born[]
  /** The expected date of an unborn child; stays after birth. */
  expectedOn: Day | null
  sex: 'F' | 'M' | 'U'
  places: readonly PlaceHeld[]
  phones: readonly string[]
  nhsNumber: string | null
  nhsIsVerified: boolean
  upn: string | null
  upnIsVerified: boolean
  parents: readonly { given: string; family: string }[]
  siblings: readonly { given: string; born: Day | null }[]
  isMultipleBirth: boolean
  isChild: boolean | null
}

/** Nobody, of whom nothing is known: to spread over. */
export const nobodyDescribed: Described = {
  names: [],
  words: '',
  born: null,
  otherBirths: [],
  expectedOn: null,
  sex: 'U',
  places: [],
  phones: [],
  nhsNumber: null,
  nhsIsVerified: false,
  upn: null,
  upnIsVerified: false,
  parents: [],
  siblings: [],
  isMultipleBirth: false,
  isChild: null,
}
