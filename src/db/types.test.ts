import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { generateTypes, typesFile } from './generate-types.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

it('the types of the tables say what the migrations made (otherwise: npm run types)', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await generateTypes(database.owner))
})
