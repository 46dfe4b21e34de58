import type { AuthorityCode, Fn, Why } from '../access/index.ts'
import type { Instant } from '../time/index.ts'

/** A clock that starts with an event: its due time is fixed now, with the rule and calendar that gave it. */
export type StartedClock = {
  rule: string
  ruleVersion: number
  calendarVersion: string
  startedAt: Instant
  dueAt: Instant
  /** The council that held the clock before, when a record moves with its clocks running. */
  carriedFrom?: AuthorityCode
}

/** Something that happened. `starts` and `stops` are the clocks it touches; hand-offs never restart one. */
export type Happening = { type: string; starts?: readonly StartedClock[]; stops?: readonly string[] }

export type By =
  | { kind: 'staff'; staffId: string; actingFor: AuthorityCode; fn: Fn }
  | { kind: 'public' }
  /** Somebody at an agency, by a one-time link, under the name they gave. */
  | { kind: 'link'; linkId: string; name: string }
  | { kind: 'system'; job: string }

/** A happening on the record: of whom, in which order, when, by whom and with what right. */
export type Fact<E extends Happening> = {
  owner: AuthorityCode
  id: string
  seq: number
  event: E
  at: Instant
  by: By
  because: Why
}
