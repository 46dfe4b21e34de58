import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { addDays, type Day, type Instant, startOfDay } from '../time/index.ts'
import { type BegunClock, daysLookedBack } from './late-under.ts'
import type { Ended, TeamAround } from './rights-after.ts'

export const lookedBackTo = (today: Day): Instant => startOfDay(addDays(today, -daysLookedBack))

export const clocksBegunQuery = (
  owner: AuthorityCode,
  rules: readonly string[],
  since: Instant,
) => sql<BegunClock>`
  select rule, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt" from clock
  where owner = ${owner} and rule = any (${[...rules]}::text[]) and started_at >= ${since}::timestamptz`

/** One council's clocks of these rules that began lately. */
export const clocksBegunSince = async (
  tx: Tx,
  owner: AuthorityCode,
  rules: readonly string[],
  since: Instant,
): Promise<BegunClock[]> =>
  rules.length === 0 ? [] : (await clocksBegunQuery(owner, rules, since).execute(tx)).rows

/** How many clocks of a council run past a day. */
export const clocksRunningPast = async (tx: Tx, owner: AuthorityCode, on: Day): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from clock
    where owner = ${owner} and stopped_at is null and due_at >= ${startOfDay(on)}::timestamptz`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many contacts of a council, received lately, were repeat contacts by so many earlier ones. */
export const repeatContacts = async (
  tx: Tx,
  owner: AuthorityCode,
  since: Instant,
  contacts: number,
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from contact
    where owner = ${owner} and received_at >= ${since}::timestamptz and earlier_contacts + 1 >= ${contacts}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Of a council's contacts of late, how many were decided, and how many with one of these indicators. */
export const decidedWith = async (
  tx: Tx,
  owner: AuthorityCode,
  codes: readonly string[],
  since: Instant,
): Promise<{ decided: number; withThem: number }> => {
  const { rows } = await sql<{ decided: number; withThem: number }>`
    select count(distinct c.id)::int as decided,
      (count(distinct c.id) filter (where e.data -> 'indicators' ?| ${[...codes]}::text[]))::int as "withThem"
    from contact c join event e on e.owner = c.owner and e.stream = 'contact' and e.subject_id = c.id
      and e.type in ('decided', 'decided-after-enquiry')
    where c.owner = ${owner} and c.received_at >= ${since}::timestamptz`.execute(tx)
  return rows[0] ?? { decided: 0, withThem: 0 }
}

/** People of a council signed in now, and how many of them longer, or longer unattended, than would be allowed. */
export const signedInNow = async (
  tx: Tx,
  employer: string,
  now: Instant,
  { idleMinutes, longestHours }: { idleMinutes: number; longestHours: number },
): Promise<{ now: number; over: number }> => {
  const { rows } = await sql<{ now: number; over: number }>`
    select count(*)::int as now, (count(*) filter (
        where last_seen_at + make_interval(mins => ${idleMinutes}) <= ${now}::timestamptz
          or started_at + make_interval(hours => ${longestHours}) <= ${now}::timestamptz))::int as over
    from session where employer = ${employer} and ended_at is null and ends_at > ${now}::timestamptz`.execute(
    tx,
  )
  return rows[0] ?? { now: 0, over: 0 }
}

export type OpenWork = { kind: 'contact' | 'hand-over' | 'enquiry'; reference: string; since: Instant }

const mostShown = 50

export const openWorkQuery = (staffId: string, owner: AuthorityCode) => sql<OpenWork & { total: number }>`
  select *, count(*) over ()::int as total from (
    select 'contact' as kind, c.reference, coalesce(c.opened_at, c.received_at) as since from contact c
      where c.owner = ${owner} and c.opened_by = ${staffId} and c.waiting_for is not null
    union all
    select 'enquiry', c.reference, e.started_at from enquiry e
      join contact c on c.owner = e.owner and c.id = e.contact_id
      where e.owner = ${owner} and e.allocated_to = ${staffId} and e.stage in ('new', 'open')
    union all
    select 'hand-over', c.reference, h.accepted_at from hand_over h
      join contact c on c.owner = h.owner and c.id = h.contact_id
      where h.owner = ${owner} and h.allocated_to = ${staffId} and h.stage = 'accepted'
  ) w order by since limit ${mostShown}`

/** What is with a worker and not finished, of one council: by reference alone, the oldest first. */
export const openWorkOf = async (
  tx: Tx,
  staffId: string,
  owner: AuthorityCode,
): Promise<{ shown: OpenWork[]; total: number }> => {
  const { rows } = await openWorkQuery(staffId, owner).execute(tx)
  return { shown: rows.map(({ total: _, ...work }) => work), total: rows[0]?.total ?? 0 }
}

export type LeftWith = { id: string; name: string; pieces: number }

/** People who have left, with whom work of a council still is: what waits there waits unseen. */
export const leftWithWork = async (tx: Tx, owner: AuthorityCode, on: Day): Promise<LeftWith[]> => {
  const { rows } = await sql<LeftWith>`
    select s.id, s.name, count(*)::int as pieces from (
      select opened_by as worker from contact
        where owner = ${owner} and waiting_for is not null and opened_by is not null
      union all
      select allocated_to from enquiry
        where owner = ${owner} and stage in ('new', 'open') and allocated_to is not null) w
    join staff s on s.id = w.worker
    where not exists (select from employment e where e.staff_id = s.id
      and e.valid_from <= ${on} and (e.valid_to is null or ${on} < e.valid_to))
    group by s.id, s.name order by s.name, s.id limit 50`.execute(tx)
  return rows
}

/** What an end is about: whose employment, which role or placement, from when. */
export const endedRow = async (tx: Tx, rowId: string | null): Promise<Ended> => {
  if (rowId === null) return {}
  const { rows } = await sql<Ended>`
    select employer, null as role, null as host, valid_from as "from" from employment where id = ${rowId}::uuid
    union all select null, role, null, valid_from from role_held where id = ${rowId}::uuid
    union all select employer, null, host, valid_from from s113_placement where id = ${rowId}::uuid`.execute(
    tx,
  )
  return rows[0] ?? {}
}

export const teamAround = async (tx: Tx, teamId: string | null): Promise<TeamAround | null> => {
  if (teamId === null) return null
  const { rows } = await sql<TeamAround>`
    select t.name, t.fn, t.organisation,
      (select coalesce(json_agg(json_build_object('authority', v.authority, 'from', v.valid_from, 'to', v.valid_to)), '[]')
        from team_serves v where v.team_id = t.id) as serves
    from team t where t.id = ${teamId}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** How many people a team has on a day, and how many hand-overs of a council wait for it. */
export const teamLoad = async (
  tx: Tx,
  teamId: string,
  owner: AuthorityCode,
  on: Day,
): Promise<{ people: number; waiting: number; open: number }> => {
  const { rows } = await sql<{ people: number; waiting: number; open: number }>`
    select
      (select count(*)::int from team_member m where m.team_id = ${teamId} and m.valid_from <= ${on}
        and (m.valid_to is null or ${on} < m.valid_to)) as people,
      (select count(*)::int from hand_over h where h.owner = ${owner} and h.to_team = ${teamId}
        and h.stage in ('sent', 'queried')) as waiting,
      (select count(*)::int from hand_over h where h.owner = ${owner} and h.to_team = ${teamId}
        and h.stage = 'accepted') as open`.execute(tx)
  return rows[0] ?? { people: 0, waiting: 0, open: 0 }
}
