import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import { isField, type Mapping } from './columns.ts'
import { type Counts, noCounts, type PeopleImport } from './people-import.ts'

/** Files of people as rows: what the pages list, and how far the work has got. */

export const saveImport = async (tx: Tx, it: PeopleImport, isNewStage: boolean): Promise<void> => {
  const changes = {
    name: it.name,
    stage: it.stage,
    is_stopped: it.isStopped,
    source: it.source === '' ? null : it.source,
  }
  const fresh = { phase: 'people', rows_done: 0, counts: JSON.stringify(noCounts) } as const
  const begins = isNewStage && (it.stage === 'checking' || it.stage === 'bringing-in')
  await tx
    .insertInto('people_import')
    .values({
      owner: it.owner,
      id: it.id,
      ...changes,
      ...fresh,
      begun_at: it.begunAt,
      begun_by: it.begunBy,
      moved_at: it.begunAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['owner', 'id']).doUpdateSet(begins ? { ...changes, ...fresh } : changes),
    )
    .execute()
  if (begins) await forgetRun(tx, it.owner, it.id)
}

/** What an earlier check or run left behind; a new one tells its own. */
const forgetRun = async (tx: Tx, owner: AuthorityCode, id: string): Promise<void> => {
  for (const table of ['people_import_row', 'people_import_key'] as const)
    await tx.deleteFrom(table).where('owner', '=', owner).where('import_id', '=', id).execute()
}

export const forgetFile = async (tx: Tx, owner: AuthorityCode, id: string): Promise<void> => {
  for (const table of ['people_import_piece', 'people_import_key'] as const)
    await tx.deleteFrom(table).where('owner', '=', owner).where('import_id', '=', id).execute()
}

export type Phase = 'people' | 'families' | 'done'

export type Progress = {
  phase: Phase
  rowsDone: number
  rowsTotal: number | null
  counts: Counts
  movedAt: Instant
  isStopped: boolean
}

type ProgressRow = Omit<Progress, 'rowsDone' | 'rowsTotal'> & { rowsDone: string; rowsTotal: string | null }

export const progressOf = async (tx: Tx, owner: AuthorityCode, id: string): Promise<Progress | null> => {
  const { rows } = await sql<ProgressRow>`
    select phase, rows_done::text as "rowsDone", rows_total::text as "rowsTotal", counts, moved_at as "movedAt",
      is_stopped as "isStopped"
    from people_import where owner = ${owner} and id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return null
  return {
    ...row,
    counts: { ...noCounts, ...row.counts },
    rowsDone: Number(row.rowsDone),
    rowsTotal: row.rowsTotal === null ? null : Number(row.rowsTotal),
  }
}

/** In the transaction of the batch itself: what is counted was done, and what was done is counted. */
export const saveProgress = async (
  tx: Tx,
  owner: AuthorityCode,
  id: string,
  { phase, rowsDone, rowsTotal, counts, movedAt }: Progress,
): Promise<void> => {
  await tx
    .updateTable('people_import')
    .set({
      phase,
      rows_done: rowsDone,
      rows_total: rowsTotal,
      counts: JSON.stringify(counts),
      moved_at: movedAt,
    })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .execute()
}

/** Only one process works on a file at a time; the others find it taken and leave. Held until the transaction ends. */
export const takeTurn = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`people-import ${id}`}, 0)) as mine`.execute(tx)
  return rows[0]?.mine === true
}

export type ImportLine = {
  id: string
  name: string
  source: string | null
  stage: string
  isStopped: boolean
  begunAt: Instant
  begunBy: string | null
  rowsDone: number
}

/** The last files of this council, newest first. Nobody brings in more than a few. */
export const latestImports = async (tx: Tx, owner: AuthorityCode): Promise<ImportLine[]> => {
  const { rows } = await sql<ImportLine>`
    select i.id, i.name, i.source, i.stage, i.is_stopped as "isStopped", i.begun_at as "begunAt",
      (select s.name from staff s where s.id = i.begun_by) as "begunBy", i.rows_done::float8 as "rowsDone"
    from people_import i where i.owner = ${owner} order by i.begun_at desc, i.id limit 50`.execute(tx)
  return rows
}

/** How the columns of this source, or of the one used last, were read before. */
export const rememberedMapping = async (
  tx: Tx,
  owner: AuthorityCode,
): Promise<{ source: string; mapping: Mapping }[]> => {
  const rows = await tx
    .selectFrom('people_import_mapping')
    .select(['source', 'mapping'])
    .where('owner', '=', owner)
    .orderBy('saved_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ source, mapping }) => ({ source, mapping: mappingFrom(mapping) }))
}

const mappingFrom = (stored: unknown): Mapping =>
  Object.fromEntries(
    Object.entries(stored as Record<string, string>).filter(([field]) => isField(field)),
  ) as Mapping

export const rememberMapping = async (
  tx: Tx,
  owner: AuthorityCode,
  source: string,
  mapping: Mapping,
  at: Instant,
): Promise<void> => {
  const saved = { mapping: JSON.stringify(mapping), saved_at: at }
  await tx
    .insertInto('people_import_mapping')
    .values({ owner, id: newId(), source, ...saved })
    .onConflict((conflict) => conflict.columns(['owner', 'source']).doUpdateSet(saved))
    .execute()
}
