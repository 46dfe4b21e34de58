import type { Day } from '../time/index.ts'
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
  /** Those under which one of the worker's employers discharges a function for another council. */
  delegations: readonly DelegatedFunction[]
  roles: readonly (Range & { role: Role })[]
  memberships: readonly Membership[]
}
