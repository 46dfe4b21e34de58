import type { Day } from '../time/index.ts'

export const addressUses = {
  home: 'Home',
  temporary: 'Temporary',
  placement: 'Placement',
  correspondence: 'For letters',
} as const

export type AddressUse = keyof typeof addressUses

export type Address = {
  id: string
  use: AddressUse
  line: string
  postcode: string | null
  /** Unique property reference number (DfE: twelve figures at most). */
  uprn: string | null
  from: Day | null
  to: Day | null
  source: string
  /** Never shown and never matched on: a refuge, a foster home, a witness (procedures appendix C). */
  hidden: boolean
}

/** An address as facts carry it: those recorded earlier have neither use nor source. */
export type AddressGiven = Pick<Address, 'id' | 'line' | 'postcode' | 'from' | 'to' | 'hidden'> &
  Partial<Pick<Address, 'use' | 'uprn' | 'source'>>

/** What may be put right of an address. Whether it is hidden is a decision of its own. */
export type AddressChanges = Partial<Omit<Address, 'id' | 'hidden'>>

export type AddressEvent =
  /** They moved: their home until then ends that day. */
  | { type: 'address-changed'; address: AddressGiven }
  /** They have this one too, or had it once. */
  | { type: 'address-added'; address: AddressGiven }
  | { type: 'address-ended'; addressId: string; to: Day; because: string }
  | { type: 'address-corrected'; addressId: string; changes: AddressChanges; because: string }
  | { type: 'address-hidden'; addressId: string; because: string }
  | { type: 'address-shown'; addressId: string; because: string }

export const addressOf = (given: AddressGiven): Address => ({
  ...given,
  use: given.use ?? 'home',
  uprn: given.uprn ?? null,
  source: given.source ?? '',
})

/** Somebody moves: where they lived until then ends that day, also when the new address is hidden. */
const moved = (before: readonly Address[], address: Address, on: Day): readonly Address[] => [
  ...before.map((each) =>
    each.to === null && each.use !== 'correspondence' ? { ...each, to: address.from ?? on } : each,
  ),
  address,
]

const only = (
  before: readonly Address[],
  id: string,
  change: (address: Address) => Address,
): readonly Address[] => before.map((each) => (each.id === id ? change(each) : each))

/** Where somebody lives and lived, after a fact; `on` is the day of the fact. */
export const evolveAddresses = (
  before: readonly Address[],
  event: AddressEvent,
  on: Day,
): readonly Address[] => {
  switch (event.type) {
    case 'address-changed':
      return moved(before, addressOf(event.address), on)
    case 'address-added':
      return [...before, addressOf(event.address)]
    case 'address-ended':
      return only(before, event.addressId, (each) => ({ ...each, to: event.to }))
    case 'address-corrected':
      return only(before, event.addressId, (each) => ({ ...each, ...event.changes }))
    case 'address-hidden':
      return only(before, event.addressId, (each) => ({ ...each, hidden: true }))
    case 'address-shown':
      return only(before, event.addressId, (each) => ({ ...each, hidden: false }))
  }
}
