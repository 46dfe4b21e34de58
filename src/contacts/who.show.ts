import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import {
  isLeft,
  lookForPeople,
  type Match,
  type Matches,
  namesInSight,
  nobodyFound,
  type SaidShown,
  saidOfRecords,
  staffNames,
} from '../people/index.ts'
import type { Visit } from '../web/index.ts'
import { type Contact, stageOf } from './contact.ts'
import { describedOn } from './describing.ts'
import { isLikely } from './matching.rule.ts'
import { everybodyOn, personOn, rejectionOf, type Somebody, takenOn } from './who.ts'
import type { WhoShown } from './who.view.ts'

/** Looking for who somebody may be is only worth it while somebody can still say so. */
const canStillSay = (contact: Contact, isWaiting: boolean): boolean =>
  contact.moved === null && (stageOf(contact) !== 'decided' || isWaiting)

const enough = 5

const known = (said: readonly SaidShown[], match: Match): boolean =>
  match.kind === 'person' &&
  said.some(
    ({ otherOwner, otherId, endedAt }) =>
      endedAt === null && otherOwner === match.owner && otherId === match.id,
  )

/** What is still to be said: not who was rejected, and of somebody recognised only other councils' records. */
const stillToSay = (
  contact: Contact,
  somebody: Somebody,
  said: readonly SaidShown[],
  found: Matches,
): Matches => ({
  ...found,
  matches: found.matches.filter(
    (match) =>
      !(match.kind === 'person' && rejectionOf(contact, somebody.id, match)) &&
      !(match.kind === 'person' && takenOn(contact, somebody.id).includes(match.id)) &&
      (personOn(somebody) === null || match.owner !== contact.owner) &&
      !known(said, match),
  ),
})

const shownFor = async (tx: Tx, visit: Visit, contact: Contact, somebody: Somebody): Promise<WhoShown> => {
  const personId = personOn(somebody)
  const isWaiting = personId === null && (await isLeft(tx, contact.owner, somebody.id))
  const said = await saidOfRecords(tx, contact.owner, personId === null ? [] : [personId])
  const all = canStillSay(contact, isWaiting)
    ? await lookForPeople(tx, visit, describedOn(contact, somebody), enough)
    : nobodyFound
  const found = all && stillToSay(contact, somebody, said, all)
  return {
    found,
    isLikely: found?.matches.some((match) => match.kind === 'person' && isLikely(match.band)) ?? false,
    rejected: await rejectedOf(tx, visit, contact, somebody),
    isLeft: isWaiting,
    said,
  }
}

const rejectedOf = async (tx: Tx, visit: Visit, contact: Contact, somebody: Somebody) => {
  const rejected = contact.rejected.filter(({ subjectId }) => subjectId === somebody.id)
  if (rejected.length === 0) return []
  const people = rejected.map(({ owner, personId }) => ({ owner, id: personId }))
  const names = visit.may('people.search').allowed
    ? await asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), () =>
        namesInSight(tx, people),
      )
    : new Map<string, string>()
  const workers = await staffNames(
    tx,
    rejected.flatMap(({ by }) => (by === null ? [] : [by])),
  )
  // A record that has been sealed since leaves no trace here either.
  return rejected.flatMap((rejection) => {
    const name = names.get(`${rejection.owner} ${rejection.personId}`)
    const by = (rejection.by === null ? undefined : workers.get(rejection.by)) ?? 'a worker'
    return name === undefined ? [] : [{ rejection, name, by }]
  })
}

/** Everybody on the contact, one after the other: they share the one connection of the page. */
export const whoIsShown = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
): Promise<ReadonlyMap<string, WhoShown>> => {
  const shown = new Map<string, WhoShown>()
  for (const somebody of everybodyOn(contact))
    shown.set(somebody.id, await shownFor(tx, visit, contact, somebody))
  return shown
}
