import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { standing } from '../access/index.ts'
import {
  aQuestion,
  aWorld,
  aWorldOfDelegations,
  prepareWorlds,
  putInPlace,
  type Question,
  rightsIn,
  type World,
  worker,
} from '../access/world.test-data.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await prepareWorlds(database.owner)
})
afterAll(() => database.drop())

const stood = async ({ authority, fn, clientGroup, at }: Question, knownAt: string): Promise<boolean> => {
  const { rows } = await sql<{ stood: boolean }>`
    select app.stood_as_known(${worker}, ${authority}, ${fn}, ${clientGroup}, ${at}, ${knownAt}) as stood`.execute(
    database.owner,
  )
  return rows[0]?.stood ?? false
}

const agrees = async (world: World, questions: readonly Question[]): Promise<void> => {
  await putInPlace(database.owner, world)
  const { delegations: _delegations, placements: _placements, ...without } = rightsIn(world)
  for (const question of questions) {
    const { authority, fn, clientGroup, at } = question
    const asKnown = (rights: Parameters<typeof standing>[0]) =>
      standing(rights, authority, fn, clientGroup, at) !== null
    expect(await stood(question, '2999-01-01T00:00:00Z')).toBe(asKnown(rightsIn(world)))
    // Before any of it was recorded, only what rests on no agreement stood.
    expect(await stood(question, '1990-01-01T00:00:00Z')).toBe(
      asKnown({ ...without, delegations: [], placements: [] }),
    )
  }
}

test('who stood for whom, as known once all is recorded, is who stands; as known before, agreements gave nothing', async () => {
  await fc.assert(fc.asyncProperty(aWorld, fc.array(aQuestion, { minLength: 6, maxLength: 6 }), agrees), {
    numRuns: 60,
  })
  await fc.assert(
    fc.asyncProperty(aWorldOfDelegations, ([world, questions]) => agrees(world, questions)),
    { numRuns: 30 },
  )
})

test('R6: an agreement changed since stood as it did before it was changed', async () => {
  const { owner } = database
  await sql`truncate employment, s113_placement, delegated_function cascade`.execute(owner)
  await sql`insert into employment values (gen_random_uuid(), ${worker}, 'E10000003', '', '2018-01-01', null)`.execute(
    owner,
  )
  await sql`insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
      effective_on, accepted_on, constitution_amended_on, enabling_power, statutory_basis)
    select gen_random_uuid(), id, 'screening', 'children', 'E06000031', 'E10000003', '2019-01-01', '2024-01-01',
      '2019-01-01', '2019-01-01', '2019-01-01', '', '' from instrument`.execute(owner)
  const { rows } = await sql<{ now: string }>`select clock_timestamp()::text as now`.execute(owner)
  const before = rows[0]?.now ?? ''
  await sql`update delegated_function set ended_on = '2019-03-01'`.execute(owner)
  const question = {
    authority: 'E06000031',
    fn: 'screening',
    clientGroup: 'children',
    at: '2019-06-01T12:00:00.000Z',
  } as Question
  expect(await stood(question, before)).toBe(true)
  expect(await stood(question, '2999-01-01T00:00:00Z')).toBe(false)
})
