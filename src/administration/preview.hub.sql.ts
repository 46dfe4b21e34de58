import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** What is open in the hub, without a name or a reference: what its previews are counted from, one query each. */

export type OpenEnquiry = { rating: Rating | null; lastActedAt: Instant }

export const openEnquiriesQuery = (owner: AuthorityCode) => sql<OpenEnquiry>`
  select rating, last_acted_at as "lastActedAt" from enquiry where owner = ${owner} and stage in ('new', 'open')`

export const openEnquiries = async (tx: Tx, owner: AuthorityCode): Promise<OpenEnquiry[]> =>
  (await openEnquiriesQuery(owner).execute(tx)).rows

export type QuestionOut = {
  rating: Exclude<Rating, 'blue'>
  askedAt: Instant
  dueAt: Instant
  enquiryDue: Instant | null
}

export const questionsOutQuery = (owner: AuthorityCode) => sql<QuestionOut>`
  select r.rating, r.asked_at as "askedAt", r.due_at as "dueAt", e.due_at as "enquiryDue"
  from agency_request r join enquiry e on e.owner = r.owner and e.id = r.enquiry_id
  where r.owner = ${owner} and r.closed_at is null and r.stage in ('asked', 'part-answered') and r.rating <> 'blue'`

export const questionsOut = async (tx: Tx, owner: AuthorityCode): Promise<QuestionOut[]> =>
  (await questionsOutQuery(owner).execute(tx)).rows

export type Disputed = { rung: number; since: Instant; dueAt: Instant }

export const disputedQuery = (owner: AuthorityCode) => sql<Disputed>`
  select d.rung, coalesce(c.started_at, d.raised_at) as since, d.due_at as "dueAt" from disagreement d
  left join lateral (
    select started_at from clock k
    where k.owner = d.owner and k.stream = 'disagreement' and k.subject_id = d.id and k.stopped_at is null
    order by started_at desc limit 1) c on true
  where d.owner = ${owner} and d.resolved_at is null`

/** Disagreements not settled, and since when they have stood on their rung. */
export const disputed = async (tx: Tx, owner: AuthorityCode): Promise<Disputed[]> =>
  (await disputedQuery(owner).execute(tx)).rows

export type LinkOut = { dueAt: Instant; madeAt: Instant; endsAt: Instant }

/** One-time links that still open: their times alone; the links themselves are the hub's. */
export const linksOut = async (tx: Tx, owner: AuthorityCode): Promise<LinkOut[]> =>
  (
    await sql<LinkOut>`
      select due_at as "dueAt", made_at as "madeAt", ends_at as "endsAt" from app.times_of_links(${owner})`.execute(
      tx,
    )
  ).rows

/** People told of on lately received contacts whom attaching by itself would have chosen, and who was asked about them. */
export const wouldHaveBeenAttached = async (
  tx: Tx,
  owner: AuthorityCode,
  since: Instant,
): Promise<{ raised: number; attached: number }> => {
  const { rows } = await sql<{ raised: number; attached: number }>`
    select count(*)::int as raised, count(r.would_attach)::int as attached
    from contact c join match_review r on r.owner = c.owner and r.contact_id = c.id and r.kind = 'contact-match'
    where c.owner = ${owner} and c.received_at >= ${since}::timestamptz`.execute(tx)
  return rows[0] ?? { raised: 0, attached: 0 }
}
