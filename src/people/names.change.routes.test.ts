import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { day } from '../time/index.ts'
import {
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

const aName = {
  use: 'birth',
  'given-names': 'Maja',
  'family-name': 'Kowalska',
  source: 'mother by telephone',
}

describe('adding a name', () => {
  it('is kept with its use, its dates and who said so, and the name shown stays', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/add`, { ...aName, ...dateBoxes('from', '4 3 2020') })
    expect(adviser.path).toBe(`/people/${maya.id}`)
    const { names, givenNames } = await asWritten(service, maya.id)
    expect(names.at(-1)).toMatchObject({
      use: 'birth',
      givenNames: 'Maja',
      familyName: 'Kowalska',
      from: day('2020-03-04'),
      to: null,
      source: 'mother by telephone',
    })
    expect(givenNames).toBe('Maya')
  })

  it('says everything that is missing at once, beside the field and in the summary, and keeps what was typed', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/add`, {
      'family-name': '',
      ...dateBoxes('from', '31 2 2020'),
    })
    expect(adviser.status).toBe(422)
    expect(errorsOn(adviser)).toEqual([
      'Choose what this name is',
      'Enter a given name, a family name, or both',
      'This is not a real date. Enter a day, month and year, like 27 3 2019',
      'Say who told us, or where it was seen',
    ])
    const from = adviser.page.querySelector('#from-day')
    expect(from?.getAttribute('value')).toBe('31')
    expect(adviser.page.querySelector('.govuk-error-summary a[href="#from-day"]')).not.toBeNull()
    expect(await typesWritten(service, maya.id)).toEqual(['registered'])
  })

  it('cannot end before it began, nor begin tomorrow', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/names/add`
    await fillIn(adviser, path, {
      ...aName,
      ...dateBoxes('from', '4 3 2020'),
      ...dateBoxes('to', '3 3 2020'),
    })
    expect(errorsOn(adviser)).toEqual(['This is before it began. Check both dates'])
    await fillIn(adviser, path, { ...aName, ...dateBoxes('from', '24 11 2026') })
    expect(errorsOn(adviser)).toEqual(['This date lies ahead. Check the year'])
  })

  it.each([
    ['an emoji', '👩‍👧 Zoë'],
    ['right to left', 'مريم'],
    ['200 letters', 'A'.repeat(200)],
    ['SQL', "Robert'); drop table person;--"],
    ['markup', '<script>alert(1)</script>'],
  ])('takes %s as it is written', async (_, given) => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/add`, { ...aName, use: 'alias', 'given-names': given })
    expect(adviser.status).toBe(200)
    expect((await asWritten(service, maya.id)).names.at(-1)?.givenNames).toBe(given)
    await adviser.open(`/people/${maya.id}/names/shown`)
    expect(adviser.text).toContain(given.replaceAll(/\s+/g, ' '))
    expect(adviser.page.querySelector('main script')).toBeNull()
  })

  it('of 600 letters is too long to keep, and is still there to be shortened', async () => {
    const maya = await register(service)
    const given = 'A'.repeat(600)
    await fillIn(adviser, `/people/${maya.id}/names/add`, { ...aName, 'given-names': given })
    expect(errorsOn(adviser)[0]).toContain('600 characters')
    expect(adviser.page.querySelector('[name="given-names"]')?.getAttribute('value')).toBe(given)
  })

  it('with a use that nobody offered is asked again', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/add`, { ...aName, use: 'secret' })
    expect(errorsOn(adviser)).toEqual(['Choose one of the answers offered'])
  })

  it('sent twice is kept once', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/names/add`
    await adviser.open(path)
    const form = adviser.filled(path, aName)
    await adviser.send(path, form)
    await adviser.send(path, form)
    expect(adviser.status).toBe(200)
    expect(await typesWritten(service, maya.id)).toEqual(['registered', 'name-added'])
  })
})

describe('choosing which name is shown', () => {
  it('brings another name to the head of the record and keeps the one before', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/add`, aName)
    const added = (await asWritten(service, maya.id)).names.at(-1)
    await fillIn(adviser, `/people/${maya.id}/names/shown`, {
      shown: added?.id ?? '',
      'known-as': 'none',
      source: 'birth certificate seen',
    })
    expect(adviser.heading).toContain('Maja Kowalska')
    const after = await asWritten(service, maya.id)
    expect(after.names.map(({ use, givenNames, to }) => [use, givenNames, to])).toEqual([
      ['legal', 'Maya', day('2026-11-23')],
      ['birth', 'Maja', null],
      ['legal', 'Maja', null],
    ])
  })

  it('says what they are called, and that they are no longer called so', async () => {
    const maya = await register(service)
    const nickname = { use: 'nickname', 'given-names': 'May', source: 'grandmother' }
    await fillIn(adviser, `/people/${maya.id}/names/add`, nickname)
    const added = (await asWritten(service, maya.id)).names.at(-1)
    const path = `/people/${maya.id}/names/shown`
    await fillIn(adviser, path, { 'known-as': added?.id ?? '', source: 'grandmother' })
    expect(adviser.heading).toContain('Maya Avocet, known as May')
    await fillIn(adviser, path, { 'known-as': 'none', source: 'she says so' })
    expect((await asWritten(service, maya.id)).knownAs).toBeNull()
  })

  it('asks for something else where it is shown already', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/shown`, { source: 'school' })
    expect(errorsOn(adviser)).toEqual(['These are shown already. Choose another, or go back'])
  })
})

describe('ending a name', () => {
  it('keeps it with the day it ended and why', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/names/add`, { ...aName, ...dateBoxes('from', '4 3 2020') })
    const added = (await asWritten(service, maya.id)).names.at(-1)
    const path = `/people/${maya.id}/names/${added?.id ?? ''}/end`
    await fillIn(adviser, path, { ...dateBoxes('to', '1 1 2020'), because: 'Changed' })
    expect(errorsOn(adviser)).toEqual(['This is before it began. Check both dates'])
    await adviser.submit(path, { ...dateBoxes('to', '1 2 2025') })
    expect((await asWritten(service, maya.id)).names.at(-1)).toMatchObject({ to: day('2025-02-01') })
    await adviser.open(path)
    expect(adviser.text).toContain('This name has ended already.')
  })

  it('of the only name is refused before anybody fills it in', async () => {
    const maya = await register(service)
    await adviser.open(`/people/${maya.id}/names/${maya.names[0]?.id ?? ''}/end`)
    expect(adviser.text).toContain('This is the only name they have')
    expect(adviser.page.querySelector('main form')).toBeNull()
  })

  it('that is not on this record is not found', async () => {
    const [maya, other] = [await register(service), await register(service)]
    await adviser.open(`/people/${maya.id}/names/${other.names[0]?.id ?? ''}/end`)
    expect(adviser.status).toBe(404)
  })
})

describe('two people at once', () => {
  const twoAtOnce = async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/names/add`
    await adviser.open(path)
    const typed = adviser.filled(path, aName)
    return { maya, path, typed }
  }

  it('the second is told what the first did to the same part, keeps what was typed, and may send it again', async () => {
    const { maya, path, typed } = await twoAtOnce()
    const manager = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
    await fillIn(manager, path, { use: 'nickname', 'given-names': 'May', source: 'school' })
    await adviser.send(path, typed)
    expect(adviser.status).toBe(422)
    expect(errorsOn(adviser)[0]).toContain('A colleague changed this while you were typing')
    expect(adviser.text).toContain(
      'While you had this page open:Heron Hazel, today 09:00: Name recorded: nickname.',
    )
    expect(adviser.page.querySelector('[name="family-name"]')?.getAttribute('value')).toBe('Kowalska')
    await adviser.submit(path)
    expect(adviser.path).toBe(`/people/${maya.id}`)
    expect((await asWritten(service, maya.id)).names).toHaveLength(3)
  })

  it('what a colleague did to another part holds nobody up', async () => {
    const { maya, path, typed } = await twoAtOnce()
    await happened(service, maya.id, [{ type: 'flagged', flag: 'missing', because: 'Twice in October' }])
    await adviser.send(path, typed)
    expect(adviser.path).toBe(`/people/${maya.id}`)
  })
})

describe('a record merged into another', () => {
  it('is not changed any more: what is written there would be read by nobody', async () => {
    const [maya, other] = [await register(service), await register(service)]
    const path = `/people/${maya.id}/names/add`
    await adviser.open(path)
    const form = adviser.filled(path, aName)
    await happened(service, maya.id, [{ type: 'merged-into', intoId: other.id, because: 'Registered twice' }])
    await adviser.open(path)
    expect(adviser.text).toContain('This record was merged into another one')
    expect(adviser.page.querySelector('main form')).toBeNull()
    await adviser.send(path, form)
    expect(await typesWritten(service, maya.id)).toEqual(['registered', 'merged-into'])
  })
})

describe('who may', () => {
  it('somebody without the right finds no form, and sending one changes nothing', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/names/add`
    await adviser.open(path)
    const form = adviser.filled(path, aName)
    const director = await service.signedIn('directorPeterborough', {
      authority: peterborough,
      fn: 'oversight',
    })
    await director.open(path)
    expect(director.status).toBe(404)
    expect(director.text).not.toContain('Avocet')
    await director.send(path, form)
    expect(await typesWritten(service, maya.id)).toEqual(['registered'])
  })

  it('a record restricted to others is not there to be changed, not even by a form kept from before', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/names/add`
    await adviser.open(path)
    const form = adviser.filled(path, aName)
    const manager = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
    const { id } = people.screeningManager
    await happened(service, maya.id, [
      { type: 'restricted', because: 'A colleague’s niece', namedAccess: [id] },
    ])
    await adviser.send(path, form)
    expect(adviser.status).toBe(404)
    await manager.open(path)
    expect(manager.status).toBe(200)
    expect(await typesWritten(service, maya.id)).toEqual(['registered', 'restricted'])
  })
})
