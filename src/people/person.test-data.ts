import fc from 'fast-check'
import { addDays, day, type Day, instant } from '../time/index.ts'
import { addressUses } from './addresses.ts'
import { flags } from './flags.ts'
import { identifierSchemes, identifierStatuses } from './identifiers.ts'
import { nameUses } from './names.ts'
import { particularKinds } from './particulars.ts'
import { evolvePerson, type Person, type PersonEvent, type PersonFact } from './person.ts'
import { relationKinds } from './relations.ts'

/** People made up for trying the rules: whatever may happen to a record, in any order. */

export const council = 'E06000031'
export const id = '01a00000-0000-7000-8000-000000000001'
export const today = day('2026-11-23')

export const registered = (changes: Partial<Person> = {}): PersonEvent => ({
  type: 'registered',
  details: {
    givenNames: 'Maya',
    familyName: 'Avocet',
    knownAs: null,
    bornOn: day('2020-03-04'),
    bornEstimated: false,
    expectedOn: null,
    sex: 'F',
    isChild: true,
    nhsNumber: null,
    upn: null,
    phone: null,
    ...changes,
  },
  addresses: changes.addresses ?? [],
})

/** What somebody noted on the record, one fact a day. */
export const factsOf = (events: readonly PersonEvent[]): PersonFact[] =>
  events.map((event, index) => ({
    owner: council,
    id,
    seq: index + 1,
    event,
    at: instant(`${addDays(day('2026-01-01'), index)}T09:00:00Z`),
    by: {
      kind: 'staff',
      staffId: '01900000-0000-7000-8000-000000000001',
      actingFor: council,
      fn: 'screening',
    },
    because: { rule: 'the-service-itself', job: 'test' },
  }))

export const folded = (...events: readonly PersonEvent[]): Person => {
  const person = factsOf(events).reduce<Person | undefined>(evolvePerson, undefined)
  if (person === undefined) throw new Error('Nobody was registered.')
  return person
}

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days): Day => addDays(day('2014-01-01'), days))
const dayOrNot = fc.option(anyDay, { nil: null })
/** Few ids, so that facts meet parts that others brought. */
const anyId = fc.integer({ min: 1, max: 4 }).map((n) => `01a00000-0000-7000-8000-00000000010${String(n)}`)
const words = fc.constantFrom('Avocet', 'Bittern', 'Ó Súilleabháin', '鈴木', 'x'.repeat(60), '')
const reason = fc.constantFrom('Told by the school', 'Read on the certificate')
const keyOf = <K extends string>(table: Readonly<Record<K, unknown>>) =>
  fc.constantFrom(...(Object.keys(table) as K[]))
const staff = fc.array(fc.constantFrom('aunt', 'manager', 'officer'), { maxLength: 3 })

const dated = { id: anyId, from: dayOrNot, to: dayOrNot, source: reason }

const anyName = fc.record({ ...dated, use: keyOf(nameUses), givenNames: words, familyName: words })
const anyAddress = fc.record({
  ...dated,
  use: keyOf(addressUses),
  line: words,
  postcode: fc.constantFrom('PE1 1AB', 'CB1 0AA', null),
  uprn: fc.constantFrom('100023336956', null),
  hidden: fc.boolean(),
})
const anyIdentifier = fc.record({
  ...dated,
  scheme: keyOf(identifierSchemes),
  value: fc.constantFrom('9434765919', '9990000018', 'A123'),
  status: keyOf(identifierStatuses),
})
const anyRelation = fc.record({
  ...dated,
  otherId: anyId,
  kind: keyOf(relationKinds),
  hasParentalResponsibility: fc.constantFrom(true, false, null),
})
const anyParticular = fc.record({ ...dated, kind: keyOf(particularKinds), text: words })
const anyLink = { linkId: anyId, otherOwner: fc.constant('E10000003'), otherId: anyId, because: reason }

const of = <T extends PersonEvent['type']>(
  type: T,
  rest: { [K in keyof Omit<PersonEvent & { type: T }, 'type'>]?: fc.Arbitrary<unknown> },
): fc.Arbitrary<PersonEvent> =>
  fc.record({ type: fc.constant(type), ...rest }) as unknown as fc.Arbitrary<PersonEvent>

/** One of each kind of thing that can happen after somebody is registered; the compiler says when one is missing. */
export const happenings: Readonly<
  Record<Exclude<PersonEvent['type'], 'registered'>, fc.Arbitrary<PersonEvent>>
> = {
  'recognised-on-contact': of('recognised-on-contact', { contactId: anyId, childId: anyId }),
  'details-changed': of('details-changed', {
    changes: fc.record(
      {
        givenNames: words,
        familyName: words,
        knownAs: fc.option(words, { nil: null }),
        bornOn: anyDay,
        bornEstimated: fc.boolean(),
        nhsNumber: fc.constantFrom('943 476 5919', null),
        phone: fc.constantFrom('07700 900123', null),
      },
      { requiredKeys: [] },
    ),
    because: reason,
  }),
  'name-added': of('name-added', { name: anyName }),
  'name-ended': of('name-ended', { nameId: anyId, to: anyDay, because: reason }),
  born: of('born', { bornOn: anyDay, bornPrecision: fc.constantFrom('day', 'month'), givenNames: words }),
  died: of('died', { on: anyDay, source: reason }),
  'identifier-added': of('identifier-added', { identifier: anyIdentifier }),
  'identifier-status': of('identifier-status', {
    identifierId: anyId,
    status: keyOf(identifierStatuses),
    because: reason,
  }),
  'address-changed': of('address-changed', { address: anyAddress }),
  'address-added': of('address-added', { address: anyAddress }),
  'address-ended': of('address-ended', { addressId: anyId, to: anyDay, because: reason }),
  'address-corrected': of('address-corrected', {
    addressId: anyId,
    changes: fc.record({ line: words }),
    because: reason,
  }),
  'address-hidden': of('address-hidden', { addressId: anyId, because: reason }),
  'address-shown': of('address-shown', { addressId: anyId, because: reason }),
  related: of('related', { relation: anyRelation }),
  'relation-changed': of('relation-changed', {
    relationId: anyId,
    changes: fc.record({ kind: keyOf(relationKinds) }),
    because: reason,
  }),
  'relation-ended': of('relation-ended', { relationId: anyId, to: anyDay, because: reason }),
  'particular-recorded': of('particular-recorded', { particular: anyParticular }),
  'particular-ended': of('particular-ended', { particularId: anyId, to: anyDay, because: reason }),
  flagged: of('flagged', { flag: keyOf(flags), because: reason }),
  'flag-ended': of('flag-ended', { flag: keyOf(flags), because: reason }),
  restricted: of('restricted', { because: reason, namedAccess: staff }),
  'opened-up': of('opened-up', { because: reason }),
  sealed: of('sealed', { because: reason, namedAccess: staff, custodianNote: reason }),
  unsealed: of('unsealed', { because: reason, namedAccess: staff }),
  adopted: of('adopted', { on: anyDay }),
  'moved-council': of('moved-council', {
    to: fc.constantFrom('E10000003', null),
    council: reason,
    on: anyDay,
    because: reason,
  }),
  'said-same': of('said-same', anyLink),
  'said-different': of('said-different', anyLink),
  'other-side-said': of('other-side-said', { linkId: anyId, says: fc.constantFrom('same', null) }),
  'link-questioned': of('link-questioned', { linkId: anyId, because: reason }),
  'link-settled': of('link-settled', { linkId: anyId, because: reason }),
  'link-undone': of('link-undone', { linkId: anyId, because: reason }),
  'merged-into': of('merged-into', { intoId: anyId, because: reason }),
  'merge-undone': of('merge-undone', { because: reason }),
}

export const anyHappening: fc.Arbitrary<PersonEvent> = fc.oneof(...Object.values(happenings))

/** Somebody registered, and whatever happened to their record afterwards. */
export const anyStory: fc.Arbitrary<PersonEvent[]> = fc
  .array(anyHappening, { maxLength: 25 })
  .map((events) => [registered(), ...events])
