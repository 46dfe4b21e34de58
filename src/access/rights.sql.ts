import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { authorities, type AuthorityCard } from './authority.sql.ts'
import type {
  DelegatedFunction,
  Employment,
  Grant,
  Membership,
  Placement,
  Rights,
  RunOffCase,
  Succession,
} from './rights.ts'
import { isFn, isRole } from './words.ts'

type Found = {
  name: string
  initials: string
  employments: Employment[]
  placements: Placement[]
  trainingValidTo: Day | null
  delegations: DelegatedFunction[]
  successions: Succession[]
  grants: Grant[]
  runOff: RunOffCase[]
  roles: { role: string; from: Day; to: Day | null }[]
  memberships: (Omit<Membership, 'fn'> & { fn: string })[]
}

/** An instant as we write it everywhere: JSON made by PostgreSQL would write it in the time zone of the connection. */
const utc = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Every dated fact this worker's rights could come from, in one question. Null: no such worker. */
const findRights = async (db: Db, staffId: string): Promise<Rights | null> => {
  const { rows } = await sql<Found>`
    select s.name, s.initials, s.training_valid_to as "trainingValidTo",
      (select coalesce(json_agg(json_build_object('employer', e.employer, 'employerName', o.name,
          'jobTitle', e.job_title, 'from', e.valid_from, 'to', least(e.valid_to, s.valid_to)) order by e.valid_from), '[]')
        from employment e join organisation o on o.code = e.employer where e.staff_id = s.id) as employments,
      (select coalesce(json_agg(json_build_object('employer', p.employer, 'host', p.host, 'fns', p.fns,
          'from', p.valid_from, 'to', p.valid_to, 'endsAt', ${utc('p.ends_at')}, 'finishUntil', ${utc('p.finish_until')},
          'instrument', json_build_object('id', i.id, 'title', i.title, 'version', i.version)) order by p.valid_from), '[]')
        from s113_placement p join instrument i on i.id = p.instrument_id where p.staff_id = s.id) as placements,
      (select coalesce(json_agg(json_build_object('fn', f.fn, 'clientGroup', f.client_group, 'holder', f.holder,
          'discharger', f.discharger, 'from', f.valid_from, 'to', f.valid_to, 'effectiveOn', f.effective_on,
          'endedOn', f.ended_on, 'reserved', f.reserved,
          'governanceChanges', (select coalesce(json_agg(json_build_object('from', g.counts_from,
              'confirmedOn', v.confirmed_on) order by g.counts_from), '[]')
            from governance_change g left join revalidation v on v.change_id = g.id and v.function_id = f.id
            where g.authority in (f.holder, f.discharger)),
          'instrument', json_build_object('id', i.id, 'title', i.title, 'version', i.version)) order by f.valid_from), '[]')
        from delegated_function f join instrument i on i.id = f.instrument_id
        where f.discharger in (select e.employer from employment e where e.staff_id = s.id)) as delegations,
      (select coalesce(json_agg(json_build_object('predecessor', n.predecessor, 'successor', n.successor,
          'vestsOn', n.vests_on, 'orderRef', n.order_ref) order by n.predecessor), '[]')
        from authority_succession n
        where n.successor in (select e.employer from employment e where e.staff_id = s.id)) as successions,
      (select coalesce(json_agg(json_build_object('id', g.id, 'kind', g.kind, 'authority', g.authority,
          'from', ${utc('g.given_from')}, 'until', ${utc('g.given_until')}, 'withdrawnAt', ${utc('g.withdrawn_at')},
          'isApproved', g.approved_by is not null,
          'records', (select coalesce(json_agg(r.subject_id), '[]') from access_grant_record r where r.grant_id = g.id))
          order by g.given_from), '[]')
        from access_grant g where g.staff_id = s.id) as grants,
      (select coalesce(json_agg(json_build_object('authority', c.authority, 'fn', c.fn, 'record', c.subject_id,
          'mayWrite', c.may_write, 'from', ${utc('c.given_from')}, 'stopsAt', ${utc('c.stops_at')},
          'instrument', json_build_object('id', i.id, 'title', i.title, 'version', i.version)) order by c.given_from), '[]')
        from run_off_case c join instrument i on i.id = c.instrument_id where c.staff_id = s.id) as "runOff",
      (select coalesce(json_agg(json_build_object('role', r.role, 'from', r.valid_from, 'to', r.valid_to)), '[]')
        from role_held r where r.staff_id = s.id) as roles,
      (select coalesce(json_agg(json_build_object('teamId', t.id, 'teamName', t.name, 'fn', t.fn,
          'organisation', t.organisation, 'isManager', m.is_manager, 'from', greatest(m.valid_from, t.valid_from),
          'to', least(m.valid_to, t.valid_to),
          'serves', (select coalesce(json_agg(json_build_object('authority', v.authority, 'from', v.valid_from,
              'to', v.valid_to) order by v.authority), '[]') from team_serves v where v.team_id = t.id)) order by t.name), '[]')
        from team_member m join team t on t.id = m.team_id where m.staff_id = s.id) as memberships
    from staff s where s.id = ${staffId}`.execute(db)
  const found = rows[0]
  if (!found) return null
  return {
    ...found,
    staffId,
    roles: found.roles.flatMap(({ role, ...range }) => (isRole(role) ? [{ role, ...range }] : [])),
    memberships: found.memberships.flatMap(({ fn, ...rest }) => (isFn(fn) ? [{ fn, ...rest }] : [])),
  }
}

/** What is remembered between requests: rights by worker, and the councils. */
export type Remembered = {
  /** `version` is the rights version read with this request; without it, it is asked for. */
  rightsOf: (staffId: string, version?: number) => Promise<Rights | null>
  councils: (version?: number) => Promise<AuthorityCard[]>
}

/**
 * Rights remembered between requests, and forgotten the moment any row they come from changes: the database bumps
 * rights_version in the same transaction, so a change counts from the next request in every process (authorisation R9).
 */
export const rememberRights = (db: Db): Remembered => {
  let version = -1
  let rights = new Map<string, Promise<Rights | null>>()
  let councils: Promise<AuthorityCard[]> | null = null

  const bringUpTo = async (known: number | undefined): Promise<void> => {
    const current = known ?? (await currentVersion(db))
    if (current === version) return
    version = current
    rights = new Map()
    councils = null
  }
  return {
    rightsOf: async (staffId, known) => {
      await bringUpTo(known)
      const remembered = rights.get(staffId) ?? findRights(db, staffId)
      if (rights.size < 10_000) rights.set(staffId, remembered)
      return remembered.catch((error: unknown) => {
        rights.delete(staffId)
        throw error
      })
    },
    councils: async (known) => {
      await bringUpTo(known)
      councils ??= authorities(db)
      return councils.catch((error: unknown) => {
        councils = null
        throw error
      })
    },
  }
}

const currentVersion = async (db: Db): Promise<number> => {
  const row = await db.selectFrom('rights_version').select('version').executeTakeFirst()
  return row?.version ?? 0
}
