import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'

/** A row that was left out, brought in with a remark, or whose number is somebody else's too. */
export type RowToLookAt = {
  line: number
  kind: 'left-out' | 'same-number' | 'remark'
  reason: string
  row: string
}

/** All that were kept, those left out first, in the order of the file. */
export const rowsToLookAt = async (
  tx: Tx,
  owner: AuthorityCode,
  importId: string,
): Promise<RowToLookAt[]> => {
  const { rows } = await sql<RowToLookAt>`
    select line::float8 as line, kind, reason, row from people_import_row
    where owner = ${owner} and import_id = ${importId}::uuid order by kind, line`.execute(tx)
  return rows
}
