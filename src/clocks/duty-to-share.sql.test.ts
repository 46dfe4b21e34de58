import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { day } from '../time/index.ts'
import { dutyToShareFrom } from './duty-to-share.ts'
import { settings } from './settings.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
})
afterAll(() => database.drop())

test('the duty to share begins on 30 September 2026 until a council sets otherwise (governance (l))', async () => {
  const today = day('2026-11-23')
  expect(await dutyToShareFrom(database.db, peterborough, today)).toBe('2026-09-30')
  await database.owner
    .insertInto('setting')
    .values({
      id: '00000000-0000-4000-8000-000000000001',
      authority: peterborough,
      name: 'duty-to-share-16la',
      effective_from: day('2026-11-01'),
      value: JSON.stringify({ from: '2027-04-01' }),
      reason: 'The commencement regulations',
    })
    .execute()
  expect(await dutyToShareFrom(database.db, peterborough, today)).toBe('2027-04-01')
  expect(await dutyToShareFrom(database.db, peterborough, day('2026-10-31'))).toBe('2026-09-30')
  expect(await dutyToShareFrom(database.db, cambridgeshire, today)).toBe('2026-09-30')
})

test('what is no day is refused', () => {
  expect(settings['duty-to-share-16la'].shape.safeParse({ from: '2026-02-30' }).success).toBe(false)
})
