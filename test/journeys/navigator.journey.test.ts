import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { asked, closed, linked, navigator, requestNow } from '../../src/agency-requests/request.test-data.ts'
import { aFather, aSubject } from '../../src/agency-requests/asking.test-data.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** A navigator's morning, and a school's answer by a one-time link, in a real browser. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const open = async (options: { javaScriptEnabled?: boolean } = {}): Promise<void> => {
  context = await browser.newContext({ ...options, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
}
const signIn = async (name: string): Promise<void> => {
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
}
const pressed = async (name: string | RegExp): Promise<void> => {
  await Promise.all([tab.waitForEvent('load'), tab.getByRole('button', { name }).first().click()])
}

const worry =
  'A neighbour has heard shouting at night three times this month, and once a child crying for a long time. The school has seen nothing so far.'

test('a navigator looks down the tray, says again what was said before, attaches a file and answers', async () => {
  const before = await asked(service, cambridgeshire, 'police', { subjects: [aFather()] })
  const rook = await navigator(service, 'policeNavigator', 'police')
  await rook.open(`/requests/${before.id}`)
  await rook.submit(`/requests/${before.id}/answer`, {
    _then: 'send',
    'p1-1-kind': 'known',
    'p1-1-words': 'Two cautions for common assault, in May and in July, both at the home of his sister.',
    'p1-1-assertion': 'fact',
    'p1-1-level': 'mash-only',
  })
  const one = await asked(service, peterborough, 'police', { worry, questions: 'Has anybody been arrested?' })
  await asked(service, cambridgeshire, 'police', { rating: 'red' })

  await open()
  await signIn('Rook Redwood')
  await tab.goto(`${home}/requests`)
  await looksRight(tab)
  await tab.getByRole('link', { name: one.reference }).first().click()
  await looksRight(tab)
  await pressed(/^Say this again/)
  expect(await tab.locator('#p2-1-words').inputValue()).toContain('Two cautions')
  await tab.getByRole('radio', { name: 'Something is known and is not shared' }).first().check()
  await tab.getByRole('textbox', { name: 'Why it is not shared' }).first().fill('An operation is going on')
  await tab.locator('.saved-mark--saved').first().waitFor()
  await pressed('Send the answer')
  expect(await tab.title()).toContain('Error')
  await looksRight(tab)
  await tab.getByRole('textbox', { name: 'Who decided that' }).first().fill('Inspector Iris')
  await tab.locator('#p1-1-harm').fill('Whoever harms the child would be warned')
  await pressed('Attach a file')
  await tab.getByRole('radio', { name: 'Professionals only' }).check()
  await tab
    .locator('input[type=file]')
    .setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('9 May: call at 23:10') })
  await pressed('Attach it')
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Go back to the answer' }).click()
  expect(await tab.locator('#p1-1-decider').inputValue()).toBe('Inspector Iris')
  await pressed('Send the answer')
  expect(await tab.locator('main').innerText()).toContain('Your answer is with the MASH.')
  await looksRight(tab)
  expect((await requestNow(service, one)).stage).toBe('answered')

  await closed(service, one)
  await tab.goto(`${home}/requests/${one.id}`)
  expect(await tab.locator('main').innerText()).toContain('The enquiry closed on 23 November 2026.')
  await looksRight(tab)
  await tab.goto(`${home}/requests/answered`)
  await looksRight(tab)
}, 120_000)

test('by keyboard alone, what is typed outlives a closed tab', async () => {
  const one = await asked(service, peterborough, 'health', {
    subjects: [aSubject({ name: 'Yarrow Thistledown', categories: ['health'] })],
  })
  await open()
  await signIn('Dunlin Dogwood')
  await tab.goto(`${home}/requests/${one.id}`)
  const known = tab.locator('#p1-1-kind')
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await known.and(tab.locator(':focus')).count()) > 0) break
    await tab.keyboard.press('Tab')
  }
  await tab.keyboard.press('ArrowDown')
  await tab.keyboard.press('Tab')
  await tab.keyboard.type('Not brought to three appointments since June')
  await tab.locator('.saved-mark--saved').first().waitFor()
  await tab.close()
  tab = await context.newPage()
  await tab.goto(`${home}/requests/${one.id}`)
  expect(await tab.locator('#p1-1-words').inputValue()).toBe('Not brought to three appointments since June')
  // Enter in a line of text saves, and sends nothing.
  await tab.getByRole('radio', { name: 'Something is known and is not shared' }).check()
  await tab.locator('#p1-1-decider').focus()
  await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')])
  expect((await requestNow(service, one)).answers).toEqual([])
}, 60_000)

test.each([true, false])(
  'a school answers by a one-time link (scripts: %s)',
  async (javaScriptEnabled) => {
    const one = await asked(service, peterborough, 'education', {
      worry,
      subjects: [
        aSubject({ categories: ['education'] }),
        aSubject({ name: 'Sorrel Thistledown', categories: ['education'] }),
      ],
    })
    const secret = await linked(service, one)
    await open({ javaScriptEnabled })
    await tab.goto(`${home}/answer/${secret}`)
    if (javaScriptEnabled) await looksRight(tab)
    await tab.getByRole('button', { name: 'Open the question' }).click()
    await tab.getByLabel('Your name').fill('Willow Warbler')
    if (javaScriptEnabled) await looksRight(tab)
    await tab.getByLabel('Your role').fill('Designated safeguarding lead')
    await tab.getByRole('button', { name: 'Continue' }).click()
    if (javaScriptEnabled) await looksRight(tab)
    await tab.getByRole('button', { name: 'Nothing known about anybody' }).click()
    expect(await tab.locator('main').innerText()).toContain('Sorrel Thistledown')
    if (javaScriptEnabled) await looksRight(tab)
    await tab.getByRole('button', { name: /^Send: nothing known/ }).click()
    expect(await tab.locator('h1').innerText()).toBe('Your answer is with the MASH')
    if (javaScriptEnabled) await looksRight(tab)
    await tab.goto(`${home}/answer/${secret}`)
    expect(await tab.locator('h1').innerText()).toBe('This link has been used')
    if (javaScriptEnabled) await looksRight(tab)
    expect((await requestNow(service, one)).stage).toBe('answered')
  },
  120_000,
)
