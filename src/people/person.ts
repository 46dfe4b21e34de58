import type { AuthorityCode } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'

/** A human being as one council knows them. Pure: what is known, what happened, what follows. */

/** What must be known before a door is opened or a telephone picked up. In words on every match card. */
export const flags = {
  'child-protection-plan': 'On a child protection plan',
  'looked-after': 'Looked after',
  'open-case': 'Open to a team',
  'early-help': 'Early help open',
  marac: 'MARAC',
  missing: 'Missing episodes',
  exploitation: 'Exploitation risk',
  'risk-to-staff': 'Risk to staff visiting',
} as const

export type Flag = keyof typeof flags

export const isFlag = (text: string): text is Flag => Object.hasOwn(flags, text)

export type Sex = 'F' | 'M' | 'U'

export type Names = { givenNames: string; familyName: string; knownAs: string | null }

export type Address = {
  id: string
  line: string
  postcode: string | null
  from: Day
  to: Day | null
  /** Never shown and never matched on: a refuge, a foster home, a witness (procedures appendix C). */
  hidden: boolean
}

export type Details = Names & {
  bornOn: Day | null
  bornEstimated: boolean
  expectedOn: Day | null
  sex: Sex
  isChild: boolean
  nhsNumber: string | null
  upn: string | null
  phone: string | null
}

/** This person is the `kind` (mother, brother) of the other, and may have parental responsibility for them. */
export type Relation = {
  id: string
  otherId: string
  kind: string
  hasParentalResponsibility: boolean | null
}

export type Person = Details & {
  owner: AuthorityCode
  id: string
  addresses: readonly Address[]
  relations: readonly Relation[]
  flags: readonly Flag[]
  sensitivity: 'open' | 'restricted'
  namedAccess: readonly string[]
  registeredAt: Instant
}

export type PersonEvent = Happening &
  (
    | { type: 'registered'; details: Details; addresses: readonly Address[] }
    | { type: 'recognised-on-contact'; contactId: string; childId: string }
    | { type: 'details-changed'; changes: Partial<Details> }
    | { type: 'address-changed'; address: Address }
    | { type: 'address-hidden'; addressId: string; because: string }
    | { type: 'related'; relation: Relation }
    | { type: 'flagged'; flag: Flag; because: string }
    | { type: 'flag-ended'; flag: Flag; because: string }
    | { type: 'restricted'; because: string; namedAccess: readonly string[] }
    | { type: 'opened-up'; because: string }
  )

export type PersonFact = Fact<PersonEvent>

/** Somebody moves: where they lived until then ends that day, also when the new address is hidden. */
const moved = (before: readonly Address[], address: Address): Address[] => [
  ...before.map((each) => (each.to === null ? { ...each, to: address.from } : each)),
  address,
]

/** The person after a fact. Every kind of fact has its case. */
export const evolvePerson = (before: Person | undefined, fact: PersonFact): Person => {
  const { event } = fact
  if (event.type === 'registered') {
    return {
      ...event.details,
      owner: fact.owner,
      id: fact.id,
      addresses: event.addresses,
      relations: [],
      flags: [],
      sensitivity: 'open',
      namedAccess: [],
      registeredAt: fact.at,
    }
  }
  if (before === undefined)
    throw new Error(`A person begins when they are registered, not with ${event.type}.`)
  switch (event.type) {
    case 'recognised-on-contact':
      return before
    case 'details-changed':
      return { ...before, ...event.changes }
    case 'address-changed':
      return { ...before, addresses: moved(before.addresses, event.address) }
    case 'address-hidden':
      return {
        ...before,
        addresses: before.addresses.map((each) =>
          each.id === event.addressId ? { ...each, hidden: true } : each,
        ),
      }
    case 'related':
      return { ...before, relations: [...before.relations, event.relation] }
    case 'flagged':
      return before.flags.includes(event.flag) ? before : { ...before, flags: [...before.flags, event.flag] }
    case 'flag-ended':
      return { ...before, flags: before.flags.filter((flag) => flag !== event.flag) }
    case 'restricted':
      return { ...before, sensitivity: 'restricted', namedAccess: event.namedAccess }
    case 'opened-up':
      return { ...before, sensitivity: 'open', namedAccess: [] }
  }
}

/** One plain sentence for the chronology. Says that an address changed, never which: the sentence may be printed. */
export const personSentence = ({ event }: PersonFact): string => {
  switch (event.type) {
    case 'registered':
      return 'Registered as known to this council.'
    case 'recognised-on-contact':
      return 'Recognised as a child on a contact.'
    case 'details-changed':
      return 'Details put right.'
    case 'address-changed':
      return 'Address changed.'
    case 'address-hidden':
      return `Address hidden: ${event.because}`
    case 'related':
      return `Relationship recorded: ${event.relation.kind}.`
    case 'flagged':
      return `${flags[event.flag]}: ${event.because}`
    case 'flag-ended':
      return `No longer: ${flags[event.flag].toLowerCase()}. ${event.because}`
    case 'restricted':
      return `Record restricted to named workers: ${event.because}`
    case 'opened-up':
      return `Restriction ended: ${event.because}`
  }
}

/** "Maya Teal, known as May". */
export const fullName = ({ givenNames, familyName, knownAs }: Names): string => {
  const name = [givenNames, familyName].filter(Boolean).join(' ') || 'Name not known'
  return knownAs ? `${name}, known as ${knownAs}` : name
}
