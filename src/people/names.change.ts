import { newId } from '../db/index.ts'
import type { NameUse } from '../matching/index.ts'
import type { Field } from '../questions/index.ts'
import { plainDay } from '../time/index.ts'
import { nothingAround, type Amiss, type Change, type On } from './change.ts'
import { whyNot } from './change-problems.ts'
import { becauseField, fromField, optionsOf, sourceField, toField } from './change-fields.ts'
import * as rule from './names.rule.ts'
import { nameUses, type NameEvent, type PersonName } from './names.ts'

/** Adding a name, choosing which one is shown, and ending one. Nothing is overwritten: a name is ended and kept. */

const isNameUse = (text: string): text is NameUse => Object.hasOwn(nameUses, text)

export const nameInWords = ({ givenNames, familyName }: Pick<PersonName, 'givenNames' | 'familyName'>) =>
  [givenNames, familyName].filter(Boolean).join(' ')

/** One of the two is enough: many people have a name that is neither. */
export const someNameFields: readonly Field[] = [
  {
    kind: 'line',
    of: 'name',
    name: 'given-names',
    label: 'Given names',
    ask: (say) => (say.one('family-name') === '' && say.one('known') !== 'unborn' ? 'must' : 'may'),
    missing: 'Enter a given name, a family name, or both',
  },
  { kind: 'line', of: 'name', name: 'family-name', label: 'Family name', ask: 'may' },
]

const nameFields: readonly Field[] = [
  {
    kind: 'select',
    name: 'use',
    label: 'What is this name?',
    ask: 'must',
    missing: 'Choose what this name is',
    options: optionsOf(nameUses),
  },
  ...someNameFields,
  fromField,
  {
    kind: 'day',
    name: 'to',
    label: 'Until when, if it is no longer used?',
    hint: 'Leave it empty if it is used now.',
    ask: 'may',
  },
  sourceField,
]

export const endsBefore = (on: On, beginning: string | null, field = 'to'): Amiss[] => {
  const to = on.say.day(field)
  return to !== null && beginning !== null && to < beginning
    ? [{ field: `${field}-day`, text: 'This is before it began. Check both dates' }]
    : []
}

export const addName: Change = {
  path: 'names/add',
  action: 'person.change',
  about: 'names',
  title: () => 'Add a name',
  lookAround: nothingAround,
  fields: () => nameFields,
  check: (on) => endsBefore(on, on.say.day('from')),
  button: 'Add the name',
  beside: { 'name-already-held': 'given-names', 'name-missing': 'given-names' },
  decide: ({ person, say, today }) => {
    const use = say.one('use')
    if (!isNameUse(use)) return { refused: 'no-such-use' }
    const name = {
      id: newId(),
      use,
      givenNames: say.one('given-names'),
      familyName: say.one('family-name'),
      from: say.day('from'),
      to: say.day('to'),
      source: say.one('source'),
    }
    return rule.addName(person, { name, today })
  },
}

const usedNow = ({ person }: On): readonly PersonName[] => person.names.filter(({ to }) => to === null)

const isShownAs = (on: On, use: 'legal' | 'known-as'): PersonName | undefined =>
  usedNow(on).findLast((each) => each.use === use) ??
  (use === 'legal' ? usedNow(on).findLast((each) => each.use === 'birth') : undefined)

const choiceOf = (names: readonly PersonName[]) =>
  names.map((name) => ({
    value: name.id,
    text: nameInWords(name),
    hint: `${nameUses[name.use]}${name.from === null ? '' : `, since ${plainDay(name.from)}`}`,
  }))

/** The same words under another use: added beside the name they come from, which stays what it was. */
const nowUsedAs = (on: On, use: 'legal' | 'known-as', chosen: string): NameEvent[] => {
  const name = usedNow(on).find(({ id }) => id === chosen)
  if (!name || name.id === isShownAs(on, use)?.id) return []
  const { givenNames, familyName } = name
  return [
    {
      type: 'name-added',
      name: {
        id: newId(),
        use,
        givenNames,
        familyName,
        from: on.say.day('from'),
        to: null,
        source: on.say.one('source'),
      },
    },
  ]
}

const shownChanges = (on: On): NameEvent[] => {
  const called = isShownAs(on, 'known-as')
  const ended: NameEvent[] =
    on.say.one('known-as') === 'none' && called
      ? [{ type: 'name-ended', nameId: called.id, to: on.today, because: on.say.one('source') }]
      : []
  return [
    ...nowUsedAs(on, 'legal', on.say.one('shown')),
    ...nowUsedAs(on, 'known-as', on.say.one('known-as')),
    ...ended,
  ]
}

/** The name at the head of the record is the legal one, else the one given at birth; and what they are called. */
export const chooseShownName: Change = {
  path: 'names/shown',
  action: 'person.change',
  about: 'names',
  title: () => 'Choose which name is shown',
  lookAround: nothingAround,
  fields: (on) => [
    {
      kind: 'choice',
      name: 'shown',
      label: 'Name at the head of the record',
      hint: 'The one you choose counts as their legal name from now on. The others are kept.',
      ask: 'must',
      missing: 'Choose a name',
      options: choiceOf(usedNow(on).filter(({ use }) => use !== 'known-as')),
    },
    {
      kind: 'choice',
      name: 'known-as',
      label: 'What are they called?',
      ask: 'must',
      missing: 'Choose what they are called, or that they go by the name above',
      options: [
        ...choiceOf(usedNow(on).filter(({ id }) => id !== isShownAs(on, 'legal')?.id)),
        { value: 'none', text: 'By the name above' },
      ],
    },
    fromField,
    sourceField,
  ],
  held: (on) => ({
    shown: isShownAs(on, 'legal')?.id ?? '',
    'known-as': isShownAs(on, 'known-as')?.id ?? 'none',
  }),
  check: (on) =>
    on.say.one('shown') !== '' && on.say.one('known-as') !== '' && shownChanges(on).length === 0
      ? [{ field: 'shown', text: 'These are shown already. Choose another, or go back' }]
      : [],
  button: 'Show this name',
  decide: shownChanges,
}

const nameOn = ({ person, part }: On): PersonName | undefined => person.names.find(({ id }) => id === part)

export const endName: Change = {
  path: 'names/:part/end',
  action: 'person.change',
  about: 'names',
  title: (on) => `${nameInWords(nameOn(on) ?? { givenNames: '', familyName: '' })}: no longer used`,
  has: (person, part) => person.names.some(({ id }) => id === part),
  lookAround: nothingAround,
  closed: (on) => {
    const ending = { nameId: on.part, to: on.today, because: 'asked', today: on.today }
    return whyNot(rule.endName(on.person, ending), ['name-already-ended', 'only-name'])
  },
  fields: () => [
    toField('When did they stop using it?'),
    becauseField('Why?', 'For example: changed by deed poll; it was never their name'),
  ],
  check: (on) => endsBefore(on, nameOn(on)?.from ?? null),
  button: 'End this name',
  beside: { 'ends-before-it-begins': 'to-day' },
  decide: ({ person, say, part, today }) =>
    rule.endName(person, {
      nameId: part,
      to: say.day('to') ?? today,
      because: say.one('because'),
      today,
    }),
}
