import { writtenPostcode } from '../places/index.ts'
import {
  isUse,
  placeFields,
  useField,
  hideField,
  placeIfKnown,
  placeAmiss,
  placeTyped,
  addressTyped,
} from './address-fields.ts'
import { addressOn, isHere, isKept, shownAddress } from './address-on.tsx'
import * as rule from './addresses.rule.ts'
import type { AddressChanges } from './addresses.ts'
import { becauseField, boxesOf, fromField, fromNeeded, sourceField, toField } from './change-fields.ts'
import { nothingAround, type Change, type On } from './change.ts'
import { endsBefore } from './names.change.ts'

/** Moving, another address, and putting one right. A hidden address is never shown here: it can be typed over, not read. */

type Recorded = typeof rule.moveTo

/** A new address, and with it the reason why it is hidden from its first moment. */
const recorded = (on: On, record: Recorded): ReturnType<Recorded> => {
  const address = addressTyped(on)
  if (address === null) return { refused: 'no-address' }
  const events = record(on.person, { address, today: on.today })
  if ('refused' in events || !address.hidden) return events
  return [...events, { type: 'address-hidden', addressId: address.id, because: on.say.one('hide-because') }]
}

const placeFirst = { 'same-address': 'line', 'no-address': 'line', 'nothing-changed': 'line' } as const

export const hasMoved: Change = {
  path: 'addresses/moved',
  action: 'person.change',
  about: 'addresses',
  title: () => 'Has moved',
  lookAround: nothingAround,
  fields: () => [
    ...placeFields,
    useField(['home', 'temporary', 'placement'], 'What kind of address is it?'),
    fromNeeded('When did they move there?', 'Enter the day they moved'),
    hideField,
    sourceField,
  ],
  held: () => ({ use: 'home' }),
  check: (on) => placeAmiss(on),
  button: 'Record the move',
  beside: { ...placeFirst, 'before-the-address-now': 'from-day' },
  decide: (on) => recorded(on, rule.moveTo),
}

export const addAddress: Change = {
  path: 'addresses/add',
  action: 'person.change',
  about: 'addresses',
  title: () => 'Add another address',
  lookAround: nothingAround,
  fields: () => [
    useField(['home', 'temporary', 'placement', 'correspondence'], 'What kind of address is it?'),
    ...placeFields,
    fromField,
    {
      kind: 'day',
      name: 'to',
      label: 'Until when, if they are there no longer?',
      hint: 'Leave it empty if it is so now.',
      ask: 'may',
    },
    hideField,
    sourceField,
  ],
  check: (on) => [...placeAmiss(on), ...endsBefore(on, on.say.day('from'))],
  button: 'Add the address',
  beside: placeFirst,
  decide: (on) => recorded(on, rule.addAddress),
}

const changesTyped = (on: On): AddressChanges => {
  const before = addressOn(on)
  if (!before) return {}
  const { line, postcode, uprn } = placeTyped(on)
  const use = on.say.one('use')
  const [from, to] = [on.say.day('from'), on.say.day('to')]
  // Of a hidden address nothing stands in the boxes: what is left empty stays as it is.
  const isTyped = (typed: string | null): boolean => !isKept(on, before) || (typed !== null && typed !== '')
  return {
    ...(isTyped(line) && line !== before.line ? { line } : {}),
    ...(isTyped(postcode) && compact(postcode) !== compact(before.postcode) ? { postcode } : {}),
    ...(isTyped(uprn) && uprn !== before.uprn ? { uprn } : {}),
    ...(isUse(use) && use !== before.use ? { use } : {}),
    ...(from !== before.from ? { from } : {}),
    ...(to !== before.to ? { to } : {}),
  }
}

/** Is the one being put right kept from view? */
const isKeptHere = (on: On): boolean => {
  const address = addressOn(on)
  return address !== undefined && isKept(on, address)
}

const compact = (postcode: string | null): string => (postcode ?? '').replaceAll(/\s/g, '').toUpperCase()

export const correctAddress: Change = {
  path: 'addresses/:part/correct',
  action: 'person.change',
  about: 'addresses',
  title: () => 'Put an address right',
  has: isHere,
  lookAround: nothingAround,
  lead: (on) => (
    <>
      {shownAddress(on)}
      {isKeptHere(on) && (
        <p class="govuk-body">
          It is hidden, so it does not stand in the boxes below. Type only what was wrong; what you leave
          empty stays as it is.
        </p>
      )}
      <p class="govuk-body">
        {'Use this for a slip of the pen. If they live somewhere else now, '}
        <a class="govuk-link" href={`/people/${on.person.id}/addresses/moved`}>
          record the move
        </a>
        .
      </p>
    </>
  ),
  fields: (on) => [
    ...(isKeptHere(on) ? placeIfKnown : placeFields),
    useField(['home', 'temporary', 'placement', 'correspondence'], 'What kind of address is it?'),
    fromField,
    { kind: 'day', name: 'to', label: 'Until when?', hint: 'Leave it empty if it is so now.', ask: 'may' },
    becauseField('What was wrong with it?'),
  ],
  held: (on) => {
    const address = addressOn(on)
    if (!address) return {}
    return {
      ...(isKept(on, address)
        ? {}
        : {
            line: address.line,
            postcode: address.postcode === null ? '' : writtenPostcode(address.postcode),
            uprn: address.uprn ?? '',
          }),
      use: address.use,
      ...boxesOf('from', address.from),
      ...boxesOf('to', address.to),
    }
  },
  check: (on) => [...placeAmiss(on), ...endsBefore(on, on.say.day('from'))],
  button: 'Put it right',
  beside: placeFirst,
  decide: (on) =>
    rule.correctAddress(on.person, {
      addressId: on.part,
      changes: changesTyped(on),
      because: on.say.one('because'),
      today: on.today,
    }),
}

export const endAddress: Change = {
  path: 'addresses/:part/end',
  action: 'person.change',
  about: 'addresses',
  title: () => 'End an address',
  has: isHere,
  lookAround: nothingAround,
  closed: (on) => (addressOn(on)?.to != null ? 'This address was ended already.' : null),
  lead: shownAddress,
  fields: () => [
    toField('When did they leave it?'),
    becauseField('Why?', 'For example: staying with an aunt, address not known'),
  ],
  check: (on) => endsBefore(on, addressOn(on)?.from ?? null),
  button: 'End this address',
  beside: { 'ends-before-it-begins': 'to-day' },
  decide: ({ person, say, part, today }) =>
    rule.endAddress(person, {
      addressId: part,
      to: say.day('to') ?? today,
      because: say.one('because'),
      today,
    }),
}
