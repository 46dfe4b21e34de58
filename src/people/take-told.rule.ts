import type { Day } from '../time/index.ts'
import { addAddress, isSamePlace, moveTo } from './addresses.rule.ts'
import type { Address } from './addresses.ts'
import type { DetailsChanges } from './details.ts'
import { addIdentifier } from './identifiers.rule.ts'
import type { Identifier, IdentifierScheme } from './identifiers.ts'
import { addName } from './names.rule.ts'
import type { NameUse } from '../matching/index.ts'
import { isOneAtATime, type ParticularKind } from './particulars.ts'
import { recordParticular } from './particulars.rule.ts'
import type { Person, PersonEvent } from './person.ts'
import type { Refused } from './dates.rule.ts'

/** What somebody told of a person, as the parts of a record. Empty words and nulls are what nobody told. */
export type ToldOfPerson = {
  givenNames: string
  familyName: string
  knownAs: string
  bornOn: Day | null
  bornEstimated: boolean
  sex: Person['sex']
  gender: string
  phone: string
  nhsNumber: string
  upn: string
  /** Where they live, and where they lived before. */
  address: ToldPlace | null
  previousAddresses: readonly ToldPlace[]
  particulars: readonly { kind: ParticularKind; text: string }[]
  /** "contact K7QM-3F9T". */
  source: string
}

export type ToldPlace = { line: string; postcode: string | null }

type Taking = { told: ToldOfPerson; today: Day; newId: () => string }

const orNothing = <E>(answer: readonly E[] | Refused<string>): readonly E[] =>
  'refused' in answer ? [] : answer

const alike = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('en-GB') === other.trim().toLocaleLowerCase('en-GB')

/** Gaps alone are filled: what is held was said by somebody too, and a person decides between the two. */
const missingDetails = (person: Person, { told }: Taking): readonly PersonEvent[] => {
  const changes: DetailsChanges = {
    ...(person.phone === null && told.phone.trim() !== '' ? { phone: told.phone } : {}),
    ...(person.sex === 'U' && told.sex !== 'U' ? { sex: told.sex } : {}),
    ...(person.gender === '' && told.gender.trim() !== '' ? { gender: told.gender } : {}),
    ...(person.bornOn === null && person.expectedOn === null && told.bornOn !== null
      ? { bornOn: told.bornOn, bornEstimated: told.bornEstimated }
      : {}),
  }
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'details-changed', changes, because: `Told on ${told.source}`, source: told.source }]
}

/** Told with a date of birth, a child who was expected has been born; told with a name, they have one. */
const birth = (person: Person, { told, today }: Taking): readonly PersonEvent[] => {
  const { bornOn } = told
  if (person.bornOn !== null || person.expectedOn === null || bornOn === null || bornOn > today) return []
  const named = told.givenNames.trim() !== '' && person.givenNames.trim() === ''
  return [
    {
      type: 'born',
      bornOn,
      bornPrecision: told.bornEstimated ? 'about' : 'day',
      ...(told.sex === 'U' ? {} : { sex: told.sex }),
      ...(named ? { givenNames: told.givenNames, familyName: told.familyName || person.familyName } : {}),
      source: told.source,
    },
  ]
}

/** A name heard in another way is kept as heard: whoever spells it so again finds the person. */
const namesHeard = (person: Person, { told, today, newId }: Taking): readonly PersonEvent[] => {
  const add = (use: NameUse, givenNames: string, familyName: string) =>
    orNothing(
      addName(person, {
        name: { id: newId(), use, givenNames, familyName, from: null, to: null, source: told.source },
        today,
      }),
    )
  const isHeld = person.names.some(
    (name) => alike(name.givenNames, told.givenNames) && alike(name.familyName, told.familyName),
  )
  const isNamed = told.givenNames.trim() !== '' && told.familyName.trim() !== ''
  const called = told.knownAs.trim()
  const isCalled = person.names.some(
    (name) => alike(name.givenNames, called) || alike(`${name.givenNames} ${name.familyName}`, called),
  )
  return [
    ...(isHeld || !isNamed || person.givenNames.trim() === ''
      ? []
      : add('as-heard', told.givenNames, told.familyName)),
    ...(called === '' || isCalled ? [] : add(person.knownAs === null ? 'known-as' : 'nickname', called, '')),
  ]
}

const numbers = (person: Person, { told, today, newId }: Taking): readonly PersonEvent[] => {
  const add = (scheme: IdentifierScheme, text: string) => {
    const value = text.replaceAll(/\s+/g, '').toUpperCase()
    if (value === '' || person.identifiers.some((each) => each.scheme === scheme)) return []
    const identifier: Identifier = {
      id: newId(),
      scheme,
      value,
      status: 'as-told',
      from: null,
      to: null,
      source: told.source,
    }
    return orNothing(addIdentifier(person, { identifier, isValid: false, today }))
  }
  return [...add('nhs', told.nhsNumber), ...add('upn', told.upn)]
}

const places = (person: Person, { told, today, newId }: Taking): readonly PersonEvent[] => {
  const addressOf = (place: ToldPlace, to: Day | null): Address => ({
    ...place,
    id: newId(),
    use: 'home',
    uprn: null,
    from: null,
    to,
    source: told.source,
    hidden: false,
  })
  const isHeld = (place: ToldPlace) => person.addresses.some((each) => isSamePlace(each, place))
  const livesSomewhere = person.addresses.some(({ to, use }) => to === null && use !== 'correspondence')
  const now =
    told.address === null || livesSomewhere || isHeld(told.address)
      ? []
      : orNothing(moveTo(person, { address: addressOf(told.address, null), today }))
  const before = told.previousAddresses
    .filter((place) => !isHeld(place))
    .flatMap((place) => orNothing(addAddress(person, { address: addressOf(place, today), today })))
  return [...now, ...before]
}

const particulars = (person: Person, { told, today, newId }: Taking): readonly PersonEvent[] =>
  told.particulars.flatMap(({ kind, text }) => {
    const held = person.particulars.filter((each) => each.kind === kind && each.to === null)
    if (held.some((each) => alike(each.text, text)) || (isOneAtATime(kind) && held.length > 0)) return []
    const particular = { id: newId(), kind, text, from: null, to: null, source: told.source }
    return orNothing(recordParticular(person, { particular, today }))
  })

/**
 * What was told of somebody goes into their record, so that nobody types it twice: everything the record does not hold
 * yet, with who told it. Nothing that is held gives way; told again, it adds nothing.
 */
export const takeTold = (person: Person, taking: Taking): readonly PersonEvent[] => [
  ...birth(person, taking),
  ...missingDetails(person, taking),
  ...namesHeard(person, taking),
  ...numbers(person, taking),
  ...places(person, taking),
  ...particulars(person, taking),
]
