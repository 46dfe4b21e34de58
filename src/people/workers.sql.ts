import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'

/** A worker who could be named on a record, and what tells two of one name apart. */
export type Worker = { id: string; name: string; job: string; team: string }

const described = sql<string>`
  s.id, s.name,
  coalesce((select e.job_title from employment e where e.staff_id = s.id order by e.valid_from desc limit 1), '') as job,
  coalesce((select string_agg(distinct t.name, ', ') from team_member m join team t on t.id = m.team_id
    where m.staff_id = s.id), '') as team`

/** Workers of teams that serve this council on this day, whose name has these letters in it. */
export const findWorkers = async (
  tx: Tx,
  council: AuthorityCode,
  on: Day,
  typed: string,
): Promise<readonly Worker[]> => {
  const pattern = `%${typed.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  if (typed.trim().length < 2) return []
  const { rows } = await sql<Worker>`
    select ${described} from staff s
    where s.name ilike ${pattern} and (s.valid_to is null or ${on} < s.valid_to) and exists (
      select from team_member m join team_serves v on v.team_id = m.team_id
      where m.staff_id = s.id and v.authority = ${council}
        and m.valid_from <= ${on} and (m.valid_to is null or ${on} < m.valid_to)
        and v.valid_from <= ${on} and (v.valid_to is null or ${on} < v.valid_to))
    order by s.name, s.id limit 20`.execute(tx)
  return rows
}

/** These workers, by id. */
export const workersById = async (tx: Tx, ids: readonly string[]): Promise<readonly Worker[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<Worker>`
    select ${described} from staff s where s.id::text = any (${[...new Set(ids)]}::text[])
    order by s.name, s.id`.execute(tx)
  return rows
}

/** Who can be custodian of a sealed record of this council: its own privacy officers. */
export const custodiansOf = async (tx: Tx, council: AuthorityCode, on: Day): Promise<readonly Worker[]> => {
  const { rows } = await sql<Worker>`
    select ${described} from staff s
    where (s.valid_to is null or ${on} < s.valid_to)
      and exists (select from role_held r where r.staff_id = s.id and r.role = 'privacy-officer'
        and r.valid_from <= ${on} and (r.valid_to is null or ${on} < r.valid_to))
      and exists (select from employment e where e.staff_id = s.id and e.employer = ${council}
        and e.valid_from <= ${on} and (e.valid_to is null or ${on} < e.valid_to))
    order by s.name, s.id`.execute(tx)
  return rows
}
