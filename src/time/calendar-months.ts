import { day, type Day } from './day.ts'

/**
 * The same date `n` months later, or the last day of that month when it has no such date: three months from
 * 30 November is 28 February (29 in a leap year). Count from the original start every time: adding one month
 * twice is not always adding two. Negative n counts back.
 */
export const addCalendarMonths = (from: Day, n: number): Day => {
  if (!Number.isInteger(n)) throw new RangeError(`Months are counted in whole numbers, not ${n}`)
  return day(Temporal.PlainDate.from(from).add({ months: n }).toString())
}

/**
 * Was `previous` on or after the same date `n` months before `latest`, and not after it?
 * The way the DfE counts re-referrals: exactly 12 months still counts (clocks, Appendix A 12).
 */
export const isWithinMonthsBefore = (latest: Day, previous: Day, n: number): boolean =>
  previous <= latest && previous >= addCalendarMonths(latest, -n)

/**
 * Is `later` on or before the same date `n` months after `first`, and not before it?
 * The way a MARAC repeat is counted, forward from the hearing (SafeLives; clocks, Appendix A 11). It differs from
 * counting back at the end of February: from 28 February 2023, 29 February 2024 is too late forward and in time backward.
 */
export const isWithinMonthsAfter = (first: Day, later: Day, n: number): boolean =>
  later >= first && later <= addCalendarMonths(first, n)
