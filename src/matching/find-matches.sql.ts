import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Band } from './band.ts'
import type { Comparison } from './compare.ts'
import type { Described } from './described.ts'
import type { Reason } from './explain.ts'
import type { Weighed } from './model.ts'

/** Somebody whose record the searcher may see: the card is read by its own query under row-level security. */
export type FoundPerson = {
  kind: 'person'
  owner: AuthorityCode
  /** The person whose card to show: of a merged record its survivor. */
  id: string
  /** The record that was compared, where it was merged into the one shown. */
  mergedId: string | null
  weight: number
  band: Band
  likeliest: Weighed['likeliest']
  reasons: readonly Reason[]
  comparison: Comparison
  conflicts: Weighed['conflicts']
}

/** A restricted record exists: ring. Never silent, and nothing of itself (authorisation B3 step 5). */
export type FoundRestricted = { kind: 'restricted'; owner: AuthorityCode; id: string; dutyPhone: string }

/** The other council knows somebody like this: which parts agree, whom to ring, and no value of theirs. */
export type FoundElsewhere = {
  kind: 'elsewhere'
  owner: AuthorityCode
  band: Band
  agreeing: readonly Reason['field'][]
  dutyPhone: string
}

export type Found = FoundPerson | FoundRestricted | FoundElsewhere

export type FoundAll = {
  /** Restricted first of all, then persons likeliest first, then what another council knows. */
  found: readonly Found[]
  modelVersion: string
  /** Too many people share what was heard: "add a date of birth". */
  tooMany: boolean
}

export type Asked = {
  /** The most persons to give. Stubs come on top. */
  limit: number
  /** The lowest band shown; by default 'possible'. */
  shows?: Band
}

/**
 * Who this may be, over every council in sight of whoever asks: within `asActor` with the context of 'people.search'.
 * Every call writes one row of `people_search`, hit or not. No context, or nothing heard to go by: nobody.
 */
export const findMatches = (_tx: Tx, _heard: Described, _asked: Asked): Promise<FoundAll> =>
  Promise.resolve({ found: [], modelVersion: '', tooMany: false })
