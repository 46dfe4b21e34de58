import { sql } from 'kysely'
import type { AuthorityCode, ClientGroup } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Stream } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { evolveGap, type Gap, type GapEvent, gapResource, gapSentence, type GapState } from './gap.ts'

const save = async (tx: Tx, _before: Gap | undefined, gap: Gap): Promise<void> => {
  await sql`
    insert into authority_gap_span (owner, id, fn, client_group, employer, from_day, to_day, activities, covered, state,
      found_at)
    values (${gap.owner}, ${gap.id}, ${gap.fn}, ${gap.clientGroup}, ${gap.employer}, ${gap.from}, ${gap.to},
      ${gap.activities}, ${gap.covered}, ${gap.state}, ${gap.foundAt})
    on conflict (owner, id) do update set from_day = excluded.from_day, to_day = excluded.to_day,
      activities = excluded.activities, covered = excluded.covered, state = excluded.state`.execute(tx)
}

export const gapStream: Stream<Gap, GapEvent> = {
  name: 'authority-gap',
  evolve: evolveGap,
  resource: gapResource,
  save,
  // Once per stretch; whoever oversees that council's agreements reads the same alerts.
  alerts: ({ event }) =>
    event.type === 'found' ? [{ kind: 'authority-gap', forFn: 'oversight', forRole: 'director' }] : [],
  sentence: gapSentence,
}

export type GapLine = {
  owner: AuthorityCode
  id: string
  fn: string
  clientGroup: ClientGroup
  employer: string | null
  employerName: string | null
  from: Day
  to: Day
  activities: number
  covered: number
  state: GapState
}

export type AfterGap = { from: Day; id: string }

/** Stretches of one council, the earliest first, page by page. */
export const gapsQuery = (owner: AuthorityCode, after: AfterGap | null, limit: number) => {
  const later =
    after === null ? sql`true` : sql`(s.from_day, s.id) > (${after.from}::date, ${after.id}::uuid)`
  return sql<GapLine>`
    select s.owner, s.id, s.fn, s.client_group as "clientGroup", s.employer, o.name as "employerName",
      s.from_day as "from", s.to_day as "to", s.activities, s.covered, s.state
    from authority_gap_span s left join organisation o on o.code = s.employer
    where s.owner = ${owner} and ${later}
    order by s.from_day, s.id limit ${limit}`
}

export const gapsOf = async (
  tx: Tx,
  owner: AuthorityCode,
  after: AfterGap | null,
  limit: number,
): Promise<GapLine[]> => (await gapsQuery(owner, after, limit).execute(tx)).rows

/** Whose it is, as far as it is in sight. */
export const ownerOfGap = async (tx: Tx, id: string): Promise<AuthorityCode | null> => {
  const { rows } = await sql<{ owner: string }>`
    select owner from authority_gap_span where id = ${id}::uuid`.execute(tx)
  return rows[0]?.owner ?? null
}

export type Counted = {
  holder: AuthorityCode
  fn: string
  clientGroup: ClientGroup
  from: Day
  to: Day
  activities: number
  covered: number
}

/** What this council's own staff did for another with nothing in force: counts, and nothing of a child. */
export const countedForMyStaff = async (tx: Tx): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`
    select holder, fn, client_group as "clientGroup", from_day as "from", to_day as "to", activities, covered
    from app.gaps_of_my_staff()`.execute(tx)
  return rows
}

export type WorkLine = {
  eventId: string
  stream: string
  type: string
  subjectId: string
  worker: string
  happenedAt: Instant
  coveredThen: boolean
  coveredNow: boolean
}

export type AfterWork = { happenedAt: Instant; id: string }

/** What was done in a stretch, the earliest first, page by page. */
export const workQuery = (
  { owner, id }: Pick<Gap, 'owner' | 'id'>,
  after: AfterWork | null,
  limit: number,
) => {
  const later =
    after === null
      ? sql`true`
      : sql`(w.happened_at, w.id) > (${after.happenedAt}::timestamptz, ${after.id}::uuid)`
  return sql<WorkLine>`
    select w.id as "eventId", w.stream, w.type, w.subject_id as "subjectId", s.name as worker,
      w.happened_at as "happenedAt", w.covered_then as "coveredThen", w.covered_now as "coveredNow"
    from authority_gap_work w join staff s on s.id = w.staff_id
    where w.owner = ${owner} and w.span_id = ${id}::uuid and ${later}
    order by w.happened_at, w.id limit ${limit}`
}

export const workOf = async (
  tx: Tx,
  gap: Pick<Gap, 'owner' | 'id'>,
  after: AfterWork | null,
  limit: number,
): Promise<WorkLine[]> => (await workQuery(gap, after, limit).execute(tx)).rows
