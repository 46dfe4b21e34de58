import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { aChild, asWritten, errorsOn, fillIn, register } from './change.test-data.ts'

let service: TestService
let adviser: Visitor

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

const nhs = { scheme: 'nhs', number: '943 476 5919', status: 'as-told', source: 'red book' }

/** A number nobody else of these stories has, with its check figure. */
let nth = 0
const aNumber = (): string => {
  for (;;) {
    nth += 1
    const figures = String(943_476_000 + nth)
    const sum = [...figures].reduce((all, figure, index) => all + Number(figure) * (10 - index), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return `${figures}${String(check)}`
  }
}

describe('adding a number', () => {
  it('keeps it compact, with how sure it is and who said so', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/identifiers/add`, { ...nhs, status: 'traced' })
    expect((await asWritten(service, maya.id)).identifiers).toMatchObject([
      { scheme: 'nhs', value: '9434765919', status: 'traced', source: 'red book' },
    ])
  })

  it.each([
    ['nhs', '943 476 591', 'An NHS number has 10 figures and this has 9'],
    ['nhs', '943 476 5910', 'The last figure of an NHS number checks the others'],
    ['nhs', '000 000 0000', 'Ten times the same figure'],
    ['nhs', '94347659I9', 'An NHS number has figures only'],
    ['upn', 'A823456789012', 'The letter at the front of a pupil number checks the figures'],
    ['upn', 'A8234', 'a letter and 12 figures'],
    ['uln', '0123456789', 'does not begin with 0'],
    ['uln', '1234567890', 'The last figure of a learner number'],
  ])('%s %s: says what to look at, asks once, then keeps it as told', async (scheme, number, words) => {
    const maya = await register(service)
    const path = `/people/${maya.id}/identifiers/add`
    await fillIn(adviser, path, { ...nhs, scheme, number })
    expect(adviser.status).toBe(422)
    expect(errorsOn(adviser)[0]).toContain(words)
    await adviser.submit(path)
    expect((await asWritten(service, maya.id)).identifiers.at(-1)).toMatchObject({ status: 'as-told' })
  })

  it('that fails its check cannot be verified, however often it is sent', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/identifiers/add`
    await fillIn(adviser, path, { ...nhs, number: '943 476 5910', status: 'verified' })
    await adviser.submit(path)
    expect(errorsOn(adviser)[0]).toContain('It cannot have been traced or verified as it stands')
    expect((await asWritten(service, maya.id)).identifiers).toEqual([])
  })

  it('that somebody else has says whose it is, for a twin may have been given it', async () => {
    const [maya, mia] = [await register(service), await register(service, aChild({ givenNames: 'Mia' }))]
    const number = { ...nhs, number: aNumber() }
    await fillIn(adviser, `/people/${mia.id}/identifiers/add`, number)
    await fillIn(adviser, `/people/${maya.id}/identifiers/add`, number)
    expect(errorsOn(adviser)[0]).toContain('Mia Avocet has this number too')
    await adviser.submit(`/people/${maya.id}/identifiers/add`)
    expect((await asWritten(service, maya.id)).nhsNumber).toBe(number.number)
  })

  it('replaces the one before, which is kept; a verified one does not give way to hearsay', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/identifiers/add`
    const [told, verified] = [aNumber(), aNumber()]
    await fillIn(adviser, path, { ...nhs, scheme: 'council-id', number: 'SC 1234', status: 'as-told' })
    await fillIn(adviser, path, { ...nhs, number: told, status: 'as-told' })
    await fillIn(adviser, path, { ...nhs, number: verified, status: 'verified' })
    const { identifiers } = await asWritten(service, maya.id)
    expect(identifiers.map(({ value, status }) => [value, status])).toEqual([
      ['SC 1234', 'as-told'],
      [told, 'superseded'],
      [verified, 'verified'],
    ])
    await fillIn(adviser, path, { ...nhs, number: aNumber() })
    expect(errorsOn(adviser)[0]).toContain('Another number was traced or verified')
  })
})

describe('how sure a number is', () => {
  it('changes with a reason: traced, or found to be somebody else’s', async () => {
    const maya = await register(service)
    const number = aNumber()
    await fillIn(adviser, `/people/${maya.id}/identifiers/add`, { ...nhs, number })
    const held = (await asWritten(service, maya.id)).identifiers[0]
    const path = `/people/${maya.id}/identifiers/${held?.id ?? ''}/status`
    await fillIn(adviser, path, { because: 'Looked', source: 'x' })
    expect(errorsOn(adviser)).toEqual(['It has this status already.'])
    await adviser.submit(path, { status: 'wrong', because: 'Her brother’s', source: 'school' })
    const after = await asWritten(service, maya.id)
    expect(after.identifiers[0]).toMatchObject({ status: 'wrong', value: number })
    expect(after.nhsNumber).toBeNull()
  })
})
