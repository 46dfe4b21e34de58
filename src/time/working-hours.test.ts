import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { englandAndWales } from './bank-holidays.ts'
import { CalendarNotPublished, workingCalendar } from './calendar.ts'
import { addClockHours, clockHoursBetween } from './clock-hours.ts'
import { day } from './day.ts'
import { addMinutes, at, instant, londonTime, type Instant } from './instant.ts'
import { openBetween, openMondayToFriday } from './opening-hours.ts'
import {
  addWorkingHours,
  addWorkingMinutes,
  isOpenAt,
  openingAtOrAfter,
  openingOn,
  sameTimeOnOpenDay,
  workingMinutesBetween,
} from './working-hours.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map([[day('2026-12-29'), 'Council offices closed']]),
  opening: { ...openMondayToFriday('08:00', '17:30'), friday: openBetween('08:00', '16:30') },
})

const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))
const someMoment = fc
  .date({ min: new Date('2013-01-01'), max: new Date('2028-10-01'), noInvalidDate: true })
  .map((date) => instant(date))

describe('opening hours', () => {
  test('a service opens and closes by the London clock, summer and winter', () => {
    expect(openingOn(calendar, day('2026-11-23'))?.opens).toBe('2026-11-23T08:00:00.000Z')
    expect(openingOn(calendar, day('2026-07-20'))?.opens).toBe('2026-07-20T07:00:00.000Z')
  })

  test.each([
    ['2026-11-22', 'a Sunday'],
    ['2026-12-25', 'a bank holiday'],
    ['2026-12-29', 'a council closure day'],
  ])('%s it stays shut: %s', (on) => expect(openingOn(calendar, day(on))).toBeUndefined())

  test('a line staffed on Saturdays is open on Saturdays', () => {
    const staffed = { ...calendar, opening: { ...calendar.opening, saturday: openBetween('10:00', '24:00') } }
    expect(openingOn(staffed, day('2026-11-21'))).toEqual({
      opens: moment('2026-11-21 10:00'),
      closes: moment('2026-11-22 00:00'),
    })
  })

  test.each([
    ['2026-11-23 07:59', false],
    ['2026-11-23 08:00', true],
    ['2026-11-23 17:29', true],
    ['2026-11-23 17:30', false],
  ])('at %s open is %s', (text, open) => expect(isOpenAt(calendar, moment(text))).toBe(open))

  test('at closing time the next opening is tomorrow’s', () =>
    expect(openingAtOrAfter(calendar, moment('2026-11-23 17:30')).opens).toBe(moment('2026-11-24 08:00')))

  test('hours that end before they begin, or are no hours, are refused', () => {
    expect(() => openBetween('17:00', '09:00')).toThrow(RangeError)
    expect(() => openBetween('9am', '5pm')).toThrow(RangeError)
  })

  test('a calendar that never opens, or whose list ends before it begins, is refused', () => {
    const never = { ...openMondayToFriday('08:00', '18:00') }
    const shut = { ...never, monday: 'closed', tuesday: 'closed', wednesday: 'closed' } as const
    const shutAllWeek = { ...shut, thursday: 'closed', friday: 'closed' } as const
    expect(() => workingCalendar({ ...calendar, opening: shutAllWeek })).toThrow('never opens')
    expect(() => workingCalendar({ ...calendar, publishedTo: day('2011-01-01') })).toThrow(
      'ends before it begins',
    )
  })
})

describe('working hours', () => {
  test.each([
    ['2026-11-23 09:00', 4, '2026-11-23 13:00', 'inside one day'],
    ['2026-11-23 15:00', 4, '2026-11-24 09:30', 'over night'],
    ['2026-11-20 15:00', 4, '2026-11-23 10:30', 'over a weekend after a short Friday'],
    ['2026-11-21 11:00', 1, '2026-11-23 09:00', 'received on Saturday, starts on Monday'],
    ['2026-11-23 06:00', 1, '2026-11-23 09:00', 'received before opening'],
    ['2026-11-23 17:30', 1, '2026-11-24 09:00', 'received at the closing minute'],
    ['2026-11-23 13:30', 4, '2026-11-23 17:30', 'ends at closing, not at the next opening'],
    ['2026-12-24 17:00', 1, '2026-12-30 08:30', 'over Christmas and a closure day'],
    ['2026-11-21 11:00', 0, '2026-11-23 08:00', 'no time at all is the next opening'],
  ])('%s and %d h: %s (%s)', (from, n, to) =>
    expect(addWorkingHours(calendar, moment(from), n)).toBe(moment(to)),
  )

  test('a negative limit is refused', () =>
    expect(() => addWorkingMinutes(calendar, moment('2026-11-23 09:00'), -1)).toThrow(RangeError))

  test('past the published list it refuses', () =>
    expect(() => addWorkingHours(calendar, moment('2028-12-29 15:00'), 4)).toThrow(CalendarNotPublished))

  test('adding and counting agree, and the answer is in opening hours', () =>
    fc.assert(
      fc.property(someMoment, fc.integer({ min: 1, max: 6000 }), (from, n) => {
        const due = addWorkingMinutes(calendar, from, n)
        expect(workingMinutesBetween(calendar, from, due)).toBeCloseTo(n, 6)
        expect(workingMinutesBetween(calendar, due, from)).toBeCloseTo(-n, 6)
        expect(isOpenAt(calendar, addMinutes(due, -1 / 60_000))).toBe(true)
      }),
    ))

  test('a later start is never due earlier, and it is never due sooner than in real time', () =>
    fc.assert(
      fc.property(someMoment, fc.nat({ max: 5000 }), fc.nat({ max: 3000 }), (from, later, n) => {
        const due = addWorkingMinutes(calendar, from, n)
        expect(due <= addWorkingMinutes(calendar, addMinutes(from, later), n)).toBe(true)
        expect(due >= addMinutes(from, n)).toBe(true)
      }),
    ))

  test('minute by minute, one after the other, comes to the same', () =>
    fc.assert(
      fc.property(someMoment, fc.integer({ min: 1, max: 4000 }), (from, length) => {
        const whole = instant(Math.floor(Date.parse(from) / 60_000) * 60_000)
        const open = Array.from({ length }, (_, i) => isOpenAt(calendar, addMinutes(whole, i))).filter(
          Boolean,
        ).length
        expect(workingMinutesBetween(calendar, whole, addMinutes(whole, length))).toBe(open)
      }),
      { numRuns: 20 },
    ))
})

describe('the same time on the next open day', () => {
  test.each([
    ['2026-11-23 14:00', 1, '2026-11-24 14:00', 'an ordinary day'],
    ['2026-11-20 14:00', 1, '2026-11-23 14:00', 'over a weekend'],
    ['2026-11-20 14:00', 3, '2026-11-25 14:00', 'three days on'],
    ['2026-11-19 17:00', 1, '2026-11-20 16:30', 'a short Friday ends at its closing'],
    ['2026-11-21 11:00', 1, '2026-11-24 08:00', 'received on Saturday counts from Monday’s opening'],
    ['2026-03-27 14:00', 1, '2026-03-30 14:00', 'over the night the clocks go forward'],
    ['2026-10-23 14:00', 1, '2026-10-26 14:00', 'over the night the clocks go back'],
    ['2026-12-24 14:00', 1, '2026-12-30 14:00', 'over Christmas and a closure day'],
  ])('%s and %i: %s (%s)', (from, n, to) =>
    expect(sameTimeOnOpenDay(calendar, moment(from), n)).toBe(moment(to)),
  )

  test('a day that opens later is due at its opening', () => {
    const saturdays = {
      ...calendar,
      opening: { ...calendar.opening, saturday: openBetween('10:00', '13:00') },
    }
    expect(sameTimeOnOpenDay(saturdays, moment('2026-11-20 09:00'), 1)).toBe(moment('2026-11-21 10:00'))
  })

  test('part of a day is refused', () =>
    expect(() => sameTimeOnOpenDay(calendar, moment('2026-11-23 14:00'), 0.5)).toThrow(RangeError))
})

describe('clock hours', () => {
  test('72 hours from Friday 02:00 end at 03:00 on Monday when the clocks go forward between, at 01:00 when back', () => {
    expect(londonTime(addClockHours(moment('2026-03-27 02:00'), 72))).toBe('03:00')
    expect(londonTime(addClockHours(moment('2026-10-23 02:00'), 72))).toBe('01:00')
  })

  test('a negative limit is refused', () =>
    expect(() => addClockHours(moment('2026-11-23 09:00'), -1)).toThrow(RangeError))

  test('hours that pass are hours that pass, in any week of any year', () =>
    fc.assert(
      fc.property(someMoment, fc.nat({ max: 400 }), (from, n) => {
        const due = addClockHours(from, n)
        expect(clockHoursBetween(from, due)).toBe(n)
        expect(Date.parse(due) - Date.parse(from)).toBe(n * 3_600_000)
      }),
    ))
})
