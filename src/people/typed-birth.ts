import type { Field, Option, Reading } from '../questions/index.ts'
import { isDay, type Day } from '../time/index.ts'
import type { Precision } from '../matching/index.ts'
import { bornByAge } from './born-heard.ts'
import type { Amiss } from './change.ts'

/** A date of birth as exactly as it is known, from the boxes of a form. */

type TypedBirth = { bornOn: Day; bornPrecision: Precision }

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const year = (name: string): Field => ({
  kind: 'line',
  of: 'words',
  name,
  label: 'Year',
  hint: 'For example, 2019',
  width: 5,
  ask: 'must',
  missing: 'Enter the year',
})

const notBornOrUnknown: readonly Option[] = [
  {
    value: 'unborn',
    text: 'Not born yet',
    reveals: [
      {
        kind: 'day',
        name: 'expected',
        label: 'When are they expected?',
        hint: 'For example, 27 3 2027',
        ask: 'must',
        missing: 'Enter the day they are expected',
        mayLieAhead: true,
      },
    ],
  },
  { value: 'unknown', text: 'Not known at all' },
]

/** `isNew` offers an unborn child, and that nobody knows: only an adult can be registered so. */
export const birthField = (label: string, { isNew = false } = {}): Field => ({
  kind: 'choice',
  name: 'known',
  label,
  ask: 'must',
  missing: 'Say how exactly the date of birth is known',
  options: [
    {
      value: 'day',
      text: 'The exact date',
      reveals: [
        {
          kind: 'day',
          name: 'born',
          label: 'Date of birth',
          hint: 'For example, 27 3 2019',
          ask: 'must',
          missing: 'Enter the date of birth',
        },
      ],
    },
    {
      value: 'month',
      text: 'The month and year',
      reveals: [
        {
          kind: 'select',
          name: 'month',
          label: 'Month',
          ask: 'must',
          missing: 'Choose the month',
          options: months.map((text, index) => ({ value: String(index + 1), text })),
        },
        year('month-year'),
      ],
    },
    { value: 'year', text: 'The year only', reveals: [year('year')] },
    {
      value: 'about',
      text: 'About how old they are',
      reveals: [
        {
          kind: 'line',
          of: 'words',
          name: 'age',
          label: 'About how old?',
          hint: 'In years, or 18 months, or 3 weeks. It is kept as two years either way.',
          width: 10,
          ask: 'must',
          missing: 'Enter about how old they are',
        },
      ],
    },
    ...(isNew ? notBornOrUnknown : []),
  ],
})

const dayIn = (typedYear: string, month: string): Day | null => {
  const text = `${typedYear}-${month.padStart(2, '0')}-01`
  return isDay(text) ? text : null
}

/** The first day the words allow; precision says how much later it may be. Null where the boxes make no date. */
export const birthTyped = (say: Reading, today: Day): TypedBirth | null => {
  const made = (bornOn: Day | null, bornPrecision: Precision): TypedBirth | null =>
    bornOn === null ? null : { bornOn, bornPrecision }
  switch (say.one('known')) {
    case 'day':
      return made(say.day('born'), 'day')
    case 'month':
      return made(dayIn(say.one('month-year'), say.one('month')), 'month')
    case 'year':
      return made(dayIn(say.one('year'), '1'), 'year')
    case 'about':
      return made(bornByAge(say.one('age'), today)?.on ?? null, 'about')
  }
  return null
}

const fieldOf = (known: string): string => {
  if (known === 'month') return 'month-year'
  return known === 'about' ? 'age' : known === 'year' ? 'year' : 'born-day'
}

const anAge = 'Enter an age like 4, 18 months or 3 weeks'
const aYear = 'Enter a year with four figures, like 2019'

/** What is amiss with the boxes, beside what is plainly missing. */
export const birthAmiss = (say: Reading, today: Day): Amiss[] => {
  const known = say.one('known')
  const field = fieldOf(known)
  if (say.one(field.replace(/-day$/, '')) === '' && known !== 'day') return []
  const typed = birthTyped(say, today)
  if (typed === null)
    return known === 'year' || (known === 'month' && say.one('month') !== '')
      ? [{ field, text: aYear }]
      : known === 'about'
        ? [{ field, text: anAge }]
        : []
  if (typed.bornOn > today) return [{ field, text: 'This lies ahead. Check the year' }]
  return Number(today.slice(0, 4)) - Number(typed.bornOn.slice(0, 4)) > 115
    ? [{ field, text: 'That would make them older than 115. Check the year' }]
    : []
}

/** The same boxes filled in from what is held. */
export const birthHeld = (bornOn: Day | null, precision: Precision): Record<string, string> => {
  if (bornOn === null) return {}
  const [heldYear = '', month = '', day = ''] = bornOn.split('-')
  const boxes = {
    'born-day': String(Number(day)),
    'born-month': String(Number(month)),
    'born-year': heldYear,
  }
  switch (precision) {
    case 'day':
      return { known: 'day', ...boxes }
    case 'month':
      return { known: 'month', month: String(Number(month)), 'month-year': heldYear }
    case 'year':
      return { known: 'year', year: heldYear }
    case 'about':
      return { known: 'about' }
  }
}
