import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { addPeople, restrictedBoy } from '../../src/emergency-duty/card.test-data.ts'
import { rooms } from '../../src/rooms.ts'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** At ten past two somebody breaks the glass, and in the morning a privacy officer and a director look at it. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-24T02:10:00Z' })
  await addPeople(service.database.owner)
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const signIn = async (name: string): Promise<void> => {
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
}

const onDuty = async (): Promise<void> => {
  await signIn('Owl Oak')
  await tab.getByRole('radio', { name: 'Peterborough' }).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const main = () => tab.getByRole('main')

/** What is pressed is counted: at most three from the stub to the record, and the reason typed besides (authorisation B5). */
const counting = () => {
  const pressed: string[] = []
  return {
    pressed,
    press: async (what: Locator, name: string): Promise<void> => {
      pressed.push(name)
      await what.click()
    },
  }
}

test('from the stub of a restricted record to the record in three presses', async () => {
  await onDuty()
  await tab.goto(`${home}/search`)
  await main().getByRole('textbox').first().fill('Osric Dunlinmoor')
  await main().getByRole('button', { name: 'Search' }).click()
  await looksRight(tab)
  const { press, pressed } = counting()
  await press(main().getByRole('link', { name: 'Break the glass' }), 'Break the glass')
  await press(main().getByLabel('A child has been found, or is with the caller'), 'why now')
  await main().getByLabel('In your own words').fill('Found alone in Cathedral Square')
  await press(main().getByRole('button', { name: 'Open 1 record' }), 'Open 1 record')
  await main().getByRole('heading', { level: 1, name: 'Osric Dunlinmoor' }).waitFor()
  expect(pressed).toHaveLength(3)
  await looksRight(tab)
  await tab.goto(`${home}/break-glass/people/${restrictedBoy}`)
  await main().getByRole('button', { name: 'Open 1 record' }).click()
  expect(await tab.getByRole('alert').innerText()).toContain('Choose why now')
  await looksRight(tab)
  await tab.goto(`${home}/people/00000000-0000-4000-8000-000000000fff`)
  await looksRight(tab)
}, 120_000)

test('the card of a restricted record in three presses, and one more to the whole record', async () => {
  await onDuty()
  const { press, pressed } = counting()
  await press(tab.getByRole('link', { name: 'Emergency card' }), 'the menu')
  await main().getByLabel('Name, as far as you know it').fill('Osric Dunlinmoor')
  await main().getByLabel('A child has been found, or is with the caller').check()
  await main().getByLabel('In your own words').fill('Found alone in Cathedral Square')
  await press(main().getByRole('button', { name: 'Find' }), 'Find')
  await looksRight(tab)
  await press(main().getByRole('button', { name: 'Break the glass and open the card' }), 'Break the glass')
  expect(await main().innerText()).toContain('Emergency card: Osric Dunlinmoor')
  expect(pressed).toHaveLength(3)
  await looksRight(tab)
  await main().getByRole('button', { name: 'Break the glass and open the whole record' }).click()
  await main().getByRole('heading', { level: 1, name: 'Osric Dunlinmoor' }).waitFor()
  await tab.goto(`${home}/emergency-card`)
  await looksRight(tab)
}, 120_000)

test('in the morning it is looked into, and the director has the figures', async () => {
  const raise = rooms.map(({ tasks }) => tasks?.['review-opening']).find((task) => task !== undefined)
  const opened = await service.database.owner.selectFrom('broken_glass').select(['owner', 'id']).execute()
  for (const { owner, id } of opened) await raise?.({ owner, id, kind: 'broken-glass' }, service.house)
  await signIn('Pipit Pine')
  await tab.getByRole('link', { name: 'Looks to ask about' }).click()
  await looksRight(tab)
  await main().getByRole('link', { name: 'Broke the glass' }).first().click()
  await main().getByLabel('Needs asking').check()
  await main().getByLabel('In a sentence or two').fill('Owl is asleep until noon')
  await main().getByRole('button', { name: 'Write it down' }).click()
  await main().getByRole('link', { name: 'Broke the glass' }).first().click()
  await looksRight(tab)
  await context.close()
  await signIn('Bittern Beech')
  await tab.getByRole('link', { name: 'Figures' }).click()
  expect(await main().innerText()).toContain('Contacts of Peterborough by week')
  await looksRight(tab)
  expect(opened.some(({ owner }) => owner === peterborough)).toBe(true)
}, 120_000)
