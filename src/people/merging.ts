import { sql } from 'kysely'
import { newId, type Tx } from '../db/index.ts'
import { type Done, isRefusal, type NotDone, performWithin, type Refusal } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { type Said, personOf, type Worker } from './linking.ts'
import type { Person, PersonEvent } from './person.ts'
import { isRegistered, personStream } from './person.sql.ts'
import { notCompared, openAboutPair, raiseReview, settleReviews } from './review.sql.ts'
import { merge, type Merging, type Other, type Reader, undoMerge } from './same.rule.ts'

/** Merging two records of one council into one, and undoing it. */

/** `gone` is to point to `stays`, which stands for both from then on. */
export type ToMerge = { gone: Other; stays: Other }

/** Two merges about the same record wait for each other, so that no chain can grow between them. */
const lockBoth = async (tx: Tx, { gone, stays }: ToMerge): Promise<void> => {
  await sql`select id from person where owner = ${gone.owner} and id = any (${[gone.id, stays.id]}::uuid[])
    order by id for update`.execute(tx)
}

/**
 * Does another record point to this one? Asked of the facts and not of the rows: a restricted record that points here
 * is not in sight of everybody, and would still make a chain.
 */
const isSurvivor = async (tx: Tx, person: Person): Promise<boolean> => {
  for (const link of person.links) {
    if (link.otherOwner !== person.owner || link.says !== 'same' || link.endedAt !== null) continue
    const other = await personOf(tx, { owner: link.otherOwner, id: link.otherId })
    if (other?.mergedInto === person.id) return true
  }
  return false
}

type Both<E> = { merged: readonly E[]; survivor: readonly E[] }

/** Writes what follows on both records, or on neither. */
const onBoth = async (
  tx: Tx,
  worker: Worker,
  pair: ToMerge,
  decide: (gone: Person, stays: Person) => Promise<Both<PersonEvent> | Refusal>,
): Promise<Done<Person> | NotDone> => {
  const { gone, stays } = pair
  if (!(await isRegistered(tx, stays.owner, stays.id))) return { done: false, why: 'not-found' }
  await lockBoth(tx, pair)
  let onSurvivor: readonly PersonEvent[] = []
  const outcome = await performWithin(tx, personStream, {
    ...worker,
    action: 'person.merge',
    owner: gone.owner,
    id: gone.id,
    decide: async (person): Promise<readonly PersonEvent[] | Refusal> => {
      const survivor = await personOf(tx, stays)
      if (!person || !survivor) return { refused: 'not-found' }
      const both = await decide(person, survivor)
      if (isRefusal(both)) return both
      onSurvivor = both.survivor
      return both.merged
    },
  })
  if (!outcome.done) return outcome
  const there = await performWithin(tx, personStream, {
    ...worker,
    action: 'person.merge',
    owner: stays.owner,
    id: stays.id,
    decide: () => onSurvivor,
  })
  if (!there.done) throw new Error(`The record that stands for both could not say so: ${there.why}`)
  return outcome
}

type Told = Said & Pick<Merging, 'conflicts' | 'haveSeenConflicts'>

/**
 * One record of a council stands for another from now on. Nothing moves: the other one points to it. What may stand in
 * the way: see the rule (same.rule.ts).
 */
export const mergeRecords = async (
  tx: Tx,
  worker: Worker,
  pair: ToMerge,
  told: Told,
): Promise<Done<Person> | NotDone> => {
  const outcome = await onBoth(tx, worker, pair, async (gone, stays) =>
    merge(gone, stays, {
      ...told,
      linkId: newId(),
      survivorLinkId: newId(),
      by: worker.actor.rights.staffId,
      isSurvivorOfOthers: await isSurvivor(tx, gone),
    }),
  )
  if (outcome.done) await settle(tx, worker, pair, 'same', told.because)
  return outcome
}

const settle = async (
  tx: Tx,
  worker: Worker,
  { gone, stays }: ToMerge,
  as: 'same' | 'different',
  because: string,
) => settleReviews(tx, worker, await openAboutPair(tx, gone.owner, gone.id, stays), as, because)

/**
 * Undoes a merge, at any time. What each record holds was never touched, so it is there again as it was; both say
 * "different" from now on. Whoever opened either record meanwhile is told, and every contact on which somebody was
 * recognised as the record that stood for both is looked at again: which of the two was meant?
 */
export const unmergeRecords = async (
  tx: Tx,
  worker: Worker,
  pair: ToMerge,
  said: Said,
): Promise<Done<Person> | NotDone> => {
  const since = await mergedSince(tx, pair)
  const readers = since === null ? [] : await readersSince(tx, pair, since, worker)
  const outcome = await onBoth(tx, worker, pair, (gone, stays) =>
    Promise.resolve(undoMerge(gone, stays, { ...said, linkId: newId(), survivorLinkId: newId(), readers })),
  )
  if (!outcome.done) return outcome
  await settle(tx, worker, pair, 'different', said.because)
  if (since !== null) await askAboutContacts(tx, worker, pair, since)
  return outcome
}

const mergedSince = async (tx: Tx, { gone, stays }: ToMerge): Promise<Instant | null> => {
  const { rows } = await sql<{ at: Instant }>`
    select happened_at as at from event where owner = ${gone.owner} and stream = 'person' and subject_id = ${gone.id}::uuid
      and type = 'merged-into' and data ->> 'intoId' = ${stays.id} order by seq desc limit 1`.execute(tx)
  return rows[0]?.at ?? null
}

/** Who opened either record since; not whoever undoes it, who knows. */
const readersSince = async (
  tx: Tx,
  { gone, stays }: ToMerge,
  since: Instant,
  { actor }: Worker,
): Promise<Reader[]> => {
  const { rows } = await sql<Reader>`
    select distinct on (staff_id) staff_id as "staffId", fn from look
    where owner = ${gone.owner} and subject_id = any (${[gone.id, stays.id]}::uuid[]) and at >= ${since}::timestamptz
      and action = 'person.open' and outcome = 'seen' and fn is not null and staff_id <> ${actor.rights.staffId}::uuid
    order by staff_id, at desc`.execute(tx)
  return rows
}

/** Contacts on which somebody was recognised as the record that stood for both. */
const askAboutContacts = async (
  tx: Tx,
  { actor, at }: Worker,
  { gone, stays }: ToMerge,
  since: Instant,
): Promise<void> => {
  const { rows } = await sql<{ contactId: string; subjectId: string; part: 'child' | 'adult' }>`
    select distinct data ->> 'contactId' as "contactId", data ->> 'childId' as "subjectId",
      coalesce(data ->> 'part', 'child') as part
    from event where owner = ${gone.owner} and stream = 'person' and subject_id = ${stays.id}::uuid
      and type = 'recognised-on-contact' and happened_at >= ${since}::timestamptz`.execute(tx)
  for (const { contactId, subjectId, part } of rows) {
    await raiseReview(
      tx,
      { actor, at, owner: gone.owner },
      {
        ...notCompared,
        kind: 'recognised-while-merged',
        subject: { kind: part, contactId, id: subjectId },
        other: gone,
        because: 'Recognised while two records were one. Which of the two was meant?',
        isAsked: true,
      },
    )
  }
}
