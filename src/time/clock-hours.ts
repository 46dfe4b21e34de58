import { addHours, minutesBetween, type Instant } from './instant.ts'

/**
 * `n` hours as they really pass, day and night, weekends and bank holidays. 72 hours from 02:00 on the Friday before
 * the clocks go forward end at 03:00 on Monday (return home interviews; clocks, Appendix A 5).
 */
export const addClockHours = (from: Instant, n: number): Instant => {
  if (!(n >= 0)) throw new RangeError(`A limit in hours cannot be negative: ${n}`)
  return addHours(from, n)
}

/** Hours as they really pass, with fractions; negative when `to` is the earlier moment. */
export const clockHoursBetween = (from: Instant, to: Instant): number => minutesBetween(from, to) / 60
