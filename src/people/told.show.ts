import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { recordLook } from '../events/index.ts'
import { clean, type Cleaned, weighPair } from '../matching/index.ts'
import type { Visit } from '../web/index.ts'
import { describedPerson } from './described.sql.ts'
import { historyOf } from './history.sql.ts'
import type { ToldCandidate, ToldView } from './pages/told.page.tsx'
import { inSight } from './pair.show.ts'
import type { Candidate, MatchReview } from './review.ts'
import { heardOf } from './review.sql.ts'
import type { Other } from './same.rule.ts'
import { sideOf } from './side.sql.ts'

type Subject = { name: string; reference: string; personId: string | null }

const subjectOf = async (tx: Tx, { owner, subject }: MatchReview): Promise<Subject | null> => {
  if (subject.kind === 'person') return null
  const { rows } = await sql<Subject>`
    select coalesce(nullif(btrim(coalesce(k.given_names || ' ' || k.family_name, g.name)), ''), 'Name not known') as name,
      c.reference, coalesce(k.person_id, g.person_id) as "personId"
    from contact c
    left join contact_child k on k.owner = c.owner and k.contact_id = c.id and k.id = ${subject.id}::uuid
    left join contact_adult g on g.owner = c.owner and g.contact_id = c.id and g.id = ${subject.id}::uuid
    where c.owner = ${owner} and c.id = ${subject.contactId}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** Side by side no more than these: nobody compares five at once. */
const most = 3

const look = (tx: Tx, { actor, at, may }: Visit, { owner, id }: Other): Promise<void> =>
  recordLook(tx, actor, at, {
    owner,
    action: 'people.search',
    subjectKind: 'person',
    subjectId: id,
    outcome: 'seen',
    because: may('people.search').because,
  })

/** Whom to compare: those the service found, the likeliest first; or the two records that were one. */
const named = (review: MatchReview, personId: string | null): Other[] => {
  const found = review.candidates.flatMap((each: Candidate) => (each.kind === 'person' ? [each] : []))
  const both =
    review.other === null
      ? []
      : [...(personId === null ? [] : [{ owner: review.owner, id: personId }]), review.other]
  return [...both, ...found.toSorted((one, other) => other.weight - one.weight)].slice(0, most)
}

const outOfSight = (review: MatchReview, asked: readonly Other[], shown: ReadonlySet<string>): Other[] =>
  [...asked, ...review.candidates.flatMap((each) => (each.kind === 'restricted' ? [each] : []))].filter(
    ({ id }) => !shown.has(id),
  )

/** Restricted records leave a stub and are told of; a sealed one leaves nothing, and is not counted here either. */
const stubsAmong = async (tx: Tx, hidden: readonly Other[]): Promise<number> => {
  if (hidden.length === 0) return 0
  const { rows } = await sql<{ stubs: number }>`
    select count(distinct s.id)::int as stubs from record_stub s
    join unnest(${hidden.map(({ owner }) => owner)}::text[], ${hidden.map(({ id }) => id)}::uuid[]) asked (owner, id)
      on s.owner = asked.owner and s.id = asked.id`.execute(tx)
  return rows[0]?.stubs ?? 0
}

const candidateFor = async (
  tx: Tx,
  visit: Visit,
  review: MatchReview,
  heard: Cleaned,
  other: Other,
): Promise<ToldCandidate | null> => {
  const [side, described] = [await sideOf(tx, other), await describedPerson(tx, other)]
  if (!side || !described) return null
  const pair = await weighPair(tx, heard, clean(described))
  if (!pair) return null
  await look(tx, visit, other)
  const then = review.candidates.find((each) => each.kind === 'person' && each.id === other.id)
  return {
    side,
    pair,
    weightThen: then?.kind === 'person' ? then.weight : null,
    history: await historyOf(tx, { personIds: [other.id] }),
  }
}

/** Somebody told of on a contact, beside whom they may be, as far as the reader may see. Null: the contact is out of sight. */
export const gatherTold = async (tx: Tx, visit: Visit, review: MatchReview): Promise<ToldView | null> => {
  const subject = await subjectOf(tx, review)
  if (!subject || review.subject.kind === 'person') return null
  const { contactId, id } = review.subject
  const heard = review.heard ?? (await heardOf(tx, review.owner, contactId, id)) ?? { v: 0, names: [] }
  const asked = named(review, subject.personId)
  const { candidates, hidden } = await inSight(tx, visit, async () => {
    const all: ToldCandidate[] = []
    for (const other of asked) {
      const candidate = await candidateFor(tx, visit, review, heard, other)
      if (candidate) all.push(candidate)
    }
    const shown = new Set(all.map(({ side }) => side.id))
    return { candidates: all, hidden: await stubsAmong(tx, outOfSight(review, asked, shown)) }
  })
  return {
    review,
    ...subject,
    contactId: review.subject.contactId,
    candidates,
    hidden,
    visit,
  }
}
