import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Outcome, Urgency } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold } from '../events/index.ts'
import { aboutARelative, relativeWords } from '../people/index.ts'
import type { Instant } from '../time/index.ts'
import type { HandOver, HandOverEvent, HandOverFact, HandOverStage } from './hand-over.ts'
import { handOverStream } from './hand-over.stream.ts'

/** One line of a tray. */
export type Line = {
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  outcome: Outcome
  urgency: Urgency
  stage: HandOverStage
  children: number
  receivedAt: Instant
  sentAt: Instant
  dueAt: Instant
  clockRule: string
  sentBy: string | null
  toTeam: string | null
  queryReason: string | null
  queriedAt: Instant | null
  acceptedAt: Instant | null
  allocatedTo: string | null
  escalatedAt: Instant | null
}

/** Children of it the reader may know of: one whose record was sealed since is on no contact, and on no hand-over. */
const childrenInSight = sql`(select count(*)::int from contact_child k
  where k.owner = h.owner and k.id = any (h.child_ids))`

const columns = sql`h.owner, h.id, h.reference,
  case when ${aboutARelative(sql`h.owner`, sql`h.contact_id`)} then ${relativeWords.headline}
    when ${childrenInSight} = cardinality(h.child_ids) then h.headline
    else (select c.headline from contact c where c.owner = h.owner and c.id = h.contact_id) end as headline,
  h.outcome, h.urgency, h.stage, ${childrenInSight} as children, h.received_at as "receivedAt", h.sent_at as "sentAt", h.due_at as "dueAt",
  h.clock_rule as "clockRule", (select s.name from staff s where s.id = h.sent_by) as "sentBy",
  (select t.name from team t where t.id = h.to_team) as "toTeam", h.query_reason as "queryReason",
  h.queried_at as "queriedAt", h.accepted_at as "acceptedAt",
  (select s.name from staff s where s.id = h.allocated_to) as "allocatedTo", h.escalated_at as "escalatedAt"`

/** Where the last page ended: due time and id of its last line. */
export type After = { dueAt: Instant; id: string }

const beyond = (after: After | null) =>
  after === null ? sql`true` : sql`(h.due_at, h.id) > (${after.dueAt}, ${after.id}::uuid)`

/**
 * What waits with these teams, the least time left first. Each team's lines come straight off the index
 * hand_over_waiting, so a tray costs the same whatever has been handed over before.
 */
export const waitingQuery = (
  teams: readonly string[],
  stage: 'sent' | 'queried',
  after: After | null,
  limit: number,
) => sql<Line>`
    select ${columns} from unnest(${teams}::uuid[]) as mine (team_id)
    cross join lateral (
      select * from hand_over h
      where h.to_team = mine.team_id and h.stage in ('sent', 'queried') and h.stage = ${stage} and ${beyond(after)}
      order by h.due_at, h.id limit ${limit}) h
    order by h.due_at, h.id limit ${limit}`

export const waitingWith = async (tx: Tx, ...asked: Parameters<typeof waitingQuery>): Promise<Line[]> =>
  (await waitingQuery(...asked).execute(tx)).rows

/** What came back to the screeners, or never found a team. */
export const backQuery = (after: After | null, limit: number) => sql<Line>`
    select ${columns} from hand_over h
    where h.stage in ('no-team', 'queried') and ${beyond(after)}
    order by h.due_at, h.id limit ${limit}`

export const backWithScreening = async (tx: Tx, ...asked: Parameters<typeof backQuery>): Promise<Line[]> =>
  (await backQuery(...asked).execute(tx)).rows

export const acceptedQuery = (teams: readonly string[], since: Instant, limit: number) => sql<Line>`
    select ${columns} from unnest(${teams}::uuid[]) as mine (team_id)
    cross join lateral (
      select * from hand_over h
      where h.to_team = mine.team_id and h.stage = 'accepted' and h.accepted_at >= ${since}
        and ${childrenInSight} > 0
      order by h.accepted_at desc, h.id limit ${limit}) h
    order by h.accepted_at desc, h.id limit ${limit}`

export const acceptedSince = async (tx: Tx, ...asked: Parameters<typeof acceptedQuery>): Promise<Line[]> =>
  (await acceptedQuery(...asked).execute(tx)).rows

export type Counts = { waiting: number; queried: number; late: number; longestSince: Instant | null }

/** How much waits, capped: nobody reads beyond a thousand, and counting them all would slow every tray. */
export const countWaiting = async (tx: Tx, teams: readonly string[], now: Instant): Promise<Counts> => {
  const { rows } = await sql<Counts>`
    select count(*) filter (where stage = 'sent')::int as waiting,
      count(*) filter (where stage = 'queried')::int as queried,
      count(*) filter (where due_at < ${now})::int as late,
      min(received_at) as "longestSince"
    from (
      select stage, due_at, received_at from hand_over
      where to_team = any (${teams}::uuid[]) and stage in ('sent', 'queried') limit 1000) waiting`.execute(tx)
  return rows[0] ?? { waiting: 0, queried: 0, late: 0, longestSince: null }
}

/** Hand-overs of one contact, the first sent first: siblings beside each other, whoever has them. */
export const handOversOf = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<Line[]> => {
  const { rows } = await sql<Line>`
    select ${columns} from hand_over h
    where h.owner = ${owner} and h.contact_id = ${contactId} and ${childrenInSight} > 0
    order by h.sent_at, h.id`.execute(tx)
  return rows
}

/** Children of this contact on another hand-over that is open or accepted. */
export const childrenOnOthers = async (tx: Tx, { owner, id, contactId }: HandOver): Promise<string[]> => {
  const { rows } = await sql<{ child: string }>`
    select unnest(child_ids)::text as child from hand_over
    where owner = ${owner} and contact_id = ${contactId} and id <> ${id} and stage <> 'withdrawn'`.execute(tx)
  return rows.map((row) => row.child)
}

/** Has every child on it become a referral before, by the screening manager who decided? */
export const isReferralAlready = async (tx: Tx, { owner, children }: HandOver): Promise<boolean> =>
  (await tx
    .selectFrom('contact_child')
    .select('id')
    .where('owner', '=', owner)
    .where(
      'id',
      'in',
      children.map(({ childId }) => childId),
    )
    .where('became_referral_at', 'is', null)
    .executeTakeFirst()) === undefined

export type Told = { facts: HandOverFact[]; handOver: HandOver }

/** A hand-over with everything that happened to it. The owner is found under the reader's own eyes. */
export const replayHandOver = async (tx: Tx, id: string): Promise<Told | null> => {
  const row = await tx.selectFrom('hand_over').select('owner').where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const facts = await factsOf<HandOver, HandOverEvent>(tx, handOverStream, row.owner, id)
  const handOver = fold(handOverStream, facts)
  return handOver === undefined ? null : { facts, handOver }
}

/** A hand-over of this council as it stands; null where it is not there for whoever asks. */
export const handOverOf = async (tx: Tx, owner: AuthorityCode, id: string): Promise<HandOver | null> =>
  fold(handOverStream, await factsOf<HandOver, HandOverEvent>(tx, handOverStream, owner, id)) ?? null

/**
 * The hand-over as its reader may know of it: a child whose record was sealed since it was sent is on it no more, and
 * the words over it are those of the contact as it may be read. Null: nobody on it is in sight.
 */
export const asInSight = async (tx: Tx, { facts, handOver }: Told): Promise<Told | null> => {
  const rows = await tx
    .selectFrom('contact_child as k')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.owner', '=', 'k.owner').onRef('c.id', '=', 'k.contact_id'),
    )
    .select(['k.id', 'c.headline'])
    .where('k.owner', '=', handOver.owner)
    .where('k.contact_id', '=', handOver.contactId)
    .execute()
  const seen = new Set(rows.map(({ id }) => id))
  const children = handOver.children.filter(({ childId }) => seen.has(childId))
  if (children.length === handOver.children.length) return { facts, handOver }
  if (children.length === 0) return null
  return {
    facts: facts.filter(({ event }) => event.type !== 'sibling-joined' || seen.has(event.child.childId)),
    handOver: { ...handOver, children, headline: rows[0]?.headline ?? '' },
  }
}

/** Another child of the same report, decided the same way in the same sending: they travel together. */
export const siblingSending = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
  outcome: Outcome,
  sentAt: Instant,
): Promise<string | null> => {
  const row = await tx
    .selectFrom('hand_over')
    .select('id')
    .where('owner', '=', owner)
    .where('contact_id', '=', contactId)
    .where('outcome', '=', outcome)
    .where('sent_at', '=', sentAt)
    .where('stage', 'in', ['sent', 'no-team'])
    .executeTakeFirst()
  return row?.id ?? null
}
