import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { startService, type TestService } from '../service.ts'
import { isFocused, pressEnter, tabTo } from './keyboard.ts'
import { looksRight } from './looker.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z', county: 120 })
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

const signIn = async (name: string, hat?: string): Promise<void> => {
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  if (hat === undefined) return
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${hat}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const aWaitingContact = async (): Promise<{ id: string; reference: string; owner: string }> =>
  service.database.owner
    .selectFrom('contact')
    .select(['id', 'reference', 'owner'])
    .where('stage', '=', 'received')
    .where('owner', '=', peterborough)
    .where('children', '=', 1)
    .orderBy('due_at')
    .executeTakeFirstOrThrow()

describe('the main job', () => {
  test('by keyboard alone: from the tray to a decision, then accepted by Peterborough’s own team', async () => {
    const contact = await aWaitingContact()
    await open()
    await tab.goto(`${home}/sign-in`)
    await pressEnter(tab.getByRole('button', { name: 'Wren Willow' }))
    const hat = tab.locator(`input[value="${peterborough}/screening"]`)
    await tabTo(tab.locator('input[name="hat"]').first())
    for (let presses = 0; presses < 5 && !(await isFocused(hat)); presses += 1)
      await tab.keyboard.press('ArrowDown')
    await tab.keyboard.press('Space')
    await pressEnter(tab.getByRole('button', { name: 'Continue' }))
    expect(await tab.locator('h1').innerText()).toContain('Screening')

    await pressEnter(tab.getByRole('link', { name: contact.reference }).first())
    await pressEnter(tab.getByRole('button', { name: 'Start screening' }))
    await tabTo(tab.locator('summary', { hasText: 'Level 4: Specialist' }).first())
    await tab.keyboard.press('Enter')
    await tabTo(tab.locator('input[name="indicator"]:visible').first())
    await tab.keyboard.press('Space')
    const outcomes = tab.locator('input[name="outcome"]')
    await tabTo(outcomes.first())
    await tab.keyboard.press('Space')
    const wanted = tab.locator('input[name="outcome"][value="assessment-s17"]')
    for (let presses = 0; presses < 30 && !(await isFocused(wanted)); presses += 1)
      await tab.keyboard.press('ArrowDown')
    expect(await wanted.isChecked()).toBe(true)
    await tabTo(tab.locator('textarea[name="rationale"]'))
    await tab.keyboard.type('Left alone overnight; no adult reached.')
    await pressEnter(tab.getByRole('button', { name: /^Decide for/ }))
    expect(await tab.locator('main').innerText()).toContain('Assessment under section 17')
    await looksRight(tab)
    await context.close()

    await open()
    await signIn('Avocet Alder')
    await tab.goto(`${home}/hand-overs`)
    await pressEnter(tab.getByRole('link', { name: contact.reference }).first())
    await tabTo(tab.locator('input[name="worker"]').first())
    await tab.keyboard.press('Space')
    await looksRight(tab)
    await pressEnter(tab.getByRole('button', { name: /^Accept/ }))
    expect(await tab.locator('main').innerText()).toContain('Accepted')
    await looksRight(tab)
    const child = await service.database.owner
      .selectFrom('contact_child')
      .select('became_referral_at')
      .where('contact_id', '=', contact.id)
      .executeTakeFirstOrThrow()
    expect(child.became_referral_at).not.toBeNull()
  }, 120_000)

  test('without scripts: the same, and the tray is refreshed by a link', async () => {
    const contact = await aWaitingContact()
    await open({ javaScriptEnabled: false })
    await signIn('Wren Willow', `${peterborough}/screening`)
    await tab.goto(`${home}/screening`)
    await tab.getByRole('link', { name: 'Refresh' }).click()
    await tab.getByRole('link', { name: contact.reference }).first().click()
    await tab.getByRole('button', { name: 'Start screening' }).click()
    await tab.locator('summary', { hasText: 'Level 4' }).first().click()
    await tab.locator('input[name="indicator"]').last().check()
    await tab.locator('input[name="outcome"][value="mash"]').check()
    await tab.locator('textarea[name="rationale"]').fill('Unclear from what was told.')
    await tab.getByRole('button', { name: /^Decide for/ }).click()
    expect(await tab.locator('main').innerText()).toContain('Multi-Agency Safeguarding Hub')
  }, 60_000)
})

describe('axe finds nothing, and nothing scrolls sideways at 320 pixels', () => {
  const rounds: [person: string, hat: string | undefined, paths: readonly string[]][] = [
    [
      'Wren Willow',
      `${cambridgeshire}/screening`,
      [
        '/acting-for',
        '/screening',
        '/search',
        '/outbox',
        '/agreements',
        '/emergency-card',
        '/hand-overs/queried',
      ],
    ],
    ['Heron Hazel', `${peterborough}/screening`, ['/alerts', '/screening?for=manager']],
    ['Falcon Fir', undefined, ['/hand-overs']],
    ['Swift Sycamore', undefined, ['/administration', '/administration/postcodes']],
  ]
  test.each(rounds)(
    '%s',
    async (person, hat, paths) => {
      await open()
      await signIn(person, hat)
      for (const path of paths) {
        const response = await tab.goto(home + path)
        expect([path, response?.status()]).toEqual([path, 200])
        await looksRight(tab)
      }
    },
    120_000,
  )

  test('a contact in every stage, its record and a person', async () => {
    await open()
    await signIn('Heron Hazel', `${peterborough}/screening`)
    const stages = await service.database.owner
      .selectFrom('contact')
      .distinctOn('stage')
      .select(['id', 'stage'])
      .where('owner', '=', peterborough)
      .where('waiting_for', 'is not', null)
      .execute()
    expect(stages.length).toBeGreaterThan(2)
    for (const { id } of stages) {
      const response = await tab.goto(`${home}/contacts/${id}`)
      expect(response?.status()).toBe(200)
      await looksRight(tab)
    }
    await tab.goto(`${home}/contacts/${stages[0]?.id ?? ''}/record`)
    await looksRight(tab)
    const person = await service.database.owner
      .selectFrom('person')
      .select('id')
      .where('owner', '=', peterborough)
      .where('sensitivity', '=', 'open')
      .where('is_child', '=', true)
      .executeTakeFirstOrThrow()
    await tab.goto(`${home}/people/${person.id}`)
    await looksRight(tab)
  }, 120_000)

  test('pages anybody can open', async () => {
    await open()
    for (const path of ['/start', '/sign-in', '/accessibility', '/privacy', '/licences', '/nowhere']) {
      await tab.goto(home + path)
      await looksRight(tab)
    }
  }, 60_000)
})
