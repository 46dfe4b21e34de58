import { sql } from 'kysely'
import type { AuthorityCode, Fn } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'

export type Team = { id: string; name: string; fn: Fn; phone: string }
export type Worker = { id: string; name: string; jobTitle: string; isManager: boolean }

/** Teams that receive work for this council on this day, by name. `fn` narrows them to one function. */
export const teamsServing = async (
  tx: Tx,
  authority: AuthorityCode,
  on: Day,
  fn: Fn | null = null,
): Promise<Team[]> => {
  const { rows } = await sql<Team>`
    select t.id, t.name, t.fn, t.phone from team t join team_serves s on s.team_id = t.id
    where s.authority = ${authority} and (${fn}::text is null or t.fn = ${fn})
      and t.fn in ('assessment', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty')
      and t.valid_from <= ${on} and (t.valid_to is null or ${on} < t.valid_to)
      and s.valid_from <= ${on} and (s.valid_to is null or ${on} < s.valid_to)
    order by t.name, t.id`.execute(tx)
  return rows
}

/** The people of a team on this day, to allocate work to. Managers last: work is for those who do it. */
export const workersOf = async (tx: Tx, teamId: string, on: Day): Promise<Worker[]> => {
  const { rows } = await sql<Worker>`
    select s.id, s.name, m.is_manager as "isManager",
      coalesce((select e.job_title from employment e where e.staff_id = s.id and e.valid_from <= ${on}
        and (e.valid_to is null or ${on} < e.valid_to) order by e.valid_from desc limit 1), '') as "jobTitle"
    from team_member m join staff s on s.id = m.staff_id
    where m.team_id = ${teamId}
      and m.valid_from <= ${on} and (m.valid_to is null or ${on} < m.valid_to)
      and (s.valid_to is null or ${on} < s.valid_to)
    order by m.is_manager, s.name`.execute(tx)
  return rows
}

/** Names of staff and teams by id: employees' names are known to both councils. */
export const namesOf = async (
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> => {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from staff where id = any (${asked}::uuid[])
    union all select id, name from team where id = any (${asked}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
