import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Day, englandAndWales } from '../time/index.ts'
import { mayRemove, nextVersion, type Published, refusalToAdd } from './bank-holidays.ts'

export type Holiday = { day: Day; title: string }

/** A database nobody has filled yet counts by the list the service came with: before it is changed it is written down. */
const writeDownShippedList = async (tx: Tx): Promise<void> => {
  const there = await tx.selectFrom('calendar_published').select('version').executeTakeFirst()
  if (there) return
  const { bankHolidays, publishedFrom, publishedTo, version } = englandAndWales
  await tx
    .insertInto('bank_holiday')
    .values([...bankHolidays].map(([day, title]) => ({ day, title })))
    .execute()
  await tx
    .insertInto('calendar_published')
    .values({ published_from: publishedFrom, published_to: publishedTo, version })
    .execute()
}

export const publishedList = async (tx: Tx): Promise<Published> => {
  const row = await tx.selectFrom('calendar_published').selectAll().executeTakeFirst()
  return row
    ? { from: row.published_from, to: row.published_to, version: row.version }
    : {
        from: englandAndWales.publishedFrom,
        to: englandAndWales.publishedTo,
        version: englandAndWales.version,
      }
}

export const bankHolidays = async (tx: Tx): Promise<Holiday[]> => {
  const rows = await tx.selectFrom('bank_holiday').select(['day', 'title']).orderBy('day').execute()
  if (rows.length > 0) return rows
  return [...englandAndWales.bankHolidays].map(([day, title]) => ({ day, title }))
}

/** Held until the change is done, so that two administrators at once make two versions, not one. */
const heldList = async (tx: Tx): Promise<Published> => {
  await writeDownShippedList(tx)
  await sql`select from calendar_published for update`.execute(tx)
  return publishedList(tx)
}

const publish = async (tx: Tx, list: Published): Promise<void> => {
  await tx
    .updateTable('calendar_published')
    .set({ published_to: list.to, version: nextVersion(list) })
    .execute()
}

export const addBankHoliday = async (
  tx: Tx,
  { day, title }: Holiday,
  weekendConfirmed: boolean,
  today: Day,
): Promise<string | null> => {
  const list = await heldList(tx)
  const known = new Set((await bankHolidays(tx)).map((each) => each.day))
  const refused = refusalToAdd(list, known, { day, weekendConfirmed }, today)
  if (refused) return refused
  await tx.insertInto('bank_holiday').values({ day, title }).execute()
  await publish(tx, list)
  return null
}

export const removeBankHoliday = async (tx: Tx, day: Day, today: Day): Promise<string | null> => {
  const list = await heldList(tx)
  if (!mayRemove(day, today)) return 'counted-by'
  const gone = await tx.deleteFrom('bank_holiday').where('day', '=', day).executeTakeFirst()
  if (gone.numDeletedRows === 0n) return 'not-there'
  await publish(tx, list)
  return null
}

/** The government has published further years: until this day every bank holiday is now in the list. */
export const extendList = async (tx: Tx, to: Day): Promise<string | null> => {
  const list = await heldList(tx)
  if (to <= list.to) return 'not-later'
  await publish(tx, { ...list, to })
  return null
}

export const closureDays = async (tx: Tx, authority: AuthorityCode): Promise<Holiday[]> =>
  tx
    .selectFrom('closure_day')
    .select(['day', 'title'])
    .where('authority', '=', authority)
    .orderBy('day')
    .execute()

export const addClosureDay = async (
  tx: Tx,
  authority: AuthorityCode,
  { day, title }: Holiday,
  today: Day,
): Promise<string | null> => {
  if (day < today) return 'past'
  const added = await tx
    .insertInto('closure_day')
    .values({ authority, day, title })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 0n ? 'already-there' : null
}

export const removeClosureDay = async (
  tx: Tx,
  authority: AuthorityCode,
  day: Day,
  today: Day,
): Promise<string | null> => {
  if (!mayRemove(day, today)) return 'counted-by'
  const gone = await tx
    .deleteFrom('closure_day')
    .where('authority', '=', authority)
    .where('day', '=', day)
    .executeTakeFirst()
  return gone.numDeletedRows === 0n ? 'not-there' : null
}
