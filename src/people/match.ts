import type { AuthorityCode } from '../access/index.ts'
import type { Band, HardConflict, Hypothesis, Precision, Reason } from '../matching/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Flag } from './flags.ts'

/** What a search gives: people somebody may be, as far as whoever asks may see them. Types alone. */

/** All that a search may show of somebody (authorisation B3 step 4): opening the record needs the right to. */
export type MatchedPerson = {
  kind: 'person'
  owner: AuthorityCode
  id: string
  name: string
  bornOn: Day | null
  bornEstimated: boolean
  /** Where more is known than whether it is a guess. */
  bornPrecision?: Precision | undefined
  expectedOn: Day | null
  isChild: boolean
  flags: readonly Flag[]
  lastContactAt: Instant | null
  /** Bits for being the same person: 0 is as likely as not. */
  weight: number
  band: Band
  /** 'sibling' or 'twin': more likely a brother, a sister or a twin of whoever is on record. */
  likeliest: Hypothesis
  /** Part by part, the one that speaks loudest first. */
  reasons: readonly Reason[]
  conflicts: readonly HardConflict[]
  /** "NHS number or a middle name would settle it"; null when nothing more is needed. */
  wouldSettle: string | null
  /** Of whoever asks: that they are on record is all they read of them. */
  isRelative?: boolean
}

/** A record that exists and may not be seen: whom to ring, and nothing else. */
export type MatchedStub = { kind: 'stub'; owner: AuthorityCode; id: string; dutyPhone: string }

/** Another council knows somebody like this: which parts agree, whom to ring, and no value of theirs. */
export type MatchedElsewhere = {
  kind: 'elsewhere'
  owner: AuthorityCode
  band: Band
  agreeing: readonly Reason['field'][]
  dutyPhone: string
}

export type Match = MatchedPerson | MatchedStub | MatchedElsewhere

/** Stubs first of all, then persons likeliest first, then what another council knows. */
export type Matches = {
  matches: readonly Match[]
  /** Too many people share what was heard: a date of birth or a postcode would tell them apart. */
  tooMany: boolean
  /** Nothing was said that a search could go by: nobody was looked for, and that is not "nobody found". */
  isNothingSaid?: true
}

export const nobodyFound: Matches = { matches: [], tooMany: false, isNothingSaid: true }
