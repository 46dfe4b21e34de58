import { z } from 'zod'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor, isRefusal, type Refusal } from '../events/index.ts'
import { clean } from '../matching/index.ts'
import {
  askAgain,
  askWhetherKnown,
  type DetailsGiven,
  type Evidence,
  raiseReview,
  recordInSight,
  registerPerson,
  sayOfTwo,
  settleAbout,
} from '../people/index.ts'
import { type Acting, one, type Visit } from '../web/index.ts'
import type { Doing } from './changing.ts'
import type { Contact, ContactEvent } from './contact.ts'
import { describedOn, nameIn } from './describing.ts'
import { lookFor, toRaise } from './looking.ts'
import { likelyFor, matchNamed } from './matching.ts'
import type { ToldAdult, ToldChild } from './told.ts'
import {
  evolveWho,
  personOn,
  type PersonNamed,
  recogniseAs,
  recogniseInstead,
  reject,
  type Somebody,
  somebodyOn,
  takeBackRejection,
  undoRecognition,
  type WhoEvent,
} from './who.ts'

/** Saying on a contact who a child or an adult is. Each is said of one person at a time, and can be taken back. */

export type OfSomebody = { id: string; subjectId: string }

const no = (refused: string): Refusal => ({ refused })

const named = (contact: Contact, { body }: Acting<OfSomebody>): PersonNamed | null => {
  const id = z.uuid().safeParse(one(body, 'person'))
  return id.success ? { owner: one(body, 'owner') || contact.owner, id: id.data } : null
}

const childDetails = (told: ToldChild): DetailsGiven => ({
  givenNames: told.givenNames,
  familyName: told.familyName,
  knownAs: told.knownAs || null,
  bornOn: told.bornOn,
  bornEstimated: told.bornEstimated,
  expectedOn: told.expectedOn,
  sex: told.sex,
  isChild: true,
  nhsNumber: told.nhsNumber || null,
  upn: told.upn || null,
  phone: null,
})

const adultDetails = (told: ToldAdult): DetailsGiven => {
  const { given, family } = nameIn(told.name)
  return {
    givenNames: given,
    familyName: family,
    knownAs: null,
    bornOn: told.bornOn,
    bornEstimated: false,
    expectedOn: null,
    sex: 'U',
    isChild: false,
    nhsNumber: null,
    upn: null,
    phone: null,
  }
}

/**
 * Registers somebody nobody knew in the contact's own council, and says of everybody rejected on the contact that they
 * are somebody else: what was said here holds for the record too.
 */
const registerSomebody = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
): Promise<{ personId: string } | Refusal> => {
  const by = { actor: visit.actor, at: visit.at, owner: contact.owner }
  const details = somebody.part === 'child' ? childDetails(somebody.child.told) : adultDetails(somebody.adult)
  // Where they live, and all else that was told of them, goes into the record once it is said who they are.
  const registered = await registerPerson(tx, by, details, null, `contact ${contact.reference}`)
  if (!registered.done) return no(registered.why === 'refused' ? registered.refused : registered.why)
  return { personId: registered.state.id }
}

/** What was said on the contact of whom somebody is not, said on the record of whom they are. */
const carryRejections = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  subjectId: string,
  personId: string,
): Promise<void> => {
  const here = { owner: contact.owner, id: personId }
  for (const rejection of contact.rejected) {
    const other = { owner: rejection.owner, id: rejection.personId }
    if (rejection.subjectId !== subjectId || (other.owner === here.owner && other.id === here.id)) continue
    // Refused where it was said before: then it stands already.
    await sayOfTwo(tx, { actor: visit.actor, at: visit.at }, { here, other }, 'different', {
      because: rejection.because || `Said on contact ${contact.reference}`,
    })
  }
}

/**
 * None of the people they may be: somebody new, registered now, with every likely one rejected, here and on the record.
 */
export const registerAsNew = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
  likely: readonly PersonNamed[],
  because: string,
): Promise<readonly WhoEvent[] | Refusal> => {
  const rejected = likely.flatMap((found): readonly WhoEvent[] => {
    const events = reject(contact, somebody.id, found, because)
    return isRefusal(events) ? [] : events
  })
  const registered = await registerSomebody(tx, visit, contact, somebody)
  if (isRefusal(registered)) return registered
  const said = rejected.reduce((so, event) => evolveWho(so, event, { at: visit.at, by: null }), contact)
  await carryRejections(tx, visit, said, somebody.id, registered.personId)
  const recognised = recogniseAs(contact, somebody.id, registered.personId, true)
  return isRefusal(recognised) ? recognised : [...rejected, ...recognised]
}

/** None of them, said in the review queue. */
export const nobodyKnown =
  ({ visit, params, body }: Acting<OfSomebody>): Doing =>
  async (contact, tx) => {
    const somebody = somebodyOn(contact, params.subjectId)
    if (!somebody) return no('no-such-child')
    if (personOn(somebody) !== null) return no('already-recognised')
    const likely = await likelyFor(tx, visit, contact, somebody)
    const because = one(body, 'because') || `None of these, said of contact ${contact.reference}`
    return registerAsNew(tx, visit, contact, somebody, likely, because)
  }

const hasSeen = ({ body }: Acting<OfSomebody>): boolean => one(body, 'seen') === 'yes'

/**
 * The same as a person of this council's own index: recognised. The same as one of the other council's: their own record
 * here is found or registered, and the two are linked; each council keeps its row. Where facts differ that no weight
 * outvotes, or a brother, sister or twin is the likelier, it asks for a tick even if a verified number agrees.
 */
export const sameAs =
  (acting: Acting<OfSomebody>): Doing =>
  async (contact, tx) => {
    const { visit, params } = acting
    const somebody = somebodyOn(contact, params.subjectId)
    const person = named(contact, acting)
    if (!somebody) return no('no-such-child')
    if (person === null) return no('no-such-person')
    const match = await matchNamed(tx, visit, contact, somebody, person)
    if (match !== null && match.warns && !hasSeen(acting)) return no('differences-not-seen')
    const known = await recordInSight(tx, visit, person)
    if (known === null) return no('no-such-person')
    if (person.owner !== contact.owner) {
      const other = { owner: person.owner, id: known.standsForIt }
      return linkAcross(tx, visit, contact, somebody, other, match?.evidence)
    }
    if (one(acting.body, 'instead') === 'yes')
      return insteadOf(tx, visit, contact, somebody, known.standsForIt)
    const events = recogniseAs(contact, somebody.id, known.standsForIt)
    if (!isRefusal(events)) await carryRejections(tx, visit, contact, somebody.id, known.standsForIt)
    return events
  }

/** Recognised while two records were one, and now it is said which of them was meant. */
const insteadOf = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
  personId: string,
): Promise<readonly WhoEvent[] | Refusal> => {
  const events = recogniseInstead(contact, somebody.id, personId)
  if (!isRefusal(events))
    await settleAbout(tx, { actor: visit.actor, at: visit.at }, contact.owner, somebody.id)
  return events
}

/** The other council's record stays theirs: the child's own record here is linked with it. */
const linkAcross = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
  other: PersonNamed,
  evidence: Evidence | undefined,
): Promise<readonly ContactEvent[] | Refusal> => {
  const own = await ownRecord(tx, visit, contact, somebody)
  if (isRefusal(own)) return own
  const said = await sayOfTwo(
    tx,
    { actor: visit.actor, at: visit.at },
    { here: { owner: contact.owner, id: own.personId }, other },
    'same',
    {
      because: `Recognised on contact ${contact.reference}`,
      ...(evidence === undefined ? {} : { evidence }),
    },
  )
  if (!said.done) return no(said.why === 'refused' ? said.refused : said.why)
  return own.events
}

/**
 * This council's own record of somebody: the one they were recognised as, else a new one, unless somebody of the own
 * index is likely the same person.
 */
const ownRecord = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
): Promise<{ personId: string; events: readonly ContactEvent[] } | Refusal> => {
  const known = personOn(somebody)
  if (known !== null) return { personId: known, events: [] }
  const likely = await likelyFor(tx, visit, contact, somebody)
  if (likely.some(({ owner }) => owner === contact.owner)) return no('own-record-first')
  const registered = await registerSomebody(tx, visit, contact, somebody)
  if (isRefusal(registered)) return registered
  const events = recogniseAs(contact, somebody.id, registered.personId, true)
  if (isRefusal(events)) return events
  await carryRejections(tx, visit, contact, somebody.id, registered.personId)
  return { personId: registered.personId, events }
}

export const notThem =
  (acting: Acting<OfSomebody>): Doing =>
  async (contact, tx) => {
    const person = named(contact, acting)
    if (person === null) return no('no-such-person')
    const because = one(acting.body, 'because') || `Said on contact ${contact.reference}`
    const events = reject(contact, acting.params.subjectId, person, because)
    if (isRefusal(events)) return events
    const somebody = somebodyOn(contact, acting.params.subjectId)
    const personId = somebody ? personOn(somebody) : null
    // Recognised as somebody already, the record itself says so at once.
    if (personId !== null) {
      await sayOfTwo(
        tx,
        { actor: acting.visit.actor, at: acting.visit.at },
        { here: { owner: contact.owner, id: personId }, other: person },
        'different',
        { because },
      )
    }
    return events
  }

export const mayBeThemAfterAll =
  (acting: Acting<OfSomebody>): Doing =>
  (contact) => {
    const person = named(contact, acting)
    return person === null
      ? no('no-such-person')
      : takeBackRejection(contact, acting.params.subjectId, person)
  }

export const notRecognisedAfterAll =
  (acting: Acting<OfSomebody>): Doing =>
  async (contact, tx) => {
    const { visit, params, body } = acting
    const events = undoRecognition(contact, params.subjectId, one(body, 'because'))
    const somebody = somebodyOn(contact, params.subjectId)
    if (isRefusal(events) || !somebody) return events
    await askWho(tx, visit, contact, somebody, 'Recognised wrongly: who is it?')
    return events
  }

/** Asks in the review queue; where the service has not looked yet, what the worker can see now is what is kept. */
const askWho = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
  because: string,
): Promise<void> => {
  const by = { actor: visit.actor, at: visit.at, owner: contact.owner }
  if (await askAgain(tx, by, { contactId: contact.id, id: somebody.id }, because)) return
  const looked = visit.may('people.search').allowed
    ? await asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), () =>
        lookFor(tx, contact, somebody),
      )
    : null
  const all = { found: [], modelVersion: '', tooMany: false }
  const kept = looked ?? { somebody, heard: clean(describedOn(contact, somebody)), all }
  await raiseReview(tx, by, { ...toRaise(contact, kept, false), isAsked: true })
  await askAgain(tx, by, { contactId: contact.id, id: somebody.id }, because)
}

/** Left for those who look down the review queue. The contact goes on; nobody is registered meanwhile. */
export const leaveForReview =
  ({ visit, params, body }: Acting<OfSomebody>): Doing =>
  async (contact, tx) => {
    const somebody = somebodyOn(contact, params.subjectId)
    if (!somebody) return no('no-such-child')
    if (personOn(somebody) !== null) return no('already-recognised')
    await askWho(tx, visit, contact, somebody, one(body, 'because'))
    return []
  }

/**
 * Asks another council whether it knows somebody of whom only that much is known here that it may. What is asked about
 * is this council's own record, found or registered now; that council looks in its own index and answers.
 */
export const askAnother =
  ({ visit, params, body }: Acting<OfSomebody>): Doing =>
  async (contact, tx) => {
    const somebody = somebodyOn(contact, params.subjectId)
    const council = visit.councils.find(({ code }) => code === one(body, 'council'))
    if (!somebody || !council || council.code === contact.owner) return no('no-such-child')
    const own = await ownRecord(tx, visit, contact, somebody)
    if (isRefusal(own)) return own
    await askWhetherKnown(tx, { owner: contact.owner, id: own.personId }, council.code)
    return own.events
  }
