import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Job, Stream } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { LookedAt } from './noticing.rule.ts'
import {
  evolveReview,
  type PrivacyReview,
  type PrivacyReviewEvent,
  type PrivacyReviewFact,
  type ReviewFinding,
  type ReviewKind,
  reviewResource,
  reviewSentence,
} from './review.ts'

const save = async (tx: Tx, _before: PrivacyReview | undefined, after: PrivacyReview): Promise<void> => {
  const changes = {
    escalated_at: after.escalatedAt,
    asking_at: after.asking?.at ?? null,
    reviewed_at: after.reviewed?.at ?? null,
    finding: after.reviewed?.finding ?? null,
  }
  await tx
    .insertInto('privacy_review')
    .values({
      owner: after.owner,
      id: after.id,
      kind: after.kind,
      staff_id: after.staffId,
      subject_kind: after.subjectKind,
      subject_id: after.subjectId,
      look_id: after.lookId,
      looked_at: after.lookedAt,
      raised_at: after.raisedAt,
      due_at: after.dueAt,
      ...changes,
    })
    .onConflict((conflict) => conflict.columns(['owner', 'id']).doUpdateSet(changes))
    .execute()
}

const jobs = ({ event }: PrivacyReviewFact, { owner, id, dueAt }: PrivacyReview): Job[] =>
  event.type === 'raised'
    ? [{ task: 'privacy-review-overdue', payload: { owner, id }, runAt: dueAt, key: `privacy-review:${id}` }]
    : []

export const reviewStream: Stream<PrivacyReview, PrivacyReviewEvent> = {
  name: 'privacy-review',
  evolve: evolveReview,
  resource: reviewResource,
  save,
  jobs,
  alerts: ({ event }) =>
    event.type === 'escalated'
      ? [{ kind: 'privacy-review-overdue', forFn: 'oversight', forRole: 'director' }]
      : [],
  sentence: reviewSentence,
}

/** The ids of looks sealed since the last time; `isLast` when there are no more. Goes on from there next time. */
export const nextLooks = async (
  tx: Tx,
  owner: AuthorityCode,
  most: number,
): Promise<{ ids: string[]; isLast: boolean }> => {
  const { rows } = await sql<{ id: string | null; isLast: boolean }>`
    select row_id as id, is_last as "isLast" from app.looks_to_go_through(${owner}, ${most})`.execute(tx)
  return { ids: rows.flatMap(({ id }) => id ?? []), isLast: rows.at(-1)?.isLast ?? true }
}

/** These looks with all that is needed to say whether somebody should ask about them. */
export const looksWithNames = async (
  tx: Tx,
  owner: AuthorityCode,
  ids: readonly string[],
  since: Instant,
): Promise<LookedAt[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<LookedAt>`
    select l.id, l.staff_id as "staffId", s.name as worker, l.action, l.subject_kind as "subjectKind",
      l.subject_id as "subjectId", l.outcome, coalesce(l.because->>'rule', '') as rule, l.at,
      (select r.reason from declared_reason r
        where r.owner = l.owner and r.subject_id = l.subject_id and r.staff_id = l.staff_id
          and r.at <= l.at and l.at < r.ends_at order by r.at desc limit 1) as reason,
      (select coalesce(json_agg(n), '[]') from (
        select p.given_names as given, p.family_name as family from person p
          where l.subject_kind = 'person' and p.owner = l.owner and p.id = l.subject_id
        union all select k.given_names, k.family_name from contact_child k
          where l.subject_kind = 'contact' and k.owner = l.owner and k.contact_id = l.subject_id
        union all select a.name, substring(a.name from '\\S+$') from contact_adult a
          where l.subject_kind = 'contact' and a.owner = l.owner and a.contact_id = l.subject_id) n) as names,
      (select count(distinct h.subject_id) from look h
        where h.owner = l.owner and h.staff_id = l.staff_id and h.at > l.at - interval '1 hour' and h.at <= l.at
          and h.outcome = 'seen' and h.action like '%.open') as "inTheHour"
    from look l join staff s on s.id = l.staff_id
    where l.owner = ${owner} and l.id = any (${ids}::uuid[]) and l.at > ${since}
    order by l.at, l.id`.execute(tx)
  return rows
}

/** Is the same matter before somebody already, or was it lately? */
export const isRaised = async (
  tx: Tx,
  owner: AuthorityCode,
  {
    kind,
    staffId,
    subjectId,
    since,
  }: { kind: ReviewKind; staffId: string; subjectId: string; since: Instant },
): Promise<boolean> =>
  (await tx
    .selectFrom('privacy_review')
    .select('id')
    .where('owner', '=', owner)
    .where('staff_id', '=', staffId)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('looked_at', '>', since)
    .limit(1)
    .executeTakeFirst()) !== undefined

export type ReviewLine = {
  owner: AuthorityCode
  id: string
  kind: ReviewKind
  staffId: string
  worker: string
  subjectKind: string
  subjectId: string
  lookedAt: Instant
  raisedAt: Instant
  dueAt: Instant
  escalatedAt: Instant | null
  askingAt: Instant | null
  reviewedAt: Instant | null
  finding: ReviewFinding | null
}

const columns = sql`r.owner, r.id, r.kind, r.staff_id as "staffId", s.name as worker, r.subject_kind as "subjectKind",
  r.subject_id as "subjectId", r.looked_at as "lookedAt", r.raised_at as "raisedAt", r.due_at as "dueAt",
  r.escalated_at as "escalatedAt", r.asking_at as "askingAt", r.reviewed_at as "reviewedAt", r.finding`

export type AfterReview = { dueAt: Instant; id: string }

export type Waiting = {
  owners: readonly AuthorityCode[]
  kind: ReviewKind | null
  after: AfterReview | null
  limit: number
}

/** What nobody has looked into yet, the least time left first. */
export const waitingQuery = ({ owners, kind, after, limit }: Waiting) => sql<ReviewLine>`
  select ${columns} from privacy_review r join staff s on s.id = r.staff_id
  where r.reviewed_at is null and r.owner = any (${owners}::text[])
    and ${kind === null ? sql`true` : sql`r.kind = ${kind}`}
    and ${after === null ? sql`true` : sql`(r.due_at, r.id) > (${after.dueAt}, ${after.id}::uuid)`}
  order by r.due_at, r.id limit ${limit}`

export const waitingReviews = async (tx: Tx, asked: Waiting): Promise<ReviewLine[]> =>
  (await waitingQuery(asked).execute(tx)).rows

/** How many wait of each kind. */
export const countWaiting = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*)::int as n from privacy_review
    where reviewed_at is null and owner = any (${owners}::text[]) group by kind`.execute(tx)
  return new Map(rows.map(({ kind, n }) => [kind, n]))
}

/** The last ones somebody looked into. */
export const doneReviews = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  limit: number,
): Promise<ReviewLine[]> => {
  const { rows } = await sql<ReviewLine>`
    select ${columns} from unnest(${owners}::text[]) seen (owner)
    cross join lateral (
      select * from privacy_review d where d.owner = seen.owner and d.reviewed_at is not null
      order by d.reviewed_at desc, d.id limit ${limit}) r
    join staff s on s.id = r.staff_id order by r.reviewed_at desc, r.id limit ${limit}`.execute(tx)
  return rows
}

export const reviewLine = async (tx: Tx, id: string): Promise<ReviewLine | null> => {
  const { rows } = await sql<ReviewLine>`
    select ${columns} from privacy_review r join staff s on s.id = r.staff_id where r.id = ${id}::uuid`.execute(
    tx,
  )
  return rows[0] ?? null
}
