import { sql } from 'kysely'
import { asActor, newId, type Db, type Tx } from '../db/index.ts'
import { addJob, contextFor } from '../events/index.ts'
import { asService } from '../questions/index.ts'
import { addDays, addHours, dayOf, startOfDay, type Instant } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import type { Asked } from './asked.ts'

/** What was searched for, kept as the searcher's own draft until the night after. */

const jobName = 'forget-searches'
const keptHours = 4

/** In the small hours: whoever works through the night keeps the searches of the last few hours. */
const lookTonight = (tx: Tx, at: Instant): Promise<void> =>
  addJob(tx, {
    task: jobName,
    payload: {},
    runAt: addHours(startOfDay(addDays(dayOf(at), 1)), 3),
    key: jobName,
  })

/** Keeps what is asked and gives the id its results are found under. */
export const keepSearch = (
  db: Db,
  { actor, at }: Pick<Visit, 'actor' | 'at'>,
  asked: Asked,
): Promise<string> =>
  asActor(db, contextFor(actor, 'people.search', at), async (tx) => {
    const id = newId()
    const answers = JSON.stringify(asked)
    await tx
      .insertInto('draft')
      .values({
        id,
        kind: 'search',
        staff_id: actor.rights.staffId,
        answers,
        started_at: at,
        saved_at: at,
      })
      .execute()
    await lookTonight(tx, at)
    return id
  })

/** A search of this worker's own; null once it was forgotten, and for anybody else's. */
export const findSearch = async (tx: Tx, id: string): Promise<Asked | null> => {
  const row = await tx
    .selectFrom('draft')
    .select('answers')
    .where('id', '=', id)
    .where('kind', '=', 'search')
    .where('staff_id', '=', sql<string>`app.staff_id()`)
    .executeTakeFirst()
  // Only this file writes these rows.
  return row ? (row.answers as Asked) : null
}

/** Forgets what was searched for, and looks again the next night while anything is left. */
export const forgetSearches = (db: Db, at: Instant): Promise<void> =>
  asService(db, at, async (tx) => {
    await tx
      .deleteFrom('draft')
      .where('kind', '=', 'search')
      .where('saved_at', '<', addHours(at, -keptHours))
      .execute()
    const left = await tx
      .selectFrom('draft')
      .select('id')
      .where('kind', '=', 'search')
      .limit(1)
      .executeTakeFirst()
    if (left) await lookTonight(tx, at)
  })
