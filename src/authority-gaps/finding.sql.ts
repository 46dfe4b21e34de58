import { sql } from 'kysely'
import type { AuthorityCode, ClientGroup } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { GapSize } from './gap.ts'
import type { Covered } from './spans.rule.ts'

/** One thing somebody did for a council with nothing in force, then or as it is known now. */
export type Uncovered = {
  eventId: string
  staffId: string
  fn: string
  clientGroup: ClientGroup
  employer: string | null
  stream: string
  type: string
  subjectId: string
  happenedAt: Instant
  day: Day
  coveredThen: boolean
  coveredNow: boolean
}

/** Cases left to a worker by name give a right to those, and none to the next worry (R7): taking it in needs a whole one. */
const isForAll = (row: string, at: string) =>
  sql.raw(
    `app.has_full_standing(${row}.staff_id, ${row}.owner, ${row}.fn, ${row}.client_group, ${row}.${at})`,
  )
const takesIn = (row: string) => sql.raw(`(${row}.stream = 'contact' and ${row}.type = 'received')`)

/** What is work on a child: looking after the service, alerts and these stretches themselves are not. */
const streams = ['contact', 'hand-over', 'enquiry', 'agency-request', 'person', 'disagreement'] as const

/** An agency's people act for their agency, by what was agreed with it: that is asked where it answers. */
const notAsked = ['navigator'] as const

/** A back-dated agreement may cover, or uncover, what is recorded: `coveredNow` is asked anew each time. */
const standsThen = (row: string) =>
  sql`${sql.raw(
    `app.stood_as_known(${row}.staff_id, ${row}.owner, ${row}.fn, ${row}.client_group, ${row}.happened_at, ${row}.recorded_at)`,
  )} and (not ${takesIn(row)} or ${isForAll(row, 'happened_at')})`
const standsNow = (row: string) =>
  sql`${sql.raw(
    `app.has_standing(${row}.staff_id, ${row}.owner, ${row}.fn, ${row}.client_group, ${row}.happened_at)`,
  )} and (not ${takesIn(row)} or ${isForAll(row, 'happened_at')})`

/** An adult's concern is known by its contact, and by what became of that. */
const work = (owner: AuthorityCode, isLately: boolean) => sql`
  select e.owner, e.id, e.staff_id, e.fn, e.stream, e.type, e.subject_id, e.happened_at, e.recorded_at,
    app.local_day(e.happened_at) as day, coalesce(c.client_group, 'children') as client_group
  from event e
  left join hand_over h on e.stream = 'hand-over' and h.owner = e.owner and h.id = e.subject_id
  left join contact c on c.owner = e.owner
    and c.id = case e.stream when 'contact' then e.subject_id when 'hand-over' then h.contact_id end
  where e.owner = ${owner} and e.actor_kind = 'staff' and e.fn is not null
    and e.stream = any (${[...streams]}::text[]) and not e.fn = any (${[...notAsked]}::text[])
    and ${isLately ? sql`e.recorded_at >= now() - interval '1 day'` : sql`true`}`

/**
 * Everything done for this council by somebody who had no standing for it, by what was recorded then or by what is now.
 * Asked first of each worker's day as a whole, the first and the last of it, so that a year of good work is asked about
 * once a day and not once a keystroke; what is not good throughout is asked piece by piece.
 */
export const uncoveredWork = async (
  tx: Tx,
  owner: AuthorityCode,
  isLately: boolean,
): Promise<Uncovered[]> => {
  const { rows } = await sql<Uncovered>`
    with work as materialized (${work(owner, isLately)}),
    days as (
      select owner, staff_id, fn, client_group, day, min(happened_at) as first_at, max(happened_at) as last_at,
        min(recorded_at) as first_known, max(recorded_at) as last_known, bool_or(${takesIn('work')}) as takes_in
      from work group by 1, 2, 3, 4, 5),
    amiss as (
      select d.staff_id, d.fn, d.client_group, d.day from days d
      where not (app.has_standing(d.staff_id, d.owner, d.fn, d.client_group, d.first_at)
        and app.has_standing(d.staff_id, d.owner, d.fn, d.client_group, d.last_at)
        and app.stood_as_known(d.staff_id, d.owner, d.fn, d.client_group, d.first_at, d.first_known)
        and app.stood_as_known(d.staff_id, d.owner, d.fn, d.client_group, d.last_at, d.last_known)
        and (not d.takes_in or ${isForAll('d', 'first_at')} and ${isForAll('d', 'last_at')}))),
    asked as (
      select w.*, ${standsThen('w')} as covered_then, ${standsNow('w')} as covered_now
      from work w join amiss using (staff_id, fn, client_group, day))
    select a.id as "eventId", a.staff_id as "staffId", a.fn, a.client_group as "clientGroup",
      (select e.employer from employment e where e.staff_id = a.staff_id and e.valid_from <= a.day
        and (e.valid_to is null or a.day < e.valid_to) order by e.valid_from limit 1) as employer,
      a.stream, a.type, a.subject_id as "subjectId", a.happened_at as "happenedAt", a.day,
      a.covered_then as "coveredThen", a.covered_now as "coveredNow"
    from asked a where not (a.covered_then and a.covered_now)
    order by a.happened_at, a.id`.execute(tx)
  return rows
}

/** Days on which one council's employees were given this function of the other's, as recorded now. */
export const coveredDays = async (
  tx: Tx,
  {
    owner,
    fn,
    clientGroup,
    employer,
  }: { owner: AuthorityCode; fn: string; clientGroup: ClientGroup; employer: string | null },
): Promise<Covered[]> => {
  const { rows } = await sql<Covered>`
    select greatest(f.valid_from, f.effective_on) as "from", least(f.valid_to, f.ended_on) as "to"
    from delegated_function f
    where f.holder = ${owner} and f.fn = ${fn} and f.client_group = ${clientGroup} and f.discharger = ${employer}
      and f.effective_on is not null and greatest(f.valid_from, f.effective_on) < least(f.valid_to, f.ended_on)`.execute(
    tx,
  )
  return rows
}

export const stretchesOf = async (
  tx: Tx,
  {
    owner,
    fn,
    clientGroup,
    employer,
  }: { owner: AuthorityCode; fn: string; clientGroup: ClientGroup; employer: string | null },
): Promise<{ id: string; from: Day; to: Day }[]> => {
  const { rows } = await sql<{ id: string; from: Day; to: Day }>`
    select id, from_day as "from", to_day as "to" from authority_gap_span
    where owner = ${owner} and fn = ${fn} and client_group = ${clientGroup} and employer is not distinct from ${employer}
    order by from_day`.execute(tx)
  return rows
}

/** Of these pieces of work, those already kept, by the stretch they are in. */
export const keptWork = async (tx: Tx, owner: AuthorityCode): Promise<Map<string, string>> => {
  const { rows } = await sql<{ eventId: string; spanId: string }>`
    select id as "eventId", span_id as "spanId" from authority_gap_work where owner = ${owner}`.execute(tx)
  return new Map(rows.map(({ eventId, spanId }) => [eventId, spanId]))
}

export const keepWork = async (
  tx: Tx,
  owner: AuthorityCode,
  spanId: string,
  some: readonly Uncovered[],
): Promise<void> => {
  for (const each of some)
    await sql`
      insert into authority_gap_work (owner, span_id, id, staff_id, stream, type, subject_id, happened_at,
        covered_then, covered_now)
      values (${owner}, ${spanId}, ${each.eventId}, ${each.staffId}, ${each.stream}, ${each.type}, ${each.subjectId},
        ${each.happenedAt}, ${each.coveredThen}, ${each.coveredNow})
      on conflict (owner, id) do nothing`.execute(tx)
}

/** Whether what is recorded now covers each piece of work kept, asked anew: an agreement may have been back-dated since. */
export const askAgain = async (tx: Tx, owner: AuthorityCode): Promise<void> => {
  await sql`
    update authority_gap_work w set covered_now = asked.covered
    from (select k.id, ${standsNow('k')} as covered
      from (select w.*, s.fn, s.client_group from authority_gap_work w
        join authority_gap_span s on s.owner = w.owner and s.id = w.span_id where w.owner = ${owner}) k) asked
    where w.owner = ${owner} and w.id = asked.id and w.covered_now <> asked.covered`.execute(tx)
}

/** How large each stretch is by the work kept in it. */
export const sizes = async (tx: Tx, owner: AuthorityCode): Promise<Map<string, GapSize>> => {
  const { rows } = await sql<GapSize & { id: string }>`
    select span_id as id, min(app.local_day(happened_at)) as "from", max(app.local_day(happened_at)) + 1 as "to",
      count(*)::int as activities, count(*) filter (where covered_now)::int as covered
    from authority_gap_work where owner = ${owner} group by span_id`.execute(tx)
  return new Map(rows.map(({ id, ...size }) => [id, size]))
}
