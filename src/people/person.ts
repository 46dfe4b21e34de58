import type { AuthorityCode } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Precision } from '../matching/index.ts'
import { dayOf, type Day, type Instant } from '../time/index.ts'
import {
  type Address,
  type AddressEvent,
  type AddressGiven,
  addressOf,
  evolveAddresses,
} from './addresses.ts'
import { changedDetails, type Details, type DetailsChanges, type DetailsGiven, detailsOf } from './details.ts'
import { derivedId } from './derived-id.ts'
import { evolveFlags, type Flag, type FlagEvent, type FlagSpan, flagsNow } from './flags.ts'
import { currentIdentifier, evolveIdentifiers, type Identifier, type IdentifierEvent } from './identifiers.ts'
import { type Evidence, evolveLinks, type Link, type LinkEvent } from './links.ts'
import { evolveNames, type NameEvent, type PersonName, shownName } from './names.ts'
import { evolveParticulars, type Particular, type ParticularEvent } from './particulars.ts'
import { evolveRelations, type Relation, type RelationEvent } from './relations.ts'
import type { Reader } from './same.rule.ts'
import { correctNames, seedIdentifiers, seedNames } from './seeded.ts'

/** A human being as one council knows them. Pure: what is known, what happened, what follows. */

/**
 * Open to whoever may open persons; restricted to named workers, with a stub for everybody else; sealed for its named
 * custodians, with nothing for anybody else (architecture, ideas 9).
 */
export type Sensitivity = 'open' | 'restricted' | 'sealed'

export type Person = Details & {
  owner: AuthorityCode
  id: string
  /** Every name with its use and dates, the ones shown among them. */
  names: readonly PersonName[]
  addresses: readonly Address[]
  relations: readonly Relation[]
  identifiers: readonly Identifier[]
  particulars: readonly Particular[]
  flags: readonly Flag[]
  flagSpans: readonly FlagSpan[]
  links: readonly Link[]
  /** A pointer to the record of the same council that stands for both; nothing moves, so undoing is exact. */
  mergedInto: string | null
  sensitivity: Sensitivity
  /** Workers who may see a restricted record; custodians of a sealed one. */
  namedAccess: readonly string[]
  custodianNote: string | null
  adoptedOn: Day | null
  movedTo: { council: string; on: Day } | null
  registeredAt: Instant
}

type Registered = {
  type: 'registered'
  details: DetailsGiven
  addresses: readonly AddressGiven[]
  /** Names besides the one in the details and what they are known as. */
  names?: readonly PersonName[]
  /** Numbers with their status; those in the details alone count as told. */
  identifiers?: readonly Identifier[]
  particulars?: readonly Particular[]
  flagSpans?: readonly FlagSpan[]
  source?: string
}

type Born = {
  type: 'born'
  bornOn: Day
  bornPrecision: Precision
  sex?: Details['sex']
  /** The name given to the child; left out, the name stays. */
  givenNames?: string
  familyName?: string
  isMultipleBirth?: boolean
  source?: string
}

export type PersonEvent = Happening &
  (
    | Registered
    /** `childId` names the adult where the part they have on the contact is an adult's. */
    | { type: 'recognised-on-contact'; contactId: string; childId: string; part?: 'adult' }
    | { type: 'details-changed'; changes: DetailsChanges; because?: string; source?: string }
    | NameEvent
    | Born
    | { type: 'died'; on: Day; source?: string }
    | IdentifierEvent
    | AddressEvent
    | RelationEvent
    | ParticularEvent
    | FlagEvent
    | { type: 'restricted'; because: string; namedAccess: readonly string[] }
    | { type: 'opened-up'; because: string }
    /** `namedAccess` are the custodians: the only people who will see it. */
    | { type: 'sealed'; because: string; namedAccess: readonly string[]; custodianNote: string }
    /** Whoever is named sees it from now on; nobody named opens it to all. */
    | { type: 'unsealed'; because: string; namedAccess: readonly string[] }
    /** On the new identity, and saying nothing of the one before. */
    | { type: 'adopted'; on: Day }
    | { type: 'moved-council'; to: AuthorityCode | null; council: string; on: Day; because: string }
    | LinkEvent
    | { type: 'merged-into'; intoId: string; because: string; evidence?: Evidence }
    /** `readers`: who opened either record while they were one, and is told. */
    | { type: 'merge-undone'; because: string; readers?: readonly Reader[] }
  )

export type PersonFact = Fact<PersonEvent>

const begin = (fact: PersonFact, event: Registered): Person => {
  const details = detailsOf(event.details)
  const source = event.source ?? ''
  const person: Person = {
    ...details,
    owner: fact.owner,
    id: fact.id,
    names: [...seedNames(fact.id, details, source), ...(event.names ?? [])],
    addresses: event.addresses.map(addressOf),
    relations: [],
    identifiers: seedIdentifiers(fact.id, details, event.identifiers ?? [], source),
    particulars: event.particulars ?? [],
    flags: flagsNow(event.flagSpans ?? []),
    flagSpans: event.flagSpans ?? [],
    links: [],
    mergedInto: null,
    sensitivity: 'open',
    namedAccess: [],
    custodianNote: null,
    adoptedOn: null,
    movedTo: null,
    registeredAt: fact.at,
  }
  return withNumbers(person, person.identifiers)
}

/** The numbers that count now are those on every card. */
const withNumbers = (before: Person, identifiers: readonly Identifier[]): Person => ({
  ...before,
  identifiers,
  nhsNumber: currentIdentifier(identifiers, 'nhs')?.value ?? null,
  upn: currentIdentifier(identifiers, 'upn')?.value ?? null,
  uln: currentIdentifier(identifiers, 'uln')?.value ?? null,
})

const withNames = (before: Person, names: readonly PersonName[]): Person => ({
  ...before,
  names,
  ...shownName(names, before),
})

const changed = (
  before: Person,
  fact: PersonFact,
  { changes, source }: { changes: DetailsChanges; source?: string },
): Person => {
  const { names, identifiers } = before
  const after = { ...before, ...changedDetails(before, changes) }
  const said = { personId: fact.id, seq: fact.seq, on: dayOf(fact.at), source: source ?? '' }
  return {
    ...withNumbers(after, seedIdentifiers(fact.id, changes, identifiers, said.source, said)),
    names: correctNames(names, changes, said),
  }
}

const born = (before: Person, fact: PersonFact, event: Born): Person => {
  const { bornOn, bornPrecision, sex, isMultipleBirth, givenNames, familyName, source } = event
  const after = { ...before, ...changedDetails(before, { bornOn, bornPrecision }) }
  const arrived = {
    ...after,
    sex: sex ?? before.sex,
    isMultipleBirth: isMultipleBirth ?? before.isMultipleBirth,
  }
  if (givenNames === undefined && familyName === undefined) return arrived
  const name: PersonName = {
    id: derivedId(fact.id, 'name', fact.seq),
    use: 'legal',
    givenNames: givenNames ?? before.givenNames,
    familyName: familyName ?? before.familyName,
    from: bornOn,
    to: null,
    source: source ?? '',
  }
  return withNames(arrived, evolveNames(before.names, { type: 'name-added', name }, dayOf(fact.at)))
}

/** The person after a fact. Every kind of fact has its case. */
export const evolvePerson = (before: Person | undefined, fact: PersonFact): Person => {
  const { event } = fact
  if (event.type === 'registered') return begin(fact, event)
  if (before === undefined)
    throw new Error(`A person begins when they are registered, not with ${event.type}.`)
  const on = dayOf(fact.at)
  switch (event.type) {
    case 'recognised-on-contact':
      return before
    case 'details-changed':
      return changed(before, fact, event)
    case 'name-added':
    case 'name-ended':
      return withNames(before, evolveNames(before.names, event, on))
    case 'born':
      return born(before, fact, event)
    case 'died':
      return { ...before, diedOn: event.on }
    case 'identifier-added':
    case 'identifier-status':
      return withNumbers(before, evolveIdentifiers(before.identifiers, event, on))
    case 'address-changed':
    case 'address-added':
    case 'address-ended':
    case 'address-corrected':
    case 'address-hidden':
    case 'address-shown':
      return { ...before, addresses: evolveAddresses(before.addresses, event, on) }
    case 'related':
    case 'relation-changed':
    case 'relation-ended':
      return { ...before, relations: evolveRelations(before.relations, event) }
    case 'particular-recorded':
    case 'particular-ended':
      return { ...before, particulars: evolveParticulars(before.particulars, event, on) }
    case 'flagged':
    case 'flag-ended': {
      const id = derivedId(fact.id, 'flag', fact.seq)
      const flagSpans = evolveFlags(before.flagSpans, event, { on, id })
      return { ...before, flagSpans, flags: flagsNow(flagSpans) }
    }
    case 'restricted':
      return { ...before, sensitivity: 'restricted', namedAccess: event.namedAccess, custodianNote: null }
    case 'opened-up':
      return { ...before, sensitivity: 'open', namedAccess: [], custodianNote: null }
    case 'sealed': {
      const { namedAccess, custodianNote } = event
      return { ...before, sensitivity: 'sealed', namedAccess, custodianNote }
    }
    case 'unsealed': {
      const { namedAccess } = event
      const sensitivity = namedAccess.length === 0 ? 'open' : 'restricted'
      return { ...before, sensitivity, namedAccess, custodianNote: null }
    }
    case 'adopted':
      return { ...before, adoptedOn: event.on }
    case 'moved-council':
      return { ...before, movedTo: { council: event.council, on: event.on } }
    case 'said-same':
    case 'said-different':
    case 'other-side-said':
    case 'link-questioned':
    case 'link-settled':
    case 'link-undone':
      return { ...before, links: evolveLinks(before.links, event, fact) }
    case 'merged-into':
      return { ...before, mergedInto: event.intoId }
    case 'merge-undone':
      return { ...before, mergedInto: null }
  }
}
