import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, daysBetween, isDay, weekday } from './day.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n))

describe('a calendar day', () => {
  test.each(['2026-11-22', '2024-02-29', '1948-07-05'])('%s is a day', (text) =>
    expect(isDay(text)).toBe(true),
  )

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-2',
    '22/11/2026',
    '2026-11-22T00:00',
    '',
    '0026-01-01',
  ])('%j is refused', (text) => expect(() => day(text)).toThrow(RangeError))

  test('22 November 2026 is a Sunday', () => expect(weekday(day('2026-11-22'))).toBe('sunday'))

  test('the day after 28 February depends on the year', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(day('2026-02-28'), 1)).toBe('2026-03-01')
  })

  test('part of a day cannot be added', () =>
    expect(() => addDays(day('2026-11-22'), 1.5)).toThrow(RangeError))

  test('adding days and counting them agree, forwards and backwards', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -18_000, max: 18_000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n)
        expect(addDays(addDays(from, n), -n)).toBe(from)
      }),
    ))

  test('as text, days sort in the order of time', () =>
    fc.assert(fc.property(anyDay, anyDay, (a, b) => a < b === daysBetween(a, b) > 0)))

  test('the weekday is the one Temporal gives', () =>
    fc.assert(
      fc.property(anyDay, (on) => {
        const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
        expect(weekday(on)).toBe(names[Temporal.PlainDate.from(on).dayOfWeek - 1])
      }),
    ))
})
