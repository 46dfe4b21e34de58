import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { day } from '../time/index.ts'
import { aChild, anAdult, asWritten, dateBoxes, errorsOn, fillIn, register } from './change.test-data.ts'

let service: TestService
let adviser: Visitor

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

const said = { source: 'birth certificate seen', because: 'Written down wrong' }

describe('a date of birth', () => {
  it.each([
    ['exactly', { known: 'day', ...dateBoxes('born', '4 3 2019') }, ['2019-03-04', 'day']],
    ['to the month', { known: 'month', month: '3', 'month-year': '2019' }, ['2019-03-01', 'month']],
    ['to the year', { known: 'year', year: '2019' }, ['2019-01-01', 'year']],
  ])('is put right %s, with who said so', async (_, typed, [bornOn, bornPrecision]) => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/born`, { ...typed, ...said })
    expect(adviser.path).toBe(`/people/${maya.id}`)
    expect(await asWritten(service, maya.id)).toMatchObject({ bornOn, bornPrecision })
  })

  it('is about so many years ago where only an age is known', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/born`, { known: 'about', age: '6', ...said })
    const { bornOn, bornPrecision, bornEstimated } = await asWritten(service, maya.id)
    expect([bornOn?.slice(0, 4), bornPrecision, bornEstimated]).toEqual(['2020', 'about', true])
  })

  it.each([
    ['30 February', { known: 'day', ...dateBoxes('born', '30 2 2019') }, 'This is not a real date'],
    ['tomorrow', { known: 'day', ...dateBoxes('born', '24 11 2026') }, 'This date lies ahead'],
    ['a year of three figures', { known: 'year', year: '201' }, 'Enter a year with four figures'],
    ['next year', { known: 'year', year: '2027' }, 'This lies ahead'],
    ['an age in words', { known: 'about', age: 'quite old' }, 'Enter an age like 4'],
    ['an age of 200', { known: 'about', age: '200' }, 'Enter an age like 4'],
    ['an age of an emoji', { known: 'about', age: '👶' }, 'Enter an age like 4'],
    ['the year 1905', { known: 'year', year: '1905' }, 'older than 115'],
    ['no date at all', { known: 'day' }, 'Enter the date of birth'],
  ])('that is %s is asked for again', async (_, typed, words) => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/born`, {
      'born-day': '',
      'born-month': '',
      'born-year': '',
      ...typed,
      ...said,
    })
    expect(adviser.status).toBe(422)
    expect(errorsOn(adviser)[0]).toContain(words)
    expect((await asWritten(service, maya.id)).bornOn).toBe('2020-03-04')
  })

  it('that makes a grandmother of a child is asked about once, and then taken', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/born`
    await fillIn(adviser, path, { known: 'day', ...dateBoxes('born', '4 3 1960'), ...said })
    expect(errorsOn(adviser)[0]).toContain('That makes them 66 years old')
    await adviser.submit(path, { ...dateBoxes('born', '4 3 1961') })
    expect(errorsOn(adviser)[0]).toContain('That makes them 65 years old')
    await adviser.submit(path)
    expect((await asWritten(service, maya.id)).bornOn).toBe('1961-03-04')
  })

  it('that is held already changes nothing', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/born`, said)
    expect(errorsOn(adviser)).toEqual(['Nothing was changed.'])
  })
})

describe('a child expected', () => {
  const unborn = () =>
    register(service, aChild({ givenNames: 'Baby', bornOn: null, expectedOn: day('2026-12-20'), sex: 'U' }))

  it('has been born: the same record goes on, the expected date is kept, and the name is theirs', async () => {
    const baby = await unborn()
    await fillIn(adviser, `/people/${baby.id}/has-been-born`, {
      ...dateBoxes('born', '20 11 2026'),
      sex: 'M',
      'given-names': 'Finn',
      multiple: 'yes',
      source: 'midwife',
    })
    expect(adviser.heading).toContain('Finn Avocet')
    expect(await asWritten(service, baby.id)).toMatchObject({
      bornOn: '2026-11-20',
      expectedOn: '2026-12-20',
      sex: 'M',
      isMultipleBirth: true,
      givenNames: 'Finn',
    })
    await adviser.open(`/people/${baby.id}/has-been-born`)
    expect(adviser.text).toContain('Their birth is recorded already: 20 November 2026.')
  })

  it('born a year before it was expected is doubted first', async () => {
    const baby = await unborn()
    await fillIn(adviser, `/people/${baby.id}/has-been-born`, {
      ...dateBoxes('born', '20 11 2025'),
      sex: 'F',
      multiple: 'no',
      source: 'midwife',
    })
    expect(errorsOn(adviser)[0]).toContain('far from the day they were expected, 20 December 2026')
  })

  it('is expected on another day, which lies ahead', async () => {
    const baby = await unborn()
    const path = `/people/${baby.id}/expected`
    await fillIn(adviser, path, { ...dateBoxes('expected', '31 12 2026'), ...said })
    expect((await asWritten(service, baby.id)).expectedOn).toBe('2026-12-31')
    await fillIn(adviser, path, { ...dateBoxes('expected', '31 12 2027'), ...said })
    expect(errorsOn(adviser)[0]).toContain('more than nine months away')
    await fillIn(adviser, path, { ...dateBoxes('expected', '31 12 2077'), ...said })
    expect(errorsOn(adviser)).toEqual(['Check the year'])
  })

  it('has no date of birth to put right yet', async () => {
    const baby = await unborn()
    await adviser.open(`/people/${baby.id}/born`)
    expect(adviser.text).toContain('They are not born yet')
    expect(adviser.page.querySelector('main form')).toBeNull()
  })
})

describe('a death', () => {
  it('is recorded with its day, and its day put right with a reason', async () => {
    const ana = await register(service, anAdult())
    const path = `/people/${ana.id}/died`
    await fillIn(adviser, path, { ...dateBoxes('died', '1 1 1990'), source: 'police' })
    expect(errorsOn(adviser)).toEqual(['That is before the day of birth. Look at both dates again.'])
    await adviser.submit(path, { ...dateBoxes('died', '20 11 2026') })
    expect((await asWritten(service, ana.id)).diedOn).toBe('2026-11-20')
    await fillIn(adviser, path, { ...dateBoxes('died', '19 11 2026'), ...said })
    expect((await asWritten(service, ana.id)).diedOn).toBe('2026-11-19')
  })
})

describe('sex, gender and telephone', () => {
  it('are put right with a reason; gender in their own words', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/sex-and-gender`, {
      sex: 'M',
      gender: 'non-binary',
      multiple: 'no',
      ...said,
    })
    expect(await asWritten(service, maya.id)).toMatchObject({ sex: 'M', gender: 'non-binary' })
  })

  it('a telephone number that looks odd is asked about once; what is left empty is none', async () => {
    const ana = await register(service, anAdult({ phone: '07700 900123' }))
    const path = `/people/${ana.id}/telephone`
    await fillIn(adviser, path, { phone: '0123', ...said })
    expect(errorsOn(adviser)[0]).toContain('at least 9 figures')
    await adviser.submit(path)
    expect((await asWritten(service, ana.id)).phone).toBe('0123')
    await fillIn(adviser, path, { phone: '', ...said })
    expect((await asWritten(service, ana.id)).phone).toBeNull()
  })
})
