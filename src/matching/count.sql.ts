import { sql } from 'kysely'
import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { asActor, type Db, type Tx } from '../db/index.ts'
import { addJob, contextFor } from '../events/index.ts'
import { addDays, at as atTime, dayOf, type Instant } from '../time/index.ts'
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

/** Every night, and whenever somebody was hidden: what only they were called must count for nobody. */
const countedAgainAt = '03:10'

export const matchCount: Task = async (_payload, house) => {
  const [council] = await house.councils()
  if (council === undefined) return
  const now = house.now()
  await countNames(house.db, council.code, now)
  const tomorrow = atTime(addDays(dayOf(now), 1), countedAgainAt)
  await asService(house.db, council.code, now, (tx) =>
    addJob(tx, { task: 'match-count', payload: {}, runAt: tomorrow, key: 'match-count' }),
  )
}

/** How many people of a council the index holds, and how many of them in the shape documents have now. */
export const indexState = async (
  tx: Tx,
  owner: AuthorityCode,
): Promise<{ held: number; current: number }> => {
  const { rows } = await sql<{ held: number; current: number }>`
    select held, current from app.match_state(${owner}, ${documentVersion})`.execute(tx)
  return rows[0] ?? { held: 0, current: 0 }
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
