import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { aChild } from '../../src/contacts/told.test-data.ts'
import { enquiryNow, sentToMash } from '../../src/mash/enquiry.test-data.ts'
import { answered, askedOf, ratedAs, saying, summedUp } from '../../src/mash/judging.test-data.ts'
import { startService, type TestService } from '../service.ts'
import { tabTo } from './keyboard.ts'
import { looksRight } from './looker.ts'

let service: TestService
let browser: Browser
let home: string
const contexts: BrowserContext[] = []
const monday = '2026-11-23T10:30:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
beforeEach(() => service.setClock(monday))
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

/** A browser of somebody's own, signed in and wearing a hat. */
const signedIn = async (name: string, fn: string, options: { javaScriptEnabled?: boolean } = {}) => {
  const context = await browser.newContext({ ...options, viewport: { width: 1400, height: 900 } })
  contexts.push(context)
  const tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[name="hat"][value="${peterborough}/${fn}"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
  return tab
}

const underWay = async () => {
  const { enquiryId, taken } = await sentToMash(service, peterborough, {
    children: [aChild(), aChild({ givenNames: 'Clover' })],
  })
  const of = { owner: peterborough, enquiryId }
  await ratedAs(service, of, 'amber')
  const police = await askedOf(service, of, 'police')
  await answered(service, police, [
    saying(police, 'professionals', 'Three calls about shouting within one month', {
      context: 'From the incident log',
    }),
    saying(police, 'police-sensitive', 'A planned arrest on Thursday'),
  ])
  const idva = await askedOf(service, of, 'idva')
  await answered(service, idva, [saying(idva, 'victim-safe', 'She keeps a bag packed at her sister’s')])
  await askedOf(service, of, 'health')
  return { enquiryId, taken, of, now: () => enquiryNow(service, peterborough, enquiryId) }
}

describe('what the hub writes together', () => {
  test('a discussion is written down, kept as it is typed, and found again by whoever was called away', async () => {
    const { enquiryId, now } = await underWay()
    const tab = await signedIn('Plover Poplar', 'mash')
    await tab.goto(`${home}/enquiries/${enquiryId}/discussion`)
    await looksRight(tab)
    await tab.getByLabel('Took part for Police').check()
    await tab.locator('#name-police').fill('Sergeant Sorrel')
    await tab.getByLabel('What you concluded together').fill('An assessment is needed.')
    await tab.getByText(/^Saved \d/).waitFor()
    await tab.goto(`${home}/enquiries/${enquiryId}`)
    await tab.goto(`${home}/enquiries/${enquiryId}/discussion`)
    expect(await tab.getByLabel('What you concluded together').inputValue()).toBe('An assessment is needed.')
    expect(await tab.getByLabel('Took part for Police').isChecked()).toBe(true)
    await tab.getByRole('button', { name: 'Save the record' }).click()
    await tab.waitForURL(`${home}/enquiries/${enquiryId}`)
    expect((await now()).discussion).toMatchObject({ conclusion: 'An assessment is needed.', version: 1 })
  }, 90_000)

  test('two at one summary see each other, and the second sees both texts', async () => {
    const { enquiryId, now } = await underWay()
    const one = await signedIn('Plover Poplar', 'mash')
    const other = await signedIn('Crane Chestnut', 'mash')
    await one.goto(`${home}/enquiries/${enquiryId}/summary`)
    await looksRight(one)
    await other.goto(`${home}/enquiries/${enquiryId}/summary`)
    await other.getByText('Plover Poplar is writing the summary now').waitFor()
    await one.getByLabel('The summary').fill('She was seen on Monday, well and at school.')
    await one.getByRole('button', { name: 'Save the summary' }).click()
    await other.getByLabel('The summary').fill('She was seen on Friday, tired and at school.')
    await other.getByRole('button', { name: 'Save the summary' }).click()
    await other.getByRole('heading', { name: /Plover Poplar saved another version/ }).waitFor()
    await looksRight(other)
    expect(await other.getByLabel('Your version').inputValue()).toContain('on Friday, tired')
    await other.getByRole('button', { name: 'I have read both' }).click()
    await other.waitForURL(`${home}/enquiries/${enquiryId}`)
    expect((await now()).summary).toMatchObject({ version: 2 })
  }, 90_000)
})

describe('deciding', () => {
  test('by keyboard alone: for both children, with a health answer still out', async () => {
    const { enquiryId, of, now } = await underWay()
    await summedUp(service, of, 'A pattern over the month, seen by three agencies.')
    const tab = await signedIn('Kestrel Kauri', 'mash')
    await tab.goto(`${home}/enquiries/${enquiryId}/decide`)
    await looksRight(tab)
    for (const nth of [0, 1]) {
      await tabTo(tab.locator('#judging input[name="child"]').nth(nth))
      await tab.keyboard.press('Space')
    }
    await tabTo(tab.locator('#judging input[name="outcome"]').first())
    await tab.keyboard.press('Space')
    await tab.keyboard.press('ArrowDown')
    await tabTo(tab.locator('#rationale'))
    await tab.keyboard.type('A pattern over the month.')
    await tabTo(tab.locator('#notWaitingBecause'))
    await tab.keyboard.type('Three agencies say the same.')
    await tabTo(tab.getByRole('button', { name: 'Decide', exact: true }))
    await Promise.all([tab.waitForURL(`${home}/enquiries/${enquiryId}`), tab.keyboard.press('Enter')])
    expect((await now()).children.map(({ decided }) => decided?.outcome)).toEqual([
      'assessment-s17',
      'assessment-s17',
    ])
  }, 90_000)

  test('without scripts: refused with everything that is wrong beside its field, then decided', async () => {
    const { enquiryId, of, now } = await underWay()
    await summedUp(service, of)
    service.setClock('2026-11-25T10:30:00Z')
    const tab = await signedIn('Kestrel Kauri', 'mash', { javaScriptEnabled: false })
    await tab.goto(`${home}/enquiries/${enquiryId}/decide`)
    for (const box of await tab.locator('#judging input[name="child"]').all()) await box.check()
    await tab.getByRole('radio', { name: 'No further action' }).check()
    await tab.locator('#rationale').fill('Seen and safe.')
    await tab.locator('#notWaitingBecause').fill('They rang to say they hold nothing.')
    await tab.getByRole('button', { name: 'Decide', exact: true }).click()
    expect(await tab.locator('#breach-error').innerText()).toContain('choose why')
    expect(await tab.locator('#rationale').inputValue()).toBe('Seen and safe.')
    await tab.getByRole('radio', { name: 'An agency answered late' }).check()
    await tab.getByRole('button', { name: 'Decide', exact: true }).click()
    expect((await now()).breach).toMatchObject({ reason: 'agency-late' })
  }, 90_000)

  test('a worker who may not decide recommends, and the manager finds it filled in', async () => {
    const { enquiryId, of } = await underWay()
    await summedUp(service, of)
    const worker = await signedIn('Plover Poplar', 'mash')
    await worker.goto(`${home}/enquiries/${enquiryId}/decide`)
    await looksRight(worker)
    await worker.locator('#judging input[name="child"]').first().check()
    await worker.getByRole('radio', { name: 'Early Help Hub' }).check()
    await worker.locator('#rationale').fill('Help at home would be enough.')
    await worker.getByRole('button', { name: 'Recommend this to the manager' }).click()
    const manager = await signedIn('Kestrel Kauri', 'mash')
    await manager.goto(`${home}/enquiries/${enquiryId}/decide`)
    expect(await manager.locator('#rationale').inputValue()).toBe('Help at home would be enough.')
    await looksRight(manager)
  }, 90_000)
})

/** Both children go to assessment, with what the hub found. */
const passedOn = async () => {
  const here = await underWay()
  await summedUp(service, here.of, 'A pattern over the month, seen by three agencies.')
  const manager = await signedIn('Kestrel Kauri', 'mash')
  await manager.goto(`${home}/enquiries/${here.enquiryId}/decide`)
  for (const box of await manager.locator('#judging input[name="child"]').all()) await box.check()
  await manager.getByRole('radio', { name: 'Assessment under section 17' }).check()
  await manager.locator('#rationale').fill('A pattern over the month.')
  await manager.locator('#notWaitingBecause').fill('Three agencies say the same.')
  await manager.getByRole('button', { name: 'Decide', exact: true }).click()
  await manager.waitForURL(`${home}/enquiries/${here.enquiryId}`)
  return { ...here, manager }
}

describe('afterwards', () => {
  test('the receiving team reads what was found, the screener how far it is, and the referrer is told', async () => {
    const { enquiryId, taken, manager } = await passedOn()
    await manager.goto(`${home}/enquiries/${enquiryId}/decide`)
    await looksRight(manager)
    await manager.goto(`${home}/contacts/${taken.id}/feedback`)
    await looksRight(manager)
    const row = await service.database.owner
      .selectFrom('hand_over')
      .select('id')
      .where('contact_id', '=', taken.id)
      .where('to_fn', '=', 'assessment')
      .executeTakeFirstOrThrow()
    const team = await signedIn('Avocet Alder', 'assessment')
    await team.goto(`${home}/hand-overs/${row.id}`)
    await team.getByText('not in anything the household may see').waitFor()
    await looksRight(team)
    await team.getByRole('link', { name: 'Disagree with what the MASH decided' }).click()
    await looksRight(team)
    const screener = await signedIn('Wren Willow', 'screening')
    await screener.goto(`${home}/contacts/${taken.id}`)
    await looksRight(screener)
  }, 120_000)

  test('somebody who disagrees is written down, and it stands on the ladder', async () => {
    const { enquiryId, manager } = await passedOn()
    await manager.goto(`${home}/enquiries/${enquiryId}/disagreements`)
    await looksRight(manager)
    await manager.getByRole('radio', { name: 'A partner agency' }).check()
    await manager.getByLabel('Name and agency').fill('Nurse Nettle, Health')
    await manager.getByLabel('What they disagree with').fill('This needs a strategy discussion now.')
    await manager.getByLabel('What the risk to the child is').fill('The baby is left alone at night.')
    await manager.getByRole('radio', { name: 'Yes' }).check()
    await manager.getByLabel('What was done for the child at once').fill('The team was rung at 10:40.')
    await manager.getByRole('button', { name: 'Record the disagreement' }).click()
    await manager.getByRole('heading', { name: /Nurse Nettle, Health disagrees/ }).waitFor()
    await looksRight(manager)
    await manager.goto(`${home}/disagreements`)
    await looksRight(manager)
  }, 120_000)
})
