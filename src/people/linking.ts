import { type AuthorityCode, councilsInSight, type StaffActor } from '../access/index.ts'
import { asActorWithin, newId, type Tx } from '../db/index.ts'
import {
  addJob,
  contextFor,
  type Done,
  factsOf,
  fold,
  isRefusal,
  type NotDone,
  performWithin,
  type Refusal,
} from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { Evidence, Link, LinkEvent } from './links.ts'
import type { Person } from './person.ts'
import { isRegistered, personStream } from './person.sql.ts'
import { openAboutPair, settleReviews } from './review.sql.ts'
import type { SettledAs } from './review.ts'
import { type Other, saidOf, sayDifferent, saySame, takeBack } from './same.rule.ts'

/** Saying who is who, on the record of every council it concerns. */

export type Worker = { actor: StaffActor; at: Instant }

/** `here` is a record of the council acted for. */
export type Pair = { here: Other; other: Other }

export type Word = 'same' | 'different' | 'back'

export type Said = {
  because: string
  evidence?: Evidence
  /** What spoke against it and was seen: it is not asked again because of that. */
  despite?: readonly string[]
}

export const personOf = async (tx: Tx, { owner, id }: Other): Promise<Person | undefined> =>
  fold(personStream, await factsOf(tx, personStream, owner, id))

/** What the other council says of it, where that is known at the same moment. */
type Heard = { otherSays?: 'same' | 'different' | null }

const decided = (person: Person, other: Other, word: Word, said: Said): readonly LinkEvent[] | Refusal => {
  const saying = { linkId: newId(), ...said }
  switch (word) {
    case 'same':
      return saySame(person, other, saying, said.despite)
    case 'different':
      return sayDifferent(person, other, saying)
    case 'back':
      return takeBack(person, other, said.because)
  }
}

/** Of what was just said here the other council says this. */
const withAnswer = (events: readonly LinkEvent[], { otherSays }: Heard): readonly LinkEvent[] => {
  const said = events.find((event) => event.type === 'said-same' || event.type === 'said-different')
  return otherSays === undefined || said === undefined
    ? events
    : [...events, { type: 'other-side-said', linkId: said.linkId, says: otherSays }]
}

const sayOn = (
  tx: Tx,
  worker: Worker,
  one: Other,
  other: Other,
  word: Word,
  said: Said & Heard,
): Promise<Done<Person> | NotDone> =>
  performWithin(tx, personStream, {
    ...worker,
    action: 'person.link',
    owner: one.owner,
    id: one.id,
    decide: (person): readonly LinkEvent[] | Refusal => {
      if (!person) return { refused: 'not-found' }
      const events = decided(person, other, word, said)
      return isRefusal(events) ? events : withAnswer(events, said)
    },
  })

/** The same worker under the other council's hat, where an agreement in force lets them wear it. */
const underHatOf = ({ actor, at }: Worker, council: AuthorityCode): StaffActor | null =>
  councilsInSight(actor, at).includes(council) ? { ...actor, actingFor: council } : null

/** Does something as the same worker acting for the other council, within the transaction that is open. */
const asTheOther = <T>(
  tx: Tx,
  worker: Worker,
  council: AuthorityCode,
  work: (there: Worker) => Promise<T>,
): Promise<T> | null => {
  const actor = underHatOf(worker, council)
  return actor === null
    ? null
    : asActorWithin(tx, contextFor(actor, 'person.link', worker.at), () => work({ ...worker, actor }))
}

/** Said on the other record before, or never said there, it stands there as it should already. */
const isNoObstacle = (refused: string): boolean => refused === 'already-said' || refused === 'nothing-said'

/** Both records of one council say it, or neither. Refused only where there is nothing to say on either. */
const sayOnBoth = async (tx: Tx, worker: Worker, { here, other }: Pair, word: Word, said: Said) => {
  const [one, two] = [await personOf(tx, here), await personOf(tx, other)]
  if (!one || !two || !(await isRegistered(tx, other.owner, other.id))) return notFound
  const refusals = [decided(one, other, word, said), decided(two, here, word, said)].flatMap((answer) =>
    isRefusal(answer) ? [answer.refused] : [],
  )
  const refused =
    refusals.find((each) => !isNoObstacle(each)) ?? (refusals.length === 2 ? refusals[0] : undefined)
  if (refused !== undefined) return { done: false, why: 'refused', refused } as const
  const first = await sayOn(tx, worker, here, other, word, said)
  const second = await sayOn(tx, worker, other, here, word, said)
  return first.done ? first : second
}

const notFound = { done: false, why: 'not-found' } as const

/** What somebody else said there for that council is theirs to change; they are told, and asked. */
const isOurs = (said: Link | undefined, word: Word, { actor }: Worker): boolean =>
  said === undefined ? word !== 'back' : said.by === actor.rights.staffId

/** The same word on the other council's own record. Answers whether it stands there. */
const sayThere = async (tx: Tx, under: Worker, { here, other }: Pair, word: Word, said: Said) => {
  if (!(await isRegistered(tx, other.owner, other.id))) return false
  const person = await personOf(tx, other)
  if (person === undefined) return false
  const before = saidOf(person.links, here)
  if (before !== undefined && before.says === word && before.needsReview === null) return true
  if (!isOurs(before, word, under)) return false
  const otherSays = word === 'back' ? null : word
  return (await sayOn(tx, under, other, here, word, { ...said, otherSays })).done
}

/** Whoever may act for the other council too says it for both; otherwise that council is asked. */
const sayAcross = async (tx: Tx, worker: Worker, pair: Pair, word: Word, said: Said) => {
  const { here, other } = pair
  const there = asTheOther(tx, worker, other.owner, (under) => sayThere(tx, under, pair, word, said))
  const standsThere = there !== null && (await there)
  const heard = standsThere && word !== 'back' ? { ...said, otherSays: word } : said
  const outcome = await sayOn(tx, worker, here, other, word, heard)
  if (outcome.done) await tellTheOther(tx, pair)
  return outcome
}

/** The two councils are brought in line afterwards: each learns what the other says, and is asked what it has not said. */
const tellTheOther = (tx: Tx, { here, other }: Pair): Promise<void> =>
  addJob(tx, {
    task: 'tell-the-other-council',
    payload: { owner: here.owner, personId: here.id, otherOwner: other.owner, otherId: other.id },
    key: `tell-the-other-council:${here.owner}:${here.id}:${other.id}`,
  })

const settledAs: Readonly<Record<Word, SettledAs>> = {
  same: 'same',
  different: 'different',
  back: 'no-longer-asked',
}

/**
 * Says of two records that they are, or are not, one human being, or takes it back; within a transaction somebody else
 * opened, wearing the hat of `here`. Inside one council it stands on both records. Across councils each keeps its own
 * side: whoever may act for both says it for both, otherwise the other council is asked. Every question about the two
 * is answered by it.
 */
export const sayOfTwo = async (
  tx: Tx,
  worker: Worker,
  pair: Pair,
  word: Word,
  said: Said,
): Promise<Done<Person> | NotDone> => {
  const outcome =
    pair.here.owner === pair.other.owner
      ? await sayOnBoth(tx, worker, pair, word, said)
      : await sayAcross(tx, worker, pair, word, said)
  if (outcome.done) await answered(tx, worker, pair, settledAs[word], said.because)
  return outcome
}

/** Questions about the two are answered here; what the other council is asked is answered there, once it has spoken. */
const answered = async (
  tx: Tx,
  worker: Worker,
  { here, other }: Pair,
  as: SettledAs,
  because: string,
): Promise<void> =>
  settleReviews(tx, worker, await openAboutPair(tx, here.owner, here.id, other), as, because)
