import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import {
  aChild,
  aContactAbout,
  anAdult,
  asWritten,
  dateBoxes,
  errorsOn,
  fillIn,
  register,
  typesWritten,
} from './change.test-data.ts'

let service: TestService
let adviser: Visitor
let manager: Visitor
let custodian: Visitor

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  manager = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
  custodian = await service.signedIn('privacyPeterborough', { authority: peterborough, fn: 'oversight' })
})
afterAll(() => service.stop())

describe('restricting a record', () => {
  it('workers are found by name and ticked; what was typed meanwhile stays', async () => {
    const ivy = await register(service, aChild({ givenNames: 'Ivy' }))
    const path = `/people/${ivy.id}/restrict`
    await fillIn(manager, path, { do: 'find', worker: 'wren', because: 'Her aunt works here' })
    expect(manager.status).toBe(200)
    expect(manager.text).toContain('Wren Willow')
    expect(manager.page.querySelector('textarea[name="because"]')?.textContent.trim()).toBe(
      'Her aunt works here',
    )
    await manager.submit(path, { named: [people.screeningManager.id, people.adviser.id], do: 'it' })
    const { sensitivity, namedAccess } = await asWritten(service, ivy.id)
    expect(sensitivity).toBe('restricted')
    expect(namedAccess.toSorted()).toEqual([people.adviser.id, people.screeningManager.id])
    const other = await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' })
    expect((await other.open(`/people/${ivy.id}/names/add`)).status).toBe(404)
    expect((await adviser.open(`/people/${ivy.id}/names/add`)).status).toBe(200)
  })

  it('names whoever restricts it, and nobody who was not found', async () => {
    const ivy = await register(service)
    const path = `/people/${ivy.id}/restrict`
    await fillIn(manager, path, { named: [], because: 'Aunt' })
    expect(errorsOn(manager)[0]).toContain('Name at least one worker')
    await manager.submit(path, { named: [crypto.randomUUID(), "'; drop table staff;--"] })
    expect(errorsOn(manager)[0]).toContain('Name at least one worker')
    await manager.submit(path, { named: [people.adviser.id] })
    expect(errorsOn(manager)[0]).toContain('Name yourself too')
    expect(await typesWritten(service, ivy.id)).toEqual(['registered'])
  })

  it.each(['%', '_', '\\', 'a', "' or 1=1 --"])(
    'looking for a worker called %j finds nobody else',
    async (typed) => {
      const ivy = await register(service)
      await fillIn(manager, `/people/${ivy.id}/restrict`, { do: 'find', worker: typed })
      expect(manager.text).toContain('No other worker of this council’s teams has a name like that.')
    },
  )

  it('is not an adviser’s: the way is not drawn, and why stands in its place', async () => {
    const ivy = await register(service)
    await adviser.open(`/people/${ivy.id}/change`)
    expect(adviser.page.querySelector(`a[href$="/restrict"]`)).toBeNull()
    expect(adviser.text).toContain('You may not restrict a record to named workers')
    await adviser.open(`/people/${ivy.id}/restrict`)
    expect(adviser.status).toBe(404)
  })

  it('is ended with a reason', async () => {
    const ivy = await register(service)
    await fillIn(manager, `/people/${ivy.id}/restrict`, { because: 'Aunt' })
    await fillIn(manager, `/people/${ivy.id}/open-up`, { because: 'The aunt has left' })
    expect(await asWritten(service, ivy.id)).toMatchObject({ sensitivity: 'open', namedAccess: [] })
    expect((await adviser.open(`/people/${ivy.id}/change`)).status).toBe(200)
  })
})

describe('sealing a record', () => {
  const sealing = {
    note: 'Say nothing. Ring the liaison officer.',
    because: 'Protected witness',
    named: [people.privacyPeterborough.id],
  }

  it('leaves it to its custodian alone, who can change it and break it', async () => {
    const ivy = await register(service, anAdult({ givenNames: 'Ivy', familyName: 'Ibis' }))
    await fillIn(custodian, `/people/${ivy.id}/seal`, sealing)
    expect(custodian.path).toBe(`/people/${ivy.id}/custody`)
    expect(custodian.text).toContain('Say nothing. Ring the liaison officer.')
    expect((await manager.open(`/people/${ivy.id}/change`)).status).toBe(404)
    const [sealed, neverWas] = [
      (await manager.open(`/people/${ivy.id}/change`)).page.toString(),
      (await manager.open(`/people/${crypto.randomUUID()}/change`)).page.toString(),
    ]
    const bare = (html: string) => html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    expect(bare(sealed)).toBe(bare(neverWas))
    await fillIn(custodian, `/people/${ivy.id}/seal`, { because: 'Again' })
    expect(errorsOn(custodian)[0]).toContain('hidden in this way')
    await fillIn(custodian, `/people/${ivy.id}/unseal`, { to: 'everybody', because: 'Trial over' })
    expect(await asWritten(service, ivy.id)).toMatchObject({ sensitivity: 'open', custodianNote: null })
  })

  it('is nobody’s but a custodian’s of that council', async () => {
    const ivy = await register(service)
    expect((await manager.open(`/people/${ivy.id}/seal`)).status).toBe(404)
    const other = await service.signedIn('privacyCambridgeshire', {
      authority: cambridgeshire,
      fn: 'oversight',
    })
    await other.open(`/people/${ivy.id}/seal`)
    expect(other.status).toBe(404)
    expect(other.text).not.toContain('Avocet')
  })

  it('says what may be answered and names the custodian who seals it', async () => {
    const ivy = await register(service)
    await fillIn(custodian, `/people/${ivy.id}/seal`, { ...sealing, note: '', named: [] })
    expect(errorsOn(custodian)).toEqual([
      'Tick at least one custodian',
      'Write for the custodians what may be answered when somebody asks',
    ])
  })
})

describe('somebody about whom a contact still waits', () => {
  it('is not sealed: the page names what waits, and a form sent all the same changes nothing', async () => {
    const ivy = await register(service, aChild({ givenNames: 'Ivy', familyName: 'Iris' }))
    const path = `/people/${ivy.id}/seal`
    await custodian.open(path)
    const form = custodian.filled(path, { note: 'Ring me', because: 'Witness' })
    const reference = await aContactAbout(service, ivy.id)
    await custodian.send(path, form)
    expect(errorsOn(custodian)[0]).toContain('still waits for somebody')
    expect(custodian.text).toContain(reference)
    await custodian.open(`/people/${ivy.id}/adoption`)
    expect(custodian.text).toContain(reference)
    expect(custodian.page.querySelector('main form')).toBeNull()
    expect((await asWritten(service, ivy.id)).sensitivity).toBe('open')
  })
})

describe('an adoption', () => {
  const order = {
    ...dateBoxes('on', '20 11 2026'),
    'given-names': 'Rose',
    'family-name': 'Redshank',
    line: '5 New Lane',
    postcode: 'PE4 1AA',
    hide: 'yes',
    'hide-because': 'The birth family must not know',
    note: 'Ask the adoption team',
    because: 'Order of the Family Court, seen today',
  }

  it('is read back before anything is done, can be changed, and then begins a new record', async () => {
    const maya = await register(service, aChild({ familyName: 'Merganser', nhsNumber: '9434765919' }))
    const path = `/people/${maya.id}/adoption`
    await fillIn(custodian, path, { ...order, 'family-name': 'Redshanks' })
    expect(custodian.text).toContain('Check your answers')
    expect(custodian.text).toContain('Redshank')
    expect(await typesWritten(service, maya.id)).toEqual(['registered'])
    await custodian.submit(path, { choose: 'back' })
    expect(custodian.page.querySelector('[name="family-name"]')?.getAttribute('value')).toMatch(/^Redshank/)
    await custodian.submit(path, { 'family-name': 'Redshank', do: 'it' })
    expect(custodian.text).toContain('Check your answers')
    await custodian.submit(path, { do: 'it' })
    expect(custodian.path).toBe(`/people/${maya.id}/custody`)
    expect(custodian.text).toContain('Record since the adoption')
    expect(custodian.text).toContain('Rose Redshank')

    const row = await service.database.owner
      .selectFrom('person')
      .select(['id'])
      .where('family_name', '=', 'Redshank')
      .executeTakeFirstOrThrow()
    expect(await asWritten(service, row.id)).toMatchObject({
      bornOn: '2020-03-04',
      adoptedOn: '2026-11-20',
      nhsNumber: null,
      relations: [],
      sensitivity: 'open',
      addresses: [{ hidden: true }],
    })
    expect(await asWritten(service, maya.id)).toMatchObject({ sensitivity: 'sealed' })
    await adviser.open(`/people/${row.id}/change`)
    expect(adviser.text).toContain('Rose Redshank')
    expect(adviser.page.toString()).not.toMatch(/Merganser|9434765919/)
    expect((await adviser.open(`/people/${maya.id}/change`)).status).toBe(404)
  })

  it('of an adult, or before the child was born, is refused', async () => {
    const ana = await register(service, anAdult())
    await custodian.open(`/people/${ana.id}/adoption`)
    expect(custodian.text).toContain('Only a child is adopted.')
    const maya = await register(service)
    const path = `/people/${maya.id}/adoption`
    await fillIn(custodian, path, { ...order, ...dateBoxes('on', '20 11 2019') })
    await custodian.submit(path, { do: 'it' })
    expect(errorsOn(custodian)[0]).toContain('before the day of birth')
    expect(await typesWritten(service, maya.id)).toEqual(['registered'])
  })
})

describe('moving to another council', () => {
  it('is noted with the council and the day, and the record stays', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/moved-council`
    await fillIn(adviser, path, {
      council: 'other',
      ...dateBoxes('on', '1 11 2026'),
      because: 'School says so',
    })
    expect(errorsOn(adviser)).toEqual(['Enter the name of the council'])
    await adviser.submit(path, { 'council-name': 'Lincolnshire' })
    expect(await asWritten(service, maya.id)).toMatchObject({
      owner: peterborough,
      movedTo: { council: 'Lincolnshire', on: '2026-11-01' },
    })
    await fillIn(adviser, path, {
      council: cambridgeshire,
      ...dateBoxes('on', '2 11 2026'),
      because: 'School',
    })
    expect((await asWritten(service, maya.id)).movedTo?.council).toContain('Cambridgeshire')
  })
})
