import type { Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { Fact, Happening } from './fact.ts'

/** Work for later, added in the transaction of the fact that asks for it. The payload holds ids, never names. */
export type Job = { task: string; payload: Record<string, string>; runAt?: Instant; key?: string }

/**
 * Somebody inside must know. Names a function and a role of the owner, not a person: people go home. Only what one
 * worker has read themselves is told to that worker (`forStaff`).
 */
export type Alert = { kind: string; forFn: string; forRole: string; reference?: string; forStaff?: string }

/**
 * A kind of record and everything that follows from what happens to it. The pure parts live in the room's own file;
 * perform does the rest, so nobody audits, queues or updates a row by hand.
 */
export type Stream<State, E extends Happening> = {
  name: string
  /** The state after a fact. Total: every event type has its case. */
  evolve: (before: State | undefined, fact: Fact<E>) => State
  /** What access decisions need to know of it, relationships included. */
  resource: (state: State) => Resource
  /** The relationships only the database knows: who is related to somebody on it, whom it was handed to. */
  relations?: (tx: Tx, resource: Resource) => Promise<Resource>
  /** Writes the row that queries read. Called once per change with the states before and after. */
  save: (tx: Tx, before: State | undefined, after: State) => Promise<void>
  /** The same for many records at once (performMany), where one by one would take hours. As save, change by change. */
  saveMany?: (tx: Tx, changes: readonly { before: State | undefined; after: State }[]) => Promise<void>
  /** Organisations besides the owner whose open trays show it: an agency that was asked. */
  alsoTells?: (state: State) => readonly string[]
  jobs?: (fact: Fact<E>, after: State) => Job[]
  alerts?: (fact: Fact<E>, after: State) => Alert[]
  /** One plain sentence for the chronology, without the name of who did it. */
  sentence: (fact: Fact<E>) => string
}
