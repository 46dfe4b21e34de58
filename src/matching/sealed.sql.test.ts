import fc from 'fast-check'
import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor, connect } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { countNames, findMatches } from './index.ts'
import { actorFor, describedAs, find, now, remember, type Told } from './matching.test-data.ts'

/** A sealed record is indistinguishable from no record (authorisation B8 no. 19): nothing here may depend on it. */

let database: TestDatabase
let actors: readonly StaffActor[]

const given = ['Maya', 'Mia', 'Finn', 'Quillan', 'Mohammed', 'Muhammad', 'Zelda', 'Siân']
const family = ['Teal', 'Khan', 'Quillfeather', 'Heron-Smith', 'Bittern', 'Zorilla']
const births = ['2014-03-02', '2014-02-03', '2012-05-06', '2009-11-30']
const postcodes = ['PE1 1AB', 'CB1 1AB', 'PE2 2AB']

const held = fc.record({
  given: fc.constantFrom(...given),
  family: fc.constantFrom(...family),
  born: fc.constantFrom(...births),
  postcode: fc.constantFrom(...postcodes),
})

/** What a worker may search for: anything from two letters to everything about the hidden child. */
const asked: fc.Arbitrary<Told> = fc.oneof(
  fc.record(
    {
      given: fc.constantFrom(...given),
      family: fc.constantFrom(...family),
      born: fc.constantFrom(...births),
      postcode: fc.constantFrom(...postcodes),
    },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      words: fc
        .tuple(
          fc.constantFrom(...given, ...family),
          fc.constantFrom('', ...family),
          fc.integer({ min: 2, max: 9 }),
        )
        .map(([one, other, letters]) => `${one} ${other}`.trim().slice(0, letters + 4)),
      born: fc.constantFrom(...births),
    },
    { requiredKeys: ['words'] },
  ),
)

/** Everything a search can say, and the vocabulary beneath it, as bytes. */
const answersTo = async (questions: readonly Told[]): Promise<string> => {
  const answers: unknown[] = []
  for (const actor of actors)
    for (const question of questions)
      answers.push(await find(database, actor, question, { shows: 'unlikely' }))
  const words = [...given, ...family].map((word) => word.toLowerCase())
  for (const actor of actors)
    answers.push(
      await asActor(database.db, contextFor(actor, 'people.search', now), async (tx) => {
        const begun = words.map((word) => word.slice(0, 2))
        const { rows } =
          await sql`select app.match_vocabulary(${words}::text[], ${begun}::text[], ${words}::text[],
          ${postcodes.map((each) => each.replace(' ', ''))}::text[]) as known`.execute(tx)
        return rows
      }),
    )
  return JSON.stringify(answers)
}

beforeAll(async () => {
  database = await freshDatabase('organisation')
  actors = [
    await actorFor(database, 'adviser', peterborough),
    await actorFor(database, 'assessmentPeterborough', peterborough, 'assessment'),
    await actorFor(database, 'privacyCambridgeshire', cambridgeshire, 'oversight'),
  ]
  for (let nth = 0; nth < 60; nth += 1)
    await remember(database, nth % 3 === 0 ? cambridgeshire : peterborough, {
      given: given[nth % 5] ?? '',
      family: family[nth % 4] ?? '',
      born: births[nth % 3] ?? '',
      postcode: postcodes[nth % 2] ?? '',
    })
  await remember(database, peterborough, {
    given: 'Finn',
    family: 'Bittern',
    born: '2014-03-02',
    sensitivity: 'restricted',
  })
  await countNames(database.db, peterborough, now)
})
afterAll(() => database.drop())

const custodian = people.privacyPeterborough.id

describe('a sealed record', () => {
  it('changes no byte of any answer, registered sealed or sealed later, counted or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        held,
        fc.array(asked, { minLength: 4, maxLength: 8 }),
        fc.constantFrom('from the start', 'later', 'counted and later'),
        fc.constantFrom(peterborough, cambridgeshire),
        async (hidden, questions, sealed, owner) => {
          const all = [...questions, hidden, { words: `${hidden.given} ${hidden.family}` }]
          const before = await answersTo(all)
          const id = crypto.randomUUID()
          if (sealed !== 'from the start') await remember(database, owner, { ...hidden, id })
          if (sealed === 'counted and later') await countNames(database.db, peterborough, now)
          await remember(database, owner, { ...hidden, id, sensitivity: 'sealed', namedAccess: [custodian] })
          expect(await answersTo(all)).toBe(before)
        },
      ),
      { numRuns: 15 },
    )
  }, 120_000)

  it('costs the same statements, and is not read at all', async () => {
    const [adviser] = actors
    if (!adviser) throw new Error('Nobody asks')
    const db = connect(database.url, { max: 1 })
    let statements = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const search = async (told: Told): Promise<number> => {
      statements = 0
      await asActor(db.withPlugin(counting), contextFor(adviser, 'people.search', now), (tx) =>
        findMatches(tx, describedAs(told), { limit: 10 }),
      )
      return statements
    }
    const reads = async (): Promise<number> => {
      await sql`select pg_stat_force_next_flush()`.execute(db)
      const { rows } = await sql<{ reads: number }>`
        select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as reads from pg_stat_all_tables
        where schemaname = 'matching' and relname = 'sealed_key'`.execute(database.owner)
      return rows[0]?.reads ?? Number.NaN
    }
    await remember(database, peterborough, {
      given: 'Wilhelmina',
      family: 'Sealedwing',
      born: '2010-10-10',
      sensitivity: 'sealed',
      namedAccess: [custodian],
    })
    await search({ given: 'Warm', family: 'Up' })
    const before = await reads()
    const hit = await search({ given: 'Wilhelmina', family: 'Sealedwing', born: '2010-10-10' })
    const miss = await search({ given: 'Philippa', family: 'Nowhereman', born: '2010-10-11' })
    expect(hit).toBe(miss)
    expect(hit).toBeGreaterThan(2)
    expect(await reads()).toBe(before)
    await db.destroy()
  })

  it('is found by its custodian, and hides what was merged into it', async () => {
    const [id = ''] = await remember(database, peterborough, {
      given: 'Zelda',
      family: 'Sealedsurvivor',
      born: '2011-01-02',
      sensitivity: 'sealed',
      namedAccess: [custodian],
    })
    const [merged = ''] = await remember(database, peterborough, {
      given: 'Zelda',
      family: 'Openbefore',
      born: '2011-01-02',
      mergedInto: id,
    })
    const old = { given: 'Zelda', family: 'Openbefore', born: '2011-01-02' }
    const [adviser] = actors
    if (!adviser) throw new Error('Nobody asks')
    expect(
      (await find(database, adviser, old)).found.filter(
        (each) => each.kind !== 'elsewhere' && each.id === id,
      ),
    ).toEqual([])
    expect(JSON.stringify(await find(database, adviser, old))).not.toContain(merged)
    const officer = await actorFor(database, 'privacyPeterborough', peterborough, 'oversight')
    expect((await find(database, officer, old)).found[0]).toMatchObject({ kind: 'person', id })
  })
})
