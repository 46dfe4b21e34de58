import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people, teams } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** An administrator proposes a change and sees what it would do; a director of each council agrees, without scripts. */

let service: TestService
let browser: Browser
let home: string

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z', county: 60 })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const signIn = async (
  name: string,
  javaScriptEnabled = true,
): Promise<{ context: BrowserContext; tab: Page }> => {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width: 1400, height: 900 },
  })
  const tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name }).click()
  return { context, tab }
}

const fillDay = async (tab: Page, prefix: string, [day, month, year]: readonly [string, string, string]) => {
  for (const [unit, value] of [
    ['day', day],
    ['month', month],
    ['year', year],
  ] as const)
    await tab.locator(`[name="${prefix}-${unit}"]`).fill(value)
}

const agree = async (name: string): Promise<void> => {
  const { context, tab } = await signIn(name, false)
  await tab.getByRole('link', { name: 'Changes to agree' }).click()
  await tab.getByRole('link', { name: 'Plover Poplar becomes: Director' }).click()
  await tab.getByRole('button', { name: 'Agree', exact: true }).click()
  await context.close()
}

test('a role, from the form to the day it is done', async () => {
  const { context, tab } = await signIn('Swift Sycamore')
  await tab.goto(`${home}/administration`)
  expect(await tab.textContent('main')).toContain('Wren Willow becomes')
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Workers' }).click()
  await looksRight(tab)
  await tab.getByLabel('Find by name').fill('plover')
  await tab.getByRole('button', { name: 'Find' }).click()
  await tab.getByRole('link', { name: 'Plover Poplar' }).click()
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Give a role' }).click()
  await tab.getByRole('button', { name: 'See what it would do' }).click()
  expect(await tab.locator('.govuk-error-summary').textContent()).toContain('Choose a role')
  await looksRight(tab)
  await tab.getByLabel('Role').selectOption('Director')
  await fillDay(tab, 'from', ['30', '11', '2026'])
  await tab.getByLabel('Why, or who decided it').fill('Decided by the cabinet')
  await tab.getByRole('button', { name: 'See what it would do' }).click()
  expect(await tab.textContent('main')).toContain('somebody of Peterborough, and somebody of Cambridgeshire')
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Propose it' }).click()
  expect(await tab.textContent('main')).toContain('You proposed it: somebody else must agree.')
  await agree('Bittern Beech')
  await agree('Egret Elm')
  await tab.reload()
  expect(await tab.textContent('main')).toContain('Agreed and done')
  await looksRight(tab)
  await context.close()
}, 120_000)

test('every other page reads well, wide and on a small phone', async () => {
  const { context, tab } = await signIn('Siskin Sallow')
  for (const path of [
    '/administration/changes?show=settled',
    '/administration/workers/new',
    `/administration/workers/${people.policeNavigator.id}/lending`,
    '/administration/teams',
    `/administration/teams/${teams.mash.id}`,
    '/administration/teams/new',
    '/administration/thresholds',
    '/administration/thresholds/new',
    '/administration/wordings',
    '/administration/wordings/acknowledgement/parent',
    '/administration/settings',
    '/administration/settings/session-limits',
    '/administration/settings/opening-hours/set',
    '/administration/bank-holidays',
    '/administration/closure-days',
  ]) {
    await tab.goto(`${home}${path}`)
    expect(await tab.locator('h1').textContent(), path).not.toBe('Not found')
    await looksRight(tab)
  }
  await context.close()
}, 120_000)
