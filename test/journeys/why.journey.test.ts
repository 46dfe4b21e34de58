import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { findGaps } from '../../src/authority-gaps/index.ts'
import { plant, plantedGaps } from '../../src/authority-gaps/planted.test-data.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { worry } from '../../src/hand-overs/worry.test-data.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** Why something can, or cannot, be seen, and work done with no agreement: wide and narrow, with axe. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2023-11-20T09:00:00Z', extension: 'none' })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const signIn = async (name: string, hat?: string): Promise<void> => {
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  if (hat === undefined) return
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${hat}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

test('a screener asks why a contact can be seen, and why not', async () => {
  const taken = await worry(service, peterborough)
  await signIn('Wren Willow', `${peterborough}/screening`)
  await tab.goto(`${home}/contacts/${taken.id}`)
  await tab.getByRole('link', { name: 'Why can I see this?' }).click()
  await tab.getByRole('heading', { name: 'Why can I see this?' }).waitFor()
  await looksRight(tab)
  await tab.goto(`${home}/contacts/${crypto.randomUUID()}`)
  await tab.getByRole('link', { name: 'Why can I not see this?' }).click()
  await tab.getByRole('heading', { name: 'Why can I not see this?' }).waitFor()
  await looksRight(tab)
}, 60_000)

test('a director looks at work done with no agreement in force, and explains it', async () => {
  for (const planted of plantedGaps) await plant(service.database.owner, planted)
  await findGaps(service.house, peterborough, false)
  await signIn('Egret Elm')
  await tab.getByRole('link', { name: 'No agreement', exact: true }).click()
  await tab.getByRole('heading', { name: 'Work done with no agreement in force' }).waitFor()
  await looksRight(tab)
  await tab.getByRole('link', { name: '17 December 2018 to 31 December 2018: Screening' }).click()
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Keep this explanation' }).click()
  await looksRight(tab)
  await tab.getByLabel('How did it come about?').fill('The move went ahead before the delegation began.')
  await tab.getByRole('button', { name: 'Keep this explanation' }).click()
  expect(await tab.getByRole('main').innerText()).toContain(
    'The move went ahead before the delegation began.',
  )
}, 60_000)
