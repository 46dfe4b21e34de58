import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedDayHours } from '../clocks/index.ts'
import { addHours, englandAndWales, instant, workingCalendar } from '../time/index.ts'
import { type BegunClock, dueWith, lateInWords, lateUnder } from './late-under.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: publishedDayHours.peterborough,
})
const now = instant('2026-11-27T12:00:00Z')
const hours = (n: number) => dueWith({ unit: 'clock-hours', n }, { citation: '' }, calendar)

const begun = (startedAt: string, lasted: number | null): BegunClock => ({
  rule: 'X',
  startedAt: instant(startedAt),
  dueAt: addHours(instant(startedAt), 4),
  stoppedAt: lasted === null ? null : addHours(instant(startedAt), lasted),
})

describe('what another length would have made of clocks that began lately', () => {
  const clocks = [
    begun('2026-11-25T09:00:00Z', 1),
    begun('2026-11-25T09:00:00Z', 3),
    begun('2026-11-25T09:00:00Z', 5),
    begun('2026-11-27T09:00:00Z', null),
    begun('2026-11-27T11:00:00Z', null),
  ]

  test.each<[hoursAllowed: number, wouldBeLate: number, newlyLate: number, runningLate: number]>([
    [2, 3, 2, 1],
    [4, 1, 0, 0],
    [6, 0, 0, 0],
  ])('%s hours: %s late, %s of them newly, %s of them running', (n, wouldBeLate, newlyLate, runningLate) => {
    expect(lateUnder(clocks, hours(n), now)).toEqual({
      began: 5,
      wereLate: 1,
      wouldBeLate,
      newlyLate,
      running: 2,
      runningLate,
    })
  })

  test('is said in words and numbers', () => {
    expect(lateInWords(lateUnder(clocks, hours(2), now), 'Peterborough')).toEqual([
      'Of 5 clocks of Peterborough that began in the last 28 days, 3 would have been late under it; 1 was late as it is. This would make 2 cases late that were not.',
      '2 of them run now. Clocks already running keep their time; begun under it, 1 of these would be late by now.',
    ])
    expect(lateInWords(lateUnder([], hours(2), now), 'Peterborough')).toEqual([
      'No such clock of Peterborough began in the last 28 days.',
    ])
  })

  test('never finds fewer late with less time, and the present length finds those that were late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { nil: null })),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 6 }),
        (lasting, n, more) => {
          const some = lasting.map((lasted) => begun('2026-11-26T09:00:00Z', lasted))
          const [less, longer] = [lateUnder(some, hours(n), now), lateUnder(some, hours(n + more), now)]
          expect(less.wouldBeLate).toBeGreaterThanOrEqual(longer.wouldBeLate)
          const same = lateUnder(some, hours(4), now)
          expect(same).toMatchObject({ newlyLate: 0, wouldBeLate: same.wereLate })
        },
      ),
    )
  })
})
