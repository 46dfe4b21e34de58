import type { Contact } from '../contacts/index.ts'
import { addressHidden } from '../contacts/index.ts'
import type { Subject } from '../agency-requests/index.ts'
import type { Day } from '../time/index.ts'
import type { Enquiry } from './enquiry.ts'

/** Somebody of the contact an agency can be asked about, as screening took them down: nothing is typed twice. */
export type Askable = Pick<
  Subject,
  'id' | 'part' | 'personId' | 'name' | 'bornOn' | 'relation' | 'address'
> & {
  expectedOn: Day | null
  /** A child the enquiry is about; not a brother or sister for whom something else was decided. */
  isOfEnquiry: boolean
}

const nameless = 'Name not known'

/** A hidden address is asked about with nobody. */
const addressOf = (...parts: readonly string[]): string =>
  parts.some((part) => part === addressHidden) ? '' : parts.filter((part) => part !== '').join(', ')

const childrenOf = (contact: Contact, enquiry: Enquiry): Askable[] =>
  contact.children.map(({ id, personId, told }) => ({
    id,
    part: 'child',
    personId,
    name: `${told.givenNames} ${told.familyName}`.trim() || nameless,
    bornOn: told.bornOn,
    expectedOn: told.expectedOn,
    relation: 'child',
    address:
      told.otherAddress === ''
        ? addressOf(contact.told.address, contact.told.postcode)
        : addressOf(told.otherAddress, told.otherPostcode),
    isOfEnquiry: enquiry.children.some(({ childId }) => childId === id),
  }))

const parts: Readonly<Record<Contact['adults'][number]['part'], Subject['part']>> = {
  household: 'household',
  parent: 'parent',
  alleged: 'alleged',
  // Agreements speak of children, parents, the household and who is alleged to have done harm: of nobody else.
  visitor: 'household',
  'wider-family': 'household',
}

const relations: Readonly<Record<Contact['adults'][number]['part'], string>> = {
  household: 'lives in the household',
  parent: 'parent',
  visitor: 'visits the household',
  'wider-family': 'wider family',
  alleged: 'said to have done it',
}

/** Whoever has parental responsibility is a parent, wherever they live; but first whoever is said to have done harm. */
const partOf = ({ part, hasParentalResponsibility, relation }: Contact['adults'][number]): Subject['part'] =>
  part !== 'alleged' && (hasParentalResponsibility === 'yes' || /\b(mother|father|parent)\b/i.test(relation))
    ? 'parent'
    : parts[part]

const adultsOf = (contact: Contact): Askable[] =>
  contact.adults.map((adult) => ({
    id: adult.id,
    part: partOf(adult),
    personId: adult.personId,
    name: adult.name.trim() || nameless,
    bornOn: adult.bornOn,
    expectedOn: null,
    relation: adult.relation || relations[adult.part],
    address: adult.part === 'household' ? addressOf(contact.told.address, contact.told.postcode) : '',
    isOfEnquiry: false,
  }))

/** The children of the enquiry first, then everybody else on the contact. */
export const askablePeople = (contact: Contact, enquiry: Enquiry): Askable[] =>
  [...childrenOf(contact, enquiry), ...adultsOf(contact)].toSorted(
    (one, other) => Number(other.isOfEnquiry) - Number(one.isOfEnquiry),
  )
