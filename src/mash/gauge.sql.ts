import { type RawBuilder, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** One agency, as one council asks it. */
export type Gauge = {
  owner: AuthorityCode
  agency: string
  /** Of late: asked and not taken back; answered about everybody. */
  asked: number
  answered: number
  /** Of these, whose time is up; and answered by then. Closed before its time was up, a question does not count. */
  due: number
  inTime: number
  /** Now: still out, past its time, the oldest of them, and how many enquiries wait for it. */
  out: number
  late: number
  oldestOutAt: Instant | null
  enquiries: number
}

/**
 * Every agency of every council in sight in one question: what was asked since, off agency_request_asked, and what is
 * out now, off agency_request_out.
 */
export const gaugeQuery = (
  owners: readonly AuthorityCode[],
  since: Instant,
  now: Instant,
): RawBuilder<Gauge> => {
  const at = sql`${now}::timestamptz`
  const timeIsUp = sql`r.stage <> 'withdrawn' and r.due_at <= case when r.stage = 'answered' or r.closed_at is null
    then ${at} else least(r.closed_at, ${at}) end`
  return sql<Gauge>`
    select owner, agency, coalesce(p.asked, 0)::int as asked, coalesce(p.answered, 0)::int as answered,
      coalesce(p.due, 0)::int as due, coalesce(p.in_time, 0)::int as "inTime", coalesce(o.out, 0)::int as out,
      coalesce(o.late, 0)::int as late, o.oldest as "oldestOutAt", coalesce(o.enquiries, 0)::int as enquiries
    from (
      select r.owner, r.agency, count(*) filter (where r.stage <> 'withdrawn') as asked,
        count(*) filter (where r.stage = 'answered') as answered, count(*) filter (where ${timeIsUp}) as due,
        count(*) filter (where ${timeIsUp} and r.answered_at <= r.due_at) as in_time
      from agency_request r where r.owner = any (${owners}::text[]) and r.asked_at >= ${since}::timestamptz
      group by r.owner, r.agency) p
    full join (
      select r.owner, r.agency, count(*) as out, count(*) filter (where r.due_at < ${at}) as late,
        min(r.asked_at) as oldest, count(distinct r.enquiry_id) as enquiries
      from agency_request r
      where r.owner = any (${owners}::text[]) and r.closed_at is null and r.stage in ('asked', 'part-answered')
      group by r.owner, r.agency) o using (owner, agency)
    order by owner, agency`
}

/** How the agencies answer: since then, and now. */
export const readGauges = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  since: Instant,
  now: Instant,
): Promise<Gauge[]> => (await gaugeQuery(owners, since, now).execute(tx)).rows
