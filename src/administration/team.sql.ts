import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'

export type TeamLine = {
  id: string
  name: string
  fn: string
  organisation: string
  phone: string
  serves: string[]
  people: number
  to: Day | null
}

type Asked = { on: Day; after: string | null; limit: number }

/** Every team, by name, page by page: teams are known to both councils, so that work can be sent to them. */
export const teamsByName = async (tx: Tx, { on, after, limit }: Asked): Promise<TeamLine[]> => {
  const { rows } = await sql<TeamLine>`
    select t.id, t.name, t.fn, o.name as organisation, t.phone, t.valid_to as "to",
      array(select a.short_name from team_serves v join authority a on a.code = v.authority
        where v.team_id = t.id and v.valid_from <= ${on} and (v.valid_to is null or ${on} < v.valid_to)
        order by a.short_name) as serves,
      (select count(*)::int from team_member m where m.team_id = t.id
        and m.valid_from <= ${on} and (m.valid_to is null or ${on} < m.valid_to)) as people
    from team t join organisation o on o.code = t.organisation
    where ${after === null ? sql`true` : sql`(t.name, t.id) > (select f.name, f.id from team f where f.id = ${after}::uuid)`}
    order by t.name, t.id limit ${limit}`.execute(tx)
  return rows
}

export type TeamFile = {
  id: string
  name: string
  fn: string
  organisation: string
  organisationName: string
  phone: string
  from: Day
  to: Day | null
  serves: { authority: AuthorityCode; name: string; from: Day; to: Day | null }[]
}

export const teamFile = async (tx: Tx, id: string): Promise<TeamFile | null> => {
  const { rows } = await sql<TeamFile>`
    select t.id, t.name, t.fn, t.organisation, o.name as "organisationName", t.phone, t.valid_from as "from", t.valid_to as "to",
      (select coalesce(json_agg(json_build_object('authority', v.authority, 'name', a.short_name, 'from', v.valid_from,
          'to', v.valid_to) order by a.short_name, v.valid_from), '[]')
        from team_serves v join authority a on a.code = v.authority where v.team_id = t.id) as serves
    from team t join organisation o on o.code = t.organisation where t.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? null
}

export type MemberLine = { id: string; name: string; isManager: boolean; from: Day; to: Day | null }

/** Who is in a team now or will be; at most two hundred, by name. */
export const membersOf = async (tx: Tx, teamId: string, on: Day): Promise<MemberLine[]> => {
  const { rows } = await sql<MemberLine>`
    select s.id, s.name, m.is_manager as "isManager", m.valid_from as "from", m.valid_to as "to"
    from team_member m join staff s on s.id = m.staff_id
    where m.team_id = ${teamId}::uuid and (m.valid_to is null or ${on} < m.valid_to)
    order by s.name, s.id limit 200`.execute(tx)
  return rows
}
