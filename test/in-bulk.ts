import { sql } from 'kysely'
import type { Db, Tx } from '../src/db/index.ts'

/**
 * Writes a year of rows at once, as the owner of the tables, for asking how lists are read at scale. Nothing looks at
 * each row by itself, neither foreign keys nor triggers, so what is written must fit together by its own making.
 */
export const inBulk = (owner: Db, work: (tx: Tx) => Promise<void>): Promise<void> =>
  owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    // Without it the pages cannot be marked as seen by all yet, and no index would be read alone.
    await sql`set local synchronous_commit = on`.execute(tx)
    await work(tx)
  })
