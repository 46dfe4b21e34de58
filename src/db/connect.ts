import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { instant, type Instant } from '../time/instant.ts'
import { asConnectionLimits, type TimeLimits, timeLimits, type WaitedForBy } from './time-limits.ts'
import type { DB } from './types.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

/** Whole numbers beyond 2^53 are refused: silently rounding an id or a count would be a wrong answer. */
const toNumber = (text: string): number => {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`Too large for a number: ${text}`)
  return value
}

/** PostgreSQL writes `2026-11-22 09:12:00.123456+00`. */
const toInstant = (text: string): Instant => instant(text.replace(' ', 'T'))

const asWritten = (text: string): string => text

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, asWritten],
  [pg.types.builtins.TIMESTAMPTZ, toInstant],
  [pg.types.builtins.INT8, toNumber],
  [pg.types.builtins.NUMERIC, toNumber],
])

const arrays = new Map<number, number>([
  [1182, pg.types.builtins.DATE],
  [1185, pg.types.builtins.TIMESTAMPTZ],
  [1016, pg.types.builtins.INT8],
  [1231, pg.types.builtins.NUMERIC],
])

const textArray: number = 1009

/** pg's own reader of arrays: `{a,NULL,"b c"}` becomes its members as text. */
const readTexts: (text: string) => (string | null)[] = pg.types.getTypeParser(textArray)

const parserOfArray = (member: number) => {
  const readMember = parsers.get(member) ?? asWritten
  return (text: string): unknown[] => readTexts(text).map((one) => (one === null ? null : readMember(one)))
}

const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') => {
  const member = arrays.get(id)
  if (member !== undefined) return parserOfArray(member)
  return parsers.get(id) ?? pg.types.getTypeParser(id, format as 'text')
}

/** For a connection of one's own: dates, moments and numbers arrive as they do from `connect`. */
export const readAsOurs = { getTypeParser }

type Connecting = { max?: number; limits?: WaitedForBy | TimeLimits }

/**
 * Opens a pool. `date` arrives as a Day, `timestamptz` as an Instant, `bigint` and `numeric` as numbers, `jsonb` parsed.
 * A server that went away breaks the query in hand, never the process: the pool makes a new connection next time.
 * `limits`: how long it is waited for, by whom; where nothing is said, as long as the queue waits.
 */
export const connect = (url: string, { max = 10, limits = 'follow-up' }: Connecting = {}): Db => {
  const bounds: TimeLimits = typeof limits === 'string' ? timeLimits[limits] : limits
  const pool = new pg.Pool({
    connectionString: url,
    max,
    ...asConnectionLimits(bounds),
    // For a free connection nobody waits longer than for an answer.
    connectionTimeoutMillis: bounds.statement * 1000,
    types: readAsOurs,
    application_name: 'front-door',
  })
  pool.on('error', () => undefined)
  // Also between two statements of a transaction, where nobody listens: the next statement then fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
