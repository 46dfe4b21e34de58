import {
  asPattern,
  bounded,
  isTelling,
  letters,
  type Pattern,
  patternsOfPlace,
  type Place,
  through,
} from '../people/index.ts'
import type { Contact, ContactFact } from './contact.ts'
import type { Told } from './told.ts'

/**
 * What was told on a contact and must not be read there any more: where somebody in hiding lives, and a child whose
 * record is sealed. What was told stays in its first fact; everything that reads the contact (pages, rows, trays,
 * history, letters, hand-overs) reads it as it stands here. Pure.
 */

export type Withheld =
  | ({ kind: 'place'; personId: string } & Place)
  /** A child or an adult of the contact. */
  | { kind: 'somebody'; personId: string; subjectId: string }

/** The contact as it was told, kept to be shown again. */
export type InFull = Pick<Contact, 'told' | 'placing' | 'children' | 'adults'>

export type WithheldEvent =
  | { type: 'withheld'; what: Withheld }
  | { type: 'shown-again'; what: Withheld }
  /** Nobody is left on it who may be read of: the whole contact is for the custodians of the record. */
  | { type: 'sealed'; namedAccess: readonly string[] }
  | { type: 'unsealed' }

export const addressHidden = 'Address hidden for safety'
const nameWithheld = '[name withheld]'

/** A name is read with its capital letter: "will" is no boy. */
const patternsOf = (withheld: readonly Withheld[], full: InFull): Pattern[] =>
  withheld.flatMap((what): Pattern[] =>
    what.kind === 'place'
      ? patternsOfPlace(what)
      : namesOf(full, what.subjectId).map((name) => [bounded(asPattern(name), 'gu'), nameWithheld] as const),
  )

/** The names a child or an adult is told by: each given name, and what they are called. Family names are others' too. */
const namesOf = ({ told }: InFull, subjectId: string): string[] => {
  const child = told.children.find(({ id }) => id === subjectId)
  const adult = told.adults.find(({ id }) => id === subjectId)
  return [child?.givenNames, child?.knownAs, adult?.name]
    .flatMap((name) => (name ?? '').split(/\s+/))
    .filter((name) => letters(name).length >= 3)
}

const isThere = (place: Place, line: string, postcode: string): boolean =>
  (letters(postcode) !== '' && letters(postcode) === letters(place.postcode)) ||
  (isTelling(place.line) && letters(line).includes(letters(place.line)))

/** The fields that are addresses are emptied: a letter must not be sent to words, nor anybody found by half a postcode. */
const withoutPlaces = (told: Told, places: readonly Place[]): Told => {
  const isHidden = (line: string, postcode: string) => places.some((place) => isThere(place, line, postcode))
  const { referrer } = told
  return {
    ...told,
    ...(isHidden(told.address, told.postcode) ? { address: addressHidden, postcode: '' } : {}),
    referrer: isHidden(referrer.address, '') ? { ...referrer, address: '' } : referrer,
    children: told.children.map((child) =>
      isHidden(child.otherAddress, child.otherPostcode)
        ? { ...child, otherAddress: addressHidden, otherPostcode: '' }
        : child,
    ),
  }
}

/** The contact as it was told, with everything withheld put back: what happens next happens to this one. */
export const inFull = (contact: Contact): Contact =>
  contact.toldInFull === null ? contact : { ...contact, ...contact.toldInFull, toldInFull: null }

const fullOf = ({ told, placing, children, adults }: Contact): InFull => ({ told, placing, children, adults })

/** The contact as it may be read, from the contact in full. */
export const asItMayBeRead = (contact: Contact): Contact => {
  const { withheld } = contact
  if (withheld.length === 0) return contact
  const full = fullOf(contact)
  const patterns = patternsOf(withheld, full)
  const places = withheld.flatMap((what) => (what.kind === 'place' ? [what] : []))
  const hidden = new Set(withheld.flatMap((what) => (what.kind === 'somebody' ? [what.subjectId] : [])))
  const isInSight = ({ id }: { id: string }) => !hidden.has(id)
  const told = through(withoutPlaces(full.told, places), patterns)
  const children = new Map(told.children.map((child) => [child.id, child]))
  return {
    ...contact,
    told: { ...told, children: told.children.filter(isInSight), adults: told.adults.filter(isInSight) },
    placing: through(full.placing, patterns),
    children: full.children
      .filter(isInSight)
      .map((child) => ({ ...through(child, patterns), told: children.get(child.id) ?? child.told })),
    adults: through(full.adults.filter(isInSight), patterns),
    toldInFull: full,
  }
}

/** Does the contact tell of this place anywhere? */
export const tellsOf = (contact: Contact, place: Place): boolean => {
  const { told, placing } = inFull(contact)
  const what: Withheld = { kind: 'place', personId: '', ...place }
  const patterns = patternsOf([what], fullOf(inFull(contact)))
  const before = JSON.stringify([told, placing])
  return JSON.stringify(through([withoutPlaces(told, [place]), placing], patterns)) !== before
}

const isSame = (one: Withheld, other: Withheld): boolean =>
  one.personId === other.personId &&
  (one.kind === 'place'
    ? other.kind === 'place' && one.line === other.line && one.postcode === other.postcode
    : other.kind === 'somebody' && one.subjectId === other.subjectId)

/** The contact in full after a fact about what may be read of it. */
export const evolveWithheld = (before: Contact, event: WithheldEvent): Contact => {
  switch (event.type) {
    case 'withheld':
      return before.withheld.some((each) => isSame(each, event.what))
        ? before
        : { ...before, withheld: [...before.withheld, event.what] }
    case 'shown-again':
      return { ...before, withheld: before.withheld.filter((each) => !isSame(each, event.what)) }
    case 'sealed':
      return { ...before, sealedFor: event.namedAccess }
    case 'unsealed':
      return { ...before, sealedFor: null }
  }
}

/** Somebody who is withheld leaves no trace in what happened either: neither what was said of them, nor that it was hidden. */
const isAbout = (event: object, hidden: readonly string[]): boolean =>
  ['childId', 'adultId', 'subjectId'].some((name) => hidden.includes(Reflect.get(event, name) as string)) ||
  ('what' in event && (event.what as Withheld).kind === 'somebody')

/**
 * What happened on the contact, as a page may word it: what was typed later, in notes and reasons, may name the place or
 * the child again.
 */
export const factsAsRead = (contact: Contact, facts: readonly ContactFact[]): readonly ContactFact[] => {
  const hidden = contact.withheld.flatMap((what) => (what.kind === 'somebody' ? [what.subjectId] : []))
  const patterns = patternsOf(contact.withheld, fullOf(inFull(contact)))
  return facts
    .filter(({ event }) => !isAbout(event, hidden))
    .map((fact) => (patterns.length === 0 ? fact : { ...fact, event: through(fact.event, patterns) }))
}

const places = (contact: Contact, personId: string): Withheld[] =>
  contact.withheld.filter((what) => what.kind === 'place' && what.personId === personId)

/** What is to be withheld, or shown again, so that of this person's hidden places none can be read on the contact. */
export const withholdPlaces = (
  contact: Contact,
  personId: string,
  hidden: readonly Place[],
): WithheldEvent[] => {
  const wanted = hidden
    .filter((place) => tellsOf(contact, place))
    .map(({ line, postcode }): Withheld => ({ kind: 'place', personId, line, postcode }))
  const now = places(contact, personId)
  return [
    ...wanted
      .filter((what) => !now.some((each) => isSame(each, what)))
      .map((what): WithheldEvent => ({ type: 'withheld', what })),
    ...now
      .filter((what) => !wanted.some((each) => isSame(each, what)))
      .map((what): WithheldEvent => ({ type: 'shown-again', what })),
  ]
}

/**
 * Somebody's record is sealed for these custodians, or (null) is not any more. On a contact about others too, they
 * alone are withheld; one about nobody else is for the custodians as a whole.
 */
export const withholdPerson = (
  contact: Contact,
  personId: string,
  namedAccess: readonly string[] | null,
): WithheldEvent[] => {
  const full = inFull(contact)
  const isThem = (each: { personId: string | null }) => each.personId === personId
  const subjects = [...full.children, ...full.adults].filter(isThem).map(({ id }) => id)
  const isHidden = ({ id }: { id: string }) =>
    subjects.includes(id) ||
    contact.withheld.some((what) => what.kind === 'somebody' && what.subjectId === id)
  const isOfNobodyElse = full.children.length > 0 && full.children.every(isHidden)
  if (namedAccess !== null && isOfNobodyElse) return [{ type: 'sealed', namedAccess }]
  const all = subjects.map((subjectId): Withheld => ({ kind: 'somebody', personId, subjectId }))
  const isWithheld = (what: Withheld) => contact.withheld.some((each) => isSame(each, what))
  if (namedAccess !== null)
    return all.filter((what) => !isWithheld(what)).map((what) => ({ type: 'withheld', what }))
  return [
    ...(contact.sealedFor === null ? [] : [{ type: 'unsealed' } as const]),
    ...all.filter(isWithheld).map((what) => ({ type: 'shown-again', what }) as const),
  ]
}
