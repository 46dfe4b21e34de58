import type { Born } from '../matching/index.ts'
import { addDays, isDay, type Day } from '../time/index.ts'

/** When somebody was born, as people say it: a whole date, a month, a year, or how old they look. Pure. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 3, 03, Mar or march: the number of the month, or 0. */
export const monthNumber = (typed: string): number => {
  if (/^\d{1,2}$/.test(typed)) return Number(typed)
  return typed.length < 3 ? 0 : months.findIndex((name) => typed.toLowerCase().startsWith(name)) + 1
}

const two = (n: number): string => String(n).padStart(2, '0')

export type BornTyped = { day: string; month: string; year: string }

/**
 * Day, month and year as far as they are known. A year alone, or a month and a year, is an answer: callers often know
 * no more. Null: nothing typed. 'not-a-date': there is no such day, or the year is missing.
 */
export const bornFrom = ({ day, month, year }: BornTyped): Born | null | 'not-a-date' => {
  if (day === '' && month === '' && year === '') return null
  const number = month === '' ? 0 : monthNumber(month)
  if (!/^\d{4}$/.test(year) || (day !== '' && number === 0) || (month !== '' && number === 0))
    return 'not-a-date'
  if (day !== '' && !/^\d{1,2}$/.test(day)) return 'not-a-date'
  // The first day the words allow, as it is held too; the precision says how much later it may be.
  const text = `${year}-${two(number || 1)}-${two(day === '' ? 1 : Number(day))}`
  if (!isDay(text)) return 'not-a-date'
  return { on: text, precision: day !== '' ? 'day' : number === 0 ? 'year' : 'month' }
}

const daysOf: Readonly<Record<string, number>> = { w: 7, m: 30.44, y: 365.25 }
const mostYears = 120

/** "6", "6 years", "18 months", "3 weeks": born about then. Null when it cannot be read, or nobody is that old. */
export const bornByAge = (typed: string, today: Day): Born | null => {
  const [, number = '', unit = 'y'] =
    /^(\d{1,3})\s*(w|m|y)?(?:\s|eeks?|onths?|rs?|ears?|o|\/o)*(?:old)?$/i.exec(typed.trim()) ?? []
  if (number === '') return null
  const perUnit = daysOf[unit.toLowerCase()] ?? 365.25
  // Whoever is six was born between six and seven years ago.
  const days = Math.round((Number(number) + 0.5) * perUnit)
  return days > mostYears * 366 ? null : { on: addDays(today, -days), precision: 'about' }
}
