import { sql } from 'kysely'
import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { asActor, type Db, type Tx } from '../db/index.ts'
import { addJob, contextFor } from '../events/index.ts'
import { addDays, addHours, at as atTime, dayOf, type Instant } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import { documentVersion } from './cleaned.ts'

/** How common names and postcodes are, counted again. New words are known at once; how many bear them, by this. */

const service = (actingFor: AuthorityCode): SystemActor => ({ kind: 'system', job: 'match-count', actingFor })

const asService = <T>(db: Db, owner: AuthorityCode, at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(db, contextFor(service(owner), 'person.change', at), work)

/** Counts the names and postcodes of all open records. Gives how many people there are. */
export const countNames = (db: Db, owner: AuthorityCode, at: Instant): Promise<number> =>
  asService(db, owner, at, async (tx) => {
    const { rows } = await sql<{ people: number }>`select app.match_count() as people`.execute(tx)
    return rows[0]?.people ?? 0
  })

/** Every night, and at once when somebody was hidden: what only they were called must count for nobody. */
const countedAgainAt = '03:10'
const aDay = 24

export const matchCount: Task = async ({ now: atOnce }, house) => {
  const [council] = await house.councils()
  if (council === undefined) return
  const now = house.now()
  const { countedAt } = await asService(house.db, council.code, now, (tx) => indexState(tx, council.code))
  // A start counts only what was not counted the night before: it is a minute's work where there are a million people.
  if (atOnce === 'yes' || countedAt === null || countedAt < addHours(now, -aDay))
    await countNames(house.db, council.code, now)
  const tomorrow = atTime(addDays(dayOf(now), 1), countedAgainAt)
  await asService(house.db, council.code, now, (tx) =>
    addJob(tx, { task: 'match-count', payload: { now: 'yes' }, runAt: tomorrow, key: 'match-count' }),
  )
}

/** How many people of a council the index holds, how many of them in the shape documents have now. */
export type IndexState = { held: number; current: number; countedAt: Instant | null }

export const indexState = async (tx: Tx, owner: AuthorityCode): Promise<IndexState> => {
  const { rows } = await sql<IndexState>`
    select held, current, counted_at as "countedAt" from app.match_state(${owner}, ${documentVersion})`.execute(
    tx,
  )
  return rows[0] ?? { held: 0, current: 0, countedAt: null }
}

/** Those of these people whom the index holds in the shape documents have now. */
export const indexedOf = async (
  tx: Tx,
  owner: AuthorityCode,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select app.match_known(${owner}, ${[...ids]}::uuid[], ${documentVersion}) as id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
