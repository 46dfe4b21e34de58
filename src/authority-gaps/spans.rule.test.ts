import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type Day } from '../time/index.ts'
import { type Stretch, stretchFor, withDay } from './spans.rule.ts'

const began = day('2018-12-01')
const nth = (n: number): Day => addDays(began, n)

/** Days of work in any order, put into stretches one after the other. */
const stretchesOf = (
  days: readonly number[],
  covered: readonly { from: number; to: number }[],
): Stretch[] => {
  const rights = covered.map(({ from, to }) => ({ from: nth(from), to: nth(to) }))
  const found: Stretch[] = []
  for (const on of days) {
    const known = stretchFor(found, nth(on), rights)
    if (known) found[found.indexOf(known)] = withDay(known, nth(on))
    else found.push({ id: String(found.length), from: nth(on), to: nth(on + 1) })
  }
  return found
}

test.each([
  ['two days next to each other', [16, 17], [], 1],
  ['a weekend between, with nothing in force', [16, 19], [], 1],
  ['months between, with nothing in force', [0, 200], [], 1],
  ['something in force for one day between', [16, 18], [{ from: 17, to: 18 }], 2],
  [
    'something in force only before and after',
    [16, 18],
    [
      { from: 0, to: 16 },
      { from: 19, to: 30 },
    ],
    1,
  ],
  ['the earlier day found later', [18, 16], [], 1],
] as const)('%s: %j', (_words, days, covered, stretches) => {
  expect(stretchesOf(days, covered)).toHaveLength(stretches)
})

test('every day lies in its stretch, and no stretch reaches over days on which something was in force between its work', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.record({ from: fc.nat({ max: 60 }), length: fc.integer({ min: 1, max: 10 }) }), {
        maxLength: 3,
      }),
      (worked, rights) => {
        const covered = rights.map(({ from, length }) => ({ from, to: from + length }))
        // Work is without authority: never on a day on which something was in force.
        const days = worked.filter((on) => !covered.some(({ from, to }) => from <= on && on < to))
        const stretches = stretchesOf(days, covered)
        for (const on of days)
          expect(stretches.some(({ from, to }) => from <= nth(on) && nth(on) < to)).toBe(true)
        for (const { from, to } of stretches)
          for (const each of covered) expect(nth(each.from) < to && from < nth(each.to)).toBe(false)
      },
    ),
  )
})
