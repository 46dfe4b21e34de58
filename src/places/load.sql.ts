import { sql } from 'kysely'
import { asNobody, newId, takeTimeFor, type Db, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { Outcome, Rejected } from './load.ts'
import type { PostcodeRow } from './postcode-row.ts'

/** Adds postcodes, or corrects those that are known. Public geography: it belongs to no council. */
export const savePostcodes = async (db: Db, rows: readonly PostcodeRow[]): Promise<void> => {
  if (rows.length === 0) return
  await asNobody(db, (tx) =>
    sql`
      insert into postcode (postcode, district, authority, easting, northing)
      select * from unnest(
        ${rows.map((row) => row.postcode)}::text[], ${rows.map((row) => row.district)}::text[],
        ${rows.map((row) => row.authority)}::text[], ${rows.map((row) => row.easting)}::int[],
        ${rows.map((row) => row.northing)}::int[])
      on conflict (postcode) do update set district = excluded.district, authority = excluded.authority,
        easting = excluded.easting, northing = excluded.northing
      where (postcode.district, postcode.authority, postcode.easting, postcode.northing)
        is distinct from (excluded.district, excluded.authority, excluded.easting, excluded.northing)`.execute(
      tx,
    ),
  )
}

/**
 * What the loaded postcodes say of their sectors. A file may hold part of a sector only, so it can make a sector
 * straddle and never stop one from straddling: a postcode nobody loaded is then asked about.
 */
export const renewSectors = async (db: Db): Promise<void> => {
  await asNobody(db, async (tx) => {
    // Every postcode of the country is read through.
    await takeTimeFor(tx, 'loading')
    await sql`
      insert into postcode_sector as known (sector, authority, district, straddles)
      select left(postcode, -3) || ' ' || left(right(postcode, 3), 1),
        case when count(distinct coalesce(authority, '')) = 1 then min(authority) end,
        case when count(distinct district) = 1 and min(authority) is null then min(district) end,
        count(distinct coalesce(authority, '')) > 1
      from postcode group by 1
      on conflict (sector) do update set
        straddles = known.straddles or excluded.straddles or known.authority is distinct from excluded.authority,
        authority = case when known.straddles or known.authority is distinct from excluded.authority then null
          else excluded.authority end,
        district = case when known.district = excluded.district then known.district end`.execute(tx)
  })
}

export const rememberLoad = async (
  db: Db,
  source: string,
  outcome: Outcome,
  at: Instant,
): Promise<string> => {
  const id = newId()
  await asNobody(db, (tx) =>
    tx
      .insertInto('postcode_load')
      .values({
        id,
        loaded_at: at,
        source,
        rows_loaded: outcome.rows,
        rows_rejected: outcome.rejectedRows,
        rejected: JSON.stringify(outcome.rejected),
      })
      .execute(),
  )
  return id
}

export type PastLoad = { id: string; loadedAt: Instant; source: string; rows: number; rejectedRows: number }

/** The last twenty loads, newest first. */
export const pastLoads = async (tx: Tx): Promise<PastLoad[]> => {
  const { rows } = await sql<PastLoad>`
    select id, loaded_at as "loadedAt", source, rows_loaded as rows, rows_rejected as "rejectedRows"
    from postcode_load order by loaded_at desc, id desc limit 20`.execute(tx)
  return rows
}

export const rejectedIn = async (tx: Tx, loadId: string): Promise<readonly Rejected[] | null> => {
  const row = await tx
    .selectFrom('postcode_load')
    .select('rejected')
    .where('id', '=', loadId)
    .executeTakeFirst()
  // Only rememberLoad writes the column.
  return row ? (row.rejected as unknown as readonly Rejected[]) : null
}

export type Held = { authority: string | null; postcodes: number }

/** How many postcodes are held for each council; null is every other council together. */
export const postcodesHeld = async (tx: Tx): Promise<Held[]> => {
  const { rows } = await sql<Held>`
    select authority, count(*)::int as postcodes from postcode group by authority order by 2 desc`.execute(tx)
  return rows
}

export type SectorsHeld = { inOne: number; straddling: number }

export const sectorsHeld = async (tx: Tx): Promise<SectorsHeld> => {
  const { rows } = await sql<SectorsHeld>`
    select count(*) filter (where not straddles)::int as "inOne", count(*) filter (where straddles)::int as straddling
    from postcode_sector`.execute(tx)
  return rows[0] ?? { inOne: 0, straddling: 0 }
}
