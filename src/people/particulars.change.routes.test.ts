import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { asWritten, dateBoxes, errorsOn, fillIn, happened, register } from './change.test-data.ts'

let service: TestService
let adviser: Visitor

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

const source = { source: 'school' }

describe('what else must be known', () => {
  it.each([
    ['language', 'Polish'],
    ['interpreter', 'Polish, a woman'],
    ['communication', 'Makaton'],
    ['religion', 'Sikh'],
    ['school', 'Fen Lane Primary'],
    ['gp', 'Reedmace Surgery'],
    ['health-visitor', 'Sorrel Sedge'],
    ['risk-to-staff', 'Two dogs loose'],
    ['safe-contact', 'Ring between 10 and 2; never leave a message'],
    ['other', 'Allergic to nuts'],
  ])('%s', async (kind, text) => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/particulars/add`, {
      kind,
      [`text-${kind}`]: text,
      ...dateBoxes('from', '1 9 2025'),
      ...source,
    })
    expect((await asWritten(service, maya.id)).particulars).toMatchObject([
      { kind, text, from: '2025-09-01', to: null, source: 'school' },
    ])
  })

  it('asked for one kind, asks only that', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/particulars/add`
    await adviser.open(`${path}?kind=ethnicity&chosen=yes`)
    expect(adviser.heading).toBe('Ethnicity')
    expect(adviser.page.querySelector('input[type="radio"][name="kind"]')).toBeNull()
    await adviser.submit(path, source)
    expect(errorsOn(adviser)).toEqual(['Choose their ethnicity, or that they did not want to say'])
    await adviser.submit(path, { 'text-ethnicity': 'AIND' })
    expect((await asWritten(service, maya.id)).particulars).toMatchObject([
      { kind: 'ethnicity', text: 'Indian (AIND)' },
    ])
  })

  it('disabilities are several, and None stands alone', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/particulars/add`
    await fillIn(adviser, path, { kind: 'disability', 'text-disability': ['NONE', 'LD'], ...source })
    expect(errorsOn(adviser)).toEqual(['None cannot be ticked with another'])
    await adviser.submit(path, { 'text-disability': ['NONE'] })
    await fillIn(adviser, path, { kind: 'disability', 'text-disability': ['LD', 'HEAR'], ...source })
    const { particulars } = await asWritten(service, maya.id)
    expect(particulars.map(({ text, to }) => [text, to])).toEqual([
      ['None (NONE)', '2026-11-23'],
      ['Learning (LD)', null],
      ['Hearing (HEAR)', null],
    ])
  })

  it('a code nobody offered is asked for again', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/particulars/add`, {
      kind: 'disability',
      'text-disability': ['XXX'],
      ...source,
    })
    expect(errorsOn(adviser)).toEqual(['Choose one of the answers offered'])
  })

  it('a risk to whoever visits goes up as a flag, and comes down with the last of them', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/particulars/add`, {
      kind: 'risk-to-staff',
      'text-risk-to-staff': 'Two dogs loose',
      ...source,
    })
    const { particulars, flags } = await asWritten(service, maya.id)
    expect(flags).toEqual(['risk-to-staff'])
    await fillIn(adviser, `/people/${maya.id}/particulars/${particulars[0]?.id ?? ''}/end`, {
      ...dateBoxes('to', '23 11 2026'),
      because: 'The dogs have gone',
    })
    expect((await asWritten(service, maya.id)).flags).toEqual([])
  })

  it('how somebody can be reached safely is said above every page that changes them, before any number', async () => {
    const maya = await register(service)
    await fillIn(adviser, `/people/${maya.id}/particulars/add`, {
      kind: 'safe-contact',
      'text-safe-contact': 'Never leave a message',
      ...source,
    })
    for (const path of ['telephone', 'change', 'addresses/moved']) {
      await adviser.open(`/people/${maya.id}/${path}`)
      expect(adviser.text).toContain('Before you ring or write: Never leave a message')
    }
    const telephone = (await adviser.open(`/people/${maya.id}/telephone`)).text
    expect(telephone.indexOf('Never leave a message')).toBeLessThan(telephone.lastIndexOf('Telephone number'))
  })
})

describe('flags', () => {
  it('go up with a reason and come down with one, and their time is kept', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/flags/raise`
    await fillIn(adviser, path, { flag: 'missing', ...source, ...dateBoxes('from', '1 10 2026') })
    expect(errorsOn(adviser)).toEqual(['Say why: the reason is kept on the record'])
    await adviser.submit(path, { because: 'Twice in October' })
    const [span] = (await asWritten(service, maya.id)).flagSpans
    expect(span).toMatchObject({ flag: 'missing', from: '2026-10-01', because: 'Twice in October' })
    const end = `/people/${maya.id}/flags/${span?.id ?? ''}/end`
    await fillIn(adviser, end, { ...dateBoxes('to', '1 9 2026'), because: 'Home' })
    expect(errorsOn(adviser)).toEqual(['This is before it began. Check both dates'])
    await adviser.submit(end, dateBoxes('to', '1 11 2026'))
    expect((await asWritten(service, maya.id)).flags).toEqual([])
    await adviser.open(end)
    expect(adviser.text).toContain('This flag was taken down already')
  })

  it('that is up already is not offered again', async () => {
    const maya = await register(service)
    await happened(service, maya.id, [{ type: 'flagged', flag: 'missing', because: 'Twice' }])
    await adviser.open(`/people/${maya.id}/flags/raise`)
    expect(adviser.page.querySelector('input[value="missing"]')).toBeNull()
    expect(adviser.page.querySelector('input[value="exploitation"]')).not.toBeNull()
  })

  it('of MARAC is not put up under a delegation that does not cover it, and is by the council’s own worker', async () => {
    const maya = await register(service)
    const path = `/people/${maya.id}/flags/raise`
    const marac = { flag: 'marac', because: 'Heard on 3 November', ...source }
    await fillIn(adviser, path, marac)
    expect(errorsOn(adviser)).toEqual(['Choose one of the answers offered'])
    expect(adviser.text).toContain('MARAC is not among the delegated functions')
    expect(adviser.page.querySelector('input[value="marac"]')).toBeNull()
    expect((await asWritten(service, maya.id)).flags).toEqual([])
    const own = await service.signedIn('assessmentPeterborough')
    await fillIn(own, path, marac)
    const { flags, flagSpans } = await asWritten(service, maya.id)
    expect(flags).toEqual(['marac'])
    await adviser.open(`/people/${maya.id}/flags/${flagSpans[0]?.id ?? ''}/end`)
    expect(adviser.text).toContain('MARAC is not among the delegated functions')
    expect(adviser.page.querySelector('main form')).toBeNull()
  })

  it('of a record of the other council are under that council’s hat', async () => {
    const maya = await register(service)
    const there = await service.signedIn('secondAdviser', { authority: cambridgeshire, fn: 'screening' })
    await there.open(`/people/${maya.id}/flags/raise`)
    expect(there.status).toBe(404)
    expect(there.text).toContain('Act for Peterborough')
  })
})
