import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { isIndexShort, matchMissing, rebuildCouncil } from './match-rebuild.ts'

let service: TestService

beforeAll(async () => {
  service = await startService({ county: 80 })
})
afterAll(() => service.stop())

const indexed = async () => {
  const { rows } = await sql<{ people: number; documents: number; keys: number; words: number }>`
    select (select count(*) from person) as people, (select count(*) from matching.document) as documents,
      (select count(*) from matching.key) as keys, (select count(*) from matching.word) as words`.execute(
    service.database.owner,
  )
  return rows[0] ?? { people: 0, documents: 0, keys: 0, words: 0 }
}

const forgetEverything = () =>
  sql`truncate matching.document, matching.stored, matching.sealed_named, matching.key, matching.restricted_key,
    matching.sealed_key, matching.word, matching.word_form`.execute(service.database.owner)

test('the demonstration county ends with everybody in the index', async () => {
  const { people, documents } = await indexed()
  expect(people).toBeGreaterThan(50)
  expect(documents).toBe(people)
  expect(await isIndexShort(service.house.db, peterborough, service.house.now())).toBe(false)
})

test('a service that starts with people missing from the index puts them there, the same as before', async () => {
  const before = await indexed()
  await forgetEverything()
  expect(await isIndexShort(service.house.db, peterborough, service.house.now())).toBe(true)
  await matchMissing({}, service.house)
  await service.runJobs()
  expect(await indexed()).toEqual(before)
})

test('broken off, it goes on where it was, and does nothing twice', async () => {
  const at = service.house.now()
  const { rows } = await sql<{ id: string }>`
    select id from person where owner = ${cambridgeshire} order by id`.execute(service.database.owner)
  const middle = rows[Math.floor(rows.length / 2)]?.id ?? ''
  await forgetEverything()
  const rest = await rebuildCouncil(service.house.db, cambridgeshire, { at, all: false, after: middle })
  expect(rest.made).toBe(rows.filter(({ id }) => id > middle).length)
  const whole = await rebuildCouncil(service.house.db, cambridgeshire, { at, all: false })
  expect(whole).toMatchObject({ looked: rows.length, made: rows.length - rest.made })
  expect(await rebuildCouncil(service.house.db, cambridgeshire, { at, all: false })).toMatchObject({
    made: 0,
  })
})
