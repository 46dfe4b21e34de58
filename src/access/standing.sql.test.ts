import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor } from '../db/index.ts'
import { standing } from './standing.ts'
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
} from './world.test-data.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await prepareWorlds(database.owner)
})
afterAll(() => database.drop())

/** What the database shows this worker: the contacts of that one council, or none. */
const databaseShows = ({ authority, fn, clientGroup, at }: Question): Promise<boolean> =>
  asActor(
    database.db,
    {
      staffId: worker,
      actingFor: [authority],
      fn,
      clientGroup,
      at,
      intakeFor: [],
      draft: null,
      system: false,
    },
    async (tx) => {
      const owners = await tx.selectFrom('contact').select('owner').execute()
      return owners.length === 1 && owners[0]?.owner === authority
    },
  )

const disagreements = async (world: World, questions: readonly Question[]): Promise<Question[]> => {
  await putInPlace(database.owner, world)
  const rights = rightsIn(world)
  const found: Question[] = []
  for (const question of questions) {
    const { authority, fn, clientGroup, at } = question
    const allowed = standing(rights, authority, fn, clientGroup, at) !== null
    if ((await databaseShows(question)) !== allowed) found.push(question)
  }
  return found
}

test('the database shows exactly the contacts that the agreements in force allow, at any instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      aWorld,
      fc.array(aQuestion, { minLength: 12, maxLength: 12 }),
      async (world, questions) => {
        expect(await disagreements(world, questions)).toEqual([])
      },
    ),
    { numRuns: 80 },
  )
}, 120_000)

describe('the comparison above is not blind: without any one date clause in the policy, it finds a disagreement', () => {
  const at = 'has_full_standing.at'
  const dateClauses = [
    `e.valid_from <= app.local_day(${at})`,
    `(e.valid_to is null or app.local_day(${at}) < e.valid_to)`,
    `n.vests_on <= app.local_day(${at})`,
    `f.valid_from <= app.local_day(${at})`,
    `app.local_day(${at}) < f.valid_to`,
    `f.effective_on <= app.local_day(${at})`,
    `(f.ended_on is null or app.local_day(${at}) < f.ended_on)`,
    'f.valid_from < g.counts_from',
    `g.counts_from <= app.local_day(${at})`,
    `v.confirmed_on <= app.local_day(${at})`,
    `p.valid_from <= app.local_day(${at})`,
    `(p.valid_to is null or app.local_day(${at}) < p.valid_to)`,
    `(p.ends_at is null or ${at} < coalesce(p.finish_until, p.ends_at))`,
    'g.given_from <= named_records.at',
    'named_records.at < g.given_until',
    '(g.withdrawn_at is null or named_records.at < g.withdrawn_at)',
    "(g.kind <> 'support' or g.approved_by is not null)",
    'c.given_from <= named_records.at',
    'named_records.at < c.stops_at',
    'not app.needs_grant(has_full_standing.fn)',
  ]

  test.each(dateClauses)(
    '%s',
    async (clause) => {
      const policy = await readFile('db/policies/standing.sql', 'utf8')
      expect(policy).toContain(clause)
      await sql.raw(policy.replace(clause, 'true')).execute(database.owner)
      try {
        const anything = fc.tuple(aWorld, fc.array(aQuestion, { minLength: 12, maxLength: 12 }))
        const aboutDelegation = clause.includes('f.valid') || /\b[gv]\.co/.test(clause)
        const worlds = fc.sample(aboutDelegation ? aWorldOfDelegations : anything, {
          numRuns: 300,
          seed: 20190101,
        })
        let seen = false
        for (const [world, questions] of worlds) {
          if ((await disagreements(world, questions)).length > 0) {
            seen = true
            break
          }
        }
        expect(seen).toBe(true)
      } finally {
        await sql.raw(policy).execute(database.owner)
      }
    },
    120_000,
  )
})

test('without a context nothing is visible, and nothing can be added', async () => {
  const { asNobody } = await import('../db/index.ts')
  expect(await asNobody(database.db, (tx) => tx.selectFrom('contact').selectAll().execute())).toEqual([])
})
