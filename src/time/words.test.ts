import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from './day.ts'
import { at, endOfDay, instant } from './instant.ts'
import {
  counted,
  dueInWords,
  duration,
  longDay,
  longTime,
  nearDay,
  nearTime,
  plainDay,
  shortDay,
  shortTime,
  shortTimeWithYear,
  slashedDay,
  timeLeftInWords,
} from './words.ts'

const now = at(day('2026-11-22'), '14:10')
const monday = day('2026-11-23')

describe('days and times in words', () => {
  test('one day, four ways', () =>
    expect([longDay(monday), plainDay(monday), shortDay(monday), slashedDay(monday)]).toEqual([
      'Monday 23 November 2026',
      '23 November 2026',
      '23 Nov 2026',
      '23/11/2026',
    ]))

  test('the first of the month has no nought, and September is Sep', () =>
    expect([longDay(day('2026-09-01')), shortDay(day('2026-09-01'))]).toEqual([
      'Tuesday 1 September 2026',
      '1 Sep 2026',
    ]))

  test('one moment, three ways, by the London clock', () => {
    const moment = instant('2026-07-20T08:12Z')
    expect([longTime(moment), shortTime(moment), shortTimeWithYear(moment)]).toEqual([
      'Monday 20 July 2026, 09:12',
      '20 Jul 09:12',
      '20 Jul 2026 09:12',
    ])
  })

  test.each([
    ['2026-11-22', 'today'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-21', 'yesterday'],
    ['2026-11-24', 'Tue 24 Nov'],
    ['2025-11-24', '24 Nov 2025'],
  ])('seen from 22 November 2026, %s is %s', (on, words) =>
    expect(nearDay(day(on), day('2026-11-22'))).toBe(words),
  )

  test('tomorrow’s ten to five', () => expect(nearTime(at(monday, '16:50'), now)).toBe('tomorrow 16:50'))

  test('just before midnight UTC in summer, a moment is already tomorrow in London', () =>
    expect(nearTime(instant('2026-07-20T23:30Z'), instant('2026-07-20T22:30Z'))).toBe('tomorrow 00:30'))
})

describe('durations and limits in words', () => {
  test.each([
    [0, '0 min'],
    [40, '40 min'],
    [100, '1 h 40 min'],
    [120, '2 h'],
    [119.99, '1 h 59 min'],
    [1440, '1 day'],
    [1439, '23 h 59 min'],
    [4560, '3 days 4 h'],
  ])('%d minutes: %s', (minutes, words) => expect(duration(minutes)).toBe(words))

  test('a negative duration is refused', () => expect(() => duration(-1)).toThrow(RangeError))

  test('time left and lateness say which they are', () => {
    expect(timeLeftInWords(at(day('2026-11-22'), '15:50'), now)).toBe('1 h 40 min left')
    expect(timeLeftInWords(now, now)).toBe('0 min left')
    expect(timeLeftInWords(at(day('2026-11-22'), '14:11'), now)).toBe('1 min left')
    expect(timeLeftInWords(at(day('2026-11-22'), '12:10'), now)).toBe('2 h late')
  })

  test('a limit at a time says the time; a limit of a whole day says the day', () => {
    expect(dueInWords(at(day('2026-11-22'), '16:50'), now)).toBe('due today 16:50')
    expect(dueInWords(endOfDay(monday), now)).toBe('due tomorrow')
    expect(dueInWords(endOfDay(day('2026-11-25')), now)).toBe('due Wed 25 Nov')
  })

  test('a number and its noun', () =>
    expect([counted(1, 'working day'), counted(3, 'working day'), counted(2, 'child', 'children')]).toEqual([
      '1 working day',
      '3 working days',
      '2 children',
    ]))

  test('no duration is longer in words than in truth', () =>
    fc.assert(
      fc.property(fc.nat({ max: 1439 }), (minutes) => {
        const [, hours, rest] = /^(?:(\d+) h)? ?(?:(\d+) min)?$/.exec(duration(minutes)) ?? []
        expect(Number(hours ?? 0) * 60 + Number(rest ?? 0)).toBe(minutes)
      }),
    ))
})
