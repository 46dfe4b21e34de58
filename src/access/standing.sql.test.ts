import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor } from '../db/index.ts'
import { day, startOfDay } from '../time/index.ts'
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
  await shownFor.execute(database.owner)
})
afterAll(() => database.drop())

/** For each question in turn, the councils whose contact this worker is shown; asked where row-level security binds. */
const shownFor = sql`
  create function shown_for(questions json) returns json language plpgsql as $$
    declare question json; shown json := '[]';
    begin
      for question in select * from json_array_elements(questions) loop
        perform set_config('app.acting_for', question ->> 'authority', true),
          set_config('app.fn', question ->> 'fn', true),
          set_config('app.client_group', question ->> 'clientGroup', true),
          set_config('app.at', question ->> 'at', true);
        shown := (shown::jsonb || jsonb_build_array(array(select owner from contact)))::json;
      end loop;
      return shown;
    end $$`

const nobodyYet = {
  actingFor: [],
  fn: null,
  clientGroup: 'children',
  intakeFor: [],
  draft: null,
  system: false,
} as const

/** What the database shows this worker: the contacts of that one council, or none. */
const databaseShows = (questions: readonly Question[]): Promise<boolean[]> =>
  asActor(database.db, { ...nobodyYet, staffId: worker, at: startOfDay(day('2019-01-01')) }, async (tx) => {
    const { rows } = await sql<{
      shown: string[][]
    }>`select shown_for(${JSON.stringify(questions)}) as shown`.execute(tx)
    return (rows[0]?.shown ?? []).map(
      (owners, nth) => owners.length === 1 && owners[0] === questions[nth]?.authority,
    )
  })

const disagreements = async (world: World, questions: readonly Question[]): Promise<Question[]> => {
  await putInPlace(database.owner, world)
  const rights = rightsIn(world)
  const shown = await databaseShows(questions)
  return questions.filter(
    ({ authority, fn, clientGroup, at }, nth) =>
      shown[nth] !== (standing(rights, authority, fn, clientGroup, at) !== null),
  )
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
    { numRuns: 150 },
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
