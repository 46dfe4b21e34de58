import { sql } from 'kysely'
import type { Db, Tx } from '../src/db/index.ts'

/** Whether the invented county was put into this database when it was empty. Only then may anybody sign in as anybody. */
export const isTrial = async (db: Db | Tx): Promise<boolean> => {
  const mark = await db.selectFrom('trial_mark').select('made_at').executeTakeFirst()
  return mark !== undefined
}

/** Marks an empty database. Refuses one in which anybody is: they may be real, and stay by themselves. */
export const markAsTrial = async (tx: Tx): Promise<void> => {
  const { rows } = await sql<{ somebody: boolean }>`
    select exists (select from organisation) or exists (select from staff) or exists (select from contact)
      or exists (select from person) or exists (select from draft) as somebody`.execute(tx)
  if (rows[0]?.somebody !== false)
    throw new Error(
      'This database was not made as a trial and holds people already, so the invented county is not put into it and nobody signs in as an invented person. Start without DEMO=1, or name an empty database.',
    )
  await tx.insertInto('trial_mark').defaultValues().execute()
}
