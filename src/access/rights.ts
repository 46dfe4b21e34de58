import type { Day, Instant } from '../time/index.ts'
import type { AuthorityCode, ClientGroup, Fn, Role } from './words.ts'

/** A half-open range of local days, [from, to). An empty `to` has no end yet. */
export type Range = { from: Day; to: Day | null }

export const covers = (range: Range, day: Day): boolean =>
  range.from <= day && (range.to === null || day < range.to)

export type Employment = Range & { employer: string; employerName: string; jobTitle: string }

export type Placement = Range & {
  employer: string
  host: AuthorityCode
  fns: readonly string[]
  /** Where the last day ends before midnight: lent until Friday at 17:00 (authorisation B8 no. 14). */
  endsAt: Instant | null
  /** Until when what is allocated to the worker may still be finished after that, where the lending says so. */
  finishUntil: Instant | null
  instrument: InstrumentRef
}

/** One council (holder) has another (discharger) exercise a function for it, within a term. */
export type DelegatedFunction = Range & {
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  discharger: AuthorityCode
  /** The day call-in ended; empty while it runs, and then the row grants nothing (authorisation R5). */
  effectiveOn: Day | null
  endedOn: Day | null
  /** Actions the holder keeps for itself. */
  reserved: readonly string[]
  /** Each day from which a council on either side is governed otherwise, and when both confirmed the delegation since. */
  governanceChanges: readonly { from: Day; confirmedOn: Day | null }[]
  instrument: InstrumentRef
}

/** By order one council has taken another's place (authorisation B8 no. 21). */
export type Succession = {
  predecessor: AuthorityCode
  successor: AuthorityCode
  vestsOn: Day
  orderRef: string
}

export type GrantKind = 'audit' | 'inspection' | 'support' | 'subject-access' | 'break-glass'

/** A council names this worker for records of its own, from a moment until, but not including, another. */
export type Grant = {
  id: string
  kind: GrantKind
  authority: AuthorityCode
  from: Instant
  until: Instant
  withdrawnAt: Instant | null
  /** A second person has agreed: without it a support engineer's gives nothing (authorisation B8 no. 17). */
  isApproved: boolean
  records: readonly string[]
}

/** A case on the exit list of an agreement that has lapsed (authorisation R7). */
export type RunOffCase = {
  authority: AuthorityCode
  fn: string
  record: string
  mayWrite: boolean
  from: Instant
  stopsAt: Instant
  instrument: InstrumentRef
}

export type InstrumentRef = { id: string; title: string; version: number }

export type Membership = Range & {
  teamId: string
  teamName: string
  fn: Fn
  organisation: string
  isManager: boolean
  serves: readonly (Range & { authority: AuthorityCode })[]
}

/** Everything about a worker that a right can be derived from, as dated facts. */
export type Rights = {
  staffId: string
  name: string
  initials: string
  employments: readonly Employment[]
  placements: readonly Placement[]
  /** Until when, and not on that day, the training holds without which no record opens; null: none is written down. */
  trainingValidTo: Day | null
  /** Those under which one of the worker's employers discharges a function for another council. */
  delegations: readonly DelegatedFunction[]
  successions: readonly Succession[]
  grants: readonly Grant[]
  runOff: readonly RunOffCase[]
  roles: readonly (Range & { role: Role })[]
  memberships: readonly Membership[]
}
