import { type RawBuilder, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import { headline } from './board.sql.ts'
import type { BreachReason } from './breach.rule.ts'
import type { EnquiryStage } from './enquiry.ts'
import type { LateAfter } from './late-choice.ts'

/** An enquiry that was, or is, past its time. */
export type LateLine = {
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  stage: EnquiryStage
  rating: Rating | null
  receivedAt: Instant
  dueAt: Instant
  /** Null while it is still open. */
  decidedAt: Instant | null
  breachReason: BreachReason | null
  allocatedTo: string | null
}

const columns = sql`q.owner, q.id, q.reference, ${headline} as headline, q.stage, q.rating, q.received_at as "receivedAt",
  q.due_at as "dueAt", q.decided_at as "decidedAt", q.breach_reason as "breachReason",
  (select s.name from staff s where s.id = q.allocated_to) as "allocatedTo"`

const endedLate = sql`q.stage in ('decided', 'handed-back') and q.decided_at > q.due_at`

/** Ended after their time, with a reason, the latest first. */
export const explainedQuery = (
  since: Instant,
  after: LateAfter | null,
  limit: number,
): RawBuilder<LateLine> => {
  const beyond =
    after === null
      ? sql`true`
      : sql`(q.decided_at, q.id) < (${after.decidedAt}::timestamptz, ${after.id}::uuid)`
  return sql<LateLine>`
    select ${columns} from enquiry q
    where ${endedLate} and q.breach_reason is not null and q.decided_at >= ${since}::timestamptz and ${beyond}
    order by q.decided_at desc, q.id desc limit ${limit}`
}

/** Late and nobody has said why: still open, the longest late first; then those that ended so. */
const mostOpen = 10

export const unexplainedQuery = (since: Instant, now: Instant, limit: number): RawBuilder<LateLine> =>
  sql<LateLine>`
    (select ${columns} from enquiry q
      where q.stage in ('new', 'open') and q.due_at < ${now}::timestamptz and q.breach_reason is null
      order by q.due_at, q.id limit ${mostOpen})
    union all
    (select ${columns} from enquiry q
      where ${endedLate} and q.breach_reason is null and q.decided_at >= ${since}::timestamptz
      order by q.decided_at desc, q.id desc limit ${limit})`

/** Null: ended late and nobody has said why. */
export type ReasonCount = { owner: AuthorityCode; reason: BreachReason | null; n: number }

export const reasonQuery = (since: Instant): RawBuilder<ReasonCount> => sql<ReasonCount>`
  select q.owner, q.breach_reason as reason, count(*)::int as n from enquiry q
  where ${endedLate} and q.decided_at >= ${since}::timestamptz
  group by q.owner, q.breach_reason order by q.owner, 3 desc, 2`

export type LateRead = {
  unexplained: readonly LateLine[]
  /** Of those still open so many are listed: the board has them all. */
  mostOpen: number
  explained: readonly LateLine[]
  reasons: readonly ReasonCount[]
}

export const readLate = async (
  tx: Tx,
  { since, now, after, limit }: { since: Instant; now: Instant; after: LateAfter | null; limit: number },
): Promise<LateRead> => ({
  mostOpen,
  unexplained: after === null ? (await unexplainedQuery(since, now, limit).execute(tx)).rows : [],
  explained: (await explainedQuery(since, after, limit + 1).execute(tx)).rows,
  reasons: (await reasonQuery(since).execute(tx)).rows,
})
