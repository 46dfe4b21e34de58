import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '../db/index.ts'
import { type Asking, triesAllowed, type TriesName } from './tries-set.ts'

/**
 * How often something may come from one place, counted for all processes together in the database. A counter that
 * fails lets everybody through: nobody is kept out because a table is slow.
 */

/** So many in so many seconds: a number, or as many as the councils have set (tries-set.ts). */
export type Allowance = { readonly points: number | TriesName; readonly seconds: number }

/** The library's way to the database is a client with `query`; ours goes through the pool everybody uses. */
const clientOf = (db: Db) => ({
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: rows.length }
  },
})

const limiterOf = (db: Db, keyPrefix: string, points: number, seconds: number) =>
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
  // One for each number of points; they count in the same rows, so that another number counts what was tried before.
  const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>()
  const limiterFor = async (house: Asking, allowance: Name, most?: number): Promise<RateLimiterPostgres> => {
    const { points: set, seconds } = allowances[allowance]
    const points = most ?? (typeof set === 'number' ? set : await triesAllowed(house, set))
    const known = limiters.get(house.db) ?? new Map<string, RateLimiterPostgres>()
    limiters.set(house.db, known)
    const key = `${allowance} ${String(points)}`
    const found = known.get(key) ?? limiterOf(house.db, `${prefix}-${allowance}`, points, seconds)
    known.set(key, found)
    return found
  }
  const anonymised = (from: string): string =>
    createHash('sha256').update(`${prefix}/${from}`).digest('base64url').slice(0, 22)

  return {
    /** Counts one. Null when there is room; else the minutes to wait. `most`: instead of what the allowance says. */
    minutesToWait: async (
      house: Asking,
      allowance: Name,
      from: string,
      most?: number,
    ): Promise<number | null> => {
      try {
        await (await limiterFor(house, allowance, most)).consume(anonymised(from))
        return null
      } catch (refusal) {
        return refusal instanceof RateLimiterRes ? minutesOf(refusal) : null
      }
    },
    /** The minutes to wait where all of it is used up, without counting one more; null where there is room. */
    minutesLeft: async (house: Asking, allowance: Name, from: string): Promise<number | null> => {
      try {
        const counted = await (await limiterFor(house, allowance)).get(anonymised(from))
        return counted !== null && counted.remainingPoints <= 0 ? minutesOf(counted) : null
      } catch {
        return null
      }
    },
  }
}
