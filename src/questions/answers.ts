import { isDay, type Day } from '../time/index.ts'

/** Everything typed so far, as typed, by field. A field of a child or an adult is written `child:<id>:name`. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** One child or adult among several. */
export type Item = { readonly group: string; readonly id: string }

export const keyOf = (name: string, item: Item | null): string =>
  item === null ? name : `${item.group}:${item.id}:${name}`

const textOf = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'object' ? (value[0] ?? '') : (value ?? '')).trim()

/** The children or adults there are, in the order they were added. Those taken off stay in the draft, marked. */
export const itemsOf = (answers: Answers, group: string): readonly string[] =>
  Object.keys(answers)
    .flatMap((key) => {
      const [, id = '', name] = key.startsWith(`${group}:`) ? key.split(':') : []
      const isHere = name === 'added' && textOf(answers[keyOf('removed', { group, id })]) === ''
      return isHere ? [{ id, added: textOf(answers[key]) }] : []
    })
    .sort((one, other) => one.added.localeCompare(other.added) || one.id.localeCompare(other.id))
    .map(({ id }) => id)

/** What somebody answered, or why not: the shape procedures 1.2 gives a field marked "?". */
export type Said = { known: string } | { notKnown: string }

/** Reads answers for one page: those of its child or adult, and through `whole` everybody's. */
export type Reading = {
  readonly item: Item | null
  readonly answers: Answers
  /** The text, trimmed; empty when there is none. */
  one: (name: string) => string
  /** Every ticked value. */
  all: (name: string) => readonly string[]
  /** The three boxes of a date as a day, or null when they are no day. */
  day: (name: string) => Day | null
  /** The three boxes as typed, for people to read back: `31/2/2019`. Empty when nothing was typed. */
  dayAsTyped: (name: string) => string
  /** The answer, or why it is not known. Unanswered is said so, because silence is not "not known". */
  orNotKnown: (name: string) => Said
  /** The same answers, read as the journey's own. */
  whole: Reading
}

export const unanswered = 'Not answered on the form'

const years = (typed: string): string => typed.padStart(4, '0')

/** Three boxes to a day. Months may be typed as words or numbers; a year needs four figures. */
export const dayFrom = (date: string, month: string, year: string): Day | null => {
  const named = months.findIndex((name) => name.startsWith(month.toLowerCase().slice(0, 3)))
  const monthNumber = /^\d{1,2}$/.test(month)
    ? month
    : month.length >= 3 && named >= 0
      ? String(named + 1)
      : ''
  if (!/^\d{1,2}$/.test(date) || monthNumber === '' || !/^\d{4}$/.test(year)) return null
  const text = `${years(year)}-${monthNumber.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(text) ? text : null
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export const readingOf = (answers: Answers, item: Item | null = null): Reading => {
  const value = (name: string) => answers[keyOf(name, item)]
  const one = (name: string): string => textOf(value(name))
  const boxes = (name: string) => [one(`${name}-day`), one(`${name}-month`), one(`${name}-year`)] as const
  return {
    item,
    answers,
    one,
    all: (name) => {
      const found = value(name)
      return typeof found === 'object' ? found : found === undefined || found === '' ? [] : [found]
    },
    day: (name) => dayFrom(...boxes(name)),
    dayAsTyped: (name) => boxes(name).filter(Boolean).join('/'),
    orNotKnown: (name) => {
      if (one(name) !== '') return { known: one(name) }
      if (one(`${name}-not-known`) === '') return { notKnown: unanswered }
      return { notKnown: one(`${name}-why`) || 'No reason given' }
    },
    get whole() {
      return item === null ? this : readingOf(answers)
    },
  }
}
