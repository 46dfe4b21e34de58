import { newId } from '../db/index.ts'
import type { Field, Reading } from '../questions/index.ts'
import { fromField, sourceField } from './change-fields.ts'
import type { Amiss, On } from './change.ts'
import type { Kin } from './kin.sql.ts'
import type { Match, Matches } from './match.ts'
import { newDetails, newPersonFields } from './new-person.ts'
import { kindField, kinOf, responsibilityField } from './relations.change.tsx'

/**
 * Somebody is related to somebody else: find the other one on this page, or register them when nobody is found; then
 * say how. Ids are never typed, and both stand in the same council's index.
 */

export type Stage = 'find' | 'relate' | 'register'

export type Around = { other: Kin | null; found: Matches | null; doubts: readonly Amiss[] }

/** Whom somebody chose: with a button just now, or a moment ago. */
export const chosenIn = (say: Reading): string => {
  const now = say.one('choose') === '' ? say.one('other') : say.one('choose')
  return now === 'again' ? '' : now
}

export const stageOf = (say: Reading): Stage => {
  const chosen = chosenIn(say)
  return chosen === '' ? 'find' : chosen === 'new' ? 'register' : 'relate'
}

export const newKin = (on: On): Kin => {
  const { givenNames, familyName, bornOn, isChild, sex } = newDetails(on.say, on.today)
  return { id: newId(), name: `${givenNames} ${familyName}`.trim(), bornOn, isChild, sex }
}

/** They are somebody to this person, or this person is somebody to them: the one who holds the relationship. */
export const wayOf = (on: On, other: Kin) => {
  const self = kinOf(on)
  return on.say.one('way') === 'self'
    ? { holder: self, of: other, kind: on.say.one('kind-self'), responsible: on.say.one('responsible-self') }
    : {
        holder: other,
        of: self,
        kind: on.say.one('kind-other'),
        responsible: on.say.one('responsible-other'),
      }
}

const findFields: readonly Field[] = [
  { kind: 'line', of: 'name', name: 'given-names', label: 'Given names', ask: 'may' },
  { kind: 'line', of: 'name', name: 'family-name', label: 'Family name', ask: 'may' },
  {
    kind: 'day',
    name: 'born',
    label: 'Date of birth',
    hint: 'The year alone helps too.',
    ask: 'may',
  },
  { kind: 'line', of: 'postcode', name: 'postcode', label: 'Postcode', width: 10, ask: 'may' },
]

const wayField = (on: On, other: Kin): Field => {
  const self = kinOf(on)
  const theirs = other.name === '' ? 'The new person' : other.name
  const them = other.name === '' ? 'the new person' : other.name
  return {
    kind: 'choice',
    name: 'way',
    label: 'How are they related?',
    ask: 'must',
    missing: 'Say how they are related',
    options: [
      {
        value: 'other',
        text: `${theirs} is ${self.name}’s …`,
        hint: 'Mother, brother, carer and so on',
        reveals: [
          kindField('kind-other', `What is ${them} to ${self.name}?`),
          responsibilityField('responsible-other', them, self.name),
        ],
      },
      {
        value: 'self',
        text: `${self.name} is ${them}’s …`,
        hint: 'Mother, brother, carer and so on',
        reveals: [
          kindField('kind-self', `What is ${self.name} to ${them}?`),
          responsibilityField('responsible-self', self.name, them),
        ],
      },
    ],
  }
}

export const homeOf = ({ person }: On) =>
  person.addresses.findLast((each) => each.to === null && each.use !== 'correspondence') ?? null

const sameHomeField = (on: On): Field => ({
  kind: 'choice',
  name: 'same-home',
  label: `Do they live at the same address as ${kinOf(on).name}?`,
  ...(homeOf(on)?.hidden === true ? { hint: 'That address is hidden. It will be hidden for them too.' } : {}),
  ask: 'must',
  missing: 'Say whether they live at the same address',
  inline: true,
  options: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, or not known' },
  ],
})

export const fieldsOf = (on: On<Around>): readonly Field[] => {
  switch (stageOf(on.say)) {
    case 'find':
      return findFields
    case 'relate':
      return on.around.other === null ? [] : [wayField(on, on.around.other), fromField, sourceField]
    case 'register':
      return [
        ...newPersonFields,
        ...(homeOf(on) === null ? [] : [sameHomeField(on)]),
        wayField(on, newKin(on)),
        sourceField,
      ]
  }
}

const named = (match: Match): string =>
  match.kind === 'person'
    ? match.name
    : match.kind === 'stub'
      ? 'a record you cannot see'
      : 'another council’s record'

/** Registered twice, one human being is two records, and what is known of each is missed on the other. */
export const alreadyThere = ({ around }: On<Around>): Amiss[] => {
  const alike =
    around.found?.matches.filter((match) => match.kind === 'stub' || match.band !== 'unlikely') ?? []
  return alike.length === 0
    ? []
    : [
        {
          field: 'given-names',
          isDoubt: true,
          text: `Look first: this may be ${[...new Set(alike.map(named))].join(', or ')}, below`,
        },
      ]
}

export const typedToFind = (say: Reading): Record<string, string> =>
  Object.fromEntries(
    ['given-names', 'family-name', 'born-day', 'born-month', 'born-year', 'postcode'].map((name) => [
      name,
      say.one(name),
    ]),
  )
