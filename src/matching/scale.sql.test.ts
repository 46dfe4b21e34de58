import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor, connect, type Db } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { addDays, day } from '../time/index.ts'
import { countNames, findMatches } from './index.ts'
import {
  actorFor,
  asService,
  describedAs,
  find,
  now,
  remember,
  rememberCrowd,
  type Told,
} from './matching.test-data.ts'

/** Among very many people: what is read, and what happens to names that half the county has. */

const size = 15_000
let database: TestDatabase
let adviser: StaffActor
let db: Db

const syllables =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to'.split(
    ' ',
  )
const word = (nth: number, parts: number): string =>
  Array.from(
    { length: parts },
    (_, at) => syllables[Math.floor(nth / syllables.length ** at) % syllables.length],
  ).join('')

const somebody = (nth: number): Told => ({
  given: word((nth * 7) % 700, 2),
  family: word((nth * 13) % 9_000, 3),
  born: addDays(day('2005-01-01'), (nth * 37) % 7_000),
  postcode: `PE${String(1 + (nth % 9))} ${String(nth % 10)}${String.fromCharCode(65 + (nth % 20))}B`,
  ...(nth % 3 === 0 ? { phone: `07700 900${String(nth % 1000).padStart(3, '0')}` } : {}),
})

beforeAll(async () => {
  database = await freshDatabase('organisation')
  adviser = await actorFor(database, 'adviser', peterborough)
  const crowd = Array.from({ length: size }, (_, nth) => somebody(nth))
  await rememberCrowd(database, cambridgeshire, crowd.slice(0, 9_000))
  await rememberCrowd(database, peterborough, crowd.slice(9_000))
  // Half a school year of one name, as there are in every county.
  await rememberCrowd(
    database,
    peterborough,
    Array.from({ length: 700 }, (_, nth) => ({
      given: 'Muhammad',
      family: 'Hussain',
      born: addDays(day('2008-01-01'), nth * 5),
    })),
  )
  await remember(database, peterborough, {
    given: 'Ivy',
    family: 'Sedgewren',
    born: '2013-05-06',
    sensitivity: 'restricted',
  })
  await sql`analyze`.execute(database.owner)
  await countNames(database.db, peterborough, now)
  db = connect(database.url, { max: 1 })
}, 180_000)
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const search = (told: Told) =>
  asActor(db, contextFor(adviser, 'people.search', now), (tx) =>
    findMatches(tx, describedAs(told), { limit: 10, shows: 'unlikely', isHalfTyped: true }),
  )

/** Tables read from end to end, and index entries read, in the whole schema, since the database was made. */
const readSoFar = async () => {
  await sql`select pg_stat_force_next_flush()`.execute(db)
  await sql`select 1`.execute(db)
  const { rows } = await sql<{ scanned: number; entries: number }>`
    select coalesce(sum(seq_scan) filter (where relname not in ('council', 'population', 'model')), 0) as scanned,
      coalesce(sum(idx_tup_fetch), 0) as entries
    from pg_stat_all_tables where schemaname = 'matching'`.execute(database.owner)
  return rows[0] ?? { scanned: Number.NaN, entries: Number.NaN }
}

describe(`among ${String(size)} people`, () => {
  const questions: readonly Told[] = [
    { given: 'Babe', family: 'Dakela', born: '2012-03-04', postcode: 'PE1 1AB' },
    { given: 'Muhammad', family: 'Hussain' },
    { given: 'Muhammad', family: 'Hussain', born: '2010-03-04' },
    { words: 'muh' },
    { words: 'mo hu' },
    { words: 'ba' },
    { words: 'hussain', born: '2010-01-01', precision: 'year' },
    { born: '2010-03-04' },
    { postcode: 'PE1 1AB' },
    { phone: '07700 900123' },
    { nhs: '9434765919' },
  ]

  it('no search reads any table from end to end', async () => {
    for (const told of questions) await search(told)
    const before = await readSoFar()
    for (const told of questions) await search(told)
    const after = await readSoFar()
    expect(after.entries).toBeGreaterThan(before.entries)
    expect(after.scanned).toBe(before.scanned)
  })

  it('remembering somebody reads none either', async () => {
    await remember(database, peterborough, { given: 'Warm', family: 'Up', born: '2010-01-01' })
    const before = await readSoFar()
    const [id = ''] = await remember(database, peterborough, {
      given: 'Isadora',
      family: 'Crake',
      born: '2010-01-01',
    })
    await remember(database, peterborough, { given: 'Isadora', family: 'Crake', born: '2010-01-02', id })
    expect((await readSoFar()).scanned).toBe(before.scanned)
  })

  it('a name that many have gives few, says there are too many, and not once there is a date of birth', async () => {
    const common = await search({ given: 'Muhammad', family: 'Hussain' })
    expect(common.found).toHaveLength(10)
    expect(common.tooMany).toBe(true)
    const told = await search({ given: 'Muhammad', family: 'Hussain', born: '2010-02-14' })
    expect(told.tooMany).toBe(false)
    expect((await search({ given: 'Babe', family: 'Dakela', born: '2012-03-04' })).tooMany).toBe(false)
  })

  it('a sealed child of such a name changes no byte of it', async () => {
    const asked: readonly Told[] = [
      { words: 'muhammad' },
      { words: 'muhammad hussain' },
      { given: 'Muhammad', family: 'Hussain' },
    ]
    const answers = async () =>
      JSON.stringify(await Promise.all(asked.map((told) => find(database, adviser, told, { limit: 300 }))))
    const before = await answers()
    await remember(database, peterborough, {
      given: 'Muhammad',
      family: 'Hussain',
      born: '2010-01-01',
      sensitivity: 'sealed',
    })
    expect(await answers()).toBe(before)
  })

  it('a restricted child of such a name is never cut off by all the others', async () => {
    const [id = ''] = await remember(database, peterborough, {
      given: 'Muhammad',
      family: 'Hussain',
      born: '2009-01-01',
      sensitivity: 'restricted',
    })
    const { found } = await search({ given: 'Muhammad', family: 'Hussain', born: '2009-01-01' })
    expect(found[0]).toMatchObject({ kind: 'restricted', id })
  })

  it('the context of the service itself finds them too', async () => {
    const { found } = await asService(database, cambridgeshire, (tx) =>
      findMatches(tx, describedAs(somebody(100)), { limit: 3 }),
    )
    expect(found[0]).toMatchObject({ kind: 'person', owner: cambridgeshire })
  })
})
