import { type Described, nobodyDescribed } from '../matching/index.ts'
import type { Day } from '../time/index.ts'
import type { Address } from './addresses.ts'
import { currentIdentifier, type Identifier, type IdentifierScheme } from './identifiers.ts'
import type { PersonName } from './names.ts'
import type { Person } from './person.ts'

/** Those of the family who are open records: a restricted or sealed one must not be told by a brother's. */
export type Family = {
  parents: readonly { given: string; family: string }[]
  siblings: readonly { given: string; born: Day | null }[]
}

/** What the match index needs of a record: all of it but what is hidden. */
export type Record = Pick<
  Person,
  'givenNames' | 'familyName' | 'bornOn' | 'bornPrecision' | 'expectedOn' | 'sex' | 'isChild' | 'phone'
> &
  Pick<Person, 'isMultipleBirth'> & {
    names: readonly Pick<PersonName, 'givenNames' | 'familyName' | 'use'>[]
    addresses: readonly Pick<Address, 'line' | 'postcode' | 'use' | 'to' | 'hidden'>[]
    identifiers: readonly Identifier[]
  }

const placesOf = (addresses: Record['addresses']): Described['places'] =>
  addresses
    // An address for letters says where a solicitor or a friend is. A hidden one is not known to anybody.
    .filter(({ hidden, use }) => !hidden && use !== 'correspondence')
    .map(({ line, postcode, to }) => ({ line, postcode: postcode ?? '', isCurrent: to === null }))

const numberOf = (
  identifiers: readonly Identifier[],
  scheme: IdentifierScheme,
): [value: string | null, isChecked: boolean] => {
  const now = currentIdentifier(identifiers, scheme)
  return [now?.value ?? null, now?.status === 'verified' || now?.status === 'traced']
}

/** A record as it is compared with what is told of somebody. What is hidden is left out, and can so never be met by chance. */
export const describedOf = (person: Record, family: Family): Described => {
  const [nhsNumber, nhsIsVerified] = numberOf(person.identifiers, 'nhs')
  const [upn, upnIsVerified] = numberOf(person.identifiers, 'upn')
  const shown = { given: person.givenNames, family: person.familyName, use: 'legal' as const }
  const others = person.names.map(({ givenNames, familyName, use }) => ({
    given: givenNames,
    // "Known as May": the family name goes without saying.
    family: familyName === '' ? person.familyName : familyName,
    use,
  }))
  const isShown = (name: (typeof others)[number]) =>
    name.given === shown.given && name.family === shown.family
  return {
    ...nobodyDescribed,
    names: [shown, ...others.filter((name) => !isShown(name))],
    born: person.bornOn === null ? null : { on: person.bornOn, precision: person.bornPrecision },
    expectedOn: person.expectedOn,
    sex: person.sex,
    places: placesOf(person.addresses),
    phones: person.phone === null || person.phone === '' ? [] : [person.phone],
    nhsNumber,
    nhsIsVerified,
    upn,
    upnIsVerified,
    parents: family.parents,
    siblings: family.siblings,
    isMultipleBirth: person.isMultipleBirth,
    isChild: person.isChild,
  }
}
