import type { AuthorityCard, AuthorityCode } from '../access/index.ts'
import type { Placing } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import {
  findPlaces,
  placeChild,
  whereaboutsOf,
  type AskedCouncil,
  type Placed,
  type Places,
  type Whereabouts,
} from '../places/index.ts'
import { itemsOf, readingOf, type Answers, type Reading } from '../questions/index.ts'
import { circumstancesOf } from './tell.ts'

/** A child of the call with the council that answers for them, or the question that is still open. */
export type ChildPlaced = { childId: string; placed: Placed }

/** What somebody answered when asked which council an address is in; null: the postcode may say. */
const askedIn = (say: Reading, name: string, councils: readonly AuthorityCard[]): AskedCouncil => {
  const answer = say.one(name)
  if (councils.some((council) => council.code === answer)) return { ours: answer }
  if (answer === 'another') return { another: say.one(`${name}-name`) || 'another council' }
  return answer === 'nobody-knows' ? 'nobody-knows' : null
}

const placesOf = async (tx: Tx, postcode: string): Promise<Places | null> =>
  postcode === '' ? null : findPlaces(tx, postcode)

const nowOf = async (tx: Tx, say: Reading, councils: readonly AuthorityCard[]): Promise<Whereabouts> => {
  const asked = askedIn(say, 'now-council', councils)
  const places = await placesOf(tx, say.one('now-postcode'))
  // An address without a postcode is still another place than home, so it is asked about.
  if (places === null && asked === null && say.one('now-address') !== '')
    return { in: 'not-known', because: 'unknown' }
  return whereaboutsOf(places, asked)
}

/** Which council answers for each child of the call, each by its own circumstances (procedures 2.5). */
export const placeChildren = async (
  tx: Tx,
  answers: Answers,
  councils: readonly AuthorityCard[],
  receivedBy: AuthorityCode,
): Promise<ChildPlaced[]> => {
  const whole = readingOf(answers)
  const home = whereaboutsOf(await placesOf(tx, whole.one('postcode')), askedIn(whole, 'council', councils))
  const placed: ChildPlaced[] = []
  for (const childId of itemsOf(answers, 'child')) {
    const say = readingOf(answers, { group: 'child', id: childId })
    const nobodyKnows = [whole.one('council'), say.one('now-council')].includes('nobody-knows')
    const responsibleCouncil = say.one('responsible-council') || say.one('plan-elsewhere')
    placed.push({
      childId,
      placed: placeChild({
        home,
        now: await nowOf(tx, say, councils),
        circumstances: circumstancesOf(say),
        responsibleCouncil,
        receivedBy,
        nobodyKnows,
      }),
    })
  }
  return placed
}

const nameOf = (council: Placed['toTell'][number]['council'], councils: readonly AuthorityCard[]): string =>
  'ours' in council
    ? (councils.find((each) => each.code === council.ours)?.shortName ?? council.ours)
    : council.another

/** Whom to tell and why, one sentence each, each once. */
export const toTellInWords = (
  placed: readonly ChildPlaced[],
  councils: readonly AuthorityCard[],
): string[] => [
  ...new Set(
    placed.flatMap((each) =>
      each.placed.toTell.map(({ council, why }) => `${nameOf(council, councils)}: ${why}`),
    ),
  ),
]

export type Place = { childIds: readonly string[]; owner: AuthorityCode; placing: Placing }

/** Children of one council go on one contact; where they came to it on different grounds, every ground is kept. */
export const contactsToMake = (
  placed: readonly ChildPlaced[],
  councils: readonly AuthorityCard[],
): Place[] => {
  const owners = [...new Set(placed.flatMap((each) => each.placed.owner ?? []))]
  return owners.map((owner) => {
    const theirs = placed.filter((each) => each.placed.owner === owner)
    const words = [
      ...new Set(theirs.map((each) => each.placed.placing.words)),
      ...toTellInWords(theirs, councils),
    ]
    // The ground that asks most of the council stands first: anything but the ordinary.
    const rule =
      theirs.map((each) => each.placed.placing.rule).find((each) => each !== 'lives-here') ?? 'lives-here'
    return { owner, childIds: theirs.map((each) => each.childId), placing: { rule, words: words.join(' ') } }
  })
}
