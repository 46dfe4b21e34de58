import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** Who looked, page by page: at a child, over everything that is about the child; and of a worker, at whatever. */

export type Whom = { owner: AuthorityCode; id: string; isRestricted: boolean; name: string }

/**
 * The person whose history is asked for, where whoever asks may know of the record. A restricted one is found by its
 * stub: who looked at it is asked most, and tells nothing of what is in it. A sealed one is there for its custodians.
 */
export const findWhom = async (tx: Tx, id: string): Promise<Whom | null> => {
  const { rows } = await sql<Whom>`
    select p.owner, p.id, p.sensitivity = 'restricted' as "isRestricted",
      btrim(concat_ws(' ', p.given_names, p.family_name)) as name
    from person p where p.id = ${id}::uuid and p.owner = any (app.reachable_owners())
    union all
    select s.owner, s.id, true, '' from record_stub s where s.id = ${id}::uuid and s.owner = any (app.reachable_owners())
      and not exists (select from person p where p.owner = s.owner and p.id = s.id)
    limit 1`.execute(tx)
  return rows[0] ?? null
}

export type Worker = { id: string; name: string }

export const findWorker = async (tx: Tx, id: string): Promise<Worker | null> =>
  (await tx.selectFrom('staff').select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ?? null

/** The records about a person: their own and those merged into it, contacts, and what followed from the contacts. */
export const recordsAbout = async (tx: Tx, { owner, id }: Pick<Whom, 'owner' | 'id'>): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with own as (
      select ${id}::uuid as id union select p.id from person p where p.owner = ${owner} and p.merged_into = ${id}::uuid
    ), told as (
      select k.contact_id as id from own join contact_child k on k.owner = ${owner} and k.person_id = own.id
      union select a.contact_id from own join contact_adult a on a.owner = ${owner} and a.person_id = own.id
    ), gathered as (
      select e.id from told join enquiry e on e.owner = ${owner} and e.contact_id = told.id
    )
    select id from own union select id from told union select id from gathered
    union select h.id from told join hand_over h on h.owner = ${owner} and h.contact_id = told.id
    union select r.id from gathered join agency_request r on r.owner = ${owner} and r.enquiry_id = gathered.id`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

export type HistoryLine = {
  id: string
  at: Instant
  staffId: string
  worker: string
  actingFor: string | null
  fn: string | null
  action: string
  subjectKind: string
  subjectId: string
  outcome: string
  because: unknown
  /** The reason the worker gave that day for opening this record. */
  reason: string | null
}

export type AfterLook = { at: Instant; id: string }

/** `from` and `to` bound the moments: from ≤ at < to. */
export type Asked = {
  owner: AuthorityCode
  from: Instant | null
  to: Instant | null
  after: AfterLook | null
  limit: number
}

const within = ({ from, to, after }: Asked) => sql`
  ${from === null ? sql`true` : sql`k.at >= ${from}`} and ${to === null ? sql`true` : sql`k.at < ${to}`}
  and ${after === null ? sql`true` : sql`(k.at, k.id) < (${after.at}, ${after.id}::uuid)`}`

const columns = sql`l.id, l.at, l.staff_id as "staffId", s.name as worker, l.acting_for as "actingFor", l.fn, l.action,
  l.subject_kind as "subjectKind", l.subject_id as "subjectId", l.outcome, l.because,
  (select r.reason from declared_reason r
    where r.owner = l.owner and r.subject_id = l.subject_id and r.staff_id = l.staff_id
      and r.at <= l.at and l.at < r.ends_at order by r.at desc limit 1) as reason`

/** Looks at these records, the latest first: the first few of each, and of those the first few. */
export const looksAtQuery = (records: readonly string[], asked: Asked) => sql<HistoryLine>`
  select ${columns} from (
    select k.* from unnest(${records}::uuid[]) about (id) cross join lateral (
      select * from look k where k.owner = ${asked.owner} and k.subject_id = about.id and ${within(asked)}
      order by k.at desc, k.id desc limit ${asked.limit}) k
    order by k.at desc, k.id desc limit ${asked.limit}) l
  join staff s on s.id = l.staff_id order by l.at desc, l.id desc`

export const looksAt = async (tx: Tx, records: readonly string[], asked: Asked): Promise<HistoryLine[]> =>
  (await looksAtQuery(records, asked).execute(tx)).rows

/** Looks of one worker at one council's records, the latest first. */
export const looksOfQuery = (staffId: string, asked: Asked) => sql<HistoryLine>`
  select ${columns} from (
    select k.* from look k where k.owner = ${asked.owner} and k.staff_id = ${staffId}::uuid and ${within(asked)}
    order by k.at desc, k.id desc limit ${asked.limit}) l
  join staff s on s.id = l.staff_id order by l.at desc, l.id desc`

export const looksOf = async (tx: Tx, staffId: string, asked: Asked): Promise<HistoryLine[]> =>
  (await looksOfQuery(staffId, asked).execute(tx)).rows

export type WhoLooked = { id: string; name: string; lastAt: Instant }

/** Everybody who ever looked at a record of this council, by name: from worker to worker through the index. */
export const everybodyWhoLooked = async (
  tx: Tx,
  owner: AuthorityCode,
  limit: number,
): Promise<WhoLooked[]> => {
  const { rows } = await sql<WhoLooked>`
    with recursive worker as (
      (select staff_id from look where owner = ${owner} order by staff_id limit 1)
      union all
      select (select l.staff_id from look l where l.owner = ${owner} and l.staff_id > w.staff_id
        order by l.staff_id limit 1) from worker w where w.staff_id is not null
    )
    select s.id, s.name, last.at as "lastAt" from worker w join staff s on s.id = w.staff_id
    cross join lateral (
      select l.at from look l where l.owner = ${owner} and l.staff_id = w.staff_id
      order by l.at desc, l.id desc limit 1) last
    order by s.name, s.id limit ${limit}`.execute(tx)
  return rows
}

/** What a record is called, for whoever may see it: "Maya Teal", "contact K7QM-3F9T". */
export type Subject = { kind: string; id: string }

/** Names of records in sight, by id; of one that is hidden nothing. */
export const namesOf = async (
  tx: Tx,
  owner: AuthorityCode,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, string>> => {
  if (subjects.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string | null }>`
    select about.id, case
        when about.kind = 'person' then (select btrim(concat_ws(' ', p.given_names, p.family_name)) from person p
          where p.owner = ${owner} and p.id = about.id)
        when about.kind = 'contact' then (select 'contact ' || c.reference from contact c
          where c.owner = ${owner} and c.id = about.id)
        when about.kind = 'hand-over' then (select 'hand-over of contact ' || c.reference from hand_over h
          join contact c on c.owner = h.owner and c.id = h.contact_id where h.owner = ${owner} and h.id = about.id)
        when about.kind = 'enquiry' then (select 'enquiry about contact ' || c.reference from enquiry e
          join contact c on c.owner = e.owner and c.id = e.contact_id where e.owner = ${owner} and e.id = about.id)
        when about.kind = 'agency-request' then (select 'what ' || o.name || ' was asked about contact ' || c.reference
          from agency_request r join organisation o on o.code = r.agency
          join contact c on c.owner = r.owner and c.id = r.contact_id where r.owner = ${owner} and r.id = about.id)
        when about.kind = 'staff' then (select 'what ' || w.name || ' looked at' from staff w where w.id = about.id)
      end as name
    from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[]) about (kind, id)`.execute(
    tx,
  )
  return new Map(rows.flatMap(({ id, name }) => (name === null || name === '' ? [] : [[id, name] as const])))
}

/** One look, where it is in sight. */
export const lookById = async (tx: Tx, owner: AuthorityCode, id: string): Promise<HistoryLine | null> => {
  const { rows } = await sql<HistoryLine>`
    select ${columns} from look l join staff s on s.id = l.staff_id
    where l.owner = ${owner} and l.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? null
}
