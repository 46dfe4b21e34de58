import { newId, type Tx } from '../db/index.ts'
import type { Field } from '../questions/index.ts'
import { writtenPostcode } from '../places/index.ts'
import { plainDay } from '../time/index.ts'
import * as rule from './addresses.rule.ts'
import { addressUses, type Address, type AddressChanges, type AddressUse } from './addresses.ts'
import { nothingAround, type Amiss, type Change, type On } from './change.ts'
import {
  becauseField,
  boxesOf,
  fromField,
  fromNeeded,
  optionsOf,
  sourceField,
  toField,
} from './change-fields.ts'
import { changeAlso } from './changing.ts'
import { neighboursOf } from './neighbours.sql.ts'
import { endsBefore } from './names.change.ts'

/** Where somebody lives and lived. A hidden address is never shown here either: it can be typed over, not read. */

const isUse = (text: string): text is AddressUse => Object.hasOwn(addressUses, text)

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

const useField = (uses: readonly AddressUse[], label: string): Field => ({
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

const addressTyped = (on: On): Address | null => {
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

const addressOn = ({ person, part }: Pick<On, 'person' | 'part'>): Address | undefined =>
  person.addresses.find(({ id }) => id === part)

const isHere = (person: On['person'], part: string): boolean => person.addresses.some(({ id }) => id === part)

/** "Home since 3 May 2024": said of a hidden one too, for it gives nothing away. */
export const addressKind = ({ use, from, to }: Pick<Address, 'use' | 'from' | 'to'>): string =>
  [
    addressUses[use],
    from === null ? '' : to === null ? `since ${plainDay(from)}` : `from ${plainDay(from)}`,
    to === null ? '' : `until ${plainDay(to)}`,
  ]
    .filter(Boolean)
    .join(' ')

export const addressInWords = (address: Address): string =>
  address.hidden
    ? 'Address hidden for safety'
    : [address.line, address.postcode === null ? '' : writtenPostcode(address.postcode)]
        .filter(Boolean)
        .join(', ')

const about = (on: On) => {
  const address = addressOn(on)
  return address ? <p class="govuk-body-l">{`${addressInWords(address)} (${addressKind(address)})`}</p> : null
}

const changesTyped = (on: On): AddressChanges => {
  const before = addressOn(on)
  if (!before) return {}
  const { line, postcode, uprn } = placeTyped(on)
  const use = on.say.one('use')
  const [from, to] = [on.say.day('from'), on.say.day('to')]
  // Of a hidden address nothing stands in the boxes: what is left empty stays as it is.
  const isTyped = (typed: string | null): boolean => !before.hidden || (typed !== null && typed !== '')
  return {
    ...(isTyped(line) && line !== before.line ? { line } : {}),
    ...(isTyped(postcode) && compact(postcode) !== compact(before.postcode) ? { postcode } : {}),
    ...(isTyped(uprn) && uprn !== before.uprn ? { uprn } : {}),
    ...(isUse(use) && use !== before.use ? { use } : {}),
    ...(from !== before.from ? { from } : {}),
    ...(to !== before.to ? { to } : {}),
  }
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
      {about(on)}
      {addressOn(on)?.hidden === true && (
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
    ...(addressOn(on)?.hidden === true ? placeIfKnown : placeFields),
    useField(['home', 'temporary', 'placement', 'correspondence'], 'What kind of address is it?'),
    fromField,
    { kind: 'day', name: 'to', label: 'Until when?', hint: 'Leave it empty if it is so now.', ask: 'may' },
    becauseField('What was wrong with it?'),
  ],
  held: (on) => {
    const address = addressOn(on)
    if (!address) return {}
    return {
      ...(address.hidden
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
  lead: about,
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

/** Somebody whose own address would give the hidden one away, and from when to when it is theirs. */
type AlsoThere = rule.AlsoThere & { name: string; words: string }

const lookWhoIsThere = async (tx: Tx, on: On<null>): Promise<readonly AlsoThere[]> => {
  const address = addressOn(on)
  if (!address) return []
  const neighbours = await neighboursOf(tx, on.person.owner, on.person.id, address)
  return rule.alsoToHide(address, neighbours).map((also) => {
    const neighbour = neighbours.find(({ personId }) => personId === also.personId)
    const theirs = neighbour?.addresses.find(({ id }) => id === also.addressId)
    return { ...also, name: neighbour?.name ?? '', words: theirs ? addressKind(theirs) : '' }
  })
}

const alsoField = (around: readonly AlsoThere[]): Field => ({
  kind: 'choices',
  name: 'also',
  label: 'Hide it for these people of the same address too?',
  hint: 'Left in sight on one record, it can be read from there. Those who came the same day are ticked. Somebody they fled from may live there still: leave them out.',
  ask: 'may',
  options: around.map(({ addressId, name, words }) => ({ value: addressId, text: name, hint: words })),
})

/** Hidden for one child and not for the brother, the address is told by the brother's record. */
export const hideAddress: Change<readonly AlsoThere[]> = {
  path: 'addresses/:part/hide',
  action: 'person.hide-address',
  about: 'addresses',
  title: () => 'Hide an address',
  has: isHere,
  lookAround: lookWhoIsThere,
  closed: (on) => (addressOn(on)?.hidden === true ? 'This address is hidden already.' : null),
  lead: (on) => (
    <>
      {about(on)}
      <p class="govuk-body">
        Nobody will be shown this address, no search will find anybody by it, and it will stand in no letter,
        list or picture of the household. Whoever must know it rings the duty manager.
      </p>
    </>
  ),
  fields: ({ around }) => [
    becauseField('Why must it be hidden?', 'Do not write the address here.'),
    ...(around.length === 0 ? [] : [alsoField(around)]),
  ],
  held: ({ around }) => ({
    also: around.filter(({ isSameDay }) => isSameDay).map(({ addressId }) => addressId),
  }),
  button: 'Hide the address',
  decide: async (on, tx) => {
    const because = on.say.one('because')
    const chosen = new Set(on.say.all('also'))
    for (const { personId, addressId } of on.around.filter((each) => chosen.has(each.addressId)))
      await changeAlso(tx, on.visit, personId, 'person.hide-address', (other) =>
        rule.hideAddress(other, { addressId, because }),
      )
    return rule.hideAddress(on.person, { addressId: on.part, because })
  },
}

export const showAddress: Change = {
  path: 'addresses/:part/show',
  action: 'person.hide-address',
  about: 'addresses',
  title: () => 'Show a hidden address again',
  has: isHere,
  lookAround: nothingAround,
  closed: (on) => (addressOn(on)?.hidden === true ? null : 'This address is not hidden.'),
  lead: (on) => (
    <>
      {about(on)}
      <p class="govuk-body">
        Everybody who may open this record will see the address, and searches will find them by it. It is
        shown for this person only: the others it was hidden for stay hidden.
      </p>
    </>
  ),
  fields: () => [becauseField('Why is it safe to show now, and who said so?')],
  button: 'Show the address',
  isWarning: true,
  decide: ({ person, say, part }) =>
    rule.showAddress(person, { addressId: part, because: say.one('because') }),
}
