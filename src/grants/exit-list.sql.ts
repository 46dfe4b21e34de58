import { sql } from 'kysely'
import { type AuthorityCode, type Fn, isFn } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Alert, Stream } from '../events/index.ts'
import { type Day, type Instant, startOfDay } from '../time/index.ts'
import {
  evolveExitList,
  type ExitList,
  type ExitListEvent,
  type ExitListFact,
  exitListResource,
  exitListSentence,
  type LeftCase,
} from './exit-list.ts'

/** The rows rights come from are written by the database itself, which looks whether it may be so (policies/access_grant.sql). */
const save = async (tx: Tx, before: ExitList | undefined, after: ExitList): Promise<void> => {
  const known = new Map((before?.cases ?? []).map((each) => [each.id, each]))
  const added = after.cases.filter(({ id }) => !known.has(id))
  const spans = Map.groupBy(added, ({ from, stopsAt }) => `${from} ${stopsAt}`)
  for (const cases of spans.values()) {
    const [first] = cases
    if (!first) continue
    const rows = cases.map(({ id, fn, staffId, contactId, mayWrite }) => ({
      id,
      fn,
      staff: staffId,
      kind: 'contact',
      subject: contactId,
      writes: mayWrite,
    }))
    await sql`select app.list_run_off(${after.owner}, ${after.id}::uuid, ${first.from}::timestamptz,
      ${first.stopsAt}::timestamptz, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
  }
  for (const { id, takenOff } of after.cases)
    if (takenOff !== null && known.get(id)?.takenOff === null)
      await sql`select app.stop_run_off(${id}::uuid)`.execute(tx)
}

/** The privacy officers of the council, and each worker to whom a case is left. */
const alerts = ({ event }: ExitListFact, after: ExitList): Alert[] => {
  const officers = { kind: 'exit-list-decided', forFn: 'oversight', forRole: 'privacy-officer' }
  if (event.type === 'taken-off') return [officers]
  const workers = new Map(
    after.cases
      .filter(({ id }) => event.cases.some((each) => each.id === id))
      .map(({ staffId, fn }) => [staffId, fn]),
  )
  return [
    officers,
    ...[...workers].map(([forStaff, forFn]) => ({
      kind: 'exit-list-decided',
      forFn,
      forRole: 'team-manager',
      forStaff,
    })),
  ]
}

export const exitListStream: Stream<ExitList, ExitListEvent> = {
  name: 'exit-list',
  evolve: evolveExitList,
  resource: exitListResource,
  save,
  alerts,
  sentence: exitListSentence,
}

/** A function this council has another council exercise under an agreement, and when that ends or ended. */
export type EndingFunction = {
  instrumentId: string
  title: string
  fn: Fn
  discharger: string
  lapsesOn: Day
}

/** Of every agreement by which another council exercises functions of this one. Each function with the last of its terms. */
export const endingFunctions = async (
  tx: Tx,
  authority: AuthorityCode,
  instrumentId: string | null = null,
): Promise<EndingFunction[]> => {
  const { rows } = await sql<Omit<EndingFunction, 'fn'> & { fn: string }>`
    select f.instrument_id as "instrumentId", i.title, f.fn, o.name as discharger,
      max(least(f.valid_to, coalesce(f.ended_on, f.valid_to))) as "lapsesOn"
    from delegated_function f join instrument i on i.id = f.instrument_id join organisation o on o.code = f.discharger
    where f.holder = ${authority} and f.client_group = 'children' and f.effective_on is not null
      and ${instrumentId === null ? sql`true` : sql`f.instrument_id = ${instrumentId}::uuid`}
    group by 1, 2, 3, 4 order by "lapsesOn", i.title, f.fn`.execute(tx)
  return rows.flatMap(({ fn, ...rest }) => (isFn(fn) ? [{ ...rest, fn }] : []))
}

export const lapses = ({ lapsesOn }: Pick<EndingFunction, 'lapsesOn'>): Instant => startOfDay(lapsesOn)

/** A piece of work a worker of the other council has in hand. */
export type OpenWork = {
  fn: Fn
  contactId: string
  reference: string
  doing: string
  since: Instant
  staffId: string
  worker: string
}

const mostWork = 200
const workingFor = '180 days'

/** Work not finished under this agreement’s functions, each with the worker who has it, and not on the list already. */
export const openWorkUnder = async (
  tx: Tx,
  authority: AuthorityCode,
  instrumentId: string,
  on: Day,
): Promise<OpenWork[]> => {
  const { rows } = await sql<Omit<OpenWork, 'fn'> & { fn: string }>`
    with fns as (
      select distinct f.fn, f.discharger from delegated_function f
      where f.instrument_id = ${instrumentId}::uuid and f.holder = ${authority} and f.client_group = 'children'
    ), work as (
      select f.fn, f.discharger, c.id, c.reference, 'being screened' as doing, c.opened_at as since, c.opened_by as staff
        from fns f join contact c on c.owner = ${authority} and c.waiting_for is not null and c.opened_by is not null
        where f.fn in ('screening', 'emergency-duty')
      union all
      select f.fn, f.discharger, e.contact_id, e.reference, 'enquiry', e.started_at, e.allocated_to
        from fns f join enquiry e on e.owner = ${authority} and e.stage in ('new', 'open') where f.fn = 'mash'
      union all
      select f.fn, f.discharger, h.contact_id, h.reference, 'taken on', h.accepted_at, h.allocated_to
        from fns f join hand_over h on h.owner = ${authority} and h.to_fn = f.fn and h.stage = 'accepted'
          and h.accepted_at > app.at() - ${workingFor}::interval
        where f.fn <> 'mash'
    )
    select distinct on (w.fn, s.name, w.since, w.id, s.id) w.fn, w.id as "contactId", w.reference, w.doing, w.since,
      s.id as "staffId", s.name as worker
    from work w join staff s on s.id = w.staff
      join employment m on m.staff_id = s.id and m.employer = w.discharger and m.valid_from <= ${on}
        and (m.valid_to is null or ${on} < m.valid_to)
    where exists (select from team_member t join team u on u.id = t.team_id
        where t.staff_id = s.id and u.fn = w.fn and t.valid_from <= ${on} and (t.valid_to is null or ${on} < t.valid_to))
      and not exists (select from run_off_case r where r.authority = ${authority} and r.staff_id = s.id and r.fn = w.fn
        and r.subject_id = w.id and r.stops_at > app.at())
    order by w.fn, s.name, w.since, w.id, s.id limit ${mostWork}`.execute(tx)
  return rows.flatMap(({ fn, ...rest }) => (isFn(fn) ? [{ ...rest, fn }] : []))
}

/** Until when a list that begins then may last: the run-on agreement’s end, else the council’s own limit. */
export const runOffUntil = async (
  tx: Tx,
  authority: AuthorityCode,
  instrumentId: string,
  from: Instant,
): Promise<Instant> => {
  const { rows } = await sql<{ until: Instant }>`
    select app.run_off_until(${authority}, ${instrumentId}::uuid, ${from}::timestamptz) as until`.execute(tx)
  if (!rows[0]) throw new Error('Every exit list has a limit.')
  return rows[0].until
}

/** Workers who would still stand for the council under that function at that moment: nothing has lapsed for them. */
export const stillCovered = async (
  tx: Tx,
  authority: AuthorityCode,
  cases: readonly Pick<LeftCase, 'staffId' | 'fn' | 'from'>[],
): Promise<string[]> => {
  const found: string[] = []
  for (const { staffId, fn, from } of cases) {
    const { rows } = await sql<{ covered: boolean }>`
      select app.has_full_standing(${staffId}::uuid, ${authority}, ${fn}, 'children', ${from}::timestamptz) as covered`.execute(
      tx,
    )
    if (rows[0]?.covered === true) found.push(staffId)
  }
  return found
}

export type CaseLine = {
  id: string
  fn: Fn
  contactId: string
  reference: string | null
  worker: string
  mayWrite: boolean
  from: Instant
  stopsAt: Instant
}

type CaseRow = Omit<CaseLine, 'fn'> & { fn: string }

const caseColumns = sql`c.id, c.fn, c.subject_id as "contactId", s.name as worker, c.may_write as "mayWrite",
  c.given_from as "from", c.stops_at as "stopsAt",
  (select k.reference from contact k where k.owner = c.authority and k.id = c.subject_id) as reference`

const asLines = (rows: readonly CaseRow[]): CaseLine[] =>
  rows.flatMap(({ fn, ...rest }) => (isFn(fn) ? [{ ...rest, fn }] : []))

/** The cases on one agreement’s list, those that last longest first. */
export const casesOn = async (
  tx: Tx,
  authority: AuthorityCode,
  instrumentId: string,
  most: number,
): Promise<CaseLine[]> => {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from run_off_case c join staff s on s.id = c.staff_id
    where c.authority = ${authority} and c.instrument_id = ${instrumentId}::uuid
    order by c.stops_at desc, c.id limit ${most}`.execute(tx)
  return asLines(rows)
}

export type OwnCase = CaseLine & {
  headline: string | null
  title: string
  handOvers: readonly string[]
  enquiries: readonly string[]
}

/** What is left to this worker under the function they act in, now: the next to stop first. */
export const ownCases = async (
  tx: Tx,
  staffId: string,
  authority: AuthorityCode,
  fn: Fn,
): Promise<OwnCase[]> => {
  const { rows } = await sql<Omit<OwnCase, 'fn'> & { fn: string }>`
    select ${caseColumns}, i.title,
      (select k.headline from contact k where k.owner = c.authority and k.id = c.subject_id) as headline,
      array(select h.id::text from hand_over h where h.owner = c.authority and h.contact_id = c.subject_id
        order by h.sent_at) as "handOvers",
      array(select e.id::text from enquiry e where e.owner = c.authority and e.contact_id = c.subject_id
        order by e.started_at) as enquiries
    from run_off_case c join staff s on s.id = c.staff_id join instrument i on i.id = c.instrument_id
    where c.staff_id = ${staffId}::uuid and c.authority = ${authority} and c.fn = ${fn}
      and c.given_from <= app.at() and app.at() < c.stops_at
    order by c.stops_at, c.id limit 200`.execute(tx)
  return rows.flatMap(({ fn: under, ...rest }) => (isFn(under) ? [{ ...rest, fn: under }] : []))
}

/** A hand-over allocated to somebody whose lending has ended, which they may bring to its end (B8 no. 14). */
export type ToFinish = { id: string; reference: string; headline: string; acceptedAt: Instant }

/** What a worker may still finish for this council under the function they act in, the last accepted first. */
export const toFinish = async (
  tx: Tx,
  staffId: string,
  authority: AuthorityCode,
  fn: Fn,
): Promise<ToFinish[]> => {
  const { rows } = await sql<ToFinish>`
    select h.id, h.reference, h.headline, h.accepted_at as "acceptedAt" from hand_over h
    where h.allocated_to = ${staffId}::uuid and h.stage = 'accepted' and h.owner = ${authority} and h.to_fn = ${fn}
    order by h.accepted_at desc limit 200`.execute(tx)
  return rows
}
