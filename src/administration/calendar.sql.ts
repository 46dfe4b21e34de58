import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Day, englandAndWales } from '../time/index.ts'
import type { Published } from './bank-holidays.ts'

export type Holiday = { day: Day; title: string }

/** A database nobody has filled yet counts by the list the service came with: before it is changed it is written down. */
export const writeDownShippedList = async (tx: Tx): Promise<void> => {
  const { bankHolidays: days, publishedFrom, publishedTo, version } = englandAndWales
  const shipped = JSON.stringify([...days].map(([day, title]) => ({ day, title })))
  await sql`select app.write_down_calendar(${publishedFrom}, ${publishedTo}, ${version}, ${shipped}::jsonb)`.execute(
    tx,
  )
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

export const closureDays = async (tx: Tx, authority: AuthorityCode): Promise<Holiday[]> =>
  tx
    .selectFrom('closure_day')
    .select(['day', 'title'])
    .where('authority', '=', authority)
    .orderBy('day')
    .execute()
