import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../db/index.ts'

/**
 * How often something may come from one place, counted for all processes together in the database. A counter that
 * fails lets everybody through: nobody is kept out because a table is slow.
 */

/** So many in so many seconds. */
export type Allowance = { readonly points: number; readonly seconds: number }

/** The library's way to the database is a client with `query`; ours goes through the pool everybody uses. */
const clientOf = (db: Db) => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: rows.length }
  },
})

const limiterOf = (db: Db, keyPrefix: string, { points, seconds }: Allowance) =>
  new RateLimiterPostgres({
    storeClient: clientOf(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: seconds,
  })

const minutesOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 60_000))

/** `prefix` sets these counts apart from those of other rooms. Where from is counted, not collected. */
export const limiter = <Name extends string>(
  prefix: string,
  allowances: Readonly<Record<Name, Allowance>>,
) => {
  const limiters = new WeakMap<Db, Map<Name, RateLimiterPostgres>>()
  const limiterFor = (db: Db, allowance: Name): RateLimiterPostgres => {
    const known = limiters.get(db) ?? new Map<Name, RateLimiterPostgres>()
    limiters.set(db, known)
    const found = known.get(allowance) ?? limiterOf(db, `${prefix}-${allowance}`, allowances[allowance])
    known.set(allowance, found)
    return found
  }
  const anonymised = (from: string): string =>
    createHash('sha256').update(`${prefix}/${from}`).digest('base64url').slice(0, 22)

  return {
    /** Counts one. Null when there is room; else the minutes to wait. */
    minutesToWait: async (db: Db, allowance: Name, from: string): Promise<number | null> => {
      try {
        await limiterFor(db, allowance).consume(anonymised(from))
        return null
      } catch (refusal) {
        return refusal instanceof RateLimiterRes ? minutesOf(refusal) : null
      }
    },
    /** The minutes to wait where all of it is used up, without counting one more; null where there is room. */
    minutesLeft: async (db: Db, allowance: Name, from: string): Promise<number | null> => {
      try {
        const counted = await limiterFor(db, allowance).get(anonymised(from))
        return counted !== null && counted.remainingPoints <= 0 ? minutesOf(counted) : null
      } catch {
        return null
      }
    },
  }
}
