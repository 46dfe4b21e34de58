import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { Count, Group } from './figures.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const withheld = async (tables: readonly Record<string, number>[]): Promise<Group<string>[]> => {
  const { rows } = await sql<{ given: Group<string> }>`
    select app.withheld(t.it) as given
    from jsonb_array_elements(${JSON.stringify(tables)}::jsonb) with ordinality t (it, nth) order by nth`.execute(
    database.db,
  )
  return rows.map(({ given }) => given)
}

const isShown = (count: Count): count is { n: number } => 'n' in count

/** From where to where a number may be, for somebody who reads how it is given. */
const spanOf = (count: Count, most: number): [number, number] =>
  isShown(count) ? [count.n, count.n] : 'few' in count ? [0, 4] : [5, most]

/**
 * Every value that fits what is shown, found by trying all there are: no thinking in it that could share a mistake with the
 * rule. `most` is beyond what any part has.
 */
const fitting = (
  { total, parts }: Group<string>,
  most: number,
): { total: Set<number>; parts: Set<number>[] } => {
  const spans = Object.values(parts).map((count) => spanOf(count, most))
  const [totalFrom, totalTo] = spanOf(total, most * spans.length)
  const found = { total: new Set<number>(), parts: spans.map(() => new Set<number>()) }
  const go = (at: number, so: number[]): void => {
    if (at < spans.length) {
      const [from, to] = spans[at] as [number, number]
      for (let value = from; value <= to; value += 1) go(at + 1, [...so, value])
      return
    }
    const sum = so.reduce((all, each) => all + each, 0)
    if (sum < totalFrom || sum > totalTo) return
    found.total.add(sum)
    so.forEach((value, nth) => found.parts[nth]?.add(value))
  }
  go(0, [])
  return found
}

describe('small numbers of another council are withheld (authorisation B8 no. 7)', () => {
  it.each([
    ['large ones stand', { a: 12, b: 7 }, { total: 19, a: 12, b: 7 }],
    [
      'one small one takes a second with it',
      { a: 3, b: 7, c: 20 },
      { total: 30, a: 'few', b: 'withheld', c: 20 },
    ],
    ['two small ones hide one another', { a: 3, b: 2, c: 20 }, { total: 25, a: 'few', b: 'few', c: 20 }],
    [
      'two noughts do not, so a third goes',
      { a: 0, b: 0, c: 9, d: 20 },
      { total: 29, a: 'few', b: 'few', c: 'withheld', d: 20 },
    ],
    ['nor do two fours', { a: 4, b: 4, c: 9 }, { total: 17, a: 'few', b: 'few', c: 'withheld' }],
    [
      'where nothing else is left the sum goes',
      { a: 0, b: 5 },
      { total: 'withheld', a: 'few', b: 'withheld' },
    ],
    ['a small sum takes everything with it', { a: 0, b: 4 }, { total: 'few', a: 'few', b: 'few' }],
    ['nothing at all looks like a few', { a: 0, b: 0 }, { total: 'few', a: 'few', b: 'few' }],
  ])('%s', async (_what, counts, expected) => {
    const [given] = await withheld([counts as Record<string, number>])
    const said = (count: Count | undefined) =>
      count === undefined ? '' : isShown(count) ? count.n : Object.keys(count)[0]
    expect({
      total: said(given?.total),
      ...Object.fromEntries(Object.entries(given?.parts ?? {}).map(([name, count]) => [name, said(count)])),
    }).toEqual(expected)
  })

  test('no number under five is ever shown, and no withheld one can be worked out', async () => {
    const table = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(fc.nat(5), fc.nat(12)), {
      minKeys: 1,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(table, { minLength: 1, maxLength: 20 }), async (tables) => {
        const given = await withheld(tables)
        given.forEach((group, nth) => {
          const counts = tables[nth] ?? {}
          const most = 18
          const { total, parts } = fitting(group, most)
          if (!isShown(group.total)) expect(total.size).toBeGreaterThan(1)
          Object.entries(group.parts).forEach(([name, count], place) => {
            if (isShown(count)) {
              expect(count.n).toBe(counts[name])
              expect(count.n).toBeGreaterThanOrEqual(5)
            } else expect(parts[place]?.size ?? 0, JSON.stringify([counts, group])).toBeGreaterThan(1)
          })
        })
      }),
      { numRuns: 60 },
    )
  })

  test('where nothing is small nothing is withheld', async () => {
    const table = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 5, max: 500 }), {
      minKeys: 1,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(table, { minLength: 1 }), async (tables) => {
        for (const { total, parts } of await withheld(tables))
          expect([total, ...Object.values(parts)].every(isShown)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
