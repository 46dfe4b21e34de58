import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { takeIn } from '../../src/contacts/index.ts'
import { aChild, anAdult, aReport } from '../../src/contacts/told.test-data.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { onRecord } from '../../src/people/same.test-data.ts'
import { day } from '../../src/time/index.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

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

const open = async (who: string): Promise<void> => {
  context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name: who }).click()
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${peterborough}/screening"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const osprey = { line: '3 Osprey Court', postcode: 'PE2 8AA' }

/** Brothers and sisters of both councils, twins among them, and a mother of the same street. */
const family = async (familyName: string) => {
  const child = { familyName, bornOn: day('2018-05-17') }
  await onRecord(service, peterborough, { ...child, givenNames: 'Maya', nhsNumber: '943 476 5919' }, osprey)
  await onRecord(service, peterborough, { ...child, givenNames: 'Mila' }, osprey)
  await onRecord(
    service,
    cambridgeshire,
    { ...child, givenNames: 'Finn', sex: 'M', bornOn: day('2021-10-02') },
    osprey,
  )
  await onRecord(
    service,
    peterborough,
    { givenNames: 'Ana', familyName, bornOn: day('1991-03-09'), isChild: false },
    osprey,
  )
  const children = [
    aChild({ ...child, givenNames: 'Mya' }),
    aChild({ familyName, givenNames: 'Finn', sex: 'M', bornOn: day('2021-10-02') }),
  ]
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: crypto.randomUUID() },
    {
      told: aReport({
        children,
        adults: [anAdult({ name: `Ana ${familyName}`, relation: 'mother', bornOn: day('1991-03-09') })],
        address: osprey.line,
        postcode: osprey.postcode,
      }),
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        {
          childIds: children.map(({ id }) => id),
          owner: peterborough,
          placing: { rule: 'lives-here', words: 'Lives here.' },
        },
      ],
      attachments: [],
    },
  )
  await service.runJobs()
  return taken.contacts[0]?.id ?? ''
}

test('a family of both councils is recognised on a contact by keyboard, and the doubtful one in the queue', async () => {
  const contact = await family('Redshank')
  await open('Heron Hazel')
  await tab.goto(`${home}/contacts/${contact}`)
  await tab.getByRole('button', { name: 'Start screening' }).click()
  await looksRight(tab)
  const who = tab.getByRole('region', { name: 'Who' })
  expect(await who.textContent()).toContain('Same as…?')
  // By keyboard alone: to the button that says Finn is the Finn whom Cambridgeshire knows.
  const link = tab.getByRole('button', { name: /register here and link with Cambridgeshire.*Finn/ })
  await link.focus()
  await tab.keyboard.press('Enter')
  await tab.getByText('Known to Cambridgeshire').waitFor()
  await tab.getByRole('button', { name: /Leave for the review queue ?: who Mya/ }).click()
  await tab.getByText('Left for the review queue').waitFor()
  await tab.goto(`${home}/people/review`)
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Mya Redshank' }).click()
  await looksRight(tab)
  expect(await tab.textContent('main')).toContain('How sure')
  await tab.getByText('How sure').first().click()
  await looksRight(tab)
}, 60_000)

test('two records are looked at beside each other, merged and taken apart again', async () => {
  await family('Sanderling')
  await open('Heron Hazel')
  const { id } = await service.database.owner
    .selectFrom('person')
    .select('id')
    .where('family_name', '=', 'Sanderling')
    .where('given_names', '=', 'Maya')
    .executeTakeFirstOrThrow()
  await tab.goto(`${home}/people/${id}`)
  await tab.getByRole('link', { name: 'Same as somebody else?' }).first().click()
  await looksRight(tab)
  await tab.getByRole('link', { name: /beside each other.*Mila Sanderling/ }).click()
  await looksRight(tab)
  await tab.getByLabel('Why').fill('The school has one child only.')
  await tab.getByLabel(/I have seen what differs/).check()
  await tab.getByRole('button', { name: 'Merge the two' }).click()
  await tab.getByText('Merged: this record stands for both.').waitFor()
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Mila Sanderling' }).click()
  await tab.getByRole('button', { name: 'Undo the merge' }).click()
  await tab.getByText('Error: Say why').waitFor()
  await tab.getByLabel('Why').fill('They are twins: the midwife was here with both.')
  await tab.getByRole('button', { name: 'Undo the merge' }).click()
  await tab.getByText('Said to be not the same person').waitFor()
  await looksRight(tab)
}, 60_000)
