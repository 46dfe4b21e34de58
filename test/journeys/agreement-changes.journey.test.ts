import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delegationAgreement, jointWorkingAgreement } from '../../demo/organisation.ts'
import { people } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** Changes to agreements, looked at wide and narrow, with axe. */

let service: TestService
let browser: Browser
let home: string

beforeAll(async () => {
  service = await startService({ now: '2022-06-20T09:00:00Z', extension: 'none' })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const officer = async (council: 'peterborough' | 'cambridgeshire'): Promise<[Page, BrowserContext]> => {
  const who =
    council === 'peterborough' ? people.agreementsOfficerPeterborough : people.agreementsOfficerCambridgeshire
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  const tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name: new RegExp(`^${who.name}`) }).click()
  return [tab, context]
}

const fillDay = async (tab: Page, name: string, on: string): Promise<void> => {
  const [year = '', month = '', day = ''] = on.split('-')
  await tab.locator(`input[name="${name}-day"]`).fill(day)
  await tab.locator(`input[name="${name}-month"]`).fill(month)
  await tab.locator(`input[name="${name}-year"]`).fill(year)
}

test('an extension is asked for and decided by one council, and the other sees what it would lose', async () => {
  const [tab, context] = await officer('cambridgeshire')
  await tab.goto(`${home}/agreements/${delegationAgreement}/changes`)
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Ask to extend it' }).click()
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Ask for the extension' }).click()
  await looksRight(tab)
  await fillDay(tab, 'new-to', '2029-01-01')
  await tab.getByLabel('Why').fill('The hub works for both councils')
  await tab.getByRole('button', { name: 'Ask for the extension' }).click()
  await looksRight(tab)
  await tab.getByLabel('Yes').first().check()
  await tab.getByRole('button', { name: 'Write down the decision' }).click()
  expect(await tab.getByText('Enter who decided it').count()).toBeGreaterThan(0)
  await looksRight(tab)
  const where = tab.url()
  await context.close()
  const [theirs, other] = await officer('peterborough')
  await theirs.goto(where.replace('/decide', ''))
  await looksRight(theirs)
  await other.close()
}, 120_000)

test('a variation and a notice are asked for, and ending an agreement asks about all that hangs on it', async () => {
  const [tab, context] = await officer('peterborough')
  await tab.goto(`${home}/agreements/${delegationAgreement}/changes/variation`)
  await tab.getByRole('button', { name: 'Ask for the variation' }).click()
  await looksRight(tab)
  await tab.goto(`${home}/agreements/${jointWorkingAgreement}/changes/notice`)
  await tab.getByLabel(/^General/).check()
  await fillDay(tab, 'given-on', '2022-06-15')
  await tab.getByLabel('By hand').check()
  await tab.getByLabel('Why').fill('Peterborough builds its own hub')
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Write down the notice' }).click()
  await looksRight(tab)
  await tab.goto(`${home}/agreements/${jointWorkingAgreement}/changes/termination`)
  await looksRight(tab)
  await tab.getByLabel(/^Notice 1/).check()
  await tab.getByLabel('Why').fill('As notice was given')
  await tab.getByRole('button', { name: 'Go on to what hangs on it' }).click()
  await looksRight(tab)
  await context.close()
}, 120_000)

test('a council writes down that it is governed otherwise, and what must be confirmed is listed', async () => {
  const [tab, context] = await officer('peterborough')
  await tab.goto(`${home}/ways-of-governing`)
  await looksRight(tab)
  await tab.getByLabel('Committees').check()
  await fillDay(tab, 'from', '2022-06-27')
  await tab.getByLabel('Reference of the decision').fill('COUNCIL/22')
  await tab.getByRole('button', { name: 'Write it down' }).click()
  await looksRight(tab)
  await tab.goto(`${home}/agreements/${delegationAgreement}`)
  expect(await tab.getByText('must be confirmed by both councils').count()).toBe(1)
  await context.close()
}, 120_000)
