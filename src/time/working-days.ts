import { refuseOutsidePublished, type WorkingCalendar } from './calendar.ts'
import { addDays, weekday, type Day } from './day.ts'

/**
 * Not a Saturday, not a Sunday, not a bank holiday of England and Wales (clocks 4.3; the same days as regulation 2
 * of SI 2006/1738). A council closure day is a working day. Throws CalendarNotPublished outside the published list.
 */
export const isWorkingDay = (calendar: WorkingCalendar, asked: Day): boolean => {
  refuseOutsidePublished(calendar, asked)
  const name = weekday(asked)
  return name !== 'saturday' && name !== 'sunday' && !calendar.bankHolidays.has(asked)
}

const nextWorkingDay = (calendar: WorkingCalendar, from: Day, step: 1 | -1): Day => {
  let found = addDays(from, step)
  while (!isWorkingDay(calendar, found)) found = addDays(found, step)
  return found
}

/** This day if it is a working day, else the next one. */
export const workingDayOnOrAfter = (calendar: WorkingCalendar, from: Day): Day =>
  isWorkingDay(calendar, from) ? from : nextWorkingDay(calendar, from, 1)

/**
 * The n-th working day after `start`. The first working day after the start is day 1, whether or not the start
 * itself was a working day: from a Friday, a Saturday or a Sunday, one working day is Monday.
 * n = 0 is "the same working day" (the start, or the next working day when the start is none).
 * Negative n counts back. The answer is always a working day. Throws CalendarNotPublished when it would have to guess.
 */
export const addWorkingDays = (calendar: WorkingCalendar, start: Day, n: number): Day => {
  if (!Number.isInteger(n)) throw new RangeError(`Working days are counted in whole numbers, not ${n}`)
  if (n === 0) return workingDayOnOrAfter(calendar, start)
  let found = start
  for (let counted = 0; counted < Math.abs(n); counted++)
    found = nextWorkingDay(calendar, found, n > 0 ? 1 : -1)
  return found
}

/**
 * Working days that pass from one day to the other: those after the earlier day, up to and including the later one.
 * Negative when `to` is the earlier day, and then exactly the same number: a task due Wednesday 24 December 2025 is
 * 1 working day late on Monday 29 December, because only that Monday has passed since.
 */
export const workingDaysBetween = (calendar: WorkingCalendar, from: Day, to: Day): number => {
  if (from > to) return 0 - workingDaysBetween(calendar, to, from)
  let counted = 0
  for (let passing = addDays(from, 1); passing <= to; passing = addDays(passing, 1)) {
    if (isWorkingDay(calendar, passing)) counted++
  }
  return counted
}
