import {
  addCalendarMonths,
  addClockHours,
  addDays,
  addWorkingDays,
  addWorkingHours,
  addWorkingMinutes,
  at,
  counted,
  dayOf,
  earlierOf,
  endOfDay,
  isEndOfDay,
  longDay,
  longTime,
  openingOn,
  sameTimeOnOpenDay,
  workingDayOnOrAfter,
  type Instant,
  type WorkingCalendar,
} from '../time/index.ts'
import type { ClockRule, Length } from './rule.ts'

export type Due = {
  readonly dueAt: Instant
  readonly calendarVersion: string
  /** How the moment was arrived at, in a sentence for the person whose clock it is. */
  readonly because: string
  /** When the service closes on the day it is due; null when it does not open that day. */
  readonly closesAt: Instant | null
}

const nextTimeOnWorkingDay = (calendar: WorkingCalendar, from: Instant, time: string): Instant => {
  const first = at(workingDayOnOrAfter(calendar, dayOf(from)), time)
  return first > from ? first : at(addWorkingDays(calendar, dayOf(from), 1), time)
}

const endOf = (length: Length, from: Instant, calendar: WorkingCalendar): Instant => {
  switch (length.unit) {
    case 'working-days':
      return endOfDay(addWorkingDays(calendar, dayOf(from), length.n))
    case 'clear-days':
      return endOfDay(addDays(dayOf(from), length.n))
    case 'days-with-the-first':
      return endOfDay(addDays(dayOf(from), length.n - 1))
    case 'calendar-months':
      return endOfDay(addCalendarMonths(dayOf(from), length.n))
    case 'working-hours':
      return addWorkingHours(calendar, from, length.n)
    case 'working-minutes':
      return addWorkingMinutes(calendar, from, length.n)
    case 'open-days':
      return sameTimeOnOpenDay(calendar, from, length.n)
    case 'clock-hours':
      return addClockHours(from, length.n)
    case 'next-working-day-by':
      return nextTimeOnWorkingDay(calendar, from, length.time)
  }
}

/** 1 working day; 72 hours by the clock; by 10:00 on the next working day */
export const lengthInWords = (length: Length): string => {
  switch (length.unit) {
    case 'working-days':
      return length.n === 0 ? 'the same working day' : counted(length.n, 'working day')
    case 'clear-days':
      return counted(length.n, 'clear day')
    case 'days-with-the-first':
      return `${counted(length.n, 'day')}, the first included`
    case 'calendar-months':
      return counted(length.n, 'calendar month')
    case 'working-hours':
      return counted(length.n, 'working hour')
    case 'working-minutes':
      return counted(length.n, 'working minute')
    case 'open-days':
      return length.n === 1 ? 'the same time on the next open day' : `the same time ${length.n} open days on`
    case 'clock-hours':
      return `${counted(length.n, 'hour')} by the clock`
    case 'next-working-day-by':
      return `by ${length.time} on the next working day`
  }
}

// Clock hours can be counted past the published bank holidays; then nobody knows whether that day is open.
const closingOn = (calendar: WorkingCalendar, moment: Instant): Instant | null => {
  const on = dayOf(moment)
  if (on < calendar.publishedFrom || on > calendar.publishedTo) return null
  return openingOn(calendar, on)?.closes ?? null
}

/**
 * When a clock that starts at this moment is due. Fixed once, when it starts; hand-offs never count it again.
 *
 * The reading of "one working day" (clocks, Appendix A 1): the texts speak of a working *day*, not of 24 hours, so
 * the limit is the END of the n-th working day, at whatever hour the clock began. Due is the last millisecond of
 * that London day: due Monday prints Monday 23:59, and the first moment of Tuesday is late. The service may close
 * earlier, and `closesAt` says when, for trays to show beside it.
 * A contact that arrives at a weekend or on a bank holiday is received at that moment, and the next working day is
 * day 1: Friday 16:50, Saturday and Sunday all give Monday (clocks 4.3; procedures 8).
 *
 * Working days count council closure days; working hours do not (clocks 4.3 e).
 * Throws CalendarNotPublished where it would have to guess at bank holidays; clock hours, months and clear days need none.
 */
export const dueAt = (
  rule: Pick<ClockRule, 'length' | 'citation'>,
  startedAt: Instant,
  calendar: WorkingCalendar,
): Due => {
  const due = endOf(rule.length, startedAt, calendar)
  const until = isEndOfDay(due) ? `to the end of ${longDay(dayOf(due))}` : `to ${longTime(due)}`
  const how = `${lengthInWords(rule.length)}, counted from ${longTime(startedAt)} ${until}`
  return {
    dueAt: due,
    calendarVersion: calendar.version,
    because: `${how} (${rule.citation}; calendar ${calendar.version})`,
    closesAt: closingOn(calendar, due),
  }
}

/**
 * Where several events could have started a clock, the first of them did: the 15 working days to a child protection
 * conference run from the first strategy discussion that began the enquiries (time limits row 8).
 */
export const firstStart = (first: Instant, ...others: readonly Instant[]): Instant =>
  others.reduce(earlierOf, first)
