import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { rememberRights, type StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { day, dayOf, instant } from '../time/index.ts'
import { findPeople } from './find-people.sql.ts'
import { heardFrom, type Typed } from './heard-from.ts'
import type { Match, Matches } from './match.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'

const at = instant('2026-11-23T09:00:00Z')
let database: TestDatabase
let adviser: StaffActor

const actorFor = async (person: keyof typeof people, actingFor: string): Promise<StaffActor> => {
  const rights = await rememberRights(database.db).rightsOf(people[person].id)
  if (!rights) throw new Error(`No such worker: ${person}`)
  return { kind: 'staff', rights, actingFor, fn: 'screening' }
}

const happen = async (owner: string, id: string, ...events: PersonEvent[]): Promise<string> => {
  const done = await perform(database.db, personStream, {
    actor: await actorFor('screeningManager', owner),
    at,
    action: 'person.register',
    owner,
    id,
    opens: true,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
  return id
}

type Someone = {
  name: [given: string, family: string]
  knownAs?: string
  bornOn?: string
  phone?: string
  nhsNumber?: string
  upn?: string
  postcode?: string
  isHidden?: boolean
}

const register = (owner: string, them: Someone, ...more: PersonEvent[]): Promise<string> => {
  const [givenNames, familyName] = them.name
  const address = {
    id: crypto.randomUUID(),
    line: '1 Sandpiper Row',
    postcode: them.postcode ?? null,
    from: day('2020-01-01'),
    to: null,
    hidden: them.isHidden ?? false,
  }
  const registered: PersonEvent = {
    type: 'registered',
    details: {
      givenNames,
      familyName,
      knownAs: them.knownAs ?? null,
      bornOn: them.bornOn === undefined ? null : day(them.bornOn),
      bornEstimated: false,
      expectedOn: null,
      sex: 'U',
      isChild: them.bornOn !== undefined,
      nhsNumber: them.nhsNumber ?? null,
      upn: them.upn ?? null,
      phone: them.phone ?? null,
    },
    addresses: them.postcode === undefined ? [] : [address],
  }
  return happen(owner, crypto.randomUUID(), registered, ...more)
}

const find = (typed: Typed, actor = adviser, when = at, limit = 10): Promise<Matches> =>
  asActor(database.db, contextFor(actor, 'people.search', when), (tx) =>
    findPeople(tx, heardFrom(typed, dayOf(when)), limit),
  )

const inOneBox = (q: string): Promise<Matches> => find({ q })

const nameOf = (match: Match): string =>
  match.kind === 'person' ? match.name : `${match.kind} of ${match.owner}`
const namesOf = ({ matches }: Matches): string[] => matches.map(nameOf)

const restricted: PersonEvent = {
  type: 'restricted',
  because: 'A colleague’s family',
  namedAccess: [people.screeningManager.id],
}

beforeAll(async () => {
  database = await freshDatabase('organisation')
  adviser = await actorFor('adviser', peterborough)
  await register(peterborough, { name: ['Maya', 'Teal'], bornOn: '2020-03-04', postcode: 'PE1 1AB' })
  await register(peterborough, { name: ['Finn', 'Teal'], bornOn: '2020-03-04', postcode: 'PE1 1AB' })
  await register(cambridgeshire, { name: ['Maya', 'Teal'], bornOn: '2020-03-04', postcode: 'CB4 1AB' })
  await register(cambridgeshire, {
    name: ['Kathryn', 'Brambling'],
    knownAs: 'Kit',
    bornOn: '2011-07-09',
    phone: '01632 960444',
    nhsNumber: '9434765919',
    upn: 'H801200001001',
  })
  await register(cambridgeshire, { name: ['Shabana', 'Rashid-Ahmed'], bornOn: '2008-07-08' })
  await register(peterborough, { name: ['Siân', 'O’Neill'], bornOn: '2015-01-30' })
  await register(peterborough, {
    name: ['Wren', 'Hidden'],
    bornOn: '2012-02-02',
    postcode: 'PE3 9XX',
    isHidden: true,
  })
  await register(
    peterborough,
    { name: ['Ivy', 'Secret'], bornOn: '2013-05-06', postcode: 'PE2 2AB' },
    restricted,
  )
  await register(cambridgeshire, { name: ['Mohammed', 'Khan'], bornOn: '2014-01-01' })
  await register(cambridgeshire, { name: ['Mohammed', 'Kestrel'], bornOn: '2013-04-07' })
  await register(cambridgeshire, { name: ['Percent%', 'Under_score'], bornOn: '2014-01-02' })
})
afterAll(() => database.drop())

describe('searching for people while somebody is on the telephone', () => {
  it('finds the child in both councils, and says which council each record is of', async () => {
    const { matches } = await inOneBox('maya teal')
    expect(
      matches
        .slice(0, 2)
        .map((match) => match.owner)
        .toSorted(),
    ).toEqual([peterborough, cambridgeshire].toSorted())
    expect(namesOf({ matches, tooMany: false })[0]).toBe('Maya Teal')
  })

  it.each<[string, string, string]>([
    ['as somebody is still typing', 'may tea', 'Maya Teal'],
    ['half of each name', 'moha kh', 'Mohammed Khan'],
    ['half of each name, the other way round', 'kh moha', 'Mohammed Khan'],
    ['with the names the other way round', 'teal maya', 'Maya Teal'],
    ['as it sounds', 'catherine brambling', 'Kathryn Brambling, known as Kit'],
    ['by the name the child is known by', 'kit', 'Kathryn Brambling, known as Kit'],
    ['with one letter left out, by part of a double name', 'shabana rashd', 'Shabana Rashid-Ahmed'],
    ['without accents and apostrophes', 'sian oneill', 'Siân O’Neill'],
    ['by one word and the year', 'maya 2020', 'Maya Teal'],
    ['by the beginning of a word and the year', 'moham 2013', 'Mohammed Kestrel'],
    ['by one word and the postcode', 'maya cb41ab', 'Maya Teal'],
    ['by date of birth alone', '9/7/2011', 'Kathryn Brambling, known as Kit'],
    ['with day and month changed round', 'shabana 7/8/2008', 'Shabana Rashid-Ahmed'],
    ['by telephone however it is written', '+44 1632 960 444', 'Kathryn Brambling, known as Kit'],
    ['by NHS number in any spacing', '943 4765919', 'Kathryn Brambling, known as Kit'],
    ['by unique pupil number', 'h801200001001', 'Kathryn Brambling, known as Kit'],
    ['by postcode', 'cb4 1ab', 'Maya Teal'],
  ])('finds a child %s', async (_way, typed, expected) => {
    expect(namesOf(await inOneBox(typed))[0]).toBe(expected)
  })

  it('puts whoever’s names begin as typed before whoever’s are only like it', async () => {
    expect(
      namesOf(await inOneBox('moha k'))
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['Mohammed Kestrel', 'Mohammed Khan'])
  })

  it('says why: what agrees and what does not', async () => {
    const { matches } = await find({
      'given-names': 'Maya',
      'family-name': 'Teal',
      'born-day': '4',
      'born-month': '3',
      'born-year': '2020',
      postcode: 'PE1 1AB',
    })
    expect(matches[0]).toMatchObject({
      owner: peterborough,
      band: expect.stringMatching(/attach|confirm/),
      likeliest: 'same',
    })
    const [best] = matches
    if (best?.kind !== 'person') throw new Error('Nobody was found')
    expect(best.reasons.filter(({ agrees }) => agrees === 'yes').map(({ field }) => field)).toEqual(
      expect.arrayContaining(['forename', 'surname', 'birth', 'place']),
    )
  })

  it('never takes a twin for the same child: the given name differs, and that is said', async () => {
    const { matches } = await inOneBox('Maya Teal 4/3/2020 PE1 1AB')
    expect(matches[0]).toMatchObject({ name: 'Maya Teal', owner: peterborough })
    const twin = matches.find((match) => nameOf(match) === 'Finn Teal')
    expect(twin).toMatchObject({
      likeliest: expect.stringMatching(/twin|sibling/),
      conflicts: ['other-given-name'],
    })
    if (twin?.kind === 'person')
      expect(twin.reasons.some(({ field, agrees }) => field === 'forename' && agrees === 'no')).toBe(true)
  })

  it('shows a card of no more than is needed', async () => {
    const { matches } = await inOneBox('maya teal pe1 1ab')
    expect(Object.keys(matches[0] ?? {}).toSorted()).toEqual(
      [
        'band',
        'bornEstimated',
        'bornOn',
        'bornPrecision',
        'conflicts',
        'expectedOn',
        'flags',
        'id',
        'isChild',
        'kind',
        'lastContactAt',
        'likeliest',
        'name',
        'owner',
        'reasons',
        'weight',
        'wouldSettle',
      ].toSorted(),
    )
  })

  it.each(['%', '_', '\\', '%%', "'; drop table person; --", '   ', 'x', '💥', '31/2/2014', 'a'.repeat(200)])(
    'finds nobody by %j',
    async (typed) => {
      expect(await inOneBox(typed)).toMatchObject({ matches: [], tooMany: false })
    },
  )

  it('a percent sign in what was typed is a percent sign', async () => {
    expect(namesOf(await inOneBox('perce%t'))).toEqual([])
    expect(namesOf(await inOneBox('under_score'))[0]).toContain('Under_score')
  })
})

describe('what is hidden', () => {
  it('nobody is ever found by an address that is hidden, nor is it shown', async () => {
    expect(namesOf(await inOneBox('PE3 9XX'))).toEqual([])
    const { matches } = await inOneBox('wren hidden PE3 9XX')
    expect(matches[0]).toMatchObject({ kind: 'person', name: 'Wren Hidden' })
    expect(JSON.stringify(matches)).not.toMatch(/sandpiper/i)
    const [wren] = matches
    expect(wren?.kind === 'person' && wren.reasons.some(({ field }) => field === 'place')).toBe(false)
  })

  it('an address hidden later is forgotten at once, and found again when it is shown', async () => {
    const id = await register(peterborough, {
      name: ['Nell', 'Nuthatch'],
      bornOn: '2012-12-02',
      postcode: 'PE4 4ZZ',
    })
    const address = await database.owner
      .selectFrom('person_address')
      .select('id')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(namesOf(await inOneBox('PE4 4ZZ'))).toEqual(['Nell Nuthatch'])
    await happen(peterborough, id, { type: 'address-hidden', addressId: address.id, because: 'A refuge' })
    expect(namesOf(await inOneBox('PE4 4ZZ'))).toEqual([])
    await happen(peterborough, id, { type: 'address-shown', addressId: address.id, because: 'Moved on' })
    expect(namesOf(await inOneBox('PE4 4ZZ'))).toEqual(['Nell Nuthatch'])
  })
})

describe('a restricted record', () => {
  it('shows that it exists and whom to ring, and nothing of itself', async () => {
    expect((await inOneBox('ivy secret')).matches).toEqual([
      { kind: 'stub', owner: peterborough, id: expect.any(String), dutyPhone: '01632 960212' },
    ])
  })

  it.each<[string, string]>([
    ['one name and the date of birth', 'ivy smith 6/5/2013'],
    ['date of birth and postcode', '6/5/2013 PE2 2AB'],
    ['the name as it sounds', 'ivie secrett'],
  ])('is found by %s', async (_way, typed) => {
    expect(namesOf(await inOneBox(typed))).toContain(`stub of ${peterborough}`)
  })

  it('is not shown for every other child of that first name', async () => {
    expect(namesOf(await inOneBox('ivy brambling'))).not.toContain(`stub of ${peterborough}`)
  })

  it('completes no search: its name is in no vocabulary', async () => {
    expect(namesOf(await inOneBox('secr'))).toEqual([])
  })

  it('opens to those who are named on it', async () => {
    const manager = await actorFor('screeningManager', peterborough)
    expect(namesOf(await find({ q: 'ivy secret' }, manager))).toEqual(['Ivy Secret'])
  })
})

describe('a sealed record', () => {
  it('is gone from every search in the statement that seals it, whoever does it and however', async () => {
    const id = await register(peterborough, {
      name: ['Ottilie', 'Osprey'],
      bornOn: '2012-10-11',
      postcode: 'PE5 5ZZ',
    })
    expect(namesOf(await inOneBox('ottilie osprey'))).toEqual(['Ottilie Osprey'])
    await database.owner
      .updateTable('person')
      .set({ sensitivity: 'sealed', named_access: [people.privacyPeterborough.id] })
      .where('id', '=', id)
      .execute()
    for (const typed of [
      'ottilie osprey',
      'ottilie',
      'ospr',
      '11/10/2012',
      'PE5 5ZZ',
      'ottilie osprey 11/10/2012',
    ])
      expect(await inOneBox(typed), typed).toEqual({ matches: [], tooMany: false })
  })
})

describe('who finds whom', () => {
  it('a worker for whom no agreement is in force finds their own council’s people only', async () => {
    const { matches } = await find({ q: 'maya teal' }, adviser, instant('2018-12-17T10:00:00Z'))
    expect(matches.map((match) => match.owner)).toEqual([cambridgeshire])
  })
})

describe('of many who are equally like', () => {
  it('first whoever has a current flag', async () => {
    for (const year of ['2009', '2010', '2011', '2012'])
      await register(peterborough, { name: ['Robin', 'Redstart'], bornOn: `${year}-06-06` })
    const flagged = await register(
      peterborough,
      { name: ['Robin', 'Redstart'], bornOn: '2010-09-09' },
      { type: 'flagged', flag: 'looked-after', because: 'Placed in June' },
    )
    const { matches } = await find({ q: 'robin redst' }, adviser, at, 3)
    expect(matches).toHaveLength(3)
    expect(matches[0]).toMatchObject({ id: flagged, flags: ['looked-after'] })
  })
})
