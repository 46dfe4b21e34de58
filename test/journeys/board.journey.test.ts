import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { fillEnquiries } from '../../src/mash/board.test-data.ts'
import { instant } from '../../src/time/index.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

const now = '2026-11-23T11:00:00Z'
let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now })
  await fillEnquiries(service.database.owner, { open: 60, decided: 300, every: 47, until: instant(now) })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const signIn = async (name: string, hat?: string, options: { javaScriptEnabled?: boolean } = {}) => {
  context = await browser.newContext({ ...options, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  if (hat === undefined) return
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${hat}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const worker = (options: { javaScriptEnabled?: boolean } = {}) =>
  signIn('Plover Poplar', `${cambridgeshire}/mash`, options)

const focused = (): Promise<string> => tab.evaluate('document.activeElement?.textContent ?? ""')

describe('axe finds nothing, and nothing scrolls sideways at 320 pixels', () => {
  test('on the board, of one colour, how agencies answer, what was late, and the wall', async () => {
    await worker()
    const paths = ['/enquiries', '/enquiries?lane=amber&only=late', '/enquiries/agencies', '/enquiries/late']
    for (const path of [...paths, '/enquiries/wall']) {
      const response = await tab.goto(home + path)
      expect([path, response?.status()]).toEqual([path, 200])
      await looksRight(tab)
    }
  }, 120_000)

  test('on a director’s board, and what an administrator sets for the hub', async () => {
    await signIn('Egret Elm')
    await tab.goto(`${home}/enquiries`)
    await looksRight(tab)
    await context.close()
    await signIn('Siskin Sallow')
    for (const setting of [
      'mash-hours',
      'mash-silence',
      'agency-reply-share',
      'escalation-ladder',
      'duty-to-share-16la',
    ]) {
      await tab.goto(`${home}/administration/settings/${setting}`)
      await looksRight(tab)
    }
  }, 120_000)
})

test('by keyboard the arrows go from line to line and from colour to colour, and Enter opens', async () => {
  await worker()
  await tab.goto(`${home}/enquiries`)
  const references = await tab.locator('[data-tray-row] a').allInnerTexts()
  const red = await tab.locator('.board__lane--red [data-tray-row] a').first().innerText()
  await tab.locator('[data-tray-row] a').first().focus()
  for (let presses = 0; presses < references.length && (await focused()) !== red; presses += 1)
    await tab.keyboard.press('ArrowDown')
  expect(await focused()).toBe(red)
  await tab.keyboard.press('ArrowUp')
  const above = await focused()
  expect(await tab.locator('.board__lane--not-rated [data-tray-row] a').last().innerText()).toBe(above)
  const href = await tab.evaluate('document.activeElement?.getAttribute("href")')
  await Promise.all([tab.waitForURL(`**${String(href)}`), tab.keyboard.press('Enter')])
}, 60_000)

test('without scripts: chosen by the form, and paged by links', async () => {
  await worker({ javaScriptEnabled: false })
  await tab.goto(`${home}/enquiries`)
  await tab.getByLabel('Council').selectOption(peterborough)
  await tab.getByLabel('Which').selectOption('late')
  await tab.getByRole('button', { name: 'Show' }).click()
  expect(tab.url()).toContain('only=late')
  const councils = await tab.locator('.board__lane .tray__council').allInnerTexts()
  expect(new Set(councils.map((words) => words.replaceAll(/\s+/g, ' ').trim()))).toEqual(
    new Set(['P Peterborough']),
  )
  await tab.getByRole('link', { name: 'Refresh' }).click()
  expect(tab.url()).toContain('only=late')
}, 60_000)

test('the wall fits a screen of 1920 by 1080, shows no header, and says when it was made', async () => {
  await worker()
  await tab.setViewportSize({ width: 1920, height: 1080 })
  await tab.goto(`${home}/enquiries/wall`)
  expect(await tab.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(1080)
  expect(await tab.locator('.front-door__top').isVisible()).toBe(false)
  expect(await tab.locator('main').innerText()).toContain('As at 11:00')
  expect(await tab.locator('main').innerText()).not.toContain('Bramble')
}, 60_000)

test('printed, the lines are there and what only a screen needs is not', async () => {
  await worker()
  await tab.goto(`${home}/enquiries`)
  await tab.emulateMedia({ media: 'print' })
  expect(await tab.locator('.board__lane [data-tray-row]').first().isVisible()).toBe(true)
  expect(await tab.getByRole('button', { name: 'Show' }).isVisible()).toBe(false)
  expect(await tab.getByRole('link', { name: 'Refresh' }).isVisible()).toBe(false)
}, 60_000)
