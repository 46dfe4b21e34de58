import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMinutes,
  at,
  day,
  englandAndWales,
  timeLeftInWords,
  workingCalendar,
  type Instant,
} from '../time/index.ts'
import { publishedDayHours } from './day-hours.ts'
import type { ClockRule } from './rule.ts'
import {
  breachOwner,
  carriedTo,
  fractionLeft,
  holderAt,
  isLate,
  started,
  stopped,
  timeLeft,
} from './running.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: publishedDayHours.cambridgeshire,
})
const moment = (time: string): Instant => at(day('2026-11-23'), time)
const fourHours: ClockRule = {
  id: 'HAND-OVER-ACCEPTED',
  version: 1,
  owner: null,
  name: 'Hand-over accepted',
  citation: 'test',
  force: 'internal',
  length: { unit: 'working-hours', n: 4 },
  startsAt: 'sent',
  stopsAt: 'accepted',
  effectiveFrom: day('2019-01-01'),
}
const clock = started(fourHours, moment('09:00'), 'FENSHIRE', calendar)

describe('time left', () => {
  test.each([
    ['09:00', 240, 1, false],
    ['11:20', 100, 100 / 240, false],
    ['13:00', 0, 0, false],
    ['13:01', -1, 0, true],
    ['15:00', -120, 0, true],
  ])('at %s: %d minutes, %d of the bar, late %s', (time, minutes, fraction, late) => {
    const now = moment(time)
    expect([timeLeft(clock, now), fractionLeft(clock, now), isLate(clock, now)]).toEqual([
      minutes,
      fraction,
      late,
    ])
  })

  test('in the words a tray shows', () => {
    expect(timeLeftInWords(clock.dueAt, moment('11:20'))).toBe('1 h 40 min left')
    expect(timeLeftInWords(clock.dueAt, moment('15:00'))).toBe('2 h late')
  })

  test('a stopped clock shows what was left when it stopped, however much later one looks', () => {
    const accepted = stopped(clock, moment('12:00'))
    expect([timeLeft(accepted, moment('17:00')), isLate(accepted, moment('17:00'))]).toEqual([60, false])
  })

  test('stopped late, it stays late', () =>
    expect(isLate(stopped(clock, moment('13:30')), moment('13:45'))).toBe(true))

  test('it stops once', () =>
    expect(stopped(stopped(clock, moment('12:00')), moment('14:00')).stoppedAt).toBe(moment('12:00')))

  test('a clock with no length shows an empty bar, not a division by nothing', () =>
    expect(fractionLeft({ ...clock, dueAt: clock.startedAt }, moment('09:00'))).toBe(0))

  test('the bar only ever drains', () =>
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 600 }), fc.nat({ max: 300 }), (from, later) => {
        const [one, other] = [from, from + later].map((n) =>
          fractionLeft(clock, addMinutes(clock.startedAt, n)),
        )
        expect(Number(one) >= Number(other)).toBe(true)
        expect(Number(one) <= 1 && Number(other) >= 0).toBe(true)
      }),
    ))
})

describe('hand-offs', () => {
  test('carried to the council that already holds it, nothing changes', () =>
    expect(carriedTo(clock, 'FENSHIRE', moment('10:00'))).toBe(clock))

  test('who held it at a moment: the receiver from the moment of passing', () => {
    const carried = carriedTo(clock, 'STONEBURGH', moment('10:00'))
    expect(['09:59', '10:00', '12:00'].map((time) => holderAt(carried, moment(time)))).toEqual([
      'FENSHIRE',
      'STONEBURGH',
      'STONEBURGH',
    ])
  })

  test('however often it is passed on, start and due stay and exactly one council answers for the breach', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 6 }), (minutes) => {
        const councils = ['FENSHIRE', 'STONEBURGH']
        const sorted = [...minutes].sort((a, b) => a - b)
        const passed = sorted.reduce(
          (held, after, i) =>
            carriedTo(held, councils[(i + 1) % 2] ?? '', addMinutes(clock.startedAt, after)),
          clock,
        )
        expect([passed.startedAt, passed.dueAt]).toEqual([clock.startedAt, clock.dueAt])
        const passedBeforeItRanOut = sorted.filter((after) => after <= 240).length
        expect(breachOwner(passed, moment('17:00'))).toBe(councils[passedBeforeItRanOut % 2])
      }),
    ))
})
