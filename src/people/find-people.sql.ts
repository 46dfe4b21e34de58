import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import {
  type Asked,
  type Described,
  findMatches,
  type FoundPerson,
  type Preferring,
  type Precision,
} from '../matching/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { isFlag } from './flags.ts'
import { type Match, type MatchedPerson, type Matches, nobodyFound } from './match.ts'
import { fullName } from './names.ts'
import { canSearchBy } from './heard-from.ts'

type Whom = Pick<FoundPerson, 'owner' | 'id'>

type Card = {
  owner: string
  id: string
  givenNames: string
  familyName: string
  knownAs: string | null
  bornOn: Day | null
  bornEstimated: boolean
  bornPrecision: Precision
  expectedOn: Day | null
  isChild: boolean
  flags: string[]
  lastContactAt: Instant | null
  isRelative: boolean
}

/** What stands on the cards of these persons, by id: only of those whom row-level security shows whoever asks. */
const cardsOf = async (tx: Tx, people: readonly Whom[]): Promise<ReadonlyMap<string, Card>> => {
  if (people.length === 0) return new Map()
  const { rows } = await sql<Card>`
    select p.owner, p.id, p.given_names as "givenNames", p.family_name as "familyName", p.known_as as "knownAs",
      p.born_on as "bornOn", p.born_estimated as "bornEstimated", p.born_precision as "bornPrecision",
      p.expected_on as "expectedOn", p.is_child as "isChild", p.flags, ${lastContact} as "lastContactAt",
      exists (select from conflict_of_interest f
        where f.owner = p.owner and f.person_id = p.id and f.staff_id = app.staff_id()) as "isRelative"
    from unnest(${people.map(({ owner }) => owner)}::text[], ${people.map(({ id }) => id)}::uuid[]) shown (owner, id)
    cross join lateral (select * from person q where q.owner = shown.owner and q.id = shown.id) p`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** When somebody was last on a contact, as a child or as an adult. */
const lastContact = sql`(
  select max(c.received_at) from (
    select k.contact_id from contact_child k where k.owner = shown.owner and k.person_id = shown.id
    union all
    select g.contact_id from contact_adult g where g.owner = shown.owner and g.person_id = shown.id
  ) on_contact join contact c on c.owner = shown.owner and c.id = on_contact.contact_id)`

/** A flag that stands now counts as a contact of today: of two Mayas, first the one who is looked after. */
const flagged = 1e15

/** Of equally likely ones: whoever has a current flag, then whoever was on a contact last. */
const mostInTouch: Preferring = async (tx, people) => {
  const { rows } = await sql<{ id: string; hasFlag: boolean; lastContactAt: Instant | null }>`
    select p.id, cardinality(p.flags) > 0 as "hasFlag", ${lastContact} as "lastContactAt"
    from unnest(${people.map(({ owner }) => owner)}::text[], ${people.map(({ id }) => id)}::uuid[]) shown (owner, id)
    cross join lateral (select * from person q where q.owner = shown.owner and q.id = shown.id) p`.execute(tx)
  return new Map(
    rows.map(({ id, hasFlag, lastContactAt }) => [
      id,
      (hasFlag ? flagged : 0) + (lastContactAt === null ? 0 : Date.parse(lastContactAt)),
    ]),
  )
}

/** Of a relative a worker reads no more here than on the record, which stays shut (authorisation B3 step 1, R11). */
const asToARelative = (match: MatchedPerson): MatchedPerson => ({
  ...match,
  flags: [],
  lastContactAt: null,
  reasons: [],
  conflicts: [],
  wouldSettle: null,
  isRelative: true,
})

const onCard = (found: FoundPerson, card: Card): MatchedPerson => ({
  kind: 'person',
  owner: found.owner,
  id: found.id,
  name: fullName(card),
  bornOn: card.bornOn,
  bornEstimated: card.bornEstimated,
  bornPrecision: card.bornPrecision,
  expectedOn: card.expectedOn,
  isChild: card.isChild,
  flags: card.flags.filter(isFlag),
  lastContactAt: card.lastContactAt,
  weight: found.weight,
  band: found.band,
  likeliest: found.likeliest,
  reasons: found.reasons,
  conflicts: found.conflicts,
  wouldSettle: found.wouldSettle,
})

/**
 * People this may be, over every council in sight of whoever asks. Hidden addresses are neither shown nor matched on. A
 * restricted record gives its stub, first of all; those named on it find the person instead; a council that shares an
 * agreement says that it knows somebody like this; a sealed record gives nothing. Nothing heard that could be searched
 * by gives nobody, and nothing is written down.
 */
export const findPeople = async (
  tx: Tx,
  heard: Described,
  limit = 10,
  about?: Asked['about'],
): Promise<Matches> => {
  if (!canSearchBy(heard)) return nobodyFound
  const { found, tooMany } = await findMatches(tx, heard, {
    limit,
    shows: 'unlikely',
    isHalfTyped: true,
    prefers: mostInTouch,
    ...(about === undefined ? {} : { about }),
  })
  const cards = await cardsOf(
    tx,
    found.filter((each) => each.kind === 'person'),
  )
  const matches = found.flatMap((each): Match[] => {
    switch (each.kind) {
      case 'restricted':
        return [{ kind: 'stub', owner: each.owner, id: each.id, dutyPhone: each.dutyPhone }]
      case 'elsewhere':
        return [each]
      case 'person': {
        const card = cards.get(each.id)
        if (card === undefined) return []
        const match = onCard(each, card)
        return [card.isRelative ? asToARelative(match) : match]
      }
    }
  })
  return { matches, tooMany }
}
