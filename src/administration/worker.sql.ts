import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'

/**
 * Workers in sight of a council: whom it employs, whom an organisation that is no council employs, and whoever is in a
 * team that serves it or lent to it. The other council's own people are its own to look after.
 */
const inSightOf = (authority: AuthorityCode) => sql`(
  exists (select from employment e where e.staff_id = s.id and e.employer = ${authority})
  or not exists (select from employment e join authority a on a.code = e.employer where e.staff_id = s.id)
  or exists (select from team_member m join team_serves v on v.team_id = m.team_id
    where m.staff_id = s.id and v.authority = ${authority})
  or exists (select from s113_placement p where p.staff_id = s.id and p.host = ${authority}))`

export type WorkerLine = {
  id: string
  name: string
  employer: string
  jobTitle: string
  teams: string[]
  isLeft: boolean
}

type Asked = { authority: AuthorityCode; on: Day; name: string; after: string | null; limit: number }

export const workersQuery = ({ authority, on, name, after, limit }: Asked) => {
  const like = `%${name.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`
  return sql<WorkerLine>`
    select s.id, s.name, coalesce(now_.employer, '') as employer, coalesce(now_.job_title, '') as "jobTitle",
      now_.employer is null as "isLeft",
      array(select t.name from team_member m join team t on t.id = m.team_id
        where m.staff_id = s.id and m.valid_from <= ${on} and (m.valid_to is null or ${on} < m.valid_to) order by t.name) as teams
    from staff s left join lateral (
      select o.name as employer, e.job_title from employment e join organisation o on o.code = e.employer
      where e.staff_id = s.id and (e.valid_to is null or ${on} < e.valid_to) order by e.valid_from limit 1) now_ on true
    where ${inSightOf(authority)}
      and ${name === '' ? sql`true` : sql`s.name ilike ${like}`}
      and ${after === null ? sql`true` : sql`(s.name, s.id) > (select f.name, f.id from staff f where f.id = ${after}::uuid)`}
    order by s.name, s.id limit ${limit}`
}

/** By name, page by page: `after` is the last worker of the page before, named by id, so that no name is in an address. */
export const workersNamed = async (tx: Tx, asked: Asked): Promise<WorkerLine[]> =>
  (await workersQuery(asked).execute(tx)).rows

type Dated = { id: string; from: Day; to: Day | null }
export type WorkerFile = {
  id: string
  name: string
  initials: string
  email: string
  trainingValidTo: Day | null
  employments: (Dated & { employer: string; employerName: string; jobTitle: string })[]
  roles: (Dated & { role: string })[]
  memberships: (Dated & { teamId: string; team: string; isManager: boolean })[]
  placements: (Dated & {
    host: string
    employer: string
    fns: string[]
    consultedOn: Day
    instrument: string
    /** As the database writes moments within JSON. */
    endsAt: string | null
    finishUntil: string | null
    /** Per cent of full time; null where it was not asked for yet. */
    share: number | null
    indemnity: string | null
    waiver: string | null
  })[]
  lastSignedIn: string | null
}

/** Every dated fact of one worker in sight; null where there is no such worker, or none in sight. */
export const workerFile = async (
  tx: Tx,
  id: string,
  authority: AuthorityCode,
): Promise<WorkerFile | null> => {
  const { rows } = await sql<WorkerFile>`
    select s.id, s.name, s.initials, s.email, s.training_valid_to as "trainingValidTo",
      (select coalesce(json_agg(json_build_object('id', e.id, 'employer', e.employer, 'employerName', o.name,
          'jobTitle', e.job_title, 'from', e.valid_from, 'to', e.valid_to) order by e.valid_from desc), '[]')
        from employment e join organisation o on o.code = e.employer where e.staff_id = s.id) as employments,
      (select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'from', r.valid_from, 'to', r.valid_to)
          order by r.valid_from desc, r.role), '[]') from role_held r where r.staff_id = s.id) as roles,
      (select coalesce(json_agg(json_build_object('id', m.id, 'teamId', t.id, 'team', t.name, 'isManager', m.is_manager,
          'from', m.valid_from, 'to', m.valid_to) order by m.valid_from desc, t.name), '[]')
        from team_member m join team t on t.id = m.team_id where m.staff_id = s.id) as memberships,
      (select coalesce(json_agg(json_build_object('id', p.id, 'host', h.name, 'employer', o.name, 'fns', p.fns,
          'consultedOn', p.consulted_on, 'instrument', i.title, 'from', p.valid_from, 'to', p.valid_to,
          'endsAt', p.ends_at, 'finishUntil', p.finish_until, 'share', p.share_of_full_time,
          'indemnity', p.indemnity, 'waiver', p.waiver)
          order by p.valid_from desc), '[]')
        from s113_placement p join organisation h on h.code = p.host join organisation o on o.code = p.employer
          join instrument i on i.id = p.instrument_id where p.staff_id = s.id) as placements,
      (select max(g.at) from sign_in g where g.staff_id = s.id and g.outcome <> 'refused') as "lastSignedIn"
    from staff s where s.id = ${id}::uuid and ${inSightOf(authority)}`.execute(tx)
  return rows[0] ?? null
}

export type Named = { value: string; text: string }

/** Employers a council's administrator may take somebody on for: the council itself, and organisations that are no council. */
export const employersFor = async (tx: Tx, authority: AuthorityCode, on: Day): Promise<Named[]> => {
  const { rows } = await sql<Named>`
    select o.code as value, o.name as text from organisation o
    where (o.valid_to is null or ${on} < o.valid_to)
      and (o.code = ${authority} or not exists (select from authority a where a.code = o.code))
    order by o.code <> ${authority}, o.name`.execute(tx)
  return rows
}

export const openTeams = async (tx: Tx, on: Day): Promise<Named[]> => {
  const { rows } = await sql<Named>`
    select t.id::text as value, t.name || ', ' || o.name as text from team t join organisation o on o.code = t.organisation
    where t.valid_to is null or ${on} < t.valid_to order by t.name, t.id`.execute(tx)
  return rows
}

/** Agreements under section 113 in force or still to begin, with their parties. */
export const lendingAgreements = async (tx: Tx, on: Day): Promise<(Named & { parties: string[] })[]> => {
  const { rows } = await sql<Named & { parties: string[] }>`
    select i.id::text as value, i.title as text,
      array(select p.organisation from instrument_party p where p.instrument_id = i.id order by 1) as parties
    from instrument i where i.kind = 's113-agreement' and (i.valid_to is null or ${on} < i.valid_to)
    order by i.title, i.id`.execute(tx)
  return rows
}
