import { type RawBuilder, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay, weekday, weekdays } from '../time/index.ts'

/** Where a council's children wait, for those who oversee it (procedures 0B.3, 14.2). */

/** For whom an open enquiry waits: for the hub to rate it, for agencies to answer, or for the hub to decide. */
export type WaitsFor = 'rating' | 'agencies' | 'decision'

export type Waiting = { waitsFor: WaitsFor; open: number; late: number; oldestAt: Instant }

export const waitingQuery = (owners: readonly AuthorityCode[], now: Instant): RawBuilder<Waiting> =>
  sql<Waiting>`
    select case when q.rating is null then 'rating' when r.enquiry_id is not null then 'agencies' else 'decision' end
        as "waitsFor",
      count(*)::int as open, (count(*) filter (where q.due_at < ${now}::timestamptz))::int as late,
      min(q.received_at) as "oldestAt"
    from enquiry q left join (
      select distinct r.owner, r.enquiry_id from agency_request r
      where r.owner = any (${owners}::text[]) and r.closed_at is null and r.stage in ('asked', 'part-answered')) r
      on r.owner = q.owner and r.enquiry_id = q.id
    where q.stage in ('new', 'open') and q.owner = any (${owners}::text[])
    group by 1 order by 1`

/** How long children were on their way from the front door to the hub, of one week's enquiries. In minutes. */
export type Gap = { week: Day; enquiries: number; median: number; ninetieth: number; longest: number }

/** The Monday that began this week, and so many weeks before it. */
export const mondayBefore = (now: Instant, weeks: number): Day => {
  const today = dayOf(now)
  return addDays(today, -weekdays.indexOf(weekday(today)) - 7 * weeks)
}

const minutes = sql`extract(epoch from q.started_at - q.received_at)::float8 / 60`

export const gapQuery = (owners: readonly AuthorityCode[], since: Day): RawBuilder<Gap> => sql<Gap>`
  select date_trunc('week', q.started_at at time zone 'Europe/London')::date as week, count(*)::int as enquiries,
    percentile_cont(0.5) within group (order by ${minutes}) as median,
    percentile_cont(0.9) within group (order by ${minutes}) as ninetieth, max(${minutes}) as longest
  from enquiry q where q.owner = any (${owners}::text[]) and q.started_at >= ${startOfDay(since)}::timestamptz
  group by 1 order by 1 desc`

/** Every week, the latest first; of one in which nothing came there is nothing to say but that. */
export type Overseen = { waiting: readonly Waiting[]; weeks: readonly { week: Day; gap: Gap | null }[] }

const weeksBefore = 8

export const readOverseen = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  now: Instant,
): Promise<Overseen> => {
  const { rows: gaps } = await gapQuery(owners, mondayBefore(now, weeksBefore)).execute(tx)
  return {
    waiting: (await waitingQuery(owners, now).execute(tx)).rows,
    weeks: Array.from({ length: weeksBefore + 1 }, (_, before) => {
      const week = mondayBefore(now, before)
      return { week, gap: gaps.find((each) => each.week === week) ?? null }
    }),
  }
}
