import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarMonths, addDays, day, type Day } from '../time/index.ts'
import { aDecision, anExtension, councils } from './change.test-data.ts'
import { stateOf, turnsOf } from './change.ts'
import type { PartyDecision } from './decision.rule.ts'
import { decideBy, extensionGives, lastDayToExtendTo, whyNotExtended } from './extension.rule.ts'

const ends = { firstTo: day('2024-01-01'), to: day('2024-01-01'), mayExtendTo: day('2029-01-01') }

describe('an extension may be asked for', () => {
  test.each([
    ['to the last day the option allows', '2029-01-01', '2022-06-01', null],
    ['by a year', '2025-01-01', '2023-12-31', null],
    ['not on the day the term has lapsed', '2025-01-01', '2024-01-01', 'lapsed'],
    ['not after it', '2025-01-01', '2025-03-01', 'lapsed'],
    ['not to the day it ends anyway', '2024-01-01', '2022-06-01', 'not-later'],
    ['not by a day more than five years', '2029-01-02', '2022-06-01', 'beyond-five-years'],
  ])('%s', (_, newTo, today, refused) =>
    expect(whyNotExtended(ends, day(newTo), day(today))).toEqual(refused === null ? null : { refused }),
  )

  test('never where the agreement has no end', () =>
    expect(whyNotExtended(null, day('2025-01-01'), day('2022-06-01'))).toEqual({
      refused: 'no-end-to-extend',
    }))

  test('never where the decision gave no option to extend', () =>
    expect(whyNotExtended({ ...ends, mayExtendTo: null }, day('2025-01-01'), day('2022-06-01'))).toEqual({
      refused: 'no-option',
    }))

  test('a shorter option binds before the five years do', () =>
    expect(
      whyNotExtended({ ...ends, mayExtendTo: day('2026-01-01') }, day('2026-01-02'), day('2022-06-01')),
    ).toEqual({ refused: 'beyond-option' }))
})

test('however often it is extended, all extensions together are never longer than five years', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 2_500 }), { maxLength: 12 }), (steps) => {
      let to: Day = ends.to
      for (const step of steps) {
        const newTo = addDays(to, step)
        if (whyNotExtended({ ...ends, to }, newTo, addDays(to, -1)) === null) to = newTo
      }
      expect(to <= addCalendarMonths(ends.firstTo, 60)).toBe(true)
      expect(lastDayToExtendTo(ends)).toBe('2029-01-01')
    }),
  ))

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays(day('2023-01-01'), n))
const perhaps = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const anyDecision = (party: string): fc.Arbitrary<PartyDecision> =>
  fc
    .record({
      approves: fc.boolean(),
      effectiveOn: perhaps(anyDay),
      calledInOn: perhaps(anyDay),
      reconsideredOn: perhaps(anyDay),
    })
    .map((more) => aDecision({ party, publishedOn: more.effectiveOn, ...more }))

test('an extension gives nothing to anybody before both have decided and both decisions hold (R5)', () =>
  fc.assert(
    fc.property(
      perhaps(anyDecision(councils[0])),
      perhaps(anyDecision(councils[1])),
      anyDay,
      (one, other, on) => {
        const decisions = [one, other].filter((each) => each !== null)
        const gives = extensionGives(councils, decisions, anExtension(), on)
        if (!gives) return
        expect(decisions).toHaveLength(2)
        for (const each of decisions) {
          expect(each.approves).toBe(true)
          expect(each.effectiveOn !== null && each.effectiveOn <= on).toBe(true)
          expect(each.calledInOn === null || each.reconsideredOn !== null).toBe(true)
        }
      },
    ),
    { numRuns: 2_000 },
  ))

test('it gives nothing before the first term ends, and nothing on the day it ends itself', () => {
  const decisions = councils.map((party) =>
    aDecision({ party, publishedOn: day('2023-06-28'), effectiveOn: day('2023-07-04') }),
  )
  const given = ['2023-12-31', '2024-01-01', '2028-12-31', '2029-01-01'].map((on) =>
    extensionGives(councils, decisions, anExtension(), day(on)),
  )
  expect(given).toEqual([false, true, true, false])
})

test('decided by one council alone it is half-decided, and it is the other’s turn', () => {
  const half = anExtension({
    decisions: [aDecision({ publishedOn: day('2023-06-28'), effectiveOn: day('2023-07-04') })],
  })
  expect(stateOf(half, day('2023-08-01'))).toBe('half-decided')
  expect(turnsOf(half, day('2023-08-01'))).toEqual([{ party: councils[1], toDo: 'decide' }])
  expect(stateOf(half, day('2024-01-01'))).toBe('lapsed')
  expect(turnsOf(half, day('2024-01-01'))).toEqual([])
})

test('both decide so long before the end that notice could still be given: eighteen months by default (A13)', () => {
  expect(decideBy(day('2024-01-01'), 18)).toBe('2022-07-01')
  expect(decideBy(day('2024-08-31'), 18)).toBe('2023-02-28')
})
