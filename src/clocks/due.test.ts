import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addHours,
  at,
  CalendarNotPublished,
  day,
  dayOf,
  englandAndWales,
  instant,
  isEndOfDay,
  isWorkingDay,
  londonTime,
  minutesBetween,
  workingCalendar,
  workingDaysBetween,
  type Instant,
} from '../time/index.ts'
import { publishedDayHours } from './day-hours.ts'
import { dueAt } from './due.ts'
import type { Length } from './rule.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: publishedDayHours.peterborough,
})
const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))
const due = (length: Length, from: Instant) => dueAt({ length, citation: 'test' }, from, calendar)

const someMoment = fc
  .date({ min: new Date('2013-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => instant(date))
const someLength: fc.Arbitrary<Length> = fc.oneof(
  fc.record({
    unit: fc.constantFrom('working-days', 'clear-days', 'working-hours', 'open-days', 'clock-hours'),
    n: fc.integer({ min: 1, max: 45 }),
  }),
  fc.record({
    unit: fc.constantFrom('days-with-the-first', 'calendar-months'),
    n: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ unit: fc.constant('working-minutes'), n: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ unit: fc.constant('next-working-day-by'), time: fc.constantFrom('00:00', '10:00', '23:59') }),
)

describe('one moment, nine units: from Friday 20 November 2026, 15:00', () => {
  test.each([
    [{ unit: 'working-days', n: 0 }, '2026-11-20T23:59:59.999Z', 'the same working day'],
    [{ unit: 'working-days', n: 1 }, '2026-11-23T23:59:59.999Z', '1 working day'],
    [{ unit: 'clear-days', n: 5 }, '2026-11-25T23:59:59.999Z', '5 clear days'],
    [{ unit: 'days-with-the-first', n: 8 }, '2026-11-27T23:59:59.999Z', '8 days, the first included'],
    [{ unit: 'calendar-months', n: 3 }, '2027-02-20T23:59:59.999Z', '3 calendar months'],
    [{ unit: 'working-hours', n: 4 }, '2026-11-23T11:00:00.000Z', '4 working hours'],
    [{ unit: 'working-minutes', n: 90 }, '2026-11-20T16:30:00.000Z', '90 working minutes'],
    [{ unit: 'open-days', n: 1 }, '2026-11-23T15:00:00.000Z', 'the same time on the next open day'],
    [{ unit: 'open-days', n: 3 }, '2026-11-25T15:00:00.000Z', 'the same time 3 open days on'],
    [{ unit: 'clock-hours', n: 24 }, '2026-11-21T15:00:00.000Z', '24 hours by the clock'],
    [
      { unit: 'next-working-day-by', time: '10:00' },
      '2026-11-23T10:00:00.000Z',
      'by 10:00 on the next working day',
    ],
  ] as const)('%o', (length, expected, words) => {
    const answer = due(length, moment('2026-11-20 15:00'))
    expect(answer.dueAt).toBe(expected)
    expect(answer.because.startsWith(`${words}, counted from Friday 20 November 2026, 15:00 to `)).toBe(true)
  })

  test('the explanation names the source and the calendar', () =>
    expect(
      dueAt(
        { length: { unit: 'working-days', n: 1 }, citation: 'Working Together 2023, chapter 3' },
        moment('2026-11-20 16:50'),
        calendar,
      ).because,
    ).toBe(
      '1 working day, counted from Friday 20 November 2026, 16:50 to the end of Monday 23 November 2026 ' +
        '(Working Together 2023, chapter 3; calendar england-and-wales-2012-2028)',
    ))
})

describe('an emergency duty hand-over is acknowledged by 10:00', () => {
  test.each([
    ['2026-11-23 07:45', '2026-11-23 10:00', 'sent before the day team starts: the same morning'],
    ['2026-11-23 10:00', '2026-11-24 10:00', 'sent at ten: the next working day'],
    ['2026-11-20 23:10', '2026-11-23 10:00', 'sent on Friday night: Monday'],
    ['2026-11-21 09:00', '2026-11-23 10:00', 'sent on Saturday: Monday'],
    ['2026-12-25 03:00', '2026-12-29 10:00', 'sent at Christmas'],
    ['2026-03-29 00:30', '2026-03-30 10:00', 'sent in the night the clocks go forward'],
  ])('%s: %s (%s)', (sent, by) =>
    expect(due({ unit: 'next-working-day-by', time: '10:00' }, moment(sent)).dueAt).toBe(moment(by)),
  )
})

describe('whatever the unit', () => {
  test('nothing is due before it starts, and a later start is never due earlier', () =>
    fc.assert(
      fc.property(someLength, someMoment, fc.integer({ min: 1, max: 2000 }), (length, from, hours) => {
        const first = due(length, from).dueAt
        // In the last millisecond of a day, a limit of that day is due at once.
        expect(first >= from).toBe(true)
        expect(due(length, addHours(from, hours)).dueAt >= first).toBe(true)
      }),
    ))

  test('more is later', () =>
    fc.assert(
      fc.property(someLength, someMoment, (length, from) => {
        if (length.unit === 'next-working-day-by' || length.unit === 'open-days') return
        expect(due({ ...length, n: length.n + 1 }, from).dueAt > due(length, from).dueAt).toBe(true)
      }),
    ))

  test('working days end with the last moment of a working day in London, that many working days on', () =>
    fc.assert(
      fc.property(someMoment, fc.integer({ min: 1, max: 65 }), (from, n) => {
        const { dueAt: at } = due({ unit: 'working-days', n }, from)
        expect([isEndOfDay(at), isWorkingDay(calendar, dayOf(at)), londonTime(at)]).toEqual([
          true,
          true,
          '23:59',
        ])
        expect(workingDaysBetween(calendar, dayOf(from), dayOf(at))).toBe(n)
      }),
    ))

  test('the hour of arrival never changes which day a working-day limit ends on', () =>
    fc.assert(
      fc.property(someMoment, (from) => {
        const length: Length = { unit: 'working-days', n: 1 }
        expect(due(length, at(dayOf(from), '00:00')).dueAt).toBe(due(length, at(dayOf(from), '23:59')).dueAt)
      }),
    ))

  test('72 clock hours are 72 real hours', () =>
    fc.assert(
      fc.property(someMoment, (from) => {
        expect(minutesBetween(from, due({ unit: 'clock-hours', n: 72 }, from).dueAt)).toBe(72 * 60)
      }),
    ))
})

describe('beyond the published bank holidays', () => {
  const late = moment('2028-12-29 16:00')

  test.each(['working-days', 'working-hours', 'open-days'] as const)('%s are refused', (unit) =>
    expect(() => due({ unit, n: 3 }, late)).toThrow(CalendarNotPublished),
  )

  test('hours, months and clear days need no bank holidays and are answered, without a closing time', () => {
    expect(due({ unit: 'clock-hours', n: 72 }, late)).toMatchObject({
      dueAt: moment('2029-01-01 16:00'),
      closesAt: null,
    })
    expect(due({ unit: 'clock-hours', n: 24 }, moment('2011-12-29 10:00')).closesAt).toBeNull()
    expect(dayOf(due({ unit: 'calendar-months', n: 3 }, late).dueAt)).toBe('2029-03-29')
    expect(dayOf(due({ unit: 'clear-days', n: 5 }, late).dueAt)).toBe('2029-01-03')
  })
})
