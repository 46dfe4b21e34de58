import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { addPeople, maya } from '../../src/emergency-duty/card.test-data.ts'
import { worry } from '../../src/hand-overs/worry.test-data.ts'
import { goThroughLooks } from '../../src/privacy/review.tasks.ts'
import { sealRecord } from '../../src/proof/sealing.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** A privacy officer finds out who looked at a child, asks about a look, and keeps the proof of it. */

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  service.house.record = { name: 'test', key: generateKeyPairSync('ed25519').privateKey, witnesses: [] }
  const { owner } = service.database
  await addPeople(owner)
  const contact = await worry(service, peterborough)
  await sql`update contact_child set person_id = ${maya} where contact_id = ${contact.id}`.execute(owner)
  await owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      staff_id: people.auntAdviser.id,
      person_id: maya,
      relation: 'aunt',
      declared_at: service.house.now(),
    })
    .execute()
  for (const person of ['adviser', 'auntAdviser'] as const) {
    const visitor = await service.signedIn(person, { authority: peterborough, fn: 'screening' })
    await visitor.open(`/contacts/${contact.id}`)
  }
  await sealRecord({}, service.house)
  await goThroughLooks({}, service.house)
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

const signIn = async (javaScriptEnabled = true): Promise<void> => {
  context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name: 'Pipit Pine' }).click()
}

const main = () => tab.getByRole('main')

test('from a child, found by searching, to everybody who looked, and to the proof that one did', async () => {
  await signIn()
  await tab.getByRole('link', { name: 'Who looked' }).click()
  await looksRight(tab)
  await main().getByRole('link', { name: 'Search for them' }).click()
  await main().getByRole('textbox').first().fill('Maya Tealfeather')
  await main().getByRole('button', { name: 'Search' }).click()
  await main().getByRole('link', { name: 'Who looked' }).first().click()
  expect(await main().innerText()).toContain('Refused: related to somebody on the record')
  await looksRight(tab)
  await main().getByRole('link', { name: 'Sealed in checkpoint 1' }).first().click()
  await looksRight(tab)
  await tab.goto(`${home}/access-history/staff/${people.adviser.id}`)
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Proof', exact: true }).click()
  await looksRight(tab)
}, 90_000)

test('without scripts: a look is asked about, and what was found is written down', async () => {
  await signIn(false)
  await tab.getByRole('link', { name: 'Looks to ask about' }).click()
  expect(await main().innerText()).toContain('1 look to look into')
  await main().getByRole('link', { name: 'Tried to open the record of somebody they are related to' }).click()
  await main().getByRole('button', { name: 'Write it down' }).click()
  expect(await tab.getByRole('alert').innerText()).toContain('Choose what you found')
  await main().getByLabel('In order: their work needed it').check()
  await main().getByLabel('In a sentence or two').fill('It stood on her tray. She told her manager at once.')
  await main().getByRole('button', { name: 'Write it down' }).click()
  expect(await main().innerText()).toContain('Nothing waits')
}, 90_000)

test('the tray and a look that waits read well', async () => {
  await signIn()
  await tab.goto(`${home}/privacy-reviews`)
  await looksRight(tab)
  await main().getByRole('link', { name: 'Tried to open the record of somebody they are related to' }).click()
  await looksRight(tab)
}, 90_000)
