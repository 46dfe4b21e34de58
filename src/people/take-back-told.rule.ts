import type { Day } from '../time/index.ts'
import type { DetailsChanges } from './details.ts'
import type { Person, PersonEvent, PersonFact } from './person.ts'

/**
 * What a contact told of somebody went into the record of whoever was recognised. Recognised wrongly, it comes out
 * again: what only that contact said of them ends, with the reason. What somebody else said since stays.
 */

export type TakingBack = {
  /** As the parts carry it: "contact K7QM-3F9T". */
  source: string
  today: Day
  because: string
}

const empty = { phone: null, sex: 'U', gender: '', bornOn: null, bornEstimated: false } as const
type Gap = keyof typeof empty

const isGap = (key: string): key is Gap => Object.hasOwn(empty, key)

/** Gaps that the contact filled are open again, unless somebody has said something else since. */
const gapsAgain = (
  person: Person,
  facts: readonly Pick<PersonFact, 'event'>[],
  source: string,
): DetailsChanges => {
  const filled = facts.flatMap(({ event }) =>
    event.type === 'details-changed' && event.source === source ? Object.entries(event.changes) : [],
  )
  const open = filled.flatMap(([key, value]) =>
    isGap(key) && person[key] === value ? [[key, empty[key]]] : [],
  )
  const changes = Object.fromEntries(open) as DetailsChanges
  // A child must have a date of birth or an expected one; without another to give, what was told stays to be put right.
  const wouldHaveNone = 'bornOn' in changes && person.isChild && person.expectedOn === null
  if (!wouldHaveNone) return changes
  const { bornOn: _bornOn, bornEstimated: _bornEstimated, ...rest } = changes
  return rest
}

const isRegisteredFrom = (facts: readonly Pick<PersonFact, 'event'>[], source: string): boolean =>
  facts.some(({ event }) => event.type === 'registered' && event.source === source)

/** Nothing where the record began with that contact: there it would take away all there is. */
export const takeBackTold = (
  person: Person,
  facts: readonly Pick<PersonFact, 'event'>[],
  { source, today, because }: TakingBack,
): readonly PersonEvent[] => {
  if (isRegisteredFrom(facts, source)) return []
  const ofIt = <Part extends { source: string; to: Day | null }>(parts: readonly Part[]): Part[] =>
    parts.filter((part) => part.source === source && part.to === null)
  const changes = gapsAgain(person, facts, source)
  return [
    ...ofIt(person.names).map(({ id }): PersonEvent => ({
      type: 'name-ended',
      nameId: id,
      to: today,
      because,
    })),
    ...ofIt(person.identifiers).map(({ id }): PersonEvent => ({
      type: 'identifier-status',
      identifierId: id,
      status: 'wrong',
      because,
    })),
    ...ofIt(person.addresses).map(({ id }): PersonEvent => ({
      type: 'address-ended',
      addressId: id,
      to: today,
      because,
    })),
    ...ofIt(person.particulars).map(({ id }): PersonEvent => ({
      type: 'particular-ended',
      particularId: id,
      to: today,
      because,
    })),
    ...(Object.keys(changes).length === 0 ? [] : [{ type: 'details-changed', changes, because } as const]),
  ]
}
