import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../db/index.ts'

/**
 * How often, by whom, counted for all processes together in the database. Generous: a whole hospital shares one
 * address. Whatever is urgent is not counted at all, and nobody is ever given a puzzle.
 */
const allowances = {
  /** Referrals begun from one address. */
  begin: { points: 100, seconds: 3600 },
  /** Referrals sent from one address. */
  send: { points: 60, seconds: 3600 },
  /** Pages and savings of one draft: a fast typist for hours. */
  save: { points: 3000, seconds: 3600 },
  /** Files added to one draft. */
  files: { points: 60, seconds: 3600 },
  /** Codes asked for one draft, and from one address. */
  code: { points: 5, seconds: 3600 },
  'code-from': { points: 30, seconds: 3600 },
  /** Codes tried from one address. */
  try: { points: 60, seconds: 3600 },
} as const

export type Allowance = keyof typeof allowances

/** The library's way to the database is a client with `query`; ours goes through the pool everybody uses. */
const clientOf = (db: Db) => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: rows.length }
  },
})

const limiters = new WeakMap<Db, Map<Allowance, RateLimiterPostgres>>()

const limiterFor = (db: Db, allowance: Allowance): RateLimiterPostgres => {
  const known = limiters.get(db) ?? new Map<Allowance, RateLimiterPostgres>()
  limiters.set(db, known)
  const { points, seconds } = allowances[allowance]
  const limiter =
    known.get(allowance) ??
    new RateLimiterPostgres({
      storeClient: clientOf(db),
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: `refer-${allowance}`,
      points,
      duration: seconds,
    })
  known.set(allowance, limiter)
  return limiter
}

/** Addresses are counted, not collected. */
const anonymised = (from: string): string =>
  createHash('sha256').update(`refer/${from}`).digest('base64url').slice(0, 22)

/** Counts one. Null when there is room; else the minutes to wait. A counter that fails lets everybody through. */
export const minutesToWait = async (db: Db, allowance: Allowance, from: string): Promise<number | null> => {
  try {
    await limiterFor(db, allowance).consume(anonymised(from))
    return null
  } catch (refusal) {
    return refusal instanceof RateLimiterRes ? Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)) : null
  }
}

export const forgetOldCounts = async (db: Db, nowMilliseconds: number): Promise<void> => {
  await db.deleteFrom('rate_limit').where('expire', '<', nowMilliseconds).execute()
}
