import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Alert, Stream } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import {
  type AccessGrant,
  type AccessGrantEvent,
  type AccessGrantFact,
  evolveGrant,
  givenKinds,
  type GivenKind,
  grantResource,
  grantSentence,
  type NamedRecord,
} from './grant.ts'
import type { Outcome } from '../contacts/index.ts'

/** The rows rights come from are written by the database itself, which looks whether this worker may (policies/access_grant.sql). */
const save = async (tx: Tx, before: AccessGrant | undefined, after: AccessGrant): Promise<void> => {
  if (before === undefined) {
    await sql`select app.give_access(${after.id}::uuid, ${after.owner}, ${after.kind}, ${after.staffId}::uuid,
      ${after.from}::timestamptz, ${after.until}::timestamptz, ${after.reason},
      ${JSON.stringify(after.records)}::jsonb)`.execute(tx)
    return
  }
  if (before.approved === null && after.approved !== null)
    await sql`select app.approve_access(${after.id}::uuid)`.execute(tx)
  if (before.withdrawn === null && after.withdrawn !== null)
    await sql`select app.withdraw_access(${after.id}::uuid)`.execute(tx)
}

/** The worker is told, and every privacy officer of the council: also of what they did themselves. */
const alerts = ({ event }: AccessGrantFact, { staffId, kind }: AccessGrant): Alert[] => {
  const what = {
    given: kind === 'support' ? 'grant-to-agree-to' : 'grant-given',
    approved: 'grant-given',
    withdrawn: 'grant-ended',
  }[event.type]
  const officers = { kind: what, forFn: 'oversight', forRole: 'privacy-officer' }
  const { fn, role } = givenKinds[kind]
  return event.type === 'given' && kind === 'support'
    ? [officers, { ...officers, forRole: 'director' }]
    : [officers, { kind: what, forFn: fn, forRole: role, forStaff: staffId }]
}

export const grantStream: Stream<AccessGrant, AccessGrantEvent> = {
  name: 'access-grant',
  evolve: evolveGrant,
  resource: grantResource,
  save,
  alerts,
  sentence: grantSentence,
}

/** The last moment a grant of this kind may last to, by the council's own limits. */
export const lastsUntil = async (
  tx: Tx,
  authority: AuthorityCode,
  kind: GivenKind,
  from: Instant,
): Promise<Instant> => {
  const { rows } = await sql<{ until: Instant }>`
    select app.grant_lasts_until(${authority}, ${kind}, ${from}::timestamptz) as until`.execute(tx)
  if (!rows[0]) throw new Error('Every kind of grant has a limit.')
  return rows[0].until
}

export type GrantLine = {
  id: string
  kind: GivenKind
  worker: string
  employer: string
  from: Instant
  until: Instant
  withdrawnAt: Instant | null
  isApproved: boolean
  givenBy: string | null
  approvedBy: string | null
  reason: string
  records: number
}

const line = sql`
  g.id, g.kind, s.name as worker, coalesce((select o.name from employment e join organisation o on o.code = e.employer
      where e.staff_id = g.staff_id order by e.valid_from desc limit 1), '') as employer,
  g.given_from as "from", g.given_until as until, g.withdrawn_at as "withdrawnAt",
  g.approved_by is not null as "isApproved", (select b.name from staff b where b.id = g.given_by) as "givenBy",
  (select a.name from staff a where a.id = g.approved_by) as "approvedBy", g.reason,
  (select count(*)::int from access_grant_record r where r.grant_id = g.id) as records`

const isOver = sql`(g.given_until <= app.at() or g.withdrawn_at <= app.at())`

/** Those not over yet: so few that they are one page. */
export const grantsNotOver = async (tx: Tx, authority: AuthorityCode, most: number): Promise<GrantLine[]> => {
  const { rows } = await sql<GrantLine>`
    select ${line} from access_grant g join staff s on s.id = g.staff_id
    where g.authority = ${authority} and g.kind <> 'break-glass' and g.given_until > app.at() and not coalesce(${isOver}, false)
    order by g.given_until desc, g.id limit ${most}`.execute(tx)
  return rows
}

export type After = { until: Instant; id: string }

/** Those that are over, the last first. */
export const grantsOver = async (
  tx: Tx,
  authority: AuthorityCode,
  after: After | null,
  most: number,
): Promise<GrantLine[]> => {
  const { rows } = await sql<GrantLine>`
    select ${line} from access_grant g join staff s on s.id = g.staff_id
    where g.authority = ${authority} and g.kind <> 'break-glass' and ${isOver}
      and ${after === null ? sql`true` : sql`(g.given_until < ${after.until}::timestamptz or (g.given_until = ${after.until}::timestamptz and g.id > ${after.id}::uuid))`}
    order by g.given_until desc, g.id limit ${most}`.execute(tx)
  return rows
}

/** This council's grants of one worker's function that hold now: the worker's own list. */
export const grantsOf = async (
  tx: Tx,
  staffId: string,
  authority: AuthorityCode,
  kind: GivenKind,
): Promise<GrantLine[]> => {
  const { rows } = await sql<GrantLine>`
    select ${line} from access_grant g join staff s on s.id = g.staff_id
    where g.staff_id = ${staffId}::uuid and g.authority = ${authority} and g.kind = ${kind}
      and g.given_until > app.at() - interval '30 days'
    order by g.given_until desc, g.id limit 50`.execute(tx)
  return rows
}

export type Candidate = { id: string; name: string; employer: string; kind: GivenKind }

/** Whom a council can let in: workers who hold the competence today, in a team of that function that serves it. */
export const candidates = async (
  tx: Tx,
  authority: AuthorityCode,
  on: Day,
  except: string,
): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`
    select distinct on (k.kind, s.name, s.id) s.id, s.name, o.name as employer, k.kind
    from unnest(${Object.keys(givenKinds)}::text[], ${Object.values(givenKinds).map(({ fn }) => fn)}::text[],
      ${Object.values(givenKinds).map(({ role }) => role)}::text[]) k (kind, fn, role)
    join role_held h on h.role = k.role and h.valid_from <= ${on} and (h.valid_to is null or ${on} < h.valid_to)
    join staff s on s.id = h.staff_id and s.valid_from <= ${on} and (s.valid_to is null or ${on} < s.valid_to)
    join employment e on e.staff_id = s.id and e.valid_from <= ${on} and (e.valid_to is null or ${on} < e.valid_to)
    join organisation o on o.code = e.employer
    where s.id <> ${except}::uuid and exists (
      select from team_member m join team t on t.id = m.team_id join team_serves v on v.team_id = t.id
      where m.staff_id = s.id and t.fn = k.fn and v.authority = ${authority}
        and m.valid_from <= ${on} and (m.valid_to is null or ${on} < m.valid_to)
        and v.valid_from <= ${on} and (v.valid_to is null or ${on} < v.valid_to))
    order by k.kind, s.name, s.id`.execute(tx)
  return rows
}

/** Which of these ids are people of this council in sight of whoever asks. */
export const peopleInSight = async (
  tx: Tx,
  authority: AuthorityCode,
  ids: readonly string[],
): Promise<string[]> =>
  ids.length === 0
    ? []
    : (
        await tx
          .selectFrom('person')
          .select('id')
          .where('owner', '=', authority)
          .where('id', 'in', [...ids])
          .execute()
      ).map(({ id }) => id)

/** Contacts of this council by reference, as far as they are in sight. */
export const contactsByReference = async (
  tx: Tx,
  authority: AuthorityCode,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (references.length === 0) return new Map()
  const rows = await tx
    .selectFrom('contact')
    .select(['id', 'reference'])
    .where('owner', '=', authority)
    .where('reference', 'in', [...references])
    .where('stage', '<>', 'moved')
    .execute()
  return new Map(rows.map(({ id, reference }) => [reference, id]))
}

export type Frame = { from: Day; to: Day; outcome: Outcome | null }

const inFrame = (authority: AuthorityCode, { from, to, outcome }: Frame) => sql`
  c.owner = ${authority} and c.decided_at is not null and c.stage <> 'moved'
    and app.local_day(c.decided_at) between ${from} and ${to}
    and c.decided_at >= ${from}::date - 1 and c.decided_at < ${to}::date + 2
    and ${outcome === null ? sql`true` : sql`exists (select from contact_child k where k.owner = c.owner and k.contact_id = c.id and k.outcome = ${outcome})`}`

/**
 * So many contacts decided in a period, drawn by chance: in the order of a hash of the seed and their id, so that the
 * same seed over the same contacts draws the same, and nobody chose which.
 */
export const drawSample = async (
  tx: Tx,
  authority: AuthorityCode,
  frame: Frame,
  most: number,
  seed: string,
): Promise<{ records: NamedRecord[]; among: number }> => {
  const { rows } = await sql<{ id: string; among: number }>`
    select c.id, count(*) over ()::int as among from contact c where ${inFrame(authority, frame)}
    order by sha256(convert_to(${seed} || c.id::text, 'UTF8')), c.id limit ${most}`.execute(tx)
  return { records: rows.map(({ id }) => ({ kind: 'contact', id })), among: rows[0]?.among ?? 0 }
}

export type RecordLine = NamedRecord & { reference: string | null; name: string }

/** What these records are called, in sight of whoever asks; what is out of sight is not there. */
export const recordLines = async (
  tx: Tx,
  authority: AuthorityCode,
  records: readonly NamedRecord[],
): Promise<RecordLine[]> => {
  const ids = records.map(({ id }) => id)
  const { rows } = await sql<RecordLine>`
    select 'contact' as kind, c.id, c.reference, c.headline as name from contact c
      where c.owner = ${authority} and c.id = any (${ids}::uuid[])
    union all
    select 'person', p.id, null, btrim(p.given_names || ' ' || p.family_name) from person p
      where p.owner = ${authority} and p.id = any (${ids}::uuid[])
    order by kind, reference, name, id`.execute(tx)
  return rows
}
