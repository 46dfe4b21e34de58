import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from './day.ts'
import {
  addHours,
  addMinutes,
  at,
  dayOf,
  earlierOf,
  endOfDay,
  instant,
  laterOf,
  londonTime,
  minutesBetween,
  nowInstant,
  sameTimeOn,
  startOfDay,
} from './instant.ts'

const anyMoment = fc
  .date({ min: new Date('2012-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => instant(date))
const anyDay = fc.integer({ min: 0, max: 8000 }).map((n) => addDays(day('2012-01-02'), n))

describe('an instant has one spelling', () => {
  test.each([
    ['2026-11-22T09:12:00Z', '2026-11-22T09:12:00.000Z'],
    ['2026-07-22T09:12:00+01:00', '2026-07-22T08:12:00.000Z'],
    ['2026-11-22 09:12:00.123456+00', '2026-11-22T09:12:00.123Z'],
  ])('%s is %s', (text, expected) => expect(instant(text)).toBe(expected))

  test('a Date and milliseconds give the same', () => {
    expect(instant(new Date('2026-11-22T09:12:00Z'))).toBe('2026-11-22T09:12:00.000Z')
    expect(instant(Date.parse('2026-11-22T09:12:00Z'))).toBe('2026-11-22T09:12:00.000Z')
  })

  test.each(['2026-11-22T09:12:00', '2026-11-22', 'yesterday', ''])(
    '%j states no offset and is refused',
    (text) => expect(() => instant(text)).toThrow(RangeError),
  )

  test('an impossible date is refused', () => expect(() => instant(new Date(Number.NaN))).toThrow(RangeError))

  test('the system clock is read in the same spelling', () =>
    expect(nowInstant()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))

  test('the earlier and the later of two', () => {
    const [nine, ten] = [instant('2026-11-22T09:00Z'), instant('2026-11-22T10:00Z')]
    expect([earlierOf(ten, nine), laterOf(ten, nine)]).toEqual([nine, ten])
  })
})

describe('London wall clocks', () => {
  test('in winter London is on UTC, in summer an hour ahead', () => {
    expect(londonTime(instant('2026-11-22T09:12Z'))).toBe('09:12')
    expect(londonTime(instant('2026-07-22T09:12Z'))).toBe('10:12')
  })

  test('half past eleven at night UTC in July is already tomorrow', () =>
    expect(dayOf(instant('2026-07-22T23:30Z'))).toBe('2026-07-23'))

  test('01:30 does not exist on the night the clocks go forward and is read as 02:30', () => {
    expect(at(day('2026-03-29'), '01:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(londonTime(at(day('2026-03-29'), '01:30'))).toBe('02:30')
  })

  test('01:30 happens twice on the night the clocks go back and the first is meant', () =>
    expect(at(day('2026-10-25'), '01:30')).toBe('2026-10-25T00:30:00.000Z'))

  test.each(['24:00', '9:00', '09:60', '0900', ''])('%j is not a time of day', (time) =>
    expect(() => at(day('2026-11-22'), time)).toThrow(RangeError),
  )

  test('the two nights have 23 and 25 hours, every other has 24', () => {
    const hours = (text: string) =>
      minutesBetween(startOfDay(day(text)), startOfDay(addDays(day(text), 1))) / 60
    expect(['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'].map(hours)).toEqual([24, 23, 24, 25])
  })

  test('a day ends a millisecond before the next begins and still belongs to itself', () =>
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(dayOf(startOfDay(on))).toBe(on)
        expect(dayOf(endOfDay(on))).toBe(on)
        expect(londonTime(endOfDay(on))).toBe('23:59')
        expect(addMinutes(endOfDay(on), 1 / 60_000)).toBe(startOfDay(addDays(on, 1)))
      }),
    ))

  test('the same time on its own day is the moment itself, except in the hour that happens twice', () =>
    fc.assert(
      fc.property(anyMoment, (moment) => {
        expect([moment, addHours(moment, -1)]).toContain(sameTimeOn(dayOf(moment), moment))
        expect(londonTime(sameTimeOn(day('2026-11-23'), moment))).toBe(londonTime(moment))
      }),
    ))
})

describe('real time', () => {
  test('an hour is an hour on the night the clocks go forward: 00:30 becomes 02:30', () =>
    expect(londonTime(addHours(at(day('2026-03-29'), '00:30'), 1))).toBe('02:30'))

  test('an hour is an hour on the night the clocks go back: 00:30 becomes 01:30, and 01:30 again', () => {
    const before = at(day('2026-10-25'), '00:30')
    expect([1, 2].map((n) => londonTime(addHours(before, n)))).toEqual(['01:30', '01:30'])
  })

  test('a part of a millisecond goes to the nearest one', () =>
    expect(addMinutes(instant('2026-11-22T09:12Z'), 0.9 / 60_000)).toBe('2026-11-22T09:12:00.001Z'))

  test('the minutes between any two moments lead exactly from one to the other, to the millisecond', () =>
    fc.assert(
      fc.property(anyMoment, anyMoment, (from, to) => {
        expect(addMinutes(from, minutesBetween(from, to))).toBe(to)
      }),
    ))

  test('adding minutes and counting them agree, and text order is the order of time', () =>
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -1_000_000, max: 1_000_000 }), (from, n) => {
        const to = addMinutes(from, n)
        expect(minutesBetween(from, to)).toBe(n)
        expect(from < to).toBe(n > 0)
      }),
    ))
})

describe('what a London wall shows, looked up by the hour, is what Temporal says', () => {
  const says = (ms: number) => {
    const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London')
    return [there.toPlainDate().toString(), there.toPlainTime().toString({ smallestUnit: 'minute' })]
  }
  test.each([
    ['at any moment since 1900', Date.UTC(1900, 0, 1), Date.UTC(2100, 0, 1)],
    ['about the night the clocks go forward', Date.UTC(2026, 2, 28, 22), Date.UTC(2026, 2, 29, 4)],
    ['about the night the clocks go back', Date.UTC(2026, 9, 24, 22), Date.UTC(2026, 9, 25, 4)],
  ])('%s', (_name, min, max) => {
    fc.assert(
      fc.property(fc.integer({ min, max }), (ms) => {
        expect([dayOf(instant(ms)), londonTime(instant(ms))]).toEqual(says(ms))
      }),
    )
  })
})

test('a text as long as an instant and no instant is refused all the same', () => {
  expect(() => instant('2026-02-30T09:12:00.000Z')).toThrow(RangeError)
  expect(() => instant('2026-11-22T09:12:00.0000')).toThrow(RangeError)
  expect(instant('2026-11-22T09:12:00+00:00')).toBe('2026-11-22T09:12:00.000Z')
})
