import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { loadSectors } from '../../src/places/index.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  await loadSectors(service.house.db)
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const startCall = async (options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<void> => {
  context = await browser.newContext({
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    viewport: { width: options.width ?? 1400, height: 900 },
  })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name: 'Wren Willow' }).click()
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${peterborough}/screening"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
  await tab.goto(`${home}/phone`)
  await tab.getByRole('button', { name: 'Start' }).click()
  await tab.waitForURL(/\/phone\/[0-9a-f-]{36}$/)
}

const type = (label: string, text: string): Promise<void> =>
  tab.getByRole('textbox', { name: label, exact: true }).first().fill(text)

/** A call with what Finish truly needs. */
const fillIn = async (given: string, family: string): Promise<void> => {
  await type('Number to ring back', '01632 960555')
  await type('First and middle names', given)
  await type('Family name', family)
  await type('Postcode', 'PE1 1AA')
  await type('What happened', 'Came in with a bruise and says his uncle did it.')
}

const isSaved = (): Promise<unknown> =>
  tab.waitForFunction(
    () => document.querySelector('[data-saved-mark]')?.className.includes('--saved') === true,
  )

describe('a call in a browser', () => {
  test('saves itself while somebody types, and a reload brings everything back', async () => {
    await startCall()
    await fillIn('Jay', 'Jackdaw')
    expect(await tab.locator('[data-saved-mark]').innerText()).toContain('Not saved yet')
    await isSaved()
    await tab.reload()
    expect(await tab.getByRole('textbox', { name: 'First and middle names' }).inputValue()).toBe('Jay')
    // Counted by the service's time: the clock of the machine it is read on may be wrong.
    expect(await tab.locator('[data-call-began]').innerText()).toMatch(/^Call 0 min \d\d s$/)
    await looksRight(tab)
  })

  test('shows who it may be, and the council of the address, while it is typed', async () => {
    await startCall()
    await fillIn('Kestrel', 'Kittiwake')
    await type('Day', '5')
    await type('Month', '6')
    await type('Year', '2015')
    await tab.getByRole('button', { name: 'Finish' }).click()
    await tab.getByRole('heading', { name: 'Taken in' }).waitFor()
    await looksRight(tab)

    await tab.goto(`${home}/phone`)
    await tab.getByRole('button', { name: 'Start' }).click()
    await type('First and middle names', 'kestrel')
    await type('Family name', 'kittiwake')
    await type('Day', '5')
    await type('Month', '6')
    await type('Year', '2015')
    const beside = tab.getByRole('complementary', { name: 'Beside the call' })
    await beside.getByText('Earlier contacts').first().waitFor()
    await type('Postcode', 'PE8 6AA')
    await beside.getByText('PE8 6 lies in more than one council').waitFor()
  })

  test('danger now: the red strip comes at once, and Finish asks for nothing more', async () => {
    await startCall()
    const strip = tab.locator('.danger-strip')
    expect(await strip.isVisible()).toBe(false)
    await tab.getByLabel('Immediate danger').check()
    expect(await strip.isVisible()).toBe(true)
    await looksRight(tab)
    await fillIn('Robin', 'Ruff')
    await tab.getByRole('button', { name: 'Finish' }).click()
    await tab.getByRole('heading', { name: 'Taken in' }).waitFor()
  })

  test('by keyboard alone: Enter in a line saves and never finishes; Tab goes down the call to Finish', async () => {
    await startCall()
    await tab.getByRole('textbox', { name: 'Caller’s name' }).focus()
    await tab.keyboard.type('Ms Linnet')
    await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')])
    expect(tab.url()).toMatch(/\/phone\/[0-9a-f-]{36}$/)
    expect(await tab.getByRole('textbox', { name: 'Caller’s name' }).inputValue()).toBe('Ms Linnet')
    await fillIn('Wren', 'Whimbrel')
    const finish = tab.getByRole('button', { name: 'Finish' })
    for (
      let presses = 0;
      presses < 150 && (await finish.and(tab.locator(':focus')).count()) === 0;
      presses += 1
    )
      await tab.keyboard.press('Tab')
    await tab.keyboard.press('Enter')
    await tab.getByRole('heading', { name: 'Taken in' }).waitFor()
  })

  test('without scripts: a child is added, the call saved and finished', async () => {
    await startCall({ javaScriptEnabled: false })
    await fillIn('Dove', 'Dunlin')
    await tab.getByRole('button', { name: 'Add another child' }).click()
    expect(await tab.getByRole('textbox', { name: 'Family name' }).count()).toBe(2)
    expect(await tab.getByRole('textbox', { name: 'Family name' }).first().inputValue()).toBe('Dunlin')
    await tab.getByRole('button', { name: 'Finish' }).click()
    expect(await tab.locator('h1').innerText()).toBe('Taken in')
  })

  test('on a telephone’s screen nothing runs over the side, and the foot stays small', async () => {
    await startCall({ width: 320 })
    await looksRight(tab)
    const foot = await tab.locator('.phone-screen__foot').boundingBox()
    expect(foot?.height).toBeLessThan(180)
  })
})
