import { sql } from 'kysely'
import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { asActor, type Db, type Tx } from '../db/index.ts'
import { addJob, contextFor } from '../events/index.ts'
import { indexedOf, indexState } from '../matching/index.ts'
import type { Instant } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import { rememberThese } from './described.sql.ts'

/**
 * Makes what the match index holds from the records again. A migration cannot, for keys are made in TypeScript; so a
 * service that starts with people the index does not hold, or holds in an older shape, does it beside its work, and the
 * command `npm run match:rebuild` does it at once. Batch by batch, each in a transaction of its own: the memory stays
 * flat, and whatever breaks off goes on where it was.
 */

const batch = 500

const serviceFor = (owner: AuthorityCode): SystemActor => ({
  kind: 'system',
  job: 'match-rebuild',
  actingFor: owner,
})

const asService = <T>(db: Db, owner: AuthorityCode, at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(db, contextFor(serviceFor(owner), 'person.change', at), work)

const firstId = '00000000-0000-0000-0000-000000000000'

/** A batch of a council's people after this one, in the order of their ids; `last` null when there are none. */
const nextBatch = async (tx: Tx, owner: AuthorityCode, after: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from person where owner = ${owner} and id > ${after}::uuid order by id limit ${batch}`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

type Step = { last: string; looked: number; made: number }

/** Makes one batch; null when all have been seen. With `all` also those whose document is of the present shape. */
const rebuildBatch = (
  db: Db,
  owner: AuthorityCode,
  at: Instant,
  { after, all }: { after: string; all: boolean },
): Promise<Step | null> =>
  asService(db, owner, at, async (tx) => {
    const ids = await nextBatch(tx, owner, after)
    const last = ids.at(-1)
    if (last === undefined) return null
    const known = all ? new Set<string>() : await indexedOf(tx, owner, ids)
    const missing = ids.filter((id) => !known.has(id))
    if (missing.length > 0) await rememberThese(tx, owner, missing)
    return { last, looked: ids.length, made: missing.length }
  })

export type Rebuilding = { owner: AuthorityCode; looked: number; made: number; last: string }

type Options = { at: Instant; all: boolean; after?: string; tell?: (progress: Rebuilding) => void }

/** Goes through all people of one council. Gives how many were looked at and how many made. */
export const rebuildCouncil = async (
  db: Db,
  owner: AuthorityCode,
  { at, all, after = firstId, tell = () => undefined }: Options,
): Promise<Rebuilding> => {
  const so: Rebuilding = { owner, looked: 0, made: 0, last: after }
  for (;;) {
    const step = await rebuildBatch(db, owner, at, { after: so.last, all })
    if (step === null) return so
    Object.assign(so, { looked: so.looked + step.looked, made: so.made + step.made, last: step.last })
    tell({ ...so })
  }
}

/** Do a council's people and what the index holds of them differ in number? Cheap enough to ask at every start. */
export const isIndexShort = (db: Db, owner: AuthorityCode, at: Instant): Promise<boolean> =>
  asService(db, owner, at, async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from person where owner = ${owner}`.execute(tx)
    const { current } = await indexState(tx, owner)
    return current < (rows[0]?.n ?? 0)
  })

/** So many batches in one job, so that the process that stops or is killed loses minutes and not hours. */
const batchesInAJob = 20

/** Looks at every council when the service starts; where people are missing from the index, makes them batch by batch. */
export const matchMissing: Task = async ({ owner = '', after = firstId }, house) => {
  const at = house.now()
  if (owner === '') {
    for (const { code } of await house.councils())
      if (await isIndexShort(house.db, code, at)) await goOn(house.db, code, at, firstId)
    return
  }
  let last = after
  for (let nth = 0; nth < batchesInAJob; nth += 1) {
    const step = await rebuildBatch(house.db, owner, at, { after: last, all: false })
    if (step === null) return
    last = step.last
  }
  await goOn(house.db, owner, at, last)
}

const goOn = (db: Db, owner: AuthorityCode, at: Instant, after: string): Promise<void> =>
  asService(db, owner, at, (tx) =>
    addJob(tx, { task: 'match-missing', payload: { owner, after }, key: `match-missing:${owner}` }),
  )
