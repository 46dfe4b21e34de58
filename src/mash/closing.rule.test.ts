import { describe, expect, test } from 'vitest'
import { type Rating, settings } from '../clocks/index.ts'
import { day, englandAndWales, instant, workingCalendar } from '../time/index.ts'
import { cannotWaitForMorning, closesAt } from './closing.rule.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map([[day('2026-12-29'), 'Shut']]),
  opening: settings['mash-hours'].otherwise('E06000031'),
})

describe('the hub closes', () => {
  test.each([
    ['by day', '2026-11-23T10:00:00Z', '2026-11-23T17:30:00.000Z'],
    ['a minute before', '2026-11-23T17:29:00Z', '2026-11-23T17:30:00.000Z'],
    ['at that minute it is closed', '2026-11-23T17:30:00Z', null],
    ['at night', '2026-11-23T23:00:00Z', null],
    ['on a closure day', '2026-12-29T11:00:00Z', null],
    ['in summer by the clock on the wall', '2026-07-01T10:00:00Z', '2026-07-01T16:30:00.000Z'],
    ['beyond the published calendar nobody can say', '2090-01-01T12:00:00Z', null],
  ])('%s', (_when, at, closes) => expect(closesAt(calendar, instant(at))).toBe(closes))
})

describe('who cannot wait for the morning', () => {
  const enquiry = { stage: 'open', ratings: [], urgency: 'today', emergencyDutyToldAt: null } as const
  const rated = (rating: Rating) => [
    { rating, because: 'Because', at: instant('2026-11-23T10:00:00Z'), by: null, dueAt: null },
  ]
  test.each([
    ['red', { ratings: rated('red') }, true],
    ['immediate and not rated', { urgency: 'immediate' as const }, true],
    ['immediate and rated amber', { urgency: 'immediate' as const, ratings: rated('amber') }, false],
    ['not rated, for today', {}, false],
    [
      'red, and emergency duty knows',
      { ratings: rated('red'), emergencyDutyToldAt: instant('2026-11-23T10:00:00Z') },
      false,
    ],
    ['red and decided', { ratings: rated('red'), stage: 'decided' as const }, false],
  ])('%s', (_what, change, cannot) => {
    expect(cannotWaitForMorning({ ...enquiry, ...change })).toBe(cannot)
  })
})
