import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { delegationAgreement, emergencyDutyMemorandum, s113Agreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { mashSharing, safeguardingSharing } from '../../demo/sharing.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { addPeople } from '../../src/emergency-duty/card.test-data.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** Agreements, administration and the emergency card, looked at wide and narrow, with axe, and without scripts. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  await addPeople(service.database.owner)
  await workWithoutAuthority()
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

/** A fortnight of December 2018, as it may have been: screening has moved, the authority has not. */
const workWithoutAuthority = async (): Promise<void> => {
  const days = Array.from({ length: 15 }, (_, nth) => 17 + nth)
  await service.database.owner
    .insertInto('authority_gap')
    .values(
      days.map((day) => ({
        owner: peterborough,
        id: crypto.randomUUID(),
        fn: 'screening',
        client_group: 'children',
        employer: cambridgeshire,
        staff_id: people.adviser.id,
        activity: 'contact-taken-in',
        subject_kind: 'contact',
        subject_id: crypto.randomUUID(),
        happened_at: `2018-12-${String(day)}T10:00:00.000Z` as never,
      })),
    )
    .execute()
}

const signIn = async (name: string, hat?: string, javaScriptEnabled = true): Promise<void> => {
  context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  if (hat === undefined) return
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${hat}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

test('the agreements are read, asked about and looked at as a timeline', async () => {
  await signIn('Sandpiper Spruce')
  await tab.goto(`${home}/agreements`)
  await tab.getByLabel('What you want to do together').selectOption('marac')
  await tab.getByRole('button', { name: 'Ask' }).click()
  expect(await tab.getByRole('region', { name: 'Answer' }).innerText()).toContain('No agreement was made')
  await looksRight(tab)
  for (const id of [
    delegationAgreement,
    s113Agreement,
    emergencyDutyMemorandum,
    safeguardingSharing,
    mashSharing,
  ]) {
    await tab.goto(`${home}/agreements/${id}`)
    await looksRight(tab)
  }
}, 120_000)

/** Fills in a day of three boxes. */
const onDay = async (legend: string, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-')
  const group = tab.getByRole('group', { name: legend })
  await group.getByLabel('Day', { exact: true }).fill(date)
  await group.getByLabel('Month', { exact: true }).fill(month)
  await group.getByLabel('Year', { exact: true }).fill(year)
}

test('an agreement is drafted without scripts: what it is, a function, what the council decided', async () => {
  await signIn('Avocet Almond', undefined, false)
  await tab.goto(`${home}/agreements`)
  await tab.getByRole('link', { name: 'Agreements being drafted' }).click()
  await tab.getByRole('link', { name: 'Draft an agreement' }).click()
  await tab.getByRole('button', { name: 'Begin the draft' }).click()
  await tab.getByRole('link', { name: 'Choose what it is' }).waitFor()
  await tab.getByLabel('Delegation agreement').check()
  await tab.getByLabel('What it is called').fill('Quality Assurance Agreement')
  await tab.getByLabel('Cambridgeshire County Council').check()
  await onDay('First day', '2026-12-01')
  await onDay('It lapses as this day begins', '2029-12-01')
  await tab.getByRole('button', { name: 'Begin the draft' }).click()
  await tab.getByRole('link', { name: 'Add a function' }).click()
  await tab.getByLabel('Function', { exact: true }).selectOption('quality-assurance')
  await tab.getByLabel('Children').check()
  await tab.getByRole('group', { name: 'Whose function' }).getByLabel('Peterborough').check()
  await tab.getByRole('group', { name: 'Which council does it' }).getByLabel('Cambridgeshire').check()
  await onDay('First day', '2026-12-01')
  await onDay('It lapses as this day begins', '2029-12-01')
  await tab.getByLabel('By which power').fill('Section (s.133)')
  await tab.getByLabel('Which duties and powers').fill('Children Act 1989 s.17, s.47')
  await tab.getByRole('group', { name: 'onward' }).getByLabel('No').check()
  await tab.getByRole('button', { name: 'Save' }).click()
  expect(await tab.locator('main').innerText()).toContain('Local Government Act 1972 s.113 is meant')
  const draft = tab.url()
  await signIn('Avocet Almond')
  for (const page of [
    draft,
    ...['heading', 'function', 'decision'].map((step) => `${draft}/${step}`),
    `${home}/agreements/${delegationAgreement}/write/document`,
    `${home}/agreements/${delegationAgreement}?known-day=1&known-month=6&known-year=2020`,
  ]) {
    await tab.goto(page)
    await looksRight(tab)
  }
}, 120_000)

test('an information sharing agreement is read without scripts, and from what is shut one gets to why', async () => {
  await signIn('Sandpiper Spruce', undefined, false)
  await tab.goto(`${home}/agreements/${mashSharing}`)
  await tab
    .getByRole('link', { name: /^Ouse Dental Trust .* tells Cambridgeshire/ })
    .first()
    .click()
  const shown = tab.locator('.govuk-summary-card:target')
  expect(await shown.innerText()).toContain('Cannot be used')
  expect(await shown.innerText()).toContain(
    'withdrew from MASH information sharing agreement (invented) on 1 June 2025',
  )
})

test('work done without authority is wide enough to be seen on a line of ten years', async () => {
  await signIn('Sandpiper Spruce')
  await tab.goto(`${home}/agreements/${delegationAgreement}`)
  for (const width of [1400, 320]) {
    await tab.setViewportSize({ width, height: 900 })
    const drawn = await tab.locator('[role="img"] rect[fill="#d4351c"]').boundingBox()
    expect(drawn?.width).toBeGreaterThan(3)
  }
})

const askForCard = async (name: string): Promise<void> => {
  await tab.getByLabel('Name, as far as you know it').fill(name)
  await tab.getByLabel('A child has been found, or is with the caller').check()
  await tab.getByLabel('In your own words').fill('Found alone in Cathedral Square')
  await tab.getByRole('button', { name: 'Find' }).click()
  await tab.getByRole('heading', { name: 'Who is it?' }).waitFor()
}

test('an emergency card without scripts: the menu, Find, Open', async () => {
  await signIn('Owl Oak', `${peterborough}/emergency-duty`, false)
  await tab.getByRole('link', { name: 'Emergency card' }).click()
  await askForCard('Maya Tealfeather')
  await tab.getByRole('button', { name: 'Open card' }).first().click()
  expect(await tab.getByRole('heading', { level: 1 }).innerText()).toContain('Emergency card: Maya')
})

test('every page of an emergency card can be used by everybody', async () => {
  await signIn('Owl Oak', `${peterborough}/emergency-duty`)
  await tab.goto(`${home}/emergency-card`)
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Find' }).click()
  await tab.getByText('Choose why now').first().waitFor()
  await looksRight(tab)
  for (const name of ['Maya Tealfeather', 'Catherine Grebewood', 'Osric Dunlinmoor']) {
    await tab.goto(`${home}/emergency-card`)
    await askForCard(name)
    await looksRight(tab)
    await tab
      .getByRole('button', { name: /Open card|open the card/ })
      .first()
      .click()
    await tab.getByRole('heading', { level: 1, name: 'Emergency card' }).waitFor()
    await looksRight(tab)
  }
}, 90_000)

test('a privacy officer looks at who opened a card', async () => {
  await signIn('Pipit Pine')
  await tab.goto(`${home}/emergency-card/openings`)
  await looksRight(tab)
})

test('a bank holiday at a weekend is asked about before it is proposed', async () => {
  await signIn('Swift Sycamore')
  await tab.goto(`${home}/administration/bank-holidays/add`)
  await tab.getByLabel('Day', { exact: true }).fill('26')
  await tab.getByLabel('Month', { exact: true }).fill('12')
  await tab.getByLabel('Year', { exact: true }).fill('2026')
  await tab.getByLabel('Name', { exact: true }).fill('Boxing Day itself')
  await tab.getByLabel('Why', { exact: true }).fill('To try it')
  await tab.getByRole('button', { name: 'See what it would do' }).click()
  await tab.getByLabel(/Add it all the same/).check()
  await tab.getByRole('button', { name: 'See what it would do' }).click()
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Propose it' }).click()
  await tab.getByRole('heading', { level: 1, name: /Boxing Day itself/ }).waitFor()
}, 90_000)
