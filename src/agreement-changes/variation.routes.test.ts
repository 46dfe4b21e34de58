import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delegationAgreement } from '../../demo/organisation.ts'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { approval, boxes, changeIn, namedFrom, officerOf } from './officers.test-data.ts'

/** Variations of the Delegation Agreement: one that is refused, and one that takes a function out. */

let service: TestService
const changes = `/agreements/${delegationAgreement}/changes`
const monday = '2023-03-06T09:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday, extension: 'none' })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const asking = (more: Record<string, string> = {}) => ({
  words: 'The MET Hub goes back to Peterborough with its two workers',
  money: 'saves',
  amount: '45,000.00',
  why: 'Peterborough wants its own team',
  ...boxes('from', '2023-09-01'),
  ...more,
})

const functions = async () => {
  const rows = await service.database.owner
    .selectFrom('delegated_function')
    .select(['fn', 'ended_on', 'valid_to'])
    .where('instrument_id', '=', delegationAgreement)
    .orderBy('fn')
    .execute()
  return rows.map(({ fn, ended_on, valid_to }) => `${fn} ${String(ended_on ?? valid_to)}`)
}
const untouched = ['early-help-hub', 'emergency-duty', 'mash', 'met-hub', 'screening'].map(
  (fn) => `${fn} 2024-01-01`,
)

describe('a variation that is refused', () => {
  let change = ''

  test('is asked for with a sum that cannot be read in two ways', async () => {
    const officer = await officerOf(service, 'peterborough')
    await officer.open(`${changes}/variation`)
    await officer.submit(`${changes}/variation`, asking({ amount: '35,368,00' }))
    expect(officer.text).toContain('This could be read in two ways')
    expect(officer.page.querySelector('input[name="amount"]')?.getAttribute('value')).toBe('35,368,00')
    expect(officer.page.querySelector('input[name="from-year"]')?.getAttribute('value')).toBe('2023')
    await officer.submit(`${changes}/variation`, { ...asking(), ends: `met-hub/children/${peterborough}` })
    change = changeIn(officer)
    expect(officer.heading).toBe('Variation 1, from 1 September 2023')
    expect(officer.text).toContain('It saves £45,000.00 a year')
    expect(officer.text).toContain('Every other function stays exactly as it is')
    expect(officer.text).toContain('Whose turn: Cambridgeshire assesses it')
  })

  test('is assessed by the council that was asked, and by nobody else', async () => {
    const own = await officerOf(service, 'peterborough')
    await own.open(`/agreement-changes/${change}`)
    expect(own.page.querySelector('form[action$="/assess"]')).toBeNull()
    const other = await officerOf(service, 'cambridgeshire')
    await other.open(`/agreement-changes/${change}`)
    await other.submit(`/agreement-changes/${change}/assess`, {
      assessment: 'Two posts stay with us unpaid for',
    })
    expect(other.text).toContain('Assessed by Cambridgeshire')
  })

  test('needs a reason to be refused, stays listed with it, and has changed nothing', async () => {
    const other = await officerOf(service, 'cambridgeshire')
    await other.open(`/agreement-changes/${change}`)
    const refusing = { ...approval('2023-03-06'), approves: 'no', ...boxes('published-on', '2023-03-06') }
    await other.submit(`/agreement-changes/${change}/decide`, { ...refusing, reason: '' })
    expect(other.text).toContain('Say why')
    await other.submit(`/agreement-changes/${change}/decide`, {
      ...refusing,
      reason: 'The posts would be left unfunded',
    })
    expect(other.text).toContain('Refused')
    await other.open(changes)
    expect(other.text).toContain('Variation 1, from 1 September 2023')
    expect(await functions()).toEqual(untouched)
    await service.runJobs()
    const own = await officerOf(service, 'peterborough')
    await own.open('/alerts')
    expect(own.text).toContain('A change to an agreement was refused')
  })
})

test('an agreed one is carried out when both decisions hold, and changes only what it names (R2)', async () => {
  const own = await officerOf(service, 'peterborough')
  await own.open(`${changes}/variation`)
  await own.submit(`${changes}/variation`, { ...asking(), ends: `met-hub/children/${peterborough}` })
  const change = changeIn(own)
  expect(own.heading).toBe('Variation 2, from 1 September 2023')
  const other = await officerOf(service, 'cambridgeshire')
  await other.open(`/agreement-changes/${change}`)
  await other.submit(`/agreement-changes/${change}/assess`, { assessment: 'The two workers move over' })
  await other.submit(`/agreement-changes/${change}/decide`, {
    ...approval('2023-03-06'),
    ...namedFrom('2023-03-06'),
  })
  await own.open(`/agreement-changes/${change}`)
  await own.submit(`/agreement-changes/${change}/decide`, approval('2023-03-06'))
  expect(own.text).toContain('Approved by all, holds from 10 March 2023')
  expect(own.page.querySelector('form[action$="/carry-out"]')).toBeNull()
  expect(await functions()).toEqual(untouched)

  service.setClock('2023-03-10T09:00:00Z')
  const later = await officerOf(service, 'cambridgeshire')
  await later.open(`/agreement-changes/${change}`)
  await later.submit(`/agreement-changes/${change}/carry-out`)
  expect(later.text).toContain('Carried out on 10 March 2023')
  expect(await functions()).toEqual(
    untouched.map((each) => (each.startsWith('met-hub') ? 'met-hub 2023-09-01' : each)),
  )
})

describe('a variation that alters what goes on', () => {
  const withForm = async () => {
    const officer = await officerOf(service, 'peterborough')
    await officer.open(`${changes}/variation`)
    const names = [...officer.page.querySelectorAll('input[type="hidden"][name^="alter-"]')].map((each) => ({
      name: each.getAttribute('name') ?? '',
      value: each.getAttribute('value') ?? '',
    }))
    const screening = names.find(({ value }) => value.startsWith('screening/'))
    const [at, key] = [screening?.name ?? '', screening?.value ?? '']
    const shown = (field: string) =>
      officer.page.querySelector(`textarea[name="${at}-${field}"]`)?.textContent?.trim() ?? ''
    const version = officer.page.querySelector('input[name="agreement-version"]')?.getAttribute('value') ?? ''
    return { officer, at, key, shown, version }
  }

  test('names only what was typed otherwise, and shows it beside what stands', async () => {
    const { officer, at, key, shown, version } = await withForm()
    expect(shown('exclusions')).toContain('MARAC')
    const typed = {
      ...asking(),
      [at]: key,
      [`${at}-group`]: 'children',
      [`${at}-reserved`]: 'contact.decide',
      [`${at}-exclusions`]: shown('exclusions'),
      [`${at}-teams`]: shown('teams'),
      [`${at}-geography`]: 'Ely',
      'new-part': 'schedule',
      'new-number': '3',
      'new-title': 'Budget anew',
      'new-words': 'Otherwise',
      'agreement-version': version,
    }
    await officer.submit(`${changes}/variation`, typed)
    expect(officer.text).toContain('Write codes such as E07000011')
    await officer.submit(`${changes}/variation`, { ...typed, [`${at}-geography`]: '' })
    expect(officer.text).toContain('The agreement has, or had, a schedule of that number')
    await officer.submit(`${changes}/variation`, {
      ...typed,
      [`${at}-geography`]: '',
      'new-number': '9',
      'clause-0': 'term/1',
      'clause-0-words': '',
    })
    expect(officer.heading).toMatch(/^Variation \d, from 1 September 2023$/)
    const rows = [...officer.page.querySelectorAll('.before-and-after tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
    )
    const screening = 'Screening at the Customer Service Centre, for Peterborough’s children: kept back'
    expect(rows).toEqual([
      [screening, 'Nothing', 'Deciding what follows from a contact'],
      ['What is delegated', expect.stringContaining('Five functions'), 'Taken out'],
      ['Schedule 9: Budget anew', 'Nothing', 'Otherwise'],
    ])
    expect(officer.text).toContain('altered as shown below')
  })

  test('is not asked for on what changed since it was shown', async () => {
    const { officer } = await withForm()
    await officer.submit(`${changes}/variation`, { ...asking(), 'agreement-version': '99' })
    expect(officer.text).toContain('The agreement was changed while you wrote')
  })
})

describe('whoever is no agreements officer', () => {
  test('finds no page of changes as a screener, and only reads as a director', async () => {
    const screener = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await screener.open(changes)
    expect(screener.heading).not.toBe('Changes to this agreement')
    const director = await service.signedIn('directorPeterborough', {
      authority: peterborough,
      fn: 'oversight',
    })
    await director.open(changes)
    expect(director.heading).toBe('Changes to this agreement')
    expect(director.text).not.toContain('Ask for a change')
    await director.open(`${changes}/variation`)
    expect(director.heading).toBe('Changes to this agreement')
  })
})
