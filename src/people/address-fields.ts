import { newId } from '../db/index.ts'
import type { Field } from '../questions/index.ts'
import { addressUses, type Address, type AddressUse } from './addresses.ts'
import { becauseField, optionsOf } from './change-fields.ts'
import type { Amiss, On } from './change.ts'

/** The questions about a place, and what is typed in answer to them. */

export const isUse = (text: string): text is AddressUse => Object.hasOwn(addressUses, text)

export const placeFields: readonly Field[] = [
  {
    kind: 'line',
    of: 'words',
    name: 'line',
    label: 'Address, without the postcode',
    hint: 'For somebody with no fixed address, write that, and where they can be found.',
    ask: (say) => (say.one('postcode') === '' ? 'must' : 'may'),
    missing: 'Enter an address, a postcode, or both',
  },
  { kind: 'line', of: 'postcode', name: 'postcode', label: 'Postcode', width: 10, ask: 'may' },
  {
    kind: 'line',
    of: 'words',
    name: 'uprn',
    label: 'Property reference number (UPRN)',
    hint: 'Up to 12 figures, from a property search. Two flats of one house have two.',
    width: 20,
    ask: 'may',
  },
]

export const useField = (uses: readonly AddressUse[], label: string): Field => ({
  kind: 'choice',
  name: 'use',
  label,
  ask: 'must',
  missing: 'Choose what the address is for',
  options: optionsOf(Object.fromEntries(uses.map((use) => [use, addressUses[use]]))),
})

/** Asked with a new address, so that it is never shown for the moment it takes to hide it. */
export const hideField: Field = {
  kind: 'choice',
  name: 'hide',
  label: 'Must this address be kept hidden?',
  hint: 'A refuge, a foster home, somebody who has fled violence. A hidden address is shown to nobody, found by no search and printed nowhere.',
  ask: 'must',
  missing: 'Say whether the address must be kept hidden',
  options: [
    { value: 'no', text: 'No' },
    {
      value: 'yes',
      text: 'Yes, hide it from the start',
      reveals: [
        {
          ...becauseField('Why must it be hidden?', 'Do not write the address here.'),
          name: 'hide-because',
        },
      ],
    },
  ],
}

/** Where an address may be left empty, its line may too. */
export const placeIfKnown: readonly Field[] = placeFields.map((field) => ({ ...field, ask: 'may' }))

export const placeAmiss = ({ say }: On): Amiss[] => [
  ...(say.one('uprn') !== '' && !/^\d{1,12}$/.test(say.one('uprn').replaceAll(/\s/g, ''))
    ? [{ field: 'uprn', text: 'A property reference number has up to 12 figures and nothing else' }]
    : []),
]

export const placeTyped = ({ say }: On) => {
  const [postcode, uprn] = [say.one('postcode'), say.one('uprn').replaceAll(/\s/g, '')]
  return {
    line: say.one('line'),
    postcode: postcode === '' ? null : postcode,
    uprn: uprn === '' ? null : uprn,
  }
}

export const addressTyped = (on: On): Address | null => {
  const { say } = on
  const use = say.one('use')
  if (!isUse(use)) return null
  return {
    id: newId(),
    use,
    ...placeTyped(on),
    from: say.day('from'),
    to: say.day('to'),
    source: say.one('source'),
    hidden: say.one('hide') === 'yes',
  }
}
