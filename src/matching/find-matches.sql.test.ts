import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import type { StaffActor } from '../access/index.ts'
import { asNobody } from '../db/index.ts'
import { instant } from '../time/index.ts'
import { findMatches } from './index.ts'
import { actorFor, describedAs, find, inShort, remember, type Told } from './matching.test-data.ts'

let database: TestDatabase
let adviser: StaffActor
const ids = new Map<string, string>()
const idOf = (name: string): string => ids.get(name) ?? `nobody called ${name}`

const known = async (owner: string, name: string, told: Parameters<typeof remember>[2]) => {
  const [given = '', family = ''] = name.split(' ')
  const [id = ''] = await remember(database, owner, { given, family, ...told })
  ids.set(name, id)
}

beforeAll(async () => {
  database = await freshDatabase('organisation')
  adviser = await actorFor(database, 'adviser', peterborough)
  await known(peterborough, 'Maya Teal', {
    born: '2014-03-02',
    postcode: 'PE1 1AB',
    line: '4 Sandpiper Row',
    sex: 'F',
  })
  await known(peterborough, 'Finn Teal', {
    born: '2014-03-02',
    postcode: 'PE1 1AB',
    line: '4 Sandpiper Row',
    sex: 'M',
  })
  await known(cambridgeshire, 'Kathryn Brambling', {
    knownAs: 'Kit',
    born: '2011-07-09',
    phone: '01632 960444',
  })
  await known(cambridgeshire, 'Mohammed Khan', {
    born: '2012-05-06',
    nhs: '9434765919',
    upn: 'A123456789012',
  })
  await known(cambridgeshire, 'Ivy Sedge', {
    born: '2013-05-06',
    postcode: 'CB1 1AB',
    sensitivity: 'restricted',
    namedAccess: [people.screeningManager.id],
  })
  await known(peterborough, 'Una Old', { born: '2015-09-01', postcode: 'PE2 2AB' })
  await known(peterborough, 'Una New', { born: '2015-09-01' })
  await known(peterborough, 'Una Old', {
    born: '2015-09-01',
    postcode: 'PE2 2AB',
    mergedInto: idOf('Una New'),
  })
})
afterAll(() => database.drop())

const foundBy = async (told: Told, asked: Parameters<typeof find>[3] = {}, actor = adviser) =>
  inShort(await find(database, actor, told, asked))

describe('finding who somebody may be', () => {
  it.each<[string, Told, string]>([
    ['name and date of birth', { given: 'Maya', family: 'Teal', born: '2014-03-02' }, 'Maya Teal'],
    [
      'name with a slip, and the wrong year',
      { given: 'Mayaa', family: 'Teal', born: '2013-03-02', postcode: 'PE1 1AB' },
      'Maya Teal',
    ],
    ['a nickname and the telephone', { given: 'Kit', phone: '+44 1632 960444' }, 'Kathryn Brambling'],
    ['NHS number alone', { nhs: '943 476 5919' }, 'Mohammed Khan'],
    ['another spelling', { given: 'Muhammad', family: 'Khan', born: '2012-05-06' }, 'Mohammed Khan'],
  ])('by %s', async (_how, told, expected) => {
    expect((await foundBy(told))[0]).toBe(`person ${idOf(expected)}`)
  })

  it('shows the survivor of a merge for what only the merged record has', async () => {
    const { found } = await find(database, adviser, {
      given: 'Una',
      family: 'Old',
      born: '2015-09-01',
      postcode: 'PE2 2AB',
    })
    expect(found[0]).toMatchObject({ kind: 'person', id: idOf('Una New'), mergedId: idOf('Una Old') })
    expect(found.filter((each) => each.kind === 'person' && each.id === idOf('Una New'))).toHaveLength(1)
    expect(found.some((each) => each.kind === 'person' && each.id === idOf('Una Old'))).toBe(false)
  })

  it('gives every person why, by which model, and how sure', async () => {
    const { found, modelVersion } = await find(database, adviser, {
      given: 'Maya',
      family: 'Teal',
      born: '2014-03-02',
      sex: 'F',
    })
    expect(modelVersion).toBe('built-in-1')
    expect(found[0]).toMatchObject({
      kind: 'person',
      likeliest: 'same',
      comparison: {
        v: 1,
        parts: expect.arrayContaining([expect.objectContaining({ field: 'birth', level: 'exact' })]),
      },
    })
  })
})

describe('who may find whom', () => {
  it('nobody, without a context', async () => {
    const told = describedAs({ given: 'Maya', family: 'Teal', born: '2014-03-02' })
    expect(await asNobody(database.db, (tx) => findMatches(tx, told, { limit: 10 }))).toMatchObject({
      found: [],
      tooMany: false,
    })
  })

  it('the runtime role cannot go round the functions', async () => {
    for (const asking of [
      'select * from matching.document',
      'select matching.survivor_of(1::smallint, gen_random_uuid())',
    ])
      await expect(sql.raw(asking).execute(database.db), asking).rejects.toThrow(
        /permission denied for schema matching/,
      )
    for (const asking of [
      'select app.match_take_questions(1)',
      "select app.match_find_sealed('{1}', '{1}', null)",
      'select app.match_count()',
    ])
      await expect(
        asNobody(database.db, (tx) => sql.raw(asking).execute(tx)),
        asking,
      ).rejects.toThrow(/For the service itself/)
    await expect(
      asNobody(database.db, (tx) =>
        sql`select app.match_remember(${peterborough}, gen_random_uuid(), 'open', '{}', null, '{}', 1, '{}', '{}', '{}')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/Not a council/)
  })

  it('a restricted record is a stub, first of all, for everybody but those named on it', async () => {
    const told = { given: 'Ivy', family: 'Sedge', born: '2013-05-06' }
    expect(await foundBy(told)).toEqual([`restricted ${idOf('Ivy Sedge')}`])
    const { found } = await find(database, adviser, told)
    expect(found).toEqual([
      { kind: 'restricted', owner: cambridgeshire, id: idOf('Ivy Sedge'), dutyPhone: '01632 960211' },
    ])
    const manager = await actorFor(database, 'screeningManager', peterborough)
    expect(await foundBy(told, {}, manager)).toEqual([`person ${idOf('Ivy Sedge')}`])
  })

  it.each<[string, Told, boolean]>([
    ['date of birth and postcode', { born: '2013-05-06', postcode: 'CB1 1AB' }, true],
    ['the name as it sounds', { given: 'Ivie', family: 'Sedge' }, true],
    ['the first name alone', { words: 'ivy' }, false],
    ['the date of birth alone', { born: '2013-05-06' }, false],
    [
      'another family’s child of that first name',
      { given: 'Ivy', family: 'Brambling', born: '2010-01-01' },
      false,
    ],
  ])('by %s: %s', async (_how, told, expected) => {
    expect((await foundBy(told, { shows: 'unlikely' })).includes(`restricted ${idOf('Ivy Sedge')}`)).toBe(
      expected,
    )
  })

  describe('a worker of the other council without standing', () => {
    const told = { given: 'Kathryn', family: 'Brambling', born: '2011-07-09' }

    it('learns that a council they share an agreement with knows somebody like this, and no value', async () => {
      const worker = await actorFor(database, 'assessmentPeterborough', peterborough, 'assessment')
      const { found } = await find(database, worker, told)
      expect(found).toEqual([
        {
          kind: 'elsewhere',
          owner: cambridgeshire,
          band: expect.stringMatching(/attach|confirm/),
          agreeing: expect.any(Array),
          dutyPhone: '01632 960211',
        },
      ])
      expect(JSON.stringify(found)).not.toMatch(/brambling|kathryn|2011/i)
    })

    it('learns that a restricted record exists there', async () => {
      const worker = await actorFor(database, 'assessmentPeterborough', peterborough, 'assessment')
      expect(await foundBy({ given: 'Ivy', family: 'Sedge', born: '2013-05-06' }, {}, worker)).toEqual([
        `restricted ${idOf('Ivy Sedge')}`,
      ])
    })

    it('learns nothing where no agreement is in force that day: December 2018', async () => {
      const worker = await actorFor(database, 'adviser', cambridgeshire)
      const maya = { given: 'Maya', family: 'Teal', born: '2014-03-02' }
      const at = instant('2018-12-17T10:00:00Z')
      expect(await foundBy(maya, { at }, worker)).toEqual([])
      expect(await foundBy(maya, { at: instant('2019-03-01T10:00:00Z') }, worker)).not.toEqual([])
      expect(await foundBy(told, { at }, worker)).toEqual([`person ${idOf('Kathryn Brambling')}`])
    })
  })
})

describe('what is written down', () => {
  it('every search is one row, hit or not, for the council acted for', async () => {
    const before = await database.owner.selectFrom('people_search').select('id').execute()
    await find(database, adviser, { given: 'Maya', family: 'Teal' })
    await find(database, adviser, { given: 'Nobody', family: 'Whatsoever' })
    const rows = await database.owner.selectFrom('people_search').selectAll().execute()
    const added = rows.filter(({ id }) => !before.some((each) => each.id === id))
    expect(added).toHaveLength(2)
    for (const row of added)
      expect(row).toMatchObject({
        owner: peterborough,
        staff_id: people.adviser.id,
        fn: 'screening',
        model_version: 'built-in-1',
      })
    expect(added.map(({ shown }) => shown > 0).toSorted()).toEqual([false, true])
  })

  it('nothing to go by is no search', async () => {
    const before = await database.owner.selectFrom('people_search').select('id').execute()
    await find(database, adviser, {})
    await find(database, adviser, { words: '%' })
    expect(await database.owner.selectFrom('people_search').select('id').execute()).toHaveLength(
      before.length,
    )
  })
})

describe('whatever is typed', () => {
  it.each([
    '',
    ' ',
    'x',
    '%',
    '_',
    '\\',
    "'; drop table person; --",
    '💥',
    '👩‍👧',
    'فاطمة',
    'O’Neill-Smith',
    'a'.repeat(200),
    '%%%%',
    '"',
    '\u0000',
    'null',
  ])('%j does no harm', async (words) => {
    const { found } = await find(
      database,
      adviser,
      { words: words.replaceAll('\u0000', '') },
      { shows: 'unlikely' },
    )
    expect(found).toEqual([])
  })

  it('a percent sign is no wildcard', async () => {
    expect(await foundBy({ words: 'm%' }, { shows: 'unlikely' })).toEqual([])
    expect(await foundBy({ words: 't__l m__a' }, { shows: 'unlikely' })).toEqual([])
  })
})

it('only the search itself asks the index for people', () => {
  const asking = globSync('src/**/*.{ts,tsx}').filter(
    (file) => !file.includes('.test') && /app\.match_find\(/.test(readFileSync(file, 'utf8')),
  )
  expect(asking).toEqual(['src/matching/find-matches.sql.ts'])
})
