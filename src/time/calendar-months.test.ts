import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarMonths, isWithinMonthsAfter, isWithinMonthsBefore } from './calendar-months.ts'
import { addDays, day, daysBetween } from './day.ts'

const someDay = fc.nat({ max: 12_000 }).map((n) => addDays(day('2012-01-01'), n))

describe('calendar months', () => {
  test.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i months: %s', (from, n, to) => expect(addCalendarMonths(day(from), n)).toBe(to))

  test('part of a month is refused', () =>
    expect(() => addCalendarMonths(day('2026-01-31'), 0.5)).toThrow(RangeError))

  test('one month twice is not always two months: count from the original start', () => {
    const once = addCalendarMonths(day('2026-01-31'), 1)
    expect([addCalendarMonths(once, 1), addCalendarMonths(day('2026-01-31'), 2)]).toEqual([
      '2026-03-28',
      '2026-03-31',
    ])
  })

  test('a later start is never due earlier; the date keeps its number or is the last of a shorter month', () =>
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 24 }), (from, n) => {
        const due = addCalendarMonths(from, n)
        expect(addCalendarMonths(addDays(from, 1), n) >= due).toBe(true)
        const shortMonth = due.slice(8) < from.slice(8) && addDays(due, 1).slice(8) === '01'
        expect(due.slice(8) === from.slice(8) || shortMonth).toBe(true)
      }),
    ))
})

describe('within 12 months', () => {
  test('a re-referral exactly 12 months after the one before counts, a day more does not', () => {
    expect(isWithinMonthsBefore(day('2026-11-22'), day('2025-11-22'), 12)).toBe(true)
    expect(isWithinMonthsBefore(day('2026-11-22'), day('2025-11-21'), 12)).toBe(false)
  })

  test('a referral after the one asked about is not "previous"', () =>
    expect(isWithinMonthsBefore(day('2026-11-22'), day('2026-11-23'), 12)).toBe(false))

  test('in a leap year 12 months are 366 days and still 12 months', () => {
    expect(daysBetween(day('2023-06-01'), day('2024-06-01'))).toBe(366)
    expect(isWithinMonthsBefore(day('2024-06-01'), day('2023-06-01'), 12)).toBe(true)
    expect(isWithinMonthsAfter(day('2023-06-01'), day('2024-06-01'), 12)).toBe(true)
  })

  test('a MARAC incident on the anniversary of the hearing is a repeat, the day after is not', () => {
    expect(isWithinMonthsAfter(day('2025-11-22'), day('2026-11-22'), 12)).toBe(true)
    expect(isWithinMonthsAfter(day('2025-11-22'), day('2026-11-23'), 12)).toBe(false)
    expect(isWithinMonthsAfter(day('2025-11-22'), day('2025-11-21'), 12)).toBe(false)
  })

  test('after a hearing on 29 February the window ends on 28 February', () => {
    expect(isWithinMonthsAfter(day('2024-02-29'), day('2025-02-28'), 12)).toBe(true)
    expect(isWithinMonthsAfter(day('2024-02-29'), day('2025-03-01'), 12)).toBe(false)
  })

  test('counting back and counting forward part company only at the end of February', () => {
    expect(isWithinMonthsBefore(day('2024-02-29'), day('2023-02-28'), 12)).toBe(true)
    expect(isWithinMonthsAfter(day('2023-02-28'), day('2024-02-29'), 12)).toBe(false)
  })
})
