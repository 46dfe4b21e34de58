import type { AuthorityCode } from '../access/index.ts'
import type { Refusal } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { ChildOnContact, Contact } from './contact.ts'

/**
 * Who the children and adults on a contact are: which person on record each of them is, and whom they are said not to
 * be. Nothing is recognised by itself, and everything said can be taken back. Pure.
 */

/** Somebody on record whom a child or adult of this contact is said not to be. It outranks any weight (matching 6). */
export type Rejection = {
  subjectId: string
  owner: AuthorityCode
  personId: string
  because: string
  at: Instant
  by: string | null
}

export type WhoEvent =
  /** `isNew`: registered in that moment, because nobody on record is them. */
  | { type: 'child-recognised'; childId: string; personId: string; isNew?: true }
  | { type: 'adult-recognised'; adultId: string; personId: string; isNew?: true }
  /** Somebody had been recognised wrongly: nobody is recognised any more. */
  | { type: 'recognition-undone'; subjectId: string; personId: string; because: string }
  | {
      type: 'match-rejected'
      subjectId: string
      personOwner: AuthorityCode
      personId: string
      because: string
    }
  | { type: 'rejection-taken-back'; subjectId: string; personOwner: AuthorityCode; personId: string }
  /** Other councils that may know somebody of these. Never who. */
  | { type: 'known-elsewhere'; councils: readonly AuthorityCode[] }

export type AdultOnContact = Contact['adults'][number]

/** A child or an adult of a contact. */
export type Somebody =
  { part: 'child'; id: string; child: ChildOnContact } | { part: 'adult'; id: string; adult: AdultOnContact }

export const everybodyOn = ({ children, adults }: Contact): Somebody[] => [
  ...children.map((child): Somebody => ({ part: 'child', id: child.id, child })),
  ...adults.map((adult): Somebody => ({ part: 'adult', id: adult.id, adult })),
]

export const somebodyOn = (contact: Contact, id: string): Somebody | undefined =>
  everybodyOn(contact).find((each) => each.id === id)

export const personOn = (somebody: Somebody): string | null =>
  somebody.part === 'child' ? somebody.child.personId : somebody.adult.personId

/** Whom the others on this contact are: nobody is told of twice on one contact. */
export const takenOn = (contact: Contact, except: string): readonly string[] =>
  everybodyOn(contact).flatMap((each) => {
    const personId = personOn(each)
    return each.id === except || personId === null ? [] : [personId]
  })

export const nameOn = (somebody: Somebody): string =>
  (somebody.part === 'child'
    ? [somebody.child.told.givenNames, somebody.child.told.familyName].join(' ').trim()
    : somebody.adult.name.trim()) || 'Name not known'

const recognisedAs = (contact: Contact, id: string, personId: string | null): Contact => ({
  ...contact,
  children: contact.children.map((each) => (each.id === id ? { ...each, personId } : each)),
  adults: contact.adults.map((each) => (each.id === id ? { ...each, personId } : each)),
})

type Named = { subjectId: string; personOwner: AuthorityCode; personId: string }

const isOf =
  ({ subjectId, personOwner, personId }: Named) =>
  (rejection: Rejection): boolean =>
    rejection.subjectId === subjectId && rejection.owner === personOwner && rejection.personId === personId

/** The contact after a fact about who somebody is. */
export const evolveWho = (
  before: Contact,
  event: WhoEvent,
  { at, by }: { at: Instant; by: string | null },
): Contact => {
  switch (event.type) {
    case 'child-recognised':
      return recognisedAs(before, event.childId, event.personId)
    case 'adult-recognised':
      return recognisedAs(before, event.adultId, event.personId)
    case 'recognition-undone':
      return recognisedAs(before, event.subjectId, null)
    case 'match-rejected': {
      const { subjectId, personOwner: owner, personId, because } = event
      return { ...before, rejected: [...before.rejected, { subjectId, owner, personId, because, at, by }] }
    }
    case 'rejection-taken-back': {
      const isIt = isOf(event)
      return { ...before, rejected: before.rejected.filter((each) => !isIt(each)) }
    }
    case 'known-elsewhere':
      return { ...before, knownElsewhere: event.councils }
  }
}

type Answer = readonly WhoEvent[] | Refusal

const no = (refused: string): Refusal => ({ refused })

export type PersonNamed = { owner: AuthorityCode; id: string }

export const rejectionOf = (
  contact: Contact,
  subjectId: string,
  { owner, id }: PersonNamed,
): Rejection | undefined => contact.rejected.find(isOf({ subjectId, personOwner: owner, personId: id }))

/** This child is that person of this council's own index. A colleague's word stands until it is taken back. */
export const recogniseAs = (contact: Contact, subjectId: string, personId: string, isNew = false): Answer => {
  const somebody = somebodyOn(contact, subjectId)
  if (!somebody) return no('no-such-child')
  if (contact.moved) return no('moved')
  if (personOn(somebody) !== null) return no('already-recognised')
  const before = rejectionOf(contact, subjectId, { owner: contact.owner, id: personId })
  const back: WhoEvent[] = before
    ? [{ type: 'rejection-taken-back', subjectId, personOwner: before.owner, personId }]
    : []
  const newly = isNew ? ({ isNew: true } as const) : {}
  return somebody.part === 'child'
    ? [...back, { type: 'child-recognised', childId: subjectId, personId, ...newly }]
    : [...back, { type: 'adult-recognised', adultId: subjectId, personId, ...newly }]
}

/** Of two records that were one for a while, it is this one that was meant. Meant already, nothing changes. */
export const recogniseInstead = (contact: Contact, subjectId: string, personId: string): Answer => {
  const somebody = somebodyOn(contact, subjectId)
  if (!somebody) return no('no-such-child')
  const before = personOn(somebody)
  if (before === null || before === personId) return []
  const because = 'Recognised while two records were one: the other of the two was meant.'
  const undone = { type: 'recognition-undone', subjectId, personId: before, because } as const
  const again = recogniseAs(evolveWho(contact, undone, nobodyYet), subjectId, personId)
  return 'refused' in again ? again : [undone, ...again]
}

/** Only who somebody is follows from a recognition undone, never when or by whom. */
const nobodyYet = { at: '' as Instant, by: null }

/** This child is not that person, whatever the weight says. */
export const reject = (contact: Contact, subjectId: string, person: PersonNamed, because: string): Answer => {
  const somebody = somebodyOn(contact, subjectId)
  if (!somebody) return no('no-such-child')
  if (contact.moved) return no('moved')
  if (rejectionOf(contact, subjectId, person)) return []
  if (person.owner === contact.owner && personOn(somebody) === person.id) return no('undo-first')
  return [
    {
      type: 'match-rejected',
      subjectId,
      personOwner: person.owner,
      personId: person.id,
      because: because.trim(),
    },
  ]
}

export const takeBackRejection = (contact: Contact, subjectId: string, person: PersonNamed): Answer =>
  rejectionOf(contact, subjectId, person)
    ? [{ type: 'rejection-taken-back', subjectId, personOwner: person.owner, personId: person.id }]
    : []

/** Recognised wrongly: taken back with a reason, and said not to be that person, so that nobody offers them again. */
export const undoRecognition = (contact: Contact, subjectId: string, because: string): Answer => {
  const somebody = somebodyOn(contact, subjectId)
  if (!somebody) return no('no-such-child')
  if (contact.moved) return no('moved')
  const personId = personOn(somebody)
  if (personId === null) return no('not-recognised')
  if (because.trim() === '') return no('needs-reason')
  const undone = { type: 'recognition-undone', subjectId, personId, because: because.trim() } as const
  const rejected = reject(
    { ...contact, children: contact.children.map(notRecognised), adults: contact.adults.map(notRecognised) },
    subjectId,
    { owner: contact.owner, id: personId },
    because,
  )
  return [undone, ...('refused' in rejected ? [] : rejected)]
}

const notRecognised = <T extends { personId: string | null }>(each: T): T => ({ ...each, personId: null })
