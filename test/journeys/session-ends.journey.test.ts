import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { loadSectors } from '../../src/places/index.ts'
import { sealedChild } from '../../src/sealed/sealed.test-data.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** A session ends while somebody types, or their sign-in is no longer fresh: nothing typed is lost. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string
let search: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  await loadSectors(service.house.db)
  await sealedChild(service, 'Isolde', 'Sanderling', '2015-05-06')
  const wren = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  await wren.open('/search')
  await wren.submit('/search', { q: 'Isolde Sanderling 6/5/2015' })
  await service.runJobs()
  const { id } = await service.database.owner
    .selectFrom('sealed_search')
    .select('id')
    .executeTakeFirstOrThrow()
  search = `/sealed-searches/${peterborough}/${id}`
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
beforeEach(async () => {
  service.setClock('2026-11-23T10:30:00Z')
  await sql`delete from session`.execute(service.database.owner)
})
afterEach(() => context.close())

const open = async (javaScriptEnabled: boolean): Promise<void> => {
  context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(20_000)
}

const signIn = async (name: string, hat: string): Promise<void> => {
  await tab.getByRole('button', { name }).click()
  if (!tab.url().includes('/acting-for')) return
  await tab.locator(`input[type="radio"][value="${hat}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const typed = 'Rang her: the child is known and safe, ask the adoption team'

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'sent after an hour away, %s: after signing in again everything typed is in the form',
  async (_words, scripts) => {
    await open(scripts)
    await tab.goto(`${home}/sign-in?then=${search}`)
    await signIn('Pipit Pine', `${peterborough}/oversight`)
    await tab.getByLabel('I told somebody what they need to know').check()
    await tab.getByLabel('What did you tell them?').fill(typed)
    service.setClock('2026-11-23T11:35:00Z')
    await tab.getByRole('button', { name: 'Write it down' }).click()
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor()
    await signIn('Pipit Pine', `${peterborough}/oversight`)
    await tab.getByText('is back in the form').waitFor()
    expect(await tab.getByLabel('What did you tell them?').inputValue()).toBe(typed)
    expect(await tab.getByLabel('I told somebody what they need to know').isChecked()).toBe(true)
    if (scripts) await looksRight(tab)
  },
  90_000,
)

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'sent when the sign-in was no longer fresh, %s: they show that it is still them and it is in the form',
  async (_words, scripts) => {
    await open(scripts)
    await tab.goto(`${home}/sign-in?then=${search}`)
    await signIn('Pipit Pine', `${peterborough}/oversight`)
    await tab.getByLabel('I told somebody what they need to know').check()
    await tab.getByLabel('What did you tell them?').fill(`${typed} ${String(scripts)}`)
    service.setClock('2026-11-23T10:50:00Z')
    await tab.getByRole('button', { name: 'Write it down' }).click()
    await tab.getByRole('heading', { name: 'Show that it is still you' }).waitFor()
    if (scripts) await looksRight(tab)
    await tab.getByRole('button', { name: 'I am still Pipit Pine' }).click()
    await tab.getByText('is back in the form').waitFor()
    expect(await tab.getByLabel('What did you tell them?').inputValue()).toBe(`${typed} ${String(scripts)}`)
  },
  90_000,
)

test('a call that is being written down saves itself; what was typed last is back after signing in again', async () => {
  await open(true)
  await tab.goto(`${home}/sign-in?then=/phone`)
  await signIn('Wren Willow', `${peterborough}/screening`)
  await tab.goto(`${home}/phone`)
  await tab.getByRole('button', { name: 'Start' }).click()
  await tab.waitForURL(/\/phone\/[0-9a-f-]{36}$/)
  const call = tab.url()
  const happened = () => tab.getByRole('textbox', { name: 'What happened', exact: true })
  await happened().fill('Came in with a bruise')
  await tab.waitForFunction(
    () => document.querySelector('[data-saved-mark]')?.className.includes('--saved') === true,
  )
  service.setClock('2026-11-23T11:35:00Z')
  await happened().fill('Came in with a bruise and says his uncle did it')
  await tab.waitForFunction(
    () => document.querySelector('[data-saved-mark]')?.className.includes('--signed-out') === true,
  )
  await tab.goto(`${home}/sign-in?then=${new URL(call).pathname}`)
  await signIn('Wren Willow', `${peterborough}/screening`)
  await tab.waitForURL(call)
  expect(await happened().inputValue()).toBe('Came in with a bruise and says his uncle did it')
}, 90_000)

test('where they are signed in, read and ended', async () => {
  await open(true)
  await tab.goto(`${home}/sign-in?then=/sessions`)
  await signIn('Pipit Pine', `${peterborough}/oversight`)
  await service.signedIn('privacyPeterborough', { authority: peterborough, fn: 'oversight' })
  await tab.goto(`${home}/sessions`)
  await looksRight(tab)
  expect(await tab.locator('.own-list__item').count()).toBe(2)
  expect(await tab.locator('.own-list').innerText()).toContain('Chrome on Linux')
  await tab.getByRole('button', { name: /^Sign out there/ }).click()
  await tab.waitForFunction(() => document.querySelectorAll('.own-list__item').length === 1)
}, 60_000)
