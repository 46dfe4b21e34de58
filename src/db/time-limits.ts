import { sql } from 'kysely'
import type { Tx } from './connect.ts'

/** How long PostgreSQL goes on with one statement, waits for somebody else's lock, and keeps a transaction open in which nothing is asked; in seconds. */
export type TimeLimits = { statement: number; lock: number; idle: number }

/**
 * By whoever waits (ASVS 5.0 V13.2.6, V15.2.2). Lists are to answer within 0.3 seconds (security-and-reliability C9 no. 8),
 * so a page's limit meets only what has gone wrong: one slow question must not keep the connections of a whole council.
 */
export const timeLimits = {
  /** Somebody sits before it, and a proxy hangs up after a minute. */
  page: { statement: 20, lock: 10, idle: 60 },
  /** The queue's: what is stopped is tried again, later each time. */
  'follow-up': { statement: 300, lock: 30, idle: 120 },
  /** Files of many rows, an index made anew, the whole record read through. */
  loading: { statement: 3600, lock: 60, idle: 900 },
} as const satisfies Record<string, TimeLimits>

export type WaitedForBy = keyof typeof timeLimits

const milliseconds = (seconds: number): number => Math.max(1, Math.round(seconds * 1000))

/** The same as PostgreSQL takes it when a connection is opened. */
export const asConnectionLimits = ({ statement, lock, idle }: TimeLimits) => ({
  statement_timeout: milliseconds(statement),
  lock_timeout: milliseconds(lock),
  idle_in_transaction_session_timeout: milliseconds(idle),
})

/** For the rest of this transaction: a page that has a whole file taken in waits for it as a loader does. */
export const takeTimeFor = async (tx: Tx, whom: WaitedForBy): Promise<void> => {
  const calls = Object.entries(asConnectionLimits(timeLimits[whom])).map(
    ([name, value]) => sql`set_config(${name}, ${String(value)}, true)`,
  )
  await sql`select ${sql.join(calls)}`.execute(tx)
}

/** Stopped after its time, or not given a lock in time. */
const outOfTime: ReadonlySet<unknown> = new Set(['57014', '55P03'])

/** What the pool says when every connection was taken for too long. */
const noneFree = 'timeout exceeded when trying to connect'

/** Did it only take too long? Nothing is wrong then with what was asked, and it may be asked again. */
export const isOutOfTime = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && outOfTime.has(error.code)) || error.message === noneFree)
