import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'

/** Whom to ring in the hub that serves this council today; the council's duty manager where no hub does. */
export const hubPhone = async (tx: Tx, owner: AuthorityCode): Promise<string> => {
  const { rows } = await sql<{ phone: string }>`
    select t.phone from team t join team_serves s on s.team_id = t.id
    where s.authority = ${owner} and t.fn = 'mash'
      and t.valid_from <= app.local_day(app.at()) and (t.valid_to is null or app.local_day(app.at()) < t.valid_to)
      and s.valid_from <= app.local_day(app.at()) and (s.valid_to is null or app.local_day(app.at()) < s.valid_to)
    union all select duty_phone from authority where code = ${owner} limit 1`.execute(tx)
  return rows[0]?.phone ?? ''
}
