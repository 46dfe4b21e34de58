import { addDays, daysBetween, type Day } from './day.ts'

const refuseUnlessCount = (n: number): void => {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`Clear days are counted from 0 in whole numbers, not ${n}`)
}

/**
 * The first day on which a thing may happen after `n` clear days: the day of the notice and the day of the thing are
 * both left out, weekends and bank holidays count. Notice on 23 November 2018 with 28 clear days: 22 December 2018
 * (SI 2012/2089 regulation 9; governance A4).
 */
export const afterClearDays = (notice: Day, n: number): Day => {
  refuseUnlessCount(n)
  return addDays(notice, n + 1)
}

/** Clear days between a notice and a thing; 0 for the same day, the next day, or a notice given too late. */
export const clearDaysBetween = (notice: Day, thing: Day): number =>
  Math.max(0, daysBetween(notice, thing) - 1)
