import {
  type Born,
  type Described,
  type NameHeld,
  nobodyDescribed,
  type PlaceHeld,
} from '../matching/index.ts'
import type { Contact } from './contact.ts'
import type { ToldAdult, ToldChild } from './told.ts'
import type { Somebody } from './who.ts'

/** What a contact tells of a child or an adult, as it is compared with people on record. Pure. */

const bornOf = ({ bornOn, bornEstimated }: Pick<ToldChild, 'bornOn' | 'bornEstimated'>): Born | null =>
  bornOn === null ? null : { on: bornOn, precision: bornEstimated ? 'about' : 'day' }

const placesOf = (...places: readonly [line: string, postcode: string][]): PlaceHeld[] =>
  places
    .filter(([line, postcode]) => line.trim() !== '' || postcode.trim() !== '')
    .map(([line, postcode]) => ({ line, postcode, isCurrent: true }))

/** "Ana Maria Teal": the last word is the family name, as far as one line tells. */
export const nameIn = (name: string): { given: string; family: string } => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  return words.length < 2
    ? { given: words[0] ?? '', family: '' }
    : { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}

const namesOfChild = ({ givenNames, familyName, knownAs }: ToldChild): NameHeld[] => [
  ...(givenNames === '' && familyName === ''
    ? []
    : [{ given: givenNames, family: familyName, use: 'legal' as const }]),
  ...(knownAs === '' ? [] : [{ given: knownAs, family: '', use: 'known-as' as const }]),
]

const parentWords = ['mother', 'father', 'mum', 'dad', 'parent']

const isParent = ({ part, relation }: ToldAdult): boolean =>
  part === 'parent' || parentWords.includes(relation.trim().toLowerCase())

const childOf = (contact: Contact, child: ToldChild): Described => ({
  ...nobodyDescribed,
  names: namesOfChild(child),
  born: bornOf(child),
  expectedOn: child.expectedOn,
  sex: child.sex,
  places: placesOf([child.otherAddress, child.otherPostcode], [contact.told.address, contact.told.postcode]),
  phones: contact.told.phone === '' ? [] : [contact.told.phone],
  nhsNumber: child.nhsNumber || null,
  upn: child.upn || null,
  parents: contact.adults.filter(isParent).map(({ name }) => nameIn(name)),
  siblings: contact.children
    .filter(({ id }) => id !== child.id)
    .map(({ told }) => ({ given: told.givenNames, born: told.bornOn })),
  isChild: true,
})

const livesThere = ({ part }: ToldAdult): boolean => part === 'household' || part === 'parent'

const adultOf = (contact: Contact, adult: ToldAdult): Described => ({
  ...nobodyDescribed,
  names: adult.name.trim() === '' ? [] : [{ ...nameIn(adult.name), use: 'legal' }],
  born: adult.bornOn === null ? null : { on: adult.bornOn, precision: 'day' },
  places: livesThere(adult) ? placesOf([contact.told.address, contact.told.postcode]) : [],
  phones: livesThere(adult) && contact.told.phone !== '' ? [contact.told.phone] : [],
  isChild: false,
})

/** Everything the contact tells of one child or adult. Numbers are as told: nobody has verified them. */
export const describedOn = (contact: Contact, somebody: Somebody): Described =>
  somebody.part === 'child' ? childOf(contact, somebody.child.told) : adultOf(contact, somebody.adult)
