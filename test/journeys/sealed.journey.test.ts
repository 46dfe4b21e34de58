import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { sealedChild } from '../../src/sealed/sealed.test-data.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** Somebody searches for a child whose record is sealed and sees nobody; the custodian answers by hand. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  await sealedChild(service, 'Isolde', 'Sanderling', '2015-05-06')
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const signIn = async (name: string, hat: string, javaScriptEnabled = true): Promise<void> => {
  context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[type="radio"][value="${hat}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const searched = async (typed: string): Promise<string> => {
  await tab.goto(`${home}/search`)
  await tab.getByRole('main').getByRole('textbox').first().fill(typed)
  await tab.getByRole('main').getByRole('button', { name: 'Search' }).click()
  return tab.getByRole('main').innerText()
}

test('a search for a sealed record reads like a search for nobody, and its custodian is told', async () => {
  await signIn('Wren Willow', `${peterborough}/screening`, false)
  const hit = await searched('Isolde Sanderling 6/5/2015')
  const miss = await searched('Isotta Sanderlong 7/5/2015')
  expect(hit).toContain('Nobody found')
  expect(hit.replaceAll(/Isolde Sanderling|6\/5\/2015|6 May 2015/g, '…')).toBe(
    miss.replaceAll(/Isotta Sanderlong|7\/5\/2015|7 May 2015/g, '…'),
  )
  await service.runJobs()
}, 60_000)

test('the custodian reads who asked, is asked again for what is missing, and writes down what was told', async () => {
  await signIn('Pipit Pine', `${peterborough}/oversight`)
  await tab.getByRole('link', { name: 'Sealed records' }).click()
  await looksRight(tab)
  await tab
    .getByRole('main')
    .getByRole('link', { name: /^Asked/ })
    .click()
  await looksRight(tab)
  await tab.getByLabel('I told somebody what they need to know').check()
  await tab.getByRole('button', { name: 'Write it down' }).click()
  expect(await tab.getByRole('alert').innerText()).toContain('Enter what you told them')
  await looksRight(tab)
  await tab.getByLabel('What did you tell them?').fill('Rang her: known and safe, ask the adoption team')
  await tab.getByRole('button', { name: 'Write it down' }).click()
  expect(await tab.getByRole('main').innerText()).toContain('told by hand')
  await looksRight(tab)
  await tab
    .getByRole('main')
    .getByRole('link', { name: /^Asked/ })
    .click()
  expect(await tab.getByRole('main').innerText()).toContain('Wren Willow was told')
  await looksRight(tab)
}, 90_000)
