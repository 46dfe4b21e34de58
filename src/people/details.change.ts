import type { Field } from '../questions/index.ts'
import * as rule from './births.rule.ts'
import { becauseField, optionsOf, sourceField } from './change-fields.ts'
import { nothingAround, type Change, type On } from './change.ts'
import { sexes, type Sex } from './details.ts'

/** Sex, gender, multiple birth and telephone: details that are put right with a reason. */

export const isSex = (text: string): text is Sex => Object.hasOwn(sexes, text)

export const sexField: Field = {
  kind: 'choice',
  name: 'sex',
  label: 'Sex',
  ask: 'must',
  missing: 'Choose the sex, or that it is not known',
  inline: true,
  options: optionsOf(sexes),
}

export const multipleBirthField: Field = {
  kind: 'choice',
  name: 'multiple',
  label: 'Are they a twin, or one of more born together?',
  hint: 'Twins are the records most easily taken for one another.',
  ask: 'must',
  missing: 'Say whether they are a twin, or one of more',
  inline: true,
  options: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, or not known' },
  ],
}

/** Puts details right: what stood there before stays in what happened, with the reason. */
export const corrected = ({ person, say, today }: On, changes: rule.Correctable) =>
  rule.correctDetails(person, { changes, because: say.one('because'), source: say.one('source'), today })

/** Sex as the census counts it, and gender in their own words. */
export const sexAndGender: Change = {
  path: 'sex-and-gender',
  action: 'person.change',
  about: 'details',
  title: () => 'Sex, gender and multiple birth',
  lookAround: nothingAround,
  fields: () => [
    sexField,
    {
      kind: 'line',
      of: 'words',
      name: 'gender',
      label: 'Gender, in their own words',
      hint: 'Leave it empty if they have not said.',
      ask: 'may',
    },
    multipleBirthField,
    sourceField,
    becauseField('Why is it changed?'),
  ],
  held: ({ person }) => ({
    sex: person.sex,
    gender: person.gender,
    multiple: person.isMultipleBirth ? 'yes' : 'no',
  }),
  check: (on) =>
    Object.keys(detailsTyped(on)).length === 0
      ? [{ field: 'sex', text: 'That is what is held already' }]
      : [],
  button: 'Keep this',
  decide: (on) => [{ type: 'details-changed', changes: detailsTyped(on), source: on.say.one('source') }],
}

const detailsTyped = ({ say, person }: On): rule.Correctable => {
  const sex = say.one('sex')
  return {
    sex: isSex(sex) ? sex : person.sex,
    gender: say.one('gender'),
    isMultipleBirth: say.one('multiple') === 'yes',
  }
}

export const telephone: Change = {
  path: 'telephone',
  action: 'person.change',
  about: 'details',
  title: () => 'Telephone number',
  lookAround: nothingAround,
  fields: () => [
    {
      kind: 'line',
      of: 'phone',
      name: 'phone',
      label: 'Telephone number',
      hint: 'Leave it empty if they cannot be rung on any number now.',
      width: 20,
      ask: 'may',
    },
    sourceField,
    becauseField('Why is it changed?'),
  ],
  held: ({ person }) => ({ phone: person.phone ?? '' }),
  button: 'Keep this number',
  beside: { 'nothing-changed': 'phone' },
  decide: (on) => corrected(on, { phone: on.say.one('phone') === '' ? null : on.say.one('phone') }),
}
