import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { peterborough, people } from '../../demo/people.ts'
import { aChild, anAdult } from '../../src/contacts/told.test-data.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { answered, asked, happens, ratedAs, saying } from '../../src/mash/asking.test-data.ts'
import { sentToMash } from '../../src/mash/enquiry.test-data.ts'
import { startService, type TestService } from '../service.ts'
import { pressEnter, tabTo } from './keyboard.ts'
import { looksRight } from './looker.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:00:00Z' })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const signedIn = async (name: string, options: { javaScriptEnabled?: boolean } = {}): Promise<void> => {
  context = await browser.newContext({ ...options, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${peterborough}/mash"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const family = () => ({
  children: [
    aChild({ ownWords: 'I made toast but the bread was green.' }),
    aChild({ givenNames: 'Rowan', bornOn: null }),
  ],
  adults: [
    anAdult(),
    anAdult({ name: 'Clover Thistledown', relation: 'mother', part: 'parent' }),
    anAdult({
      name: 'Thorn Bramble',
      relation: 'mother’s partner',
      part: 'alleged',
      hasParentalResponsibility: 'no',
    }),
  ],
})

/** An amber enquiry at its busiest: answered, half answered, late, not shared, hidden. */
const busy = async (): Promise<string> => {
  service.setClock('2026-11-23T10:00:00Z')
  const { enquiryId } = await sentToMash(service, peterborough, family())
  const on = { service, enquiryId }
  await happens(on, [{ type: 'taken', allocatedTo: people.mashWorker.id }])
  await ratedAs(service, { owner: peterborough, enquiryId }, 'amber')
  const police = await asked(on, 'police')
  await asked(on, 'education')
  const health = await asked(on, 'health')
  service.setClock('2026-11-23T12:10:00Z')
  await answered(service, police, [
    saying(police, 'professionals', 'Three calls to the address since September, all at night.', {
      context: 'From the log of calls; nobody was charged.',
    }),
    saying(police, 'police-sensitive', 'A planned arrest on Thursday.'),
    saying(
      police,
      'victim-safe',
      'Their mother rang from a friend’s telephone and asked not to be rung at home.',
      {
        assertion: 'opinion',
      },
    ),
  ])
  await answered(service, health, [
    saying(health, 'mash-only', 'The family would lose trust in the clinic.', {
      kind: 'declined',
      assertion: null,
      decidedBy: 'Named nurse Nettle',
      detriment: 'Their mother comes there alone, and would not come again.',
    }),
  ])
  service.setClock('2026-11-23T15:20:00Z')
  return enquiryId
}

test('by keyboard alone: rated, asked about with a reason for each, reminded, and what came is read', async () => {
  service.setClock('2026-11-23T10:00:00Z')
  const { enquiryId } = await sentToMash(service, peterborough, family())
  await happens({ service, enquiryId }, [{ type: 'taken', allocatedTo: people.mashWorker.id }])
  await signedIn('Plover Poplar')
  await tab.goto(`${home}/enquiries/${enquiryId}`)
  await looksRight(tab)
  await pressEnter(tab.getByRole('button', { name: 'Rate it' }))
  await tabTo(tab.locator('input[name="rating"]').first())
  await tab.keyboard.press('ArrowDown')
  await tabTo(tab.locator('textarea[name="because"]'))
  await tab.keyboard.type('Left alone at night, and calls to the police before.')
  await looksRight(tab)
  await pressEnter(tab.getByRole('button', { name: 'Record this rating' }))
  await pressEnter(tab.getByRole('button', { name: 'Ask agencies' }))
  await looksRight(tab)
  await tabTo(tab.locator('input[name="agency"][value="police"]'))
  await tab.keyboard.press('Space')
  await tabTo(tab.locator('input[name="agency"][value="health"]'))
  await tab.keyboard.press('Space')
  await pressEnter(tab.getByRole('button', { name: 'Continue' }))
  await looksRight(tab)
  for (const reason of await tab.locator('textarea[name^="because-"]:visible').all()) {
    await tabTo(reason)
    await tab.keyboard.type('Both were called to the house in the autumn.')
  }
  await pressEnter(tab.getByRole('button', { name: 'Ask Police and Health' }))
  expect(await tab.locator('main').innerText()).toContain('2 asked · 2 still out')
  await looksRight(tab)
  await pressEnter(tab.getByRole('link', { name: /^Remind.*Police/ }))
  await tabTo(tab.locator('input[name="how"]').first())
  await tab.keyboard.press('Space')
  await looksRight(tab)
  await pressEnter(tab.getByRole('button', { name: 'Record the reminder' }))
  expect(await tab.locator('main').innerText()).toContain('Reminded 1 time')
}, 180_000)

test('what is typed saves itself, says so, and is there again on another day', async () => {
  const enquiryId = await busy()
  await signedIn('Plover Poplar')
  await tab.goto(`${home}/enquiries/${enquiryId}/rate`)
  await tab.locator('textarea[name="because"]').fill('Too many calls for one month')
  await tab.locator('.saved-mark--saved').waitFor()
  await context.close()
  await signedIn('Plover Poplar')
  await tab.goto(`${home}/enquiries/${enquiryId}/rate`)
  expect(await tab.locator('textarea[name="because"]').inputValue()).toBe('Too many calls for one month')
}, 120_000)

test('axe finds nothing on any of its pages, and nothing scrolls sideways at 320 pixels', async () => {
  const enquiryId = await busy()
  await signedIn('Kestrel Kauri')
  const at = `${home}/enquiries/${enquiryId}`
  await tab.goto(at)
  const links = await tab
    .locator('.agency__do a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  const of = (verb: string): string => links.find((href) => href.endsWith(verb)) ?? ''
  const pages = [
    at,
    ...[
      'rate',
      'agreement',
      'ask',
      'ask/idva',
      'ask/dental/outside',
      'ask/fire/not',
      'waiting',
      'record',
    ].map((path) => `${at}/${path}`),
    ...['chase', 'withdraw', 'write-down', 'link'].map((verb) => home + of(verb)),
  ]
  for (const page of pages) {
    const response = await tab.goto(page)
    expect([page, response?.status()]).toEqual([page, 200])
    await looksRight(tab)
  }
}, 240_000)

test('without scripts an agency is asked all the same', async () => {
  const enquiryId = await busy()
  await signedIn('Plover Poplar', { javaScriptEnabled: false })
  await tab.goto(`${home}/enquiries/${enquiryId}/ask/early-help`)
  for (const reason of await tab.locator('textarea[name^="because-"]:visible').all())
    await reason.fill('The family had a worker last year.')
  await tab.getByRole('button', { name: 'Ask Early help' }).click()
  expect(await tab.locator('main').innerText()).toContain('4 asked')
}, 120_000)
