import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { loadSectors } from '../../src/places/index.ts'
import { startService, type TestService } from '../service.ts'
import { isFocused, tabTo } from './keyboard.ts'
import { looksRight as pageLooksRight } from './looker.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:00:00Z' })
  await loadSectors(service.database.owner)
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const open = async (options: { javaScriptEnabled?: boolean } = {}): Promise<void> => {
  context = await browser.newContext({ ...options, viewport: { width: 1280, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(10_000)
}

const looksRight = (looker: Page = tab): Promise<void> => pageLooksRight(looker)

/** axe is itself a script: it looks at the same page, with the same cookie, in a window where scripts run. */
const looksRightToo = async (): Promise<void> => {
  const beside = await browser.newContext({
    storageState: await context.storageState(),
    viewport: { width: 1280, height: 900 },
  })
  const looker = await beside.newPage()
  await looker.goto(tab.url())
  await looksRight(looker)
  await beside.close()
}

const byKeys = {
  type: async (label: string | RegExp, text: string): Promise<void> => {
    await tabTo(tab.getByLabel(label).first())
    await tab.keyboard.type(text)
  },
  fill: async (box: string, text: string): Promise<void> => {
    await tabTo(tab.locator(box))
    await tab.keyboard.type(text)
  },
  /** One of a group of radios: Tab goes to the group, arrows move inside it. */
  choose: async (group: string | RegExp, option: string | RegExp): Promise<void> => {
    const radios = tab.getByRole('group', { name: group }).getByRole('radio')
    const wanted = tab.getByRole('group', { name: group }).getByRole('radio', { name: option }).first()
    await tabTo(radios.first())
    await tab.keyboard.press('Space')
    for (let presses = 0; presses < 10 && !(await isFocused(wanted)); presses += 1)
      await tab.keyboard.press('ArrowDown')
    expect(await wanted.isChecked()).toBe(true)
  },
  press: async (button: string): Promise<void> => {
    await tabTo(tab.getByRole('button', { name: button, exact: true }))
    await Promise.all([tab.waitForEvent('domcontentloaded'), tab.keyboard.press('Enter')])
  },
}

const heading = () => tab.locator('h1').innerText()

describe('a teacher without a mouse', () => {
  it(
    'tells us about a child, is asked once for what is missing, and gets a reference',
    { timeout: 180_000 },
    async () => {
      await open()
      await tab.goto(`${home}/refer`)
      await looksRight()
      await byKeys.choose('Who are you?', /work with children/)
      await byKeys.press('Start now')

      await looksRight()
      await byKeys.choose('Choose what fits best', /in danger now/)
      await byKeys.press('Continue')
      expect(await heading()).toBe('Ring 999 now')
      await looksRight()
      await byKeys.press('Go on to tell us in writing')
      await tab.goBack()
      await tab.goBack()
      expect(await heading()).toBe('Is a child in danger now?')
      await byKeys.choose('Choose what fits best', /act today/)
      await byKeys.press('Continue')

      expect(await heading()).toBe('About you')
      await byKeys.press('Continue')
      expect(await tab.title()).toMatch(/^Error: About you/)
      expect(await isFocused(tab.locator('.govuk-error-summary'))).toBe(true)
      await looksRight()
      await byKeys.type('Your full name', 'Wren Tester')
      await byKeys.type('Your role', 'Class teacher')
      await byKeys.type('Name of your organisation', 'Elm Road Primary (invented)')
      await byKeys.type('Phone number we can reach you on today', '01632 960001')
      await byKeys.type('Secure email address', 'wren.tester@example.org')
      await tab.getByText('Saved 09:00:00').waitFor()
      await byKeys.press('Continue')
      await byKeys.press('Go on without changing this')

      for (let pages = 0; pages < 40 && !tab.url().endsWith('/refer/check'); pages += 1) {
        await looksRight()
        const here = await heading()
        if (here === 'What are you worried about?')
          await byKeys.type(/What happened/, 'Came to school with a burn.')
        if (here === 'Which child are you worried about?') {
          await byKeys.type('First names', 'Robin')
          await byKeys.choose('Is the child born yet?', 'Yes')
          await byKeys.fill('#born-on-day', '14')
          await byKeys.fill('#born-on-month', '3')
          await byKeys.fill('#born-on-year', '2020')
        }
        if (here === 'Where does the family live?') await byKeys.type('Postcode', 'PE1 1AA')
        await byKeys.press('Continue')
        if ((await heading()) === here && (await tab.title()).startsWith('Error'))
          await byKeys.press('Go on without changing this')
      }
      expect(await heading()).toBe('Check what you are telling us')
      await looksRight()
      service.setClock('2026-11-23T09:20:00Z')
      await byKeys.press('Send to the council')
      expect(await heading()).toBe('We have it')
      await looksRight()
      expect(await tab.locator('.govuk-panel').innerText()).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/)
    },
  )

  it('loses the connection, and finds what was typed when it is back', { timeout: 60_000 }, async () => {
    await open()
    service.setClock('2026-11-23T10:00:00Z')
    await tab.goto(`${home}/refer`)
    await byKeys.choose('Who are you?', /neighbour/)
    await byKeys.press('Start now')
    await byKeys.choose('Choose what fits best', /act today/)
    await byKeys.press('Continue')
    await context.setOffline(true)
    await byKeys.type(/What happened/, 'typed on the train')
    await tab.getByText('Not saved yet: no connection').waitFor()
    await context.setOffline(false)
    await tab.getByText('Saved 10:00:00').waitFor()
    await tab.reload()
    expect(await tab.getByLabel(/What happened/).inputValue()).toBe('typed on the train')
  })
})

describe('a young person whose browser runs no scripts', () => {
  it('tells us in a few plain pages', { timeout: 120_000 }, async () => {
    await open({ javaScriptEnabled: false })
    service.setClock('2026-11-23T11:00:00Z')
    await tab.goto(`${home}/refer`)
    await tab.getByLabel(/child or young person/).check()
    await tab.getByRole('button', { name: 'Start now' }).click()
    await tab.getByLabel(/act today/).check()
    await tab.getByRole('button', { name: 'Continue' }).click()
    await tab.getByLabel('Me', { exact: true }).check()
    await tab.getByRole('button', { name: 'Continue' }).click()
    const pages: string[] = []
    for (let passed = 0; passed < 20 && !tab.url().endsWith('/refer/check'); passed += 1) {
      const here = await heading()
      pages.push(here)
      await looksRightToo()
      if (here === 'What is going on?')
        await tab.getByLabel(/What has happened/).fill('Mum’s boyfriend shouts and throws things')
      if (here === 'Where are you now?') await tab.getByLabel('Where are you right now?').fill('At school')
      if (here === 'Who are you?') await tab.getByLabel('First names').fill('Sky')
      await tab.getByRole('button', { name: 'Continue' }).click()
      const onwards = tab.getByRole('button', { name: 'Go on without changing this' })
      if ((await heading()) === here && (await onwards.count()) > 0) await onwards.click()
    }
    expect(pages.length).toBeLessThanOrEqual(10)
    await looksRightToo()
    service.setClock('2026-11-23T11:10:00Z')
    await tab.getByRole('button', { name: 'Send to the council' }).click()
    expect(await heading()).toBe('We have it')
    await looksRightToo()
  })
})

describe('somebody who stops and comes back', () => {
  it(
    'finds what they wrote with a reference and a code; a wrong code is a plain message',
    { timeout: 120_000 },
    async () => {
      await open()
      service.setClock('2026-11-23T12:00:00Z')
      await tab.goto(`${home}/refer`)
      await tab.getByRole('radio', { name: /neighbour/ }).check()
      await tab.getByRole('button', { name: 'Start now' }).click()
      await tab.getByRole('radio', { name: /act today/ }).check()
      await tab.getByRole('button', { name: 'Continue' }).click()
      await tab.getByLabel(/What happened/).fill('written before lunch')
      await tab.getByRole('button', { name: 'Stop and come back later' }).click()
      await looksRight()
      await tab.getByLabel('Email address').fill('neighbour@example.org')
      await tab.getByRole('button', { name: 'Save it and show my reference' }).click()
      await looksRight()
      const reference =
        /D-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await tab.locator('.govuk-panel').innerText())?.[0] ?? ''

      await context.clearCookies()
      await tab.getByRole('link', { name: 'Come back with your reference' }).click()
      await looksRight()
      await tab.getByLabel('Your reference').fill(reference)
      await tab.getByLabel('The email address you gave').fill('neighbour@example.org')
      await tab.getByRole('button', { name: 'Send me a code' }).click()
      await tab.getByLabel('Six-figure code').fill('12')
      await tab.getByRole('button', { name: 'Open what I began' }).click()
      expect(await tab.title()).toMatch(/^Error/)
      await looksRight()
      const { body } = await service.database.owner
        .selectFrom('draft_message')
        .select('body')
        .orderBy('queued_at', 'desc')
        .executeTakeFirstOrThrow()
      await tab.getByLabel('Six-figure code').fill(/\b\d{6}\b/.exec(body)?.[0] ?? '')
      await tab.getByRole('button', { name: 'Open what I began' }).click()
      expect(await tab.getByLabel(/What happened/).inputValue()).toBe('written before lunch')
    },
  )
})
