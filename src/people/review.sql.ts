import { sql } from 'kysely'
import type { Actor, AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { factsOf, fold, performWithin, type Stream } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import {
  type Candidate,
  evolveReview,
  type MatchReview,
  type Raised,
  type ReviewEvent,
  type ReviewKind,
  reviewResource,
  reviewSentence,
  type SettledAs,
} from './review.ts'

/** The likeliest of those whose record may be compared, else what another council knows. */
const bestOf = (candidates: readonly Candidate[]) => {
  const compared = candidates.flatMap((each) => (each.kind === 'person' ? [each] : []))
  const [best] = compared.toSorted((one, other) => other.weight - one.weight)
  if (best) return { band: best.band, weight: best.weight }
  const elsewhere = candidates.find((each) => each.kind === 'elsewhere')
  return { band: elsewhere?.band ?? null, weight: null }
}

const rowOf = (review: MatchReview) => ({
  owner: review.owner,
  id: review.id,
  kind: review.kind,
  subject_kind: review.subject.kind,
  subject_id: review.subject.id,
  contact_id: review.subject.kind === 'person' ? null : review.subject.contactId,
  other_owner: review.other?.owner ?? null,
  other_id: review.other?.id ?? null,
  model_version: review.modelVersion,
  ...bestOf(review.candidates),
  would_attach: review.wouldAttach,
  because: review.because,
  raised_at: review.raisedAt,
  asked_at: review.askedAt,
  left_at: review.left?.at ?? null,
  left_by: review.left?.by ?? null,
  settled_at: review.settled?.at ?? null,
  settled_by: review.settled?.by ?? null,
  settled_as: review.settled?.as ?? null,
})

export const reviewStream: Stream<MatchReview, ReviewEvent> = {
  name: 'match-review',
  evolve: evolveReview,
  resource: reviewResource,
  save: async (tx, before, after) => {
    const { owner, id, ...row } = rowOf(after)
    if (before === undefined) {
      await tx
        .insertInto('match_review')
        .values({ owner, id, ...row })
        .execute()
      return
    }
    await tx.updateTable('match_review').set(row).where('owner', '=', owner).where('id', '=', id).execute()
  },
  sentence: reviewSentence,
}

export type ByWhom = { actor: Actor; at: Instant; owner: AuthorityCode }

/** Raises a question for this council, in a transaction somebody else opened. */
export const raiseReview = async (tx: Tx, by: ByWhom, raised: Raised): Promise<string> => {
  const id = newId()
  const done = await performWithin(tx, reviewStream, {
    ...by,
    action: 'person.link',
    id,
    opens: true,
    decide: (): ReviewEvent[] => [{ type: 'raised', ...raised }],
  })
  if (!done.done) throw new Error(`A question about who is who could not be raised: ${done.why}`)
  return id
}

/** Nothing was compared: the question comes from somebody's word alone. */
export const notCompared = {
  heard: null,
  modelVersion: '',
  candidates: [],
  wouldAttach: null,
  attaches: false,
} as const

export const reviewOf = async (tx: Tx, owner: AuthorityCode, id: string): Promise<MatchReview | undefined> =>
  fold(reviewStream, await factsOf(tx, reviewStream, owner, id))

/** Has somebody looked already for this child or adult of a contact? */
export const isReviewed = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
  subjectId: string,
): Promise<boolean> => {
  const { rows } = await sql`
    select from match_review where owner = ${owner} and contact_id = ${contactId}::uuid
      and subject_id = ${subjectId}::uuid and kind = 'contact-match'`.execute(tx)
  return rows.length > 0
}

/** What was heard of somebody on a contact when the service looked for them; null where it has not. */
export const heardOf = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
  subjectId: string,
): Promise<MatchReview['heard']> => {
  const { rows } = await sql<{ id: string }>`
    select id from match_review where owner = ${owner} and contact_id = ${contactId}::uuid
      and subject_id = ${subjectId}::uuid and kind = 'contact-match'`.execute(tx)
  const [row] = rows
  return (row && (await reviewOf(tx, owner, row.id))?.heard) ?? null
}

/** Was it left for the review queue, and not answered there yet? */
export const isLeft = async (tx: Tx, owner: AuthorityCode, subjectId: string): Promise<boolean> => {
  const { rows } = await sql`
    select from match_review where owner = ${owner} and subject_id = ${subjectId}::uuid
      and left_at is not null and settled_at is null`.execute(tx)
  return rows.length > 0
}

type Open = { owner: AuthorityCode; id: string; kind: ReviewKind }

/** Questions not answered yet about somebody told of on a contact. */
export const openAboutSubject = async (tx: Tx, owner: AuthorityCode, subjectId: string): Promise<Open[]> => {
  const { rows } = await sql<Open>`
    select owner, id, kind from match_review
    where owner = ${owner} and subject_id = ${subjectId}::uuid and settled_at is null and contact_id is not null`.execute(
    tx,
  )
  return rows
}

/** Questions not answered yet about anybody on a contact. */
export const openOnContact = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<Open[]> => {
  const { rows } = await sql<Open>`
    select owner, id, kind from match_review
    where owner = ${owner} and contact_id = ${contactId}::uuid and settled_at is null`.execute(tx)
  return rows
}

/** Questions not answered yet about these two records of which one at least is this council's. */
export const openAboutPair = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
  other: { owner: AuthorityCode; id: string },
): Promise<Open[]> => {
  const { rows } = await sql<Open>`
    select owner, id, kind from match_review
    where owner = ${owner} and settled_at is null and subject_kind = 'person' and (
      subject_id = ${personId}::uuid and other_owner = ${other.owner} and other_id = ${other.id}::uuid
      or ${owner} = ${other.owner} and subject_id = ${other.id}::uuid and other_owner = ${owner} and other_id = ${personId}::uuid)`.execute(
    tx,
  )
  return rows
}

/** Answers them: whoever said who is who has answered every question about it. */
export const settleReviews = async (
  tx: Tx,
  { actor, at }: Pick<ByWhom, 'actor' | 'at'>,
  open: readonly Open[],
  as: SettledAs,
  because: string,
): Promise<void> => {
  for (const { owner, id } of open) {
    await performWithin(tx, reviewStream, {
      actor,
      at,
      action: 'person.link',
      owner,
      id,
      decide: (review): ReviewEvent[] =>
        review === undefined || review.settled !== null ? [] : [{ type: 'settled', as, because }],
    })
  }
}

/** Answers every question about somebody on a contact: it is the person said. */
export const settleAbout = async (
  tx: Tx,
  by: Pick<ByWhom, 'actor' | 'at'>,
  owner: AuthorityCode,
  subjectId: string,
): Promise<void> => settleReviews(tx, by, await openAboutSubject(tx, owner, subjectId), 'same', '')

/** Leaves a question for those who look down the queue. */
export const leaveReviews = async (
  tx: Tx,
  { actor, at }: Pick<ByWhom, 'actor' | 'at'>,
  open: readonly Open[],
  because: string,
): Promise<void> => {
  for (const { owner, id } of open) {
    await performWithin(tx, reviewStream, {
      actor,
      at,
      action: 'person.link',
      owner,
      id,
      decide: (): ReviewEvent[] => [{ type: 'left', because }],
    })
  }
}

/**
 * Asks again who somebody on a contact is: it was left, or a recognition was taken back. The question that stands is
 * asked, answered or not. Answers whether there was one: otherwise it has yet to be raised.
 */
export const askAgain = async (
  tx: Tx,
  by: ByWhom,
  subject: { contactId: string; id: string },
  because: string,
): Promise<boolean> => {
  const { rows } = await sql<Open>`
    select owner, id, kind from match_review
    where owner = ${by.owner} and contact_id = ${subject.contactId}::uuid and subject_id = ${subject.id}::uuid
    order by settled_at nulls first, raised_at desc limit 1`.execute(tx)
  await leaveReviews(tx, by, rows, because)
  return rows.length > 0
}
