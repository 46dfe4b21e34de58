import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { day } from '../time/index.ts'
import {
  aChild,
  asWritten,
  at,
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

const reedBank = {
  line: '2 Reed Bank',
  postcode: 'PE2 8AB',
  use: 'home',
  hide: 'no',
  source: 'mother by telephone',
  ...dateBoxes('from', '1 11 2026'),
}

describe('moving', () => {
  it('ends the address before on that day, and keeps it', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/addresses/moved`, { ...reedBank, uprn: '1000 1234 5678' })
    const { addresses } = await asWritten(service, maya.id)
    expect(addresses.map(({ line, to, uprn }) => [line, to, uprn])).toEqual([
      ['4 Sandpiper Row', '2026-11-01', null],
      ['2 Reed Bank', null, '100012345678'],
    ])
  })

  it('to a refuge is hidden from its first moment, with the reason', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/addresses/moved`, {
      ...reedBank,
      hide: 'yes',
      'hide-because': 'Fled violence',
    })
    expect(await typesWritten(service, maya.id)).toEqual(['registered', 'address-changed', 'address-hidden'])
    expect((await asWritten(service, maya.id)).addresses[1]).toMatchObject({ hidden: true })
    expect(adviser.page.toString()).not.toMatch(/Reed Bank|PE2 ?8AB/)
    for (const path of ['change', 'addresses/add', 'addresses/moved', 'relationships/add']) {
      await adviser.open(`/people/${maya.id}/${path}`)
      expect([path, adviser.status]).toEqual([path, 200])
      expect(adviser.page.toString()).not.toMatch(/Reed Bank|PE2 ?8AB/)
    }
  })

  it('before the day they moved here is no move', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/addresses/moved`, {
      ...reedBank,
      ...dateBoxes('from', '1 11 2019'),
    })
    expect(errorsOn(adviser)[0]).toContain('Add this one as an address they had before')
  })

  it('says beside each field what is missing, all of it at once', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/addresses/moved`, { uprn: 'UPRN 12', postcode: 'nowhere' })
    expect(errorsOn(adviser)).toEqual([
      'This does not look like a full postcode, like PE1 1AA. If it is right as it is, send it again',
      'A property reference number has up to 12 figures and nothing else',
      'Enter the day they moved',
      'Say whether the address must be kept hidden',
      'Say who told us, or where it was seen',
    ])
    expect(adviser.page.querySelector('[name="uprn"]')?.getAttribute('value')).toBe('UPRN 12')
  })

  it('to an odd postcode is asked about once, and then taken as it is', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/addresses/moved`
    await fillIn(adviser, path, { ...reedBank, postcode: 'PE2' })
    expect(errorsOn(adviser)).toHaveLength(1)
    await adviser.submit(path)
    expect((await asWritten(service, maya.id)).addresses[1]).toMatchObject({ postcode: 'PE2' })
  })
})

describe('another address', () => {
  it('stands beside the one they live at; an earlier one has its end', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/addresses/add`
    await fillIn(adviser, path, { ...reedBank, use: 'correspondence' })
    await fillIn(adviser, path, {
      ...reedBank,
      line: '9 Old Mill',
      ...dateBoxes('from', '1 11 2018'),
      ...dateBoxes('to', '1 3 2018'),
    })
    expect(errorsOn(adviser)).toEqual(['This is before it began. Check both dates'])
    await adviser.submit(path, dateBoxes('to', '1 3 2019'))
    const { addresses } = await asWritten(service, maya.id)
    expect(addresses.map(({ use, to }) => [use, to])).toEqual([
      ['home', null],
      ['correspondence', null],
      ['home', '2019-03-01'],
    ])
  })
})

describe('putting right and ending', () => {
  it('puts a slip right and keeps the rest', async () => {
    const maya = await register(service)
    const id = maya.addresses[0]?.id ?? ''
    const path = `/people/${maya.id}/addresses/${id}/correct`
    await fillIn(adviser, path, { because: 'Looked again' })
    expect(errorsOn(adviser)).toEqual(['Nothing was changed.'])
    await adviser.submit(path, { line: '14 Sandpiper Row', because: 'A figure was missing' })
    expect((await asWritten(service, maya.id)).addresses[0]).toMatchObject({
      line: '14 Sandpiper Row',
      from: '2020-03-04',
      hidden: false,
    })
  })

  it('of a hidden one shows nothing of it, and changes only what is typed', async () => {
    const maya = await register(service)
    const id = maya.addresses[0]?.id ?? ''
    await fillIn(adviser, `/people/${maya.id}/addresses/${id}/hide`, { because: 'Fled violence' })
    const path = `/people/${maya.id}/addresses/${id}/correct`
    await adviser.open(path)
    expect(adviser.page.toString()).not.toMatch(/Sandpiper|PE1 ?1AB/)
    await adviser.submit(path, { postcode: 'PE1 1AC', because: 'Two letters swapped' })
    expect((await asWritten(service, maya.id)).addresses[0]).toMatchObject({
      line: '4 Sandpiper Row',
      postcode: 'PE1 1AC',
      hidden: true,
    })
  })

  it('ends one that nobody follows', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/addresses/${maya.addresses[0]?.id ?? ''}/end`
    await fillIn(adviser, path, { ...dateBoxes('to', '1 1 2020'), because: 'Left' })
    expect(errorsOn(adviser)).toEqual(['This is before it began. Check both dates'])
    await adviser.submit(path, dateBoxes('to', '20 11 2026'))
    expect((await asWritten(service, maya.id)).addresses[0]?.to).toBe('2026-11-20')
  })
})

describe('hiding', () => {
  let house = 0
  const family = async () => {
    house += 1
    const place = { line: `${String(house)} Quiet Close`, postcode: 'PE3 9XX' }
    const [wren, robin] = [
      await register(service, aChild({ givenNames: 'Wren' }), place),
      await register(service, aChild({ givenNames: 'Robin' }), place),
    ]
    return { wren, robin, path: `/people/${wren.id}/addresses/${wren.addresses[0]?.id ?? ''}` }
  }

  it('asks for the others of the household and hides it for all of them together', async () => {
    const { wren, robin, path } = await family()
    await adviser.open(`${path}/hide`)
    expect(adviser.text).toContain('Robin Avocet')
    await adviser.submit(`${path}/hide`, { because: 'Threats by the father' })
    expect((await asWritten(service, wren.id)).addresses[0]?.hidden).toBe(true)
    expect((await asWritten(service, robin.id)).addresses[0]?.hidden).toBe(true)
    await adviser.open(`/people/${robin.id}`)
    expect(adviser.page.toString()).not.toMatch(/Quiet Close|PE3 ?9XX/)
  })

  it('leaves out whoever came there another day, for they may be the one they fled from', async () => {
    const { wren, robin, path } = await family()
    await happened(service, robin.id, [
      {
        type: 'address-corrected',
        addressId: robin.addresses[0]?.id ?? '',
        changes: { from: day('2010-01-01') },
        because: 'School record',
      },
    ])
    await adviser.open(`${path}/hide`)
    expect(adviser.text).toContain('Robin Avocet')
    expect(adviser.page.querySelector('input[name="also"][checked]')).toBeNull()
    await adviser.submit(`${path}/hide`, { because: 'Threats' })
    expect((await asWritten(service, wren.id)).addresses[0]?.hidden).toBe(true)
    expect((await asWritten(service, robin.id)).addresses[0]?.hidden).toBe(false)
  })

  it('without a reason is refused, and whoever was not ticked stays in sight', async () => {
    const { wren, robin, path } = await family()
    await fillIn(adviser, `${path}/hide`, { also: [] })
    expect(errorsOn(adviser)).toEqual(['Say why: the reason is kept on the record'])
    await adviser.submit(`${path}/hide`, { because: 'Threats', also: [] })
    expect((await asWritten(service, wren.id)).addresses[0]?.hidden).toBe(true)
    expect((await asWritten(service, robin.id)).addresses[0]?.hidden).toBe(false)
  })

  it('keeps nothing where one of the others may not be changed by this worker', async () => {
    const { wren, robin, path } = await family()
    await adviser.open(`${path}/hide`)
    const form = adviser.filled(`${path}/hide`, { because: 'Threats' })
    await service.database.owner
      .insertInto('conflict_of_interest')
      .values({
        owner: peterborough,
        id: crypto.randomUUID(),
        staff_id: people.adviser.id,
        person_id: robin.id,
        relation: 'nephew',
        declared_at: at,
      })
      .execute()
    await adviser.send(`${path}/hide`, form)
    expect(errorsOn(adviser)[0]).toContain('The other record could not be changed')
    expect((await asWritten(service, wren.id)).addresses[0]?.hidden).toBe(false)
  })

  it('is undone with a reason, for one person at a time', async () => {
    const { wren, robin, path } = await family()
    await fillIn(adviser, `${path}/hide`, { because: 'Threats' })
    await fillIn(adviser, `${path}/show`, { because: 'The father has moved abroad; police' })
    expect((await asWritten(service, wren.id)).addresses[0]?.hidden).toBe(false)
    expect((await asWritten(service, robin.id)).addresses[0]?.hidden).toBe(true)
    await adviser.open(`${path}/show`)
    expect(adviser.text).toContain('This address is not hidden.')
  })
})
