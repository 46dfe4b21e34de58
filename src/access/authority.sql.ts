import { sql } from 'kysely'
import type { Db, Tx } from '../db/index.ts'

/** What everybody may know of a council: its name, colour and telephone numbers. */
export type AuthorityCard = {
  code: string
  name: string
  shortName: string
  letter: string
  colour: string
  dayPhone: string
  nightPhone: string
  dutyPhone: string
}

export const authorities = async (db: Db | Tx): Promise<AuthorityCard[]> => {
  const { rows } = await sql<AuthorityCard>`
    select a.code, o.name, a.short_name as "shortName", a.letter, a.colour, a.day_phone as "dayPhone",
      a.night_phone as "nightPhone", a.duty_phone as "dutyPhone"
    from authority a join organisation o on o.code = a.code order by a.short_name`.execute(db)
  return rows
}
