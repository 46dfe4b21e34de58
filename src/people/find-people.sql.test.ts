import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { loadOrganisation } from '../../demo/organisation.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { rememberRights, type StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { day, instant } from '../time/index.ts'
import { findPeople, type Match } from './find-people.sql.ts'
import type { Heard } from './likeness.ts'
import { searchText } from './search-text.ts'

const at = instant('2026-11-23T09:00:00Z')
let database: TestDatabase
let adviser: StaffActor

type Registered = {
  owner: string
  name: [given: string, family: string]
  knownAs?: string
  bornOn?: string
  phone?: string
  postcode?: string
  hidden?: boolean
  restrictedTo?: string[]
  isChild?: boolean
}

/** Somebody on record, written as the owner of the tables: the scene, not what is tested. */
const register = async (them: Registered): Promise<string> => {
  const id = crypto.randomUUID()
  const [given, family] = them.name
  const search = searchText(given, family, them.knownAs ?? null)
  const bornOn = them.bornOn === undefined ? null : day(them.bornOn)
  await database.owner
    .insertInto('person')
    .values({
      owner: them.owner,
      id,
      given_names: given,
      family_name: family,
      known_as: them.knownAs ?? null,
      born_on: bornOn,
      sex: 'U',
      is_child: them.isChild ?? bornOn !== null,
      phone: them.phone ?? null,
      sensitivity: them.restrictedTo ? 'restricted' : 'open',
      named_access: them.restrictedTo ?? [],
      search_text: search,
      registered_at: at,
    })
    .execute()
  if (them.postcode !== undefined) {
    await database.owner
      .insertInto('person_address')
      .values({
        owner: them.owner,
        id: crypto.randomUUID(),
        person_id: id,
        line: '1 Sandpiper Row',
        postcode: them.postcode,
        valid_from: day('2020-01-01'),
        hidden: them.hidden ?? false,
      })
      .execute()
  }
  if (them.restrictedTo) {
    await database.owner
      .insertInto('record_stub')
      .values({
        owner: them.owner,
        id,
        search_text: search,
        born_on: bornOn,
        postcode: them.postcode ?? null,
        duty_phone: '01632 960212',
      })
      .execute()
  }
  return id
}

const actorFor = async (person: keyof typeof people, actingFor: string): Promise<StaffActor> => {
  const rights = await rememberRights(database.db).rightsOf(people[person].id)
  if (!rights) throw new Error(`No such worker: ${person}`)
  return { kind: 'staff', rights, actingFor, fn: 'screening' }
}

const find = (heard: Heard, actor = adviser, when = at): Promise<Match[]> =>
  asActor(database.db, contextFor(actor, 'people.search', when), (tx) => findPeople(tx, heard))

const namesOf = (matches: readonly Match[]): string[] =>
  matches.map((match) => (match.kind === 'person' ? match.name : `stub of ${match.owner}`))

beforeAll(async () => {
  database = await freshDatabase()
  await loadOrganisation(database.owner)
  adviser = await actorFor('adviser', peterborough)
  await register({ owner: peterborough, name: ['Maya', 'Teal'], bornOn: '2020-03-04', postcode: 'PE11AB' })
  await register({ owner: peterborough, name: ['Finn', 'Teal'], bornOn: '2020-03-04', postcode: 'PE11AB' })
  await register({ owner: cambridgeshire, name: ['Maya', 'Teal'], bornOn: '2020-03-04', postcode: 'CB41AB' })
  await register({
    owner: cambridgeshire,
    name: ['Kathryn', 'Brambling'],
    knownAs: 'Kit',
    bornOn: '2011-07-09',
    phone: '01632960444',
  })
  await register({ owner: cambridgeshire, name: ['Shabana', 'Rashid-Ahmed'], bornOn: '2008-07-08' })
  await register({ owner: peterborough, name: ['Siân', 'O’Neill'], bornOn: '2015-01-30' })
  await register({
    owner: peterborough,
    name: ['Wren', 'Hidden'],
    bornOn: '2012-02-02',
    postcode: 'PE39XX',
    hidden: true,
  })
  await register({
    owner: peterborough,
    name: ['Ivy', 'Secret'],
    bornOn: '2013-05-06',
    postcode: 'PE22AB',
    restrictedTo: [people.screeningManager.id],
  })
  await register({ owner: cambridgeshire, name: ['Percent%', 'Under_score'], bornOn: '2014-01-01' })
})
afterAll(() => database.drop())

describe('searching for people while somebody is on the telephone', () => {
  it('finds the child in both councils, and says which council each record is of', async () => {
    const matches = await find({ name: 'maya teal' })
    expect(
      matches
        .slice(0, 2)
        .map((match) => match.owner)
        .toSorted(),
    ).toEqual([peterborough, cambridgeshire].toSorted())
    expect(namesOf(matches)[0]).toBe('Maya Teal')
  })

  it.each<[string, Heard, string]>([
    ['as somebody is still typing', { name: 'may tea' }, 'Maya Teal'],
    ['with the names the other way round', { name: 'teal maya' }, 'Maya Teal'],
    ['as it sounds', { name: 'catherine brambling' }, 'Kathryn Brambling, known as Kit'],
    ['by the name the child is known by', { name: 'kit' }, 'Kathryn Brambling, known as Kit'],
    ['with one letter left out, by part of a double name', { name: 'shabana rashd' }, 'Shabana Rashid-Ahmed'],
    ['without accents and apostrophes', { name: 'sian oneill' }, 'Siân O’Neill'],
    ['by date of birth alone', { bornOn: day('2011-07-09') }, 'Kathryn Brambling, known as Kit'],
    [
      'with day and month changed round',
      { name: 'shabana', bornOn: day('2008-08-07') },
      'Shabana Rashid-Ahmed',
    ],
    ['by telephone however it is written', { phone: '+44 1632 960 444' }, 'Kathryn Brambling, known as Kit'],
    ['by postcode', { postcode: 'cb4 1ab' }, 'Maya Teal'],
  ])('finds a child %s', async (_way, heard, expected) => {
    expect(namesOf(await find(heard))[0]).toBe(expected)
  })

  it('says why: what agrees and what does not', async () => {
    const [best] = await find({ name: 'Maya Teal', bornOn: day('2020-03-04'), postcode: 'PE1 1AB' })
    expect(best).toMatchObject({
      owner: peterborough,
      likeness: 'very likely',
      agrees: ['name maya', 'name teal', 'same date of birth', 'same postcode'],
      differs: [],
    })
  })

  it('never calls a twin likely: the given name differs, and that is said', async () => {
    const matches = await find({ name: 'Maya Teal', bornOn: day('2020-03-04'), postcode: 'PE1 1AB' })
    const twin = matches.find((match) => match.kind === 'person' && match.name === 'Finn Teal')
    expect(twin).toMatchObject({ differs: expect.arrayContaining(['no name like maya']) })
    expect(twin).not.toMatchObject({ likeness: 'very likely' })
    expect(matches.indexOf(twin as Match)).toBeGreaterThan(0)
  })

  it('shows a card of no more than is needed', async () => {
    const [match] = await find({ name: 'maya teal', postcode: 'PE1 1AB' })
    expect(Object.keys(match ?? {}).toSorted()).toEqual(
      [
        'agrees',
        'bornEstimated',
        'bornOn',
        'differs',
        'expectedOn',
        'flags',
        'id',
        'isChild',
        'kind',
        'lastContactAt',
        'likeness',
        'name',
        'owner',
        'score',
      ].toSorted(),
    )
  })

  it.each(['%', '_', '\\', '%%', "'; drop table person; --", '   ', 'x', '💥'])(
    'finds nobody by %j',
    async (name) => {
      expect(await find({ name })).toEqual([])
    },
  )

  it('a percent sign in what was typed is a percent sign', async () => {
    expect(namesOf(await find({ name: 'perce%t' }))).toEqual([])
    expect(namesOf(await find({ name: 'under_score' }))[0]).toContain('Under_score')
  })

  it('never finds anybody by an address that is hidden', async () => {
    expect(namesOf(await find({ postcode: 'PE3 9XX' }))).toEqual([])
    const [wren] = await find({ name: 'wren hidden', postcode: 'PE3 9XX' })
    expect(wren).toMatchObject({ kind: 'person', agrees: ['name wren', 'name hidden'] })
  })
})

describe('a restricted record', () => {
  it('shows that it exists and whom to ring, and nothing of itself', async () => {
    const matches = await find({ name: 'ivy secret' })
    expect(matches).toEqual([
      { kind: 'stub', owner: peterborough, id: expect.any(String), dutyPhone: '01632 960212' },
    ])
  })

  it.each<[string, Heard]>([
    ['one name and the date of birth', { name: 'ivy smith', bornOn: day('2013-05-06') }],
    ['date of birth and postcode', { bornOn: day('2013-05-06'), postcode: 'PE2 2AB' }],
    ['the name as it sounds', { name: 'ivie secrett' }],
  ])('is found by %s', async (_way, heard) => {
    expect(namesOf(await find(heard))).toContain(`stub of ${peterborough}`)
  })

  it('is not shown for every other child of that first name', async () => {
    expect(namesOf(await find({ name: 'ivy brambling' }))).not.toContain(`stub of ${peterborough}`)
  })

  it('opens to those who are named on it', async () => {
    const manager = await actorFor('screeningManager', peterborough)
    expect(namesOf(await find({ name: 'ivy secret' }, manager))).toEqual(['Ivy Secret'])
  })
})

describe('who finds whom', () => {
  it('a worker for whom no agreement is in force finds their own council’s people only', async () => {
    const matches = await find({ name: 'maya teal' }, adviser, instant('2018-12-17T10:00:00Z'))
    expect(matches.map((match) => match.owner)).toEqual([cambridgeshire])
  })
})

describe('among twenty thousand people', () => {
  beforeAll(async () => {
    await sql`
      insert into person (owner, id, given_names, family_name, born_on, sex, is_child, search_text, registered_at)
      select case when n % 3 = 0 then ${peterborough} else ${cambridgeshire} end, gen_random_uuid(), given, family,
        date '2008-01-01' + (n * 37) % 6500, 'U', true, lower(given || ' ' || family), ${at}
      from (select n, (array['Maya', 'Oliver', 'Amelia', 'Noah', 'Isla', 'George', 'Ava', 'Arthur', 'Lily', 'Muhammad'])[1 + n % 10] as given,
        (array['Heron', 'Bittern', 'Plover', 'Curlew', 'Avocet', 'Godwit', 'Lapwing', 'Dunlin', 'Knot', 'Ruff', 'Teal', 'Wigeon'])[1 + (n / 10) % 12] || chr(97 + (n / 120) % 26) as family
        from generate_series(1, 20000) n) made`.execute(database.owner)
    await sql`
      insert into person (owner, id, given_names, family_name, born_on, sex, is_child, search_text, registered_at)
      values (${peterborough}, gen_random_uuid(), 'Maya', 'Quillfeather', '2014-02-03', 'F', true, 'maya quillfeather', ${at})`.execute(
      database.owner,
    )
    await sql`analyze person, person_name_word, person_address`.execute(database.owner)
  })

  it.each<[string, Heard]>([
    ['half the family name', { name: 'maya quillf' }],
    ['a slip in the family name', { name: 'maya quilfeather' }],
    ['the first name and the date of birth', { name: 'maya', bornOn: day('2014-02-03') }],
  ])('the child is among the first three by %s', async (_way, heard) => {
    expect(namesOf(await find(heard)).slice(0, 3)).toContain('Maya Quillfeather')
  })
})
