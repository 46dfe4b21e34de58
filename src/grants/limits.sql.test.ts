import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { settings } from '../clocks/index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
})
afterAll(() => database.drop())

const limit = async (authority: string, part: string, on: string): Promise<number | undefined> =>
  (
    await sql<{ n: number }>`select app.letting_in_limit(${authority}, ${part}, ${on}::date) as n`.execute(
      database.db,
    )
  ).rows[0]?.n

const until = async (kind: string, from: string): Promise<string | undefined> =>
  (
    await sql<{
      at: string
    }>`select app.grant_lasts_until(${peterborough}, ${kind}, ${from}::timestamptz) as at`.execute(
      database.db,
    )
  ).rows[0]?.at

test('the database and the settings hold the same limits where no council has set any', async () => {
  const ours = settings['letting-in'].otherwise(peterborough)
  for (const [part, value] of Object.entries(ours))
    expect([part, await limit(peterborough, part, '2026-11-23')]).toEqual([part, value])
})

test('a council’s own limit holds for it alone, from its day on, before one for all councils', async () => {
  const set = (authority: string | null, from: string, auditDays: number) =>
    sql`insert into setting (id, authority, name, effective_from, value, reason) values (gen_random_uuid(), ${authority}, 'letting-in',
      ${from}, ${JSON.stringify({ ...settings['letting-in'].otherwise(peterborough), auditDays })}::jsonb, 'tried here')`.execute(
      database.owner,
    )
  await set(null, '2027-01-01', 10)
  await set(peterborough, '2027-02-01', 7)
  expect(await limit(peterborough, 'auditDays', '2026-12-31')).toBe(14)
  expect(await limit(peterborough, 'auditDays', '2027-01-31')).toBe(10)
  expect(await limit(peterborough, 'auditDays', '2027-02-01')).toBe(7)
  expect(await limit(cambridgeshire, 'auditDays', '2027-02-01')).toBe(10)
})

test('two weeks end at the same time of day, also when the clocks change; hours are hours', async () => {
  expect(await until('audit', '2026-10-20T08:00:00Z'), '09:00 in summer, 09:00 in winter').toBe(
    '2026-11-03T09:00:00.000Z',
  )
  expect(await until('support', '2026-10-25T00:30:00Z'), 'the night the clocks go back').toBe(
    '2026-10-25T04:30:00.000Z',
  )
  expect(await until('subject-access', '2026-11-30T09:00:00Z')).toBe('2027-02-28T09:00:00.000Z')
})
