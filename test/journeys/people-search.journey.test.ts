import { sql } from 'kysely'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { startService, type TestService } from '../service.ts'
import { isFocused, tabTo } from './keyboard.ts'
import { looksRight } from './looker.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let tab: Page
let home: string
let known: Known

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z', county: 120 })
  known = await somebodyKnown()
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
afterEach(() => context.close())

/** A child of the invented county with a contact before: open to be seen, and with names long enough to mishear. */
type Known = { id: string; given: string; family: string; born: string; postcode: string; phone: string }

const somebodyKnown = async (): Promise<Known> => {
  const { rows } = await sql<Known>`
    select p.id, split_part(p.given_names, ' ', 1) as given, p.family_name as family, p.born_on::text as born,
      a.postcode, p.phone
    from person p
    join person_address a on a.owner = p.owner and a.person_id = p.id and a.valid_to is null and not a.hidden
    where p.owner = ${peterborough} and p.sensitivity = 'open' and p.is_child and p.phone is not null
      and length(p.family_name) > 6 and p.family_name !~ '[ -]' and length(p.given_names) > 3
      and extract(day from p.born_on) > 12
      and exists (select from contact_child k where k.owner = p.owner and k.person_id = p.id)
      and not exists (select from person t where t.born_on = p.born_on and t.id <> p.id)
    order by p.id limit 1`.execute(service.database.owner)
  const [found] = rows
  if (!found) throw new Error('Nobody in the county fits')
  return found
}

/** Two letters changed round, as somebody writes down what they hear. */
const misheard = (name: string): string =>
  `${name.slice(0, 3)}${name[4] ?? ''}${name[3] ?? ''}${name.slice(5)}`

const signIn = async (options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<void> => {
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
}

const box = (label: string): Locator => tab.getByRole('textbox', { name: label, exact: true }).first()

const typeInto = async (label: string, text: string): Promise<void> => {
  await tabTo(box(label))
  await tab.keyboard.type(text)
}

const cardOf = (within: Locator): Locator =>
  within.locator('.match-card').filter({ has: tab.locator(`a[href="/people/${known.id}"]`) })

const placeOf = async (within: Locator): Promise<number> => {
  const links = within.locator('.match-list > li').locator('.match-card__name a')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  return hrefs.indexOf(`/people/${known.id}`) + 1
}

describe('a family that rings again', () => {
  test('is found before the call ends, by keyboard alone, though the name is misspelt and the year is wrong', async () => {
    await signIn()
    await tab.goto(`${home}/phone`)
    await tab.getByRole('button', { name: 'Start' }).press('Enter')
    await tab.waitForURL(/\/phone\/[0-9a-f-]{36}$/)
    const [year = '', month = '', date = ''] = known.born.split('-')
    await typeInto('Number to ring back', known.phone)
    await typeInto('First and middle names', known.given)
    await typeInto('Family name', misheard(known.family))
    await typeInto('Day', date)
    await typeInto('Month', month)
    await typeInto('Year', String(Number(year) + 1))
    const beside = tab.getByRole('complementary', { name: 'Beside the call' })
    const card = cardOf(beside).first()
    await card.getByText(/one part of the date of birth is different/).waitFor()
    expect(await placeOf(beside)).toBeGreaterThan(0)
    expect(await placeOf(beside)).toBeLessThanOrEqual(3)
    const said = await card.innerText()
    expect(said).toContain(misheard(known.family))
    expect(said).toContain('heard')
    expect(await card.locator('.how-sure__words').innerText()).toMatch(/likely/i)
    await looksRight(tab)
    await tabTo(card.locator('.match-card__name a'))
  }, 120_000)

  test('on a telephone’s screen the card still reads, and nothing runs over the side', async () => {
    await signIn({ width: 320 })
    await tab.goto(`${home}/phone`)
    await tab.getByRole('button', { name: 'Start' }).click()
    await box('First and middle names').fill(known.given)
    await box('Family name').fill(misheard(known.family))
    await cardOf(tab.getByRole('complementary', { name: 'Beside the call' }))
      .first()
      .waitFor()
    await looksRight(tab)
  }, 60_000)
})

describe('the search', () => {
  const found = (): Locator => tab.getByRole('region', { name: 'People this may be' })

  test('by keyboard alone, from the head of any page to the person and back', async () => {
    await signIn()
    await tab.goto(`${home}/screening`)
    await tab.keyboard.press('/')
    await tab.keyboard.type(`${known.given} ${misheard(known.family)} ${known.born.slice(0, 4)}`)
    await Promise.all([tab.waitForURL(/\/search\/[0-9a-f-]{36}#found$/), tab.keyboard.press('Enter')])
    expect(tab.url().toLowerCase()).not.toContain(known.given.toLowerCase())
    expect(await placeOf(found())).toBeLessThanOrEqual(3)
    await looksRight(tab)
    await tabTo(cardOf(found()).locator('.match-card__name a'))
    await Promise.all([tab.waitForURL(/\/people\//), tab.keyboard.press('Enter')])
    await tab.goBack()
    await cardOf(found()).waitFor()
  }, 90_000)

  test('cards come while somebody types, are said aloud, and say when they could not be renewed', async () => {
    await signIn()
    await tab.goto(`${home}/search`)
    await looksRight(tab)
    await tab.getByText('More about them').click()
    await box('Family name').fill(known.family)
    await cardOf(found()).waitFor()
    await box('Postcode').fill(known.postcode)
    await cardOf(found())
      .getByText(/postcode|address/i)
      .first()
      .waitFor()
    await tab
      .locator('[data-announcements]')
      .getByText(/found, first/)
      .waitFor()
    expect(tab.url()).toBe(`${home}/search`)
    await looksRight(tab)
    await context.setOffline(true)
    await box('Also known as').fill('Somebody')
    await found()
      .getByText(/^This could not be renewed/)
      .waitFor()
    await context.setOffline(false)
  }, 90_000)

  test('a date that is none: a message beside the field, nothing lost, and what to do', async () => {
    await signIn()
    await tab.goto(`${home}/search`)
    await tab.getByText('More about them').click()
    await box('Family name').fill(known.family)
    await box('Day').fill('31')
    await box('Month').fill('2')
    await box('Year').fill('2012')
    await tab.locator('main').getByRole('button', { name: 'Search' }).click()
    await tab
      .getByRole('alert')
      .getByRole('link', { name: /not a real date/ })
      .click()
    expect(await isFocused(box('Day'))).toBe(true)
    expect(await box('Family name').inputValue()).toBe(known.family)
    await looksRight(tab)
  }, 60_000)

  test('without scripts', async () => {
    await signIn({ javaScriptEnabled: false })
    await tab.getByRole('searchbox').fill(`${known.given} ${known.family}`)
    await tab.getByRole('banner').getByRole('button', { name: 'Search' }).click()
    expect(await placeOf(found())).toBeLessThanOrEqual(3)
    await tab.getByText('More about them').click()
    await box('Postcode').fill(known.postcode)
    await tab.locator('main').getByRole('button', { name: 'Search' }).click()
    expect(await placeOf(found())).toBe(1)
    expect(await tab.getByRole('textbox', { name: /^Name, reference/ }).inputValue()).toBe(
      `${known.given} ${known.family}`,
    )
  }, 60_000)

  test('twins stand beside each other', async () => {
    const { rows } = await sql<{ family: string; born: string }>`
      select p.family_name as family, p.born_on::text as born from person p join person t on t.owner = p.owner
        and t.born_on = p.born_on and t.family_name = p.family_name and t.id > p.id and t.sensitivity = 'open'
      where p.owner = ${peterborough} and p.sensitivity = 'open' and p.is_child
        and p.given_names <> t.given_names limit 1`.execute(service.database.owner)
    const [twins] = rows
    if (!twins) throw new Error('There are no twins in the county')
    await signIn()
    await tab.goto(`${home}/search`)
    await tab.getByRole('textbox', { name: /^Name, reference/ }).fill(`${twins.family} ${twins.born}`)
    await found().getByText('Two people born on the same day: which of them?').waitFor()
    await looksRight(tab)
  }, 60_000)
})
