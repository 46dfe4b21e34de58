import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { englandAndWales } from './bank-holidays.ts'
import { callInEnds } from './call-in.ts'
import { afterClearDays, clearDaysBetween } from './clear-days.ts'
import { addDays, day } from './day.ts'
import { openMondayToFriday } from './opening-hours.ts'

describe('clear days leave out both end days', () => {
  test.each([
    ['2018-11-23', 28, '2018-12-22'],
    ['2018-11-23', 5, '2018-11-29'],
    ['2026-11-23', 0, '2026-11-24'],
  ])('notice on %s with %i clear days: %s at the earliest', (notice, n, earliest) =>
    expect(afterClearDays(day(notice), n)).toBe(earliest),
  )

  test('the 2018 decision was taken 19 clear days after its notice', () =>
    expect(clearDaysBetween(day('2018-11-23'), day('2018-12-13'))).toBe(19))

  test('the same day, the next day and the day before have none', () =>
    expect([0, 1, -1].map((n) => clearDaysBetween(day('2026-11-23'), addDays(day('2026-11-23'), n)))).toEqual(
      [0, 0, 0],
    ))

  test('a negative number of clear days is refused', () =>
    expect(() => afterClearDays(day('2026-11-23'), -1)).toThrow(RangeError))

  test('giving and counting clear days agree', () =>
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 100 }), (offset, n) => {
        const notice = addDays(day('2013-01-01'), offset)
        expect(clearDaysBetween(notice, afterClearDays(notice, n))).toBe(n)
      }),
    ))
})

describe('call-in: three working days after publication, carried out on expiry', () => {
  const calendar = { ...englandAndWales, closures: new Map(), opening: openMondayToFriday('09:00', '17:00') }

  test.each([
    ['2018-12-13', '2018-12-18', '2018-12-19'],
    ['2019-02-13', '2019-02-18', '2019-02-19'],
    ['2019-02-11', '2019-02-14', '2019-02-15'],
  ])('published %s: last day to call in %s, effective %s', (published, lastDayToCallIn, effectiveOn) =>
    expect(callInEnds(calendar, day(published))).toEqual({ lastDayToCallIn, effectiveOn }),
  )

  test('a bank holiday is not one of the three', () =>
    expect(callInEnds(calendar, day('2026-12-24'))).toEqual({
      lastDayToCallIn: '2026-12-31',
      effectiveOn: '2027-01-01',
    }))
})
