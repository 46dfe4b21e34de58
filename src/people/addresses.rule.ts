import type { Day } from '../time/index.ts'
import type { Address, AddressChanges, AddressEvent } from './addresses.ts'
import { type DateRefusal, datesRefused, isReason, refuse, type Refused } from './dates.rule.ts'
import type { Person } from './person.ts'

export type AddressRefusal =
  | DateRefusal
  | 'no-address'
  | 'same-address'
  | 'before-the-address-now'
  | 'no-such-address'
  | 'address-already-ended'
  | 'already-hidden'
  | 'not-hidden'
  | 'nothing-changed'
  | 'needs-reason'

type Held = Pick<Person, 'addresses'>
type Outcome = readonly AddressEvent[] | Refused<AddressRefusal>
type Place = Pick<Address, 'line' | 'postcode'>

const letters = (text: string | null): string => (text ?? '').toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** One house, however it is written. Two lines without a postcode are never taken for one house. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  letters(one.postcode) !== '' &&
  letters(one.postcode) === letters(other.postcode) &&
  letters(one.line) === letters(other.line)

const isNowhere = ({ line, postcode }: Place): boolean => line.trim() === '' && letters(postcode) === ''

const checked = (address: Address, today: Day): Refused<AddressRefusal> | null => {
  if (isNowhere(address)) return refuse('no-address')
  const dates = datesRefused(address, today)
  return dates === null ? null : refuse(dates)
}

/** Somebody moved: their home until then ends that day. An earlier home is added, it is no move. */
export const moveTo = (
  { addresses }: Held,
  { address, today }: { address: Address; today: Day },
): Outcome => {
  const refused = checked(address, today)
  if (refused !== null) return refused
  const now = addresses.filter((each) => each.to === null && each.use !== 'correspondence')
  if (now.some((each) => isSamePlace(each, address))) return refuse('same-address')
  const from = address.from ?? today
  if (now.some((each) => each.from !== null && each.from > from)) return refuse('before-the-address-now')
  return [{ type: 'address-changed', address }]
}

/** They have this address too, or had it once: a second home, an address for letters, where they lived before. */
export const addAddress = (
  { addresses }: Held,
  { address, today }: { address: Address; today: Day },
): Outcome => {
  const refused = checked(address, today)
  if (refused !== null) return refused
  const isHeld = (each: Address) =>
    each.use === address.use && each.to === address.to && isSamePlace(each, address)
  return addresses.some(isHeld) ? refuse('same-address') : [{ type: 'address-added', address }]
}

export const endAddress = (
  { addresses }: Held,
  { addressId, to, because, today }: { addressId: string; to: Day; because: string; today: Day },
): Outcome => {
  const address = addresses.find(({ id }) => id === addressId)
  if (address === undefined) return refuse('no-such-address')
  if (address.to !== null) return refuse('address-already-ended')
  if (!isReason(because)) return refuse('needs-reason')
  const dates = datesRefused({ from: address.from, to }, today)
  return dates === null ? [{ type: 'address-ended', addressId, to, because }] : refuse(dates)
}

/** Puts an address right that was written down wrong; what stood there stays in what happened. */
export const correctAddress = (
  { addresses }: Held,
  correction: { addressId: string; changes: AddressChanges; because: string; today: Day },
): Outcome => {
  const { addressId, changes, because, today } = correction
  const address = addresses.find(({ id }) => id === addressId)
  if (address === undefined) return refuse('no-such-address')
  if (!isReason(because)) return refuse('needs-reason')
  if (Object.entries(changes).every(([name, value]) => address[name as keyof AddressChanges] === value))
    return refuse('nothing-changed')
  return (
    checked({ ...address, ...changes }, today) ?? [{ type: 'address-corrected', addressId, changes, because }]
  )
}

/** Hides an address: from then on it is shown nowhere, and nobody is found by it (procedures appendix C). */
export const hideAddress = (
  { addresses }: Held,
  { addressId, because }: { addressId: string; because: string },
): Outcome => {
  const address = addresses.find(({ id }) => id === addressId)
  if (address === undefined) return refuse('no-such-address')
  if (address.hidden) return refuse('already-hidden')
  return isReason(because) ? [{ type: 'address-hidden', addressId, because }] : refuse('needs-reason')
}

/** Shows a hidden address again. */
export const showAddress = (
  { addresses }: Held,
  { addressId, because }: { addressId: string; because: string },
): Outcome => {
  const address = addresses.find(({ id }) => id === addressId)
  if (address === undefined) return refuse('no-such-address')
  if (!address.hidden) return refuse('not-hidden')
  return isReason(because) ? [{ type: 'address-shown', addressId, because }] : refuse('needs-reason')
}

/** Somebody else's address at the same place, who would give it away if theirs stayed in sight. */
export type AlsoThere = { personId: string; addressId: string; isSameDay: boolean }

/**
 * Whose addresses give a hidden one away: everybody at the same place whose own address is still shown, those who came
 * there the same day first. Somebody has to be asked: a neighbour's flat may be written the same, and the person they
 * fled from may live there still.
 */
export const alsoToHide = (
  hidden: Address,
  others: readonly { personId: string; addresses: readonly Address[] }[],
): readonly AlsoThere[] =>
  others
    .flatMap(({ personId, addresses }) =>
      addresses
        .filter((each) => !each.hidden && isSamePlace(each, hidden))
        .map(({ id, from }) => ({ personId, addressId: id, isSameDay: from === hidden.from })),
    )
    .toSorted((one, other) => Number(other.isSameDay) - Number(one.isSameDay))
