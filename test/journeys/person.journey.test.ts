import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { aChild, anAdult, asWritten, happened, register } from '../../src/people/change.test-data.ts'
import { day } from '../../src/time/index.ts'
import { startService, type TestService } from '../service.ts'
import { pressEnter, tabTo } from './keyboard.ts'
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
afterEach(async () => {
  await context.close()
  service.setClock('2026-11-23T10:30:00Z')
})

const open = async (
  who = 'Wren Willow',
  hat = `${peterborough}/screening`,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<void> => {
  context = await browser.newContext({ ...options, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await signIn(who, hat)
}

const signIn = async (who: string, hat: string): Promise<void> => {
  await tab.getByRole('button', { name: who }).click()
  const choice = tab.locator(`input[name="hat"][value="${hat}"]`)
  await tab.goto(tab.url().includes('/acting-for') ? tab.url() : `${home}/acting-for`)
  await choice.check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

/** Somebody of whom a great deal is held, with a mother and a brother. */
const aFamily = async (familyName: string) => {
  const address = { line: '4 Sandpiper Row', postcode: 'PE1 1AB' }
  const maya = await register(service, aChild({ familyName }), address)
  const ana = await register(service, anAdult({ familyName, phone: '07700 900123' }), address)
  const relation = { id: crypto.randomUUID(), otherId: maya.id, kind: 'mother' }
  await happened(service, ana.id, [
    { type: 'related', relation: { ...relation, hasParentalResponsibility: true, from: day('2020-03-04') } },
  ])
  const dated = { from: day('2024-01-02'), to: null, source: 'school' }
  await happened(service, maya.id, [
    {
      type: 'name-added',
      name: { id: crypto.randomUUID(), use: 'nickname', givenNames: 'May', familyName: '', ...dated },
    },
    {
      type: 'identifier-added',
      identifier: {
        id: crypto.randomUUID(),
        scheme: 'nhs',
        value: '9434765919',
        status: 'traced',
        ...dated,
      },
    },
    {
      type: 'particular-recorded',
      particular: {
        id: crypto.randomUUID(),
        kind: 'safe-contact',
        text: 'Ring between 10 and 2 on weekdays. Never leave a message.',
        ...dated,
      },
    },
    {
      type: 'particular-recorded',
      particular: { id: crypto.randomUUID(), kind: 'school', text: 'Fen Lane Primary', ...dated },
    },
    { type: 'flagged', flag: 'missing', because: 'Twice in October', source: 'police' },
  ])
  return { maya: await asWritten(service, maya.id), ana, relationId: relation.id }
}

describe('changing what is held of somebody', () => {
  test('by keyboard alone: from what is held to a new name and back', async () => {
    const { maya } = await aFamily('Lapwing')
    await open()
    await tab.goto(`${home}/people/${maya.id}/change`)
    await pressEnter(tab.getByRole('link', { name: 'Add a name' }))
    await tabTo(tab.locator('select[name="use"]'))
    await tab.keyboard.type('Known')
    await tabTo(tab.locator('input[name="given-names"]'))
    await tab.keyboard.type('Maisie')
    await tabTo(tab.locator('input[name="source"]'))
    await tab.keyboard.type('She says so herself')
    await pressEnter(tab.getByRole('button', { name: 'Add the name' }))
    expect((await asWritten(service, maya.id)).knownAs).toBe('Maisie')
    expect(new URL(tab.url()).pathname).toBe(`/people/${maya.id}`)
  }, 60_000)

  test('without scripts: a sister is looked for, not found, registered and related', async () => {
    const { maya } = await aFamily('Whinchat')
    await open('Wren Willow', `${peterborough}/screening`, { javaScriptEnabled: false })
    await tab.goto(`${home}/people/${maya.id}/relationships/add`)
    await tab.locator('input[name="given-names"]').fill('Orla')
    await tab.locator('input[name="family-name"]').fill('Oystercatcher')
    await tab.getByRole('button', { name: 'Find' }).click()
    await tab.getByRole('button', { name: 'None of them: register somebody new' }).click()
    expect(await tab.locator('input[name="given-names"]').inputValue()).toBe('Orla')
    await tab.locator('input[name="grown"][value="child"]').check()
    await tab.locator('input[name="known"][value="year"]').check()
    await tab.locator('input[name="year"]').fill('2017')
    await tab.locator('input[name="sex"][value="F"]').check()
    await tab.locator('input[name="same-home"][value="yes"]').check()
    await tab.locator('select[name="kind-other"]').selectOption('sister')
    await tab.locator('input[name="responsible-other"][value="no"]').check()
    await tab.locator('input[name="source"]').fill('Mother by telephone')
    await tab.getByRole('button', { name: 'Register and record the relationship' }).click()
    const orla = await service.database.owner
      .selectFrom('person')
      .select('id')
      .where('family_name', '=', 'Oystercatcher')
      .executeTakeFirstOrThrow()
    expect((await asWritten(service, orla.id)).relations).toMatchObject([
      { otherId: maya.id, kind: 'sister' },
    ])
  }, 60_000)

  test('signed out meanwhile: after signing in again the form is there with everything typed, once', async () => {
    const { maya } = await aFamily('Dotterel')
    await open()
    const form = `${home}/people/${maya.id}/particulars/add`
    await tab.goto(form)
    await tab.locator('input[name="kind"][value="gp"]').check()
    await tab.locator('input[name="text-gp"]').fill('Reedmace Surgery')
    await tab.locator('input[name="source"]').fill('Mother by telephone')
    service.setClock('2026-11-23T23:30:00Z')
    await tab.getByRole('button', { name: 'Add it' }).click()
    await tab.waitForURL(/\/sign-in/)
    await tab.getByRole('button', { name: 'Wren Willow' }).click()
    await tab.locator(`input[name="hat"][value="${peterborough}/screening"]`).check()
    await tab.getByRole('button', { name: 'Continue' }).click()
    await tab.waitForURL((url) => url.href.startsWith(form))
    expect(await tab.locator('input[name="text-gp"]').inputValue()).toBe('Reedmace Surgery')
    expect(await tab.locator('input[name="text-gp"]').isVisible()).toBe(true)
    await tab.getByRole('button', { name: 'Add it' }).click()
    await tab.waitForURL(`${home}/people/${maya.id}`)
    expect((await asWritten(service, maya.id)).particulars.at(-1)).toMatchObject({
      text: 'Reedmace Surgery',
      source: 'Mother by telephone',
    })
    await tab.goto(form)
    expect(await tab.locator('input[name="source"]').inputValue()).toBe('')
  }, 60_000)
})

describe('axe finds nothing, and nothing scrolls sideways at 320 pixels', () => {
  const look = async (path: string): Promise<void> => {
    const response = await tab.goto(home + path)
    expect([path, response?.status()]).toEqual([path, 200])
    await looksRight(tab)
  }

  test('on the page of each change', async () => {
    const { maya, ana, relationId } = await aFamily('Sanderling')
    const address = maya.addresses[0]?.id ?? ''
    await open('Heron Hazel')
    for (const path of [
      'change',
      'names/add',
      'names/shown',
      `names/${maya.names.at(-1)?.id ?? ''}/end`,
      'born',
      'died',
      'sex-and-gender',
      'telephone',
      'addresses/moved',
      'addresses/add',
      `addresses/${address}/correct`,
      `addresses/${address}/end`,
      `addresses/${address}/hide`,
      'relationships/add',
      `relationships/add?other=${ana.id}`,
      'relationships/add?other=new',
      `relationships/${relationId}/correct`,
      `relationships/${relationId}/end`,
      'identifiers/add',
      `identifiers/${maya.identifiers[0]?.id ?? ''}/status`,
      'particulars/add',
      'particulars/add?chosen=yes&kind=disability',
      `particulars/${maya.particulars.at(-1)?.id ?? ''}/end`,
      'flags/raise',
      `flags/${maya.flagSpans[0]?.id ?? ''}/end`,
      'restrict',
      'moved-council',
    ])
      await look(`/people/${maya.id}/${path}`)
  }, 240_000)

  test('where something must be put right, and where somebody was found', async () => {
    const { maya } = await aFamily('Greenshank')
    await open('Heron Hazel')
    for (const path of ['names/add', 'addresses/moved', 'identifiers/add', 'flags/raise', 'restrict']) {
      await tab.goto(`${home}/people/${maya.id}/${path}`)
      await tab.locator('main button[name="do"][value="it"]').click()
      await tab.locator('.govuk-error-summary').waitFor()
      await looksRight(tab)
    }
    await tab.goto(`${home}/people/${maya.id}/relationships/add`)
    await tab.locator('input[name="family-name"]').fill('Greenshank')
    await tab.getByRole('button', { name: 'Find' }).click()
    await tab
      .getByRole('button', { name: /^Choose/ })
      .first()
      .waitFor()
    await looksRight(tab)
  }, 120_000)

  test('an unborn child, and a record under its custodian’s care', async () => {
    const baby = await register(service, aChild({ bornOn: null, expectedOn: day('2026-12-20') }))
    await open()
    for (const path of ['change', 'has-been-born', 'expected']) await look(`/people/${baby.id}/${path}`)
    await context.close()
    const { maya } = await aFamily('Phalarope')
    await open('Pipit Pine', `${peterborough}/oversight`)
    for (const path of ['seal', 'adoption', 'custody']) await look(`/people/${maya.id}/${path}`)
    await tab.goto(`${home}/people/${maya.id}/adoption`)
    for (const [name, text] of [
      ['on-day', '20'],
      ['on-month', '11'],
      ['on-year', '2026'],
      ['given-names', 'Rose'],
      ['family-name', 'Ruff'],
    ] as const)
      await tab.locator(`input[name="${name}"]`).fill(text)
    await tab.locator('input[name="hide"][value="no"]').check()
    await tab.locator('textarea[name="note"]').fill('Ask the adoption team')
    await tab.locator('textarea[name="because"]').fill('Order seen today')
    await tab.getByRole('button', { name: 'Continue' }).click()
    await tab.getByRole('heading', { name: 'Check your answers' }).waitFor()
    await looksRight(tab)
    await tab.getByRole('button', { name: 'Begin the new record and seal this one' }).click()
    await tab.waitForURL(/custody$/)
    await looksRight(tab)
    await look(`/people/${maya.id}/unseal`)
  }, 120_000)
})
