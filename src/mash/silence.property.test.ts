import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueAt, ratingRules, settings } from '../clocks/index.ts'
import type { Rating } from '../clocks/index.ts'
import {
  addMinutes,
  day,
  englandAndWales,
  instant,
  minutesBetween,
  workingCalendar,
  workingMinutesBetween,
} from '../time/index.ts'
import { silentAt, silentAtLatest, tellsTheCouncil } from './silence.rule.ts'

const council = 'E06000031'
const hours = settings['mash-silence'].otherwise(council)
const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map([[day('2026-12-29'), 'Shut']]),
  opening: settings['mash-hours'].otherwise(council),
})

/** Any minute of three years, nights, bank holidays and both clock changes among them. */
const moment = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 60 })
  .map((minutes) => addMinutes(instant('2024-01-01T00:00:00Z'), minutes))

describe('nothing happens', () => {
  test.each<[string, Rating | null, string, string]>([
    ['red at night: in real hours', 'red', '2026-11-23T22:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['not rated at night: as red', null, '2026-11-23T22:00:00Z', '2026-11-24T00:00:00.000Z'],
    ['amber by day: in the hub’s hours', 'amber', '2026-11-23T10:00:00Z', '2026-11-23T13:00:00.000Z'],
    [
      'amber just before closing: goes on in the morning',
      'amber',
      '2026-11-23T16:30:00Z',
      '2026-11-24T10:30:00.000Z',
    ],
    ['green on a Friday evening: on Monday', 'green', '2026-11-27T20:00:00Z', '2026-11-30T12:30:00.000Z'],
    ['green over Christmas and a closure day', 'green', '2026-12-24T16:30:00Z', '2026-12-30T11:30:00.000Z'],
    ['blue: once in a day of the hub', 'blue', '2026-11-23T10:00:00Z', '2026-11-24T10:00:00.000Z'],
  ])('%s', (_what, rating, since, told) => {
    expect(silentAt(rating, instant(since), hours, calendar)).toBe(told)
  })

  test('beyond the published bank holidays it is counted in real hours: sooner, never later', () => {
    const since = instant('2090-01-01T12:00:00Z')
    expect(silentAtLatest('green', since, hours, calendar)).toBe('2090-01-01T16:00:00.000Z')
  })
})

/** How much of the time its colour allows may pass in silence: of red by the clock, of the others in the hub's hours. */
const shareOfWindow = (rating: 'red' | 'amber' | 'green', since: ReturnType<typeof instant>): number => {
  const rule = ratingRules.find(({ id }) => id === `MASH-${rating.toUpperCase()}`)
  if (!rule) throw new Error('No such colour')
  const [silent, due] = [silentAt(rating, since, hours, calendar), dueAt(rule, since, calendar).dueAt]
  return rating === 'red'
    ? minutesBetween(since, silent) / minutesBetween(since, due)
    : workingMinutesBetween(calendar, since, silent) / workingMinutesBetween(calendar, since, due)
}

test('measured against the time each colour allows, silence is told soonest on green and then on amber', () => {
  fc.assert(
    fc.property(moment, (since) => {
      const [red, amber, green] = [
        shareOfWindow('red', since),
        shareOfWindow('amber', since),
        shareOfWindow('green', since),
      ]
      expect(green).toBeLessThan(amber)
      expect(amber).toBeLessThan(red)
      expect(red).toBeLessThan(1)
    }),
  )
})

test('silence is told after the last that was done, and later the later that was', () => {
  const colour = fc.constantFrom<Rating | null>(null, 'red', 'amber', 'green', 'blue')
  fc.assert(
    fc.property(colour, moment, fc.integer({ min: 0, max: 10_000 }), (rating, since, later) => {
      const [first, second] = [since, addMinutes(since, later)].map((from) =>
        silentAt(rating, from, hours, calendar),
      )
      expect((first ?? '') > since).toBe(true)
      expect((second ?? '') >= (first ?? '')).toBe(true)
    }),
  )
})

test('the council is told from the second alarm in a row', () => {
  expect([1, 2, 3].map(tellsTheCouncil)).toEqual([false, true, true])
})
