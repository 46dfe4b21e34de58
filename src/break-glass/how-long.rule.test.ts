import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { peterborough } from '../../demo/people.ts'
import { bookFor } from '../clocks/index.ts'
import { addMinutes, instant, type WorkingCalendar } from '../time/index.ts'
import { glassEnds } from './how-long.rule.ts'

let database: TestDatabase
let calendar: WorkingCalendar
beforeAll(async () => {
  database = await freshDatabase('organisation')
  await sql`insert into closure_day (authority, day, title) values (${peterborough}, '2026-12-29', 'Closed')`.execute(
    database.owner,
  )
  calendar = (await bookFor(database.db as never, peterborough, instant('2026-11-23T09:00:00Z'))).calendar
})
afterAll(() => database.drop())

const fromDatabase = async (fn: string, at: string): Promise<string> => {
  const { rows } = await sql<{ ends: string }>`
    select app.glass_ends(${fn}, ${at}::timestamptz) as ends`.execute(database.owner)
  return rows[0]?.ends ?? ''
}

describe('how long a glass stays broken (authorisation B5)', () => {
  it.each([
    ['by day: four hours', 'screening', '2026-11-23T10:00:00Z', '2026-11-23T14:00:00.000Z'],
    ['by day, into the evening', 'assessment', '2026-11-23T16:30:00Z', '2026-11-23T20:30:00.000Z'],
    [
      'emergency duty on a weekday night',
      'emergency-duty',
      '2026-11-24T02:10:00Z',
      '2026-11-24T09:00:00.000Z',
    ],
    ['on Friday evening: to Monday', 'emergency-duty', '2026-11-27T19:00:00Z', '2026-11-30T09:00:00.000Z'],
    ['on Sunday night: to Monday', 'emergency-duty', '2026-11-29T23:59:59Z', '2026-11-30T09:00:00.000Z'],
    ['at ten to nine: ten minutes', 'emergency-duty', '2026-11-23T08:50:00Z', '2026-11-23T09:00:00.000Z'],
    [
      'at nine itself: the next morning',
      'emergency-duty',
      '2026-11-23T09:00:00Z',
      '2026-11-24T09:00:00.000Z',
    ],
    [
      'Maundy Thursday night: over Easter to Tuesday',
      'emergency-duty',
      '2026-04-02T22:00:00Z',
      '2026-04-07T08:00:00.000Z',
    ],
    ['the night the clocks go forward', 'emergency-duty', '2026-03-29T00:30:00Z', '2026-03-30T08:00:00.000Z'],
    ['the night they go back', 'emergency-duty', '2026-10-25T00:30:00Z', '2026-10-26T09:00:00.000Z'],
    [
      'four hours through the change are four hours',
      'screening',
      '2026-03-29T00:30:00Z',
      '2026-03-29T04:30:00.000Z',
    ],
    [
      'Christmas Eve: to Tuesday, though the council is closed then',
      'emergency-duty',
      '2026-12-24T20:00:00Z',
      '2026-12-29T09:00:00.000Z',
    ],
    [
      'past the published bank holidays: four hours',
      'emergency-duty',
      '2060-01-03T02:00:00Z',
      '2060-01-03T06:00:00.000Z',
    ],
  ] as const)('%s', async (_what, fn, at, ends) => {
    expect(glassEnds(fn, instant(at), calendar)).toBe(ends)
    expect(await fromDatabase(fn, at)).toBe(ends)
  })

  test('the database counts the same as the rule, at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('screening', 'emergency-duty', 'mash'),
        fc.integer({ min: 0, max: 3 * 366 * 24 * 60 }),
        async (fn, minutes) => {
          const at = addMinutes(instant('2024-01-01T00:00:00Z'), minutes)
          const ends = glassEnds(fn as 'mash', at, calendar)
          expect(await fromDatabase(fn, at)).toBe(ends)
          expect(ends > at).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
