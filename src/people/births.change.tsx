import type { Field } from '../questions/index.ts'
import { daysBetween, plainDay, type Day } from '../time/index.ts'
import * as rule from './births.rule.ts'
import { becauseField, boxesOf, sourceField } from './change-fields.ts'
import { nothingAround, type Amiss, type Change, type On } from './change.ts'
import { isSex, sexField, multipleBirthField, corrected } from './details.change.ts'
import { birthAmiss, birthField, birthHeld, birthTyped } from './typed-birth.ts'

/** When somebody was born, is expected, or died. */

const yearsBetween = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** A slip in the year makes a grandmother of a child. Said once: some are registered as children past eighteen. */
const ageDoubts = ({ person, today }: On, bornOn: Day, field: string): Amiss[] => {
  const age = yearsBetween(bornOn, today)
  if (person.isChild && age >= 18)
    return [
      {
        field,
        isDoubt: true,
        text: `That makes them ${String(age)} years old, and the record says they are a child`,
      },
    ]
  return !person.isChild && age < 12
    ? [
        {
          field,
          isDoubt: true,
          text: `That makes them ${String(age)} years old, and the record says they are an adult`,
        },
      ]
    : []
}

const diedBefore = ({ person }: On, bornOn: Day, field: string): Amiss[] =>
  person.diedOn !== null && person.diedOn < bornOn
    ? [{ field, text: `They are recorded as having died on ${plainDay(person.diedOn)}, before this` }]
    : []

const whereTyped = (on: On): string => {
  const known = on.say.one('known')
  if (known === 'month') return 'month-year'
  return known === 'about' ? 'age' : known === 'year' ? 'year' : 'born-day'
}

export const putBirthRight: Change = {
  path: 'born',
  action: 'person.change',
  about: 'births',
  title: () => 'Date of birth',
  lookAround: nothingAround,
  closed: ({ person }) =>
    person.bornOn === null && person.expectedOn !== null
      ? 'They are not born yet. When they have been born, record the birth: the record goes on, with everything in it.'
      : null,
  fields: () => [birthField('How exactly is it known?'), sourceField, becauseField('Why is it changed?')],
  held: ({ person }) => birthHeld(person.bornOn, person.bornPrecision),
  check: (on) => {
    const amiss = birthAmiss(on.say, on.today)
    const typed = birthTyped(on.say, on.today)
    if (typed === null || amiss.length > 0) return amiss
    const field = whereTyped(on)
    return [...diedBefore(on, typed.bornOn, field), ...ageDoubts(on, typed.bornOn, field)]
  },
  button: 'Keep this date of birth',
  beside: { 'nothing-changed': 'known' },
  decide: (on) => corrected(on, birthTyped(on.say, on.today) ?? {}),
}

const bornField: Field = {
  kind: 'day',
  name: 'born',
  label: 'When were they born?',
  hint: 'For example, 27 3 2026',
  ask: 'must',
  missing: 'Enter the day they were born',
}

/** Far from the day it was expected, a birth is more often a slip in the date, or somebody else's. */
const farDays = 126

const farFromExpected = ({ person, say }: On): Amiss[] => {
  const born = say.day('born')
  if (born === null || person.expectedOn === null) return []
  return Math.abs(daysBetween(person.expectedOn, born)) > farDays
    ? [
        {
          field: 'born-day',
          isDoubt: true,
          text: `This is far from the day they were expected, ${plainDay(person.expectedOn)}`,
        },
      ]
    : []
}

/** Unborn becomes born: the same record goes on, with its contacts, its relationships and its expected date. */
export const hasBeenBorn: Change = {
  path: 'has-been-born',
  action: 'person.change',
  about: 'births',
  title: () => 'Has been born',
  lookAround: nothingAround,
  closed: ({ person }) =>
    person.bornOn === null ? null : `Their birth is recorded already: ${plainDay(person.bornOn)}.`,
  fields: () => [
    bornField,
    sexField,
    {
      kind: 'line',
      of: 'name',
      name: 'given-names',
      label: 'Given names',
      hint: 'Leave it empty if they have not been named yet.',
      ask: 'may',
    },
    { kind: 'line', of: 'name', name: 'family-name', label: 'Family name', ask: 'may' },
    multipleBirthField,
    sourceField,
  ],
  held: ({ person }) => ({
    'family-name': person.familyName,
    multiple: person.isMultipleBirth ? 'yes' : '',
  }),
  check: farFromExpected,
  button: 'Record the birth',
  beside: { 'before-birth': 'born-day' },
  decide: ({ say, person, today }) => {
    const [bornOn, sex] = [say.day('born'), say.one('sex')]
    if (bornOn === null || !isSex(sex)) return { refused: 'not-yet' }
    const [givenNames, familyName] = [say.one('given-names'), say.one('family-name')]
    return rule.recordBirth(
      person,
      {
        bornOn,
        bornPrecision: 'day',
        sex,
        isMultipleBirth: say.one('multiple') === 'yes',
        source: say.one('source'),
        ...(givenNames === '' || givenNames === person.givenNames ? {} : { givenNames }),
        ...(familyName === '' || familyName === person.familyName ? {} : { familyName }),
      },
      today,
    )
  },
}

export const putExpectedRight: Change = {
  path: 'expected',
  action: 'person.change',
  about: 'births',
  title: () => 'Expected date of birth',
  lookAround: nothingAround,
  closed: ({ person }) =>
    person.bornOn === null ? null : 'They have been born. The date they were expected is kept as it was.',
  fields: () => [
    {
      kind: 'day',
      name: 'expected',
      label: 'When are they expected?',
      hint: 'As the midwife gave it. For example, 27 3 2027',
      ask: 'must',
      missing: 'Enter the day they are expected',
      mayLieAhead: true,
    },
    sourceField,
    becauseField('Why is it changed?'),
  ],
  held: ({ person }) => boxesOf('expected', person.expectedOn),
  check: ({ say, today }) => {
    const expected = say.day('expected')
    if (expected === null) return []
    // Nobody is expected more than nine months from now, or still expected months after.
    return daysBetween(today, expected) > 300 || daysBetween(today, expected) < -60
      ? [{ field: 'expected-day', isDoubt: true, text: 'This is more than nine months away, or long past' }]
      : []
  },
  button: 'Keep this date',
  beside: { 'nothing-changed': 'expected-day' },
  decide: (on) => corrected(on, { expectedOn: on.say.day('expected') }),
}

const diedField: Field = {
  kind: 'day',
  name: 'died',
  label: 'When did they die?',
  hint: 'For example, 27 3 2026',
  ask: 'must',
  missing: 'Enter the day they died',
}

/** The first time it is recorded; after that the date is put right with a reason. */
export const hasDied: Change = {
  path: 'died',
  action: 'person.change',
  about: 'births',
  title: ({ person }) => (person.diedOn === null ? 'Has died' : 'Date of death'),
  lookAround: nothingAround,
  lead: ({ person }) =>
    person.diedOn === null ? (
      <p class="govuk-body">
        The record stays, and every time limit on it goes on: what is being done for the family does not stop
        by itself. Tell your manager now if nobody has.
      </p>
    ) : null,
  fields: ({ person }) => [
    diedField,
    sourceField,
    ...(person.diedOn === null ? [] : [becauseField('Why is it changed?')]),
  ],
  held: ({ person }) => boxesOf('died', person.diedOn),
  button: ({ person }) => (person.diedOn === null ? 'Record the death' : 'Keep this date'),
  isWarning: true,
  beside: { 'before-birth': 'died-day', 'nothing-changed': 'died-day' },
  decide: (on) => {
    const died = on.say.day('died') ?? on.today
    return on.person.diedOn === null
      ? rule.recordDeath(on.person, { on: died, source: on.say.one('source') }, on.today)
      : corrected(on, { diedOn: died })
  },
}
