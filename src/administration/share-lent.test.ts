import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type Day } from '../time/index.ts'
import { mostLent, type ShareLent } from './share-lent.rule.ts'

const lent = (from: string, to: string | null, share: number | null): ShareLent => ({
  from: day(from),
  to: to === null ? null : day(to),
  share,
})

test.each<[string, ShareLent[], number]>([
  ['nothing else', [], 40],
  ['another at the same time', [lent('2026-01-01', null, 60)], 100],
  ['another that has ended', [lent('2026-01-01', '2026-03-01', 60)], 40],
  ['another that begins when it is over', [lent('2026-04-01', null, 60)], 40],
  [
    'two more, one after the other',
    [lent('2026-01-01', '2026-03-10', 60), lent('2026-03-10', null, 30)],
    100,
  ],
  ['another that begins in its last days', [lent('2026-03-31', null, 70)], 110],
  ['one from before shares were asked for', [lent('2026-01-01', null, null)], 40],
])('the most lent on any day of March, 40 per cent added: %s', (_name, others, most) => {
  expect(mostLent(others, lent('2026-03-01', '2026-04-01', 40))).toBe(most)
})

test('it is what counting day by day finds', () => {
  const first = day('2026-03-01')
  const period = fc.record({
    start: fc.integer({ min: -10, max: 40 }),
    days: fc.integer({ min: 0, max: 30 }),
    share: fc.integer({ min: 1, max: 100 }),
  })
  const of = ({ start, days, share }: { start: number; days: number; share: number }): ShareLent => ({
    from: addDays(first, start),
    to: addDays(first, start + days),
    share,
  })
  fc.assert(
    fc.property(fc.array(period, { maxLength: 5 }), period, (others, added) => {
      fc.pre(added.days > 0)
      const [all, own] = [others.map(of), of(added)]
      const on = (day: Day) =>
        [...all, own].reduce(
          (n, { from, to, share }) => n + (from <= day && to && day < to ? (share ?? 0) : 0),
          0,
        )
      const days = Array.from({ length: added.days }, (_, nth) => on(addDays(own.from, nth)))
      expect(mostLent(all, own)).toBe(Math.max(...days))
    }),
  )
})
