import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { day } from '../time/index.ts'
import {
  aChild,
  anAdult,
  asWritten,
  dateBoxes,
  errorsOn,
  fillIn,
  happened,
  register,
  typesWritten,
} from './change.test-data.ts'

let service: TestService
let adviser: Visitor

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

const mother = {
  way: 'other',
  'kind-other': 'mother',
  'responsible-other': 'yes',
  source: 'birth certificate seen',
}

describe('adding a relationship', () => {
  it('is found by name on the page, chosen, and stands on both records', async () => {
    const maya = await register(service, aChild({ familyName: 'Bittern' }))
    const ana = await register(service, anAdult({ familyName: 'Bittern' }), null)
    const path = `/people/${maya.id}/relationships/add`
    await fillIn(adviser, path, { 'given-names': 'Ana', 'family-name': 'Bittern' })
    expect(adviser.status).toBe(200)
    expect(adviser.page.querySelector(`button[name="choose"][value="${ana.id}"]`)).not.toBeNull()
    expect(adviser.page.querySelector(`button[name="choose"][value="${maya.id}"]`)).toBeNull()
    await adviser.submit(path, { choose: ana.id })
    expect(adviser.text).toContain('Ana Bittern is Maya Bittern’s …')
    await adviser.submit(path, { ...mother, ...dateBoxes('from', '4 3 2020') })
    expect(adviser.path).toBe(`/people/${maya.id}`)
    expect((await asWritten(service, ana.id)).relations).toMatchObject([
      {
        otherId: maya.id,
        kind: 'mother',
        hasParentalResponsibility: true,
        from: day('2020-03-04'),
        source: 'birth certificate seen',
      },
    ])
    await adviser.open(`/people/${ana.id}/change`)
    expect(adviser.text).toContain('Ana Bittern is Maya Bittern’s mother')
  })

  it('from the mother’s page begins with her as the mother', async () => {
    const maya = await register(service)
    const ana = await register(service, anAdult())
    const path = `/people/${ana.id}/relationships/add`
    await adviser.open(`${path}?other=${maya.id}`)
    expect(adviser.page.querySelector('input[name="way"][checked]')?.getAttribute('value')).toBe('self')
    await adviser.submit(path, { 'kind-self': 'mother', 'responsible-self': 'not-known', source: 'school' })
    expect((await asWritten(service, ana.id)).relations).toMatchObject([{ otherId: maya.id, kind: 'mother' }])
  })

  it('asks for everything that is missing, and keeps whom was chosen', async () => {
    const [maya, ana] = [await register(service), await register(service, anAdult())]
    const path = `/people/${maya.id}/relationships/add`
    await adviser.open(`${path}?other=${ana.id}`)
    await adviser.submit(path)
    expect(errorsOn(adviser)).toEqual([
      'Choose how they are related',
      'Say whether they have parental responsibility, or that it is not known',
      'Say who told us, or where it was seen',
    ])
    await adviser.submit(path, mother)
    expect((await asWritten(service, ana.id)).relations).toHaveLength(1)
  })

  it('of a child to itself, to nobody, and to somebody of the other council is refused', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/relationships/add`
    await adviser.open(`${path}?other=${maya.id}`)
    await adviser.submit(path, mother)
    expect(errorsOn(adviser)[0]).toBe('Nobody is related to themselves')
    await adviser.open(`${path}?other=${crypto.randomUUID()}`)
    expect(adviser.text).toContain('There is no such person on record here')
    await adviser.open(`${path}?other=%27%3B%20drop%20table%20person%3B--`)
    expect(adviser.text).toContain('There is no such person on record here')
    expect(await typesWritten(service, maya.id)).toEqual(['registered'])
  })

  it('that would make somebody their own grandmother is refused', async () => {
    const maya = await register(service, aChild({ bornOn: null, expectedOn: day('2026-12-01') }))
    const ana = await register(service, anAdult({ bornOn: null }))
    const ada = await register(service, anAdult({ givenNames: 'Ada', bornOn: null }))
    const motherOf = (id: string) =>
      ({
        type: 'related',
        relation: { id: crypto.randomUUID(), otherId: id, kind: 'mother', hasParentalResponsibility: true },
      }) as const
    await happened(service, ana.id, [motherOf(maya.id)])
    await happened(service, ada.id, [motherOf(ana.id)])
    const path = `/people/${ada.id}/relationships/add`
    await adviser.open(`${path}?other=${maya.id}`)
    await adviser.submit(path, mother)
    expect(errorsOn(adviser)[0]).toContain('Nobody is their own forebear')
    expect((await asWritten(service, maya.id)).relations).toEqual([])
  })

  it('of a second mother is asked about once', async () => {
    const maya = await register(service)
    const ana = await register(service, anAdult())
    const eve = await register(service, anAdult({ givenNames: 'Eve' }))
    await happened(service, ana.id, [
      {
        type: 'related',
        relation: {
          id: crypto.randomUUID(),
          otherId: maya.id,
          kind: 'mother',
          hasParentalResponsibility: true,
        },
      },
    ])
    const path = `/people/${maya.id}/relationships/add`
    await adviser.open(`${path}?other=${eve.id}`)
    await adviser.submit(path, mother)
    expect(errorsOn(adviser)).toEqual([
      'Ana Avocet is recorded as the mother already. If it is right as it is, send it again',
    ])
    await adviser.submit(path)
    expect((await asWritten(service, eve.id)).relations).toHaveLength(1)
  })
})

describe('registering somebody from here', () => {
  const tom = {
    'given-names': 'Tom',
    'family-name': 'Crake',
    grown: 'child',
    known: 'year',
    year: '2018',
    sex: 'M',
    'same-home': 'yes',
    way: 'other',
    'kind-other': 'brother',
    'responsible-other': 'no',
    source: 'mother by telephone',
  }

  it('puts a brother into the index, at the same address, as the brother', async () => {
    const maya = await register(service, aChild({ familyName: 'Crake' }))
    const path = `/people/${maya.id}/relationships/add`
    await fillIn(adviser, path, { 'given-names': 'Tom', 'family-name': 'Crake' })
    await adviser.submit(path, { choose: 'new' })
    expect(adviser.page.querySelector('[name="given-names"]')?.getAttribute('value')).toBe('Tom')
    await adviser.submit(path, tom)
    if (adviser.status === 422) await adviser.submit(path)
    expect(adviser.path).toBe(`/people/${maya.id}`)
    const row = await service.database.owner
      .selectFrom('person')
      .select('id')
      .where('given_names', '=', 'Tom')
      .where('family_name', '=', 'Crake')
      .executeTakeFirstOrThrow()
    expect(await asWritten(service, row.id)).toMatchObject({
      bornOn: '2018-01-01',
      bornPrecision: 'year',
      addresses: [{ line: '4 Sandpiper Row' }],
      relations: [{ otherId: maya.id, kind: 'brother' }],
    })
  })

  it('who is on record already is shown first; the second sending is meant', async () => {
    const maya = await register(service, aChild({ familyName: 'Dunlin' }))
    const known = await register(
      service,
      aChild({ givenNames: 'Tom', familyName: 'Dunlin', bornOn: day('2018-04-05'), sex: 'M' }),
    )
    const path = `/people/${maya.id}/relationships/add`
    await adviser.open(`${path}?other=new`)
    const form = { ...tom, 'family-name': 'Dunlin', known: 'day', ...dateBoxes('born', '5 4 2018') }
    await adviser.submit(path, form)
    expect(errorsOn(adviser)[0]).toContain('Look first: this may be Tom Dunlin')
    expect(adviser.page.querySelector(`button[name="choose"][value="${known.id}"]`)).not.toBeNull()
    await adviser.submit(path)
    expect(adviser.path).toBe(`/people/${maya.id}`)
    const rows = await service.database.owner
      .selectFrom('person')
      .select('id')
      .where('family_name', '=', 'Dunlin')
      .execute()
    expect(rows).toHaveLength(3)
  })

  it('where the address is hidden, hides it for them too and shows it to nobody', async () => {
    const maya = await register(service, aChild({ familyName: 'Egret' }), {
      line: '9 Quiet Close',
      postcode: 'PE3 9XX',
    })
    await happened(service, maya.id, [
      { type: 'address-hidden', addressId: maya.addresses[0]?.id ?? '', because: 'Threats' },
    ])
    const path = `/people/${maya.id}/relationships/add`
    await adviser.open(`${path}?other=new`)
    expect(adviser.text).toContain('That address is hidden. It will be hidden for them too.')
    await adviser.submit(path, { ...tom, 'family-name': 'Egret' })
    if (adviser.status === 422) await adviser.submit(path)
    expect(adviser.page.toString()).not.toMatch(/Quiet Close|PE3 ?9XX/)
    const row = await service.database.owner
      .selectFrom('person')
      .select('id')
      .where('given_names', '=', 'Tom')
      .where('family_name', '=', 'Egret')
      .executeTakeFirstOrThrow()
    expect((await asWritten(service, row.id)).addresses).toMatchObject([{ hidden: true }])
  })

  it('a child of whom nobody knows any date cannot be told from another', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/relationships/add`
    await adviser.open(`${path}?other=new`)
    await adviser.submit(path, { ...tom, known: 'unknown', 'given-names': '', 'family-name': '' })
    expect(errorsOn(adviser)).toContain('Enter a given name, a family name, or both')
    expect(errorsOn(adviser)).toContain(
      'Without any date a child could not be told from another. About how old is enough',
    )
  })
})

describe('putting right and ending', () => {
  const related = async () => {
    const [maya, ana] = [await register(service), await register(service, anAdult())]
    const relation = { id: crypto.randomUUID(), otherId: maya.id, kind: 'mother' }
    await happened(service, ana.id, [
      {
        type: 'related',
        relation: { ...relation, hasParentalResponsibility: null, from: day('2020-03-04') },
      },
    ])
    return { maya, ana, path: `/people/${maya.id}/relationships/${relation.id}` }
  }

  it('puts parental responsibility right from either end', async () => {
    const { ana, path } = await related()
    await fillIn(adviser, `${path}/correct`, { responsible: 'yes', because: 'Certificate seen' })
    expect((await asWritten(service, ana.id)).relations[0]).toMatchObject({
      kind: 'mother',
      hasParentalResponsibility: true,
    })
  })

  it('ends one with the day and the reason, never before it began', async () => {
    const { ana, path } = await related()
    await fillIn(adviser, `${path}/end`, { ...dateBoxes('to', '3 3 2020'), because: 'Mistaken' })
    expect(errorsOn(adviser)).toEqual(['This is before it began. Check both dates'])
    await adviser.submit(`${path}/end`, dateBoxes('to', '5 3 2025'))
    expect((await asWritten(service, ana.id)).relations[0]?.to).toBe('2025-03-05')
    await adviser.open(`${path}/end`)
    expect(adviser.text).toContain('it ended already')
  })

  it('with a restricted person is not there for whoever may not see both', async () => {
    const { ana, path } = await related()
    await happened(service, ana.id, [
      {
        type: 'restricted',
        because: 'A colleague',
        namedAccess: [people.screeningManager.id],
      },
    ])
    await adviser.open(`${path}/end`)
    expect(adviser.text).toContain('not on the record')
    expect(adviser.text).not.toContain('Ana Avocet')
  })
})

describe('the other council', () => {
  it('is looked up too, and its records are not chosen from', async () => {
    const maya = await register(service, aChild({ familyName: 'Fulmar' }))
    const there = await service.signedIn('secondAdviser', { authority: cambridgeshire, fn: 'screening' })
    await there.open(`/people/${maya.id}/relationships/add`)
    expect(there.status).toBe(404)
    expect(there.text).not.toContain('Fulmar')
  })
})
