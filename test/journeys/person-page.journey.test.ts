import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { peterborough, people } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { happened } from '../../src/people/change.test-data.ts'
import {
  familyOnRecord,
  fullFamily,
  known,
  type Made,
  type Relating,
} from '../../src/people/person-page.test-data.ts'
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

const open = async (who = 'Wren Willow', options: { javaScriptEnabled?: boolean } = {}): Promise<void> => {
  context = await browser.newContext({ ...options, viewport: { width: 1400, height: 900 } })
  tab = await context.newPage()
  tab.setDefaultTimeout(15_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name: who }).click()
  await tab.goto(`${home}/acting-for`)
  await tab.locator(`input[value="${peterborough}/screening"]`).check()
  await tab.getByRole('button', { name: 'Continue' }).click()
}

const boy = { details: { sex: 'M' as const } }
const at = (line: string, from = '2020-01-01', to?: string) => ({
  line,
  from,
  ...(to === undefined ? {} : { to }),
})

type Story = { of: string; people: readonly Made[]; relations: readonly Relating[] }

/** Families as they come, the messy ones too. The first named is the person whose page is looked at. */
const stories: Readonly<Record<string, Story>> = {
  'twins and an unborn child': {
    of: 'Ada',
    people: [
      { name: 'Ada Wren', born: '2021-01-30', details: { isMultipleBirth: true }, homes: [at('1 Twin Row')] },
      { name: 'Bea Wren', born: '2021-01-30', details: { isMultipleBirth: true }, homes: [at('1 Twin Row')] },
      { name: 'Cal Wren', born: '2019-08-30', ...boy, homes: [at('1 Twin Row')] },
      {
        name: 'Baby Wren',
        details: { givenNames: '', expectedOn: day('2027-05-03'), isChild: true, sex: 'U' },
      },
      { name: 'Siân O’Neill-Wren', born: '1999-09-09', homes: [at('1 Twin Row')] },
      { name: 'Owen Wren', ...boy },
    ],
    relations: [
      ...['Ada', 'Bea', 'Baby'].flatMap((child): Relating[] => [
        ['Siân', 'mother', child, true],
        ['Owen', 'father', child],
      ]),
      ['Siân', 'mother', 'Cal', true],
      ['Siân', 'partner', 'Owen'],
    ],
  },
  'children with their grandparents': {
    of: 'Robin',
    people: [
      { name: 'Robin Ruff', born: '2016-06-06', ...boy, homes: [at('2 Kin Lane')] },
      { name: 'Lark Ruff', born: '2013-02-02', homes: [at('2 Kin Lane')] },
      { name: 'Margaret Ruff', born: '1956-06-06', homes: [at('2 Kin Lane', '1990-01-01')] },
      { name: 'Alfred Ruff', born: '1954-06-06', ...boy, homes: [at('2 Kin Lane', '1990-01-01')] },
      { name: 'Dawn Ruff', born: '1988-02-02', events: [{ type: 'died', on: day('2020-01-01') }] },
      { name: 'Petra Ruff', born: '1984-02-02' },
    ],
    relations: [
      ['Dawn', 'mother', 'Robin'],
      ['Dawn', 'mother', 'Lark'],
      ['Margaret', 'special-guardian', 'Robin', true],
      ['Margaret', 'mother', 'Dawn'],
      ['Alfred', 'father', 'Dawn'],
      ['Margaret', 'mother', 'Petra'],
      ['Margaret', 'grandmother', 'Robin', true],
      ['Margaret', 'husband', 'Alfred'],
    ],
  },
  'adopted and fostered': {
    of: 'Jay',
    people: [
      { name: 'Jay Siskin', born: '2017-10-10', ...boy },
      { name: 'Kim Siskin', born: '1983-10-10' },
      { name: 'Lou Siskin', born: '1981-10-10' },
      { name: 'Zed Siskin', born: '2014-10-10', ...boy },
      { name: 'Fay Fulmar', born: '2019-10-10' },
    ],
    relations: [
      ['Kim', 'adoptive-parent', 'Jay', true],
      ['Lou', 'adoptive-parent', 'Jay', true],
      ['Kim', 'mother', 'Zed', true],
      ['Kim', 'foster-carer', 'Fay', false],
      ['Lou', 'foster-carer', 'Fay', false],
      ['Kim', 'wife', 'Lou'],
    ],
  },
  'little is known': {
    of: 'Noor',
    people: [
      { name: 'Noor Dunlin', born: '2012-04-04' },
      { name: 'Samira Dunlin', born: '2010-04-04' },
      { name: 'Yusuf Godwit', born: '2018-04-04', ...boy },
      { name: 'Khadija Dunlin', details: { sex: 'U' } },
      { name: 'Idris Dunlin', details: { sex: 'U' } },
      { name: 'Pat Lapwing', details: { sex: 'U' } },
    ],
    relations: [
      ['Samira', 'sister', 'Noor'],
      ['Yusuf', 'half-brother', 'Noor'],
      ['Khadija', 'grandmother', 'Noor'],
      ['Idris', 'uncle', 'Noor'],
      ['Pat', 'family friend', 'Noor'],
    ],
  },
  'four partners': {
    of: 'Cleo',
    people: [
      { name: 'Cleo Curlew', born: '2016-04-01', homes: [at('9 Busy Street')] },
      { name: 'Dee Curlew', born: '1986-04-01', homes: [at('9 Busy Street')] },
      ...['Art', 'Ben', 'Col', 'Des'].map((name, nth) => ({
        name: `${name} Crake`,
        born: `198${String(nth)}-01-01`,
        ...boy,
        homes: [at('9 Busy Street', `20${String(12 + nth * 3)}-01-01`, `20${String(15 + nth * 3)}-01-01`)],
      })),
      ...['Gus', 'Hal', 'Ida', 'Jon'].map((name, nth) => ({
        name: `${name} Curlew`,
        born: `20${String(17 + nth)}-02-01`,
      })),
    ],
    relations: [
      ...['Cleo', 'Gus', 'Hal', 'Ida', 'Jon'].map((child): Relating => ['Dee', 'mother', child, true]),
      ['Art', 'father', 'Cleo'],
      ['Ben', 'father', 'Gus'],
      ['Ben', 'father', 'Hal'],
      ['Col', 'father', 'Ida'],
      ['Des', 'father', 'Jon'],
      ['Art', 'former-partner', 'Dee'],
      ['Ben', 'partner', 'Dee', null, '2018-01-01'],
      ['Col', 'former-partner', 'Dee'],
      ['Des', 'partner', 'Dee'],
    ],
  },
  'an address hidden for safety': {
    of: 'Wren',
    people: [
      {
        name: 'Wren Whimbrel',
        born: '2014-05-06',
        homes: [
          at('12 Rushy Bank', '2014-05-06', '2026-06-01'),
          { line: '9 Quiet Close', postcode: 'PE3 9XX', from: '2026-06-01', hidden: true },
        ],
      },
      {
        name: 'Gail Whimbrel',
        born: '1990-01-01',
        homes: [{ line: '9 Quiet Close', postcode: 'PE3 9XX', from: '2026-06-01', hidden: true }],
      },
      { name: 'Rex Whimbrel', born: '1988-01-01', ...boy, homes: [at('12 Rushy Bank', '2012-01-01')] },
    ],
    relations: [
      ['Gail', 'mother', 'Wren', true],
      ['Rex', 'father', 'Wren', true],
    ],
  },
  'long and unusual names, contradictory relationships': {
    of: 'Wolfeschlegelsteinhausenbergerdorff',
    people: [
      {
        name: 'Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh-Cholmondeley-Majoribanks',
        born: '2010-01-01',
        homes: [at('The Old Maltings, Flat 27b, Upper Withy Lane, Much Warbling in the Marsh')],
        events: [known({ kind: 'other', text: 'x'.repeat(300) })],
      },
      { name: 'محمد الحسيني', born: '1985-01-01', ...boy },
      { name: 'Dot Auk', born: '1960-01-01' },
      { name: 'Bee Auk', born: '1985-01-01' },
    ],
    relations: [
      ['محمد', 'father', 'Wolfeschlegelsteinhausenbergerdorff', true],
      ['Bee', 'mother', 'Wolfeschlegelsteinhausenbergerdorff', true],
      ['Dot', 'mother', 'Bee'],
      ['Dot', 'partner', 'Wolfeschlegelsteinhausenbergerdorff'],
      ['Bee', 'sister', 'Wolfeschlegelsteinhausenbergerdorff'],
    ],
  },
  'three generations': {
    of: 'Una',
    people: [
      { name: 'Una Gannet', born: '2011-06-15', homes: [at('3 Crowded House')] },
      ...['Vic', 'Wyn', 'Xan', 'Yul'].map((name, nth) => ({
        name: `${name} Gannet`,
        born: `20${String(13 + nth)}-06-15`,
        homes: [at('3 Crowded House')],
      })),
      { name: 'Al Gannet', born: '1974-06-15', ...boy, homes: [at('3 Crowded House', '2010-01-01')] },
      { name: 'Bo Puffin', born: '1977-06-15', homes: [at('3 Crowded House', '2010-01-01')] },
      ...['Cy', 'Di', 'Ed'].map((name, nth) => ({ name: `${name} Gannet`, born: `198${String(nth)}-06-15` })),
      { name: 'Old Gannet', born: '1948-06-15', ...boy },
      { name: 'Nan Gannet', born: '1951-06-15' },
      { name: 'Flo Puffin', born: '1950-06-15' },
    ],
    relations: [
      ...['Una', 'Vic', 'Wyn', 'Xan', 'Yul'].flatMap((child): Relating[] => [
        ['Al', 'father', child, true],
        ['Bo', 'mother', child, true],
      ]),
      ...['Al', 'Cy', 'Di', 'Ed'].flatMap((child): Relating[] => [
        ['Old', 'father', child],
        ['Nan', 'mother', child],
      ]),
      ['Flo', 'mother', 'Bo'],
      ['Al', 'husband', 'Bo'],
    ],
  },
}

describe('axe finds nothing on the page of a person, and nothing scrolls sideways at 320 pixels', () => {
  test('a family with everything, its record, and the mother’s page', async () => {
    const idOf = await fullFamily(service)
    await open('Heron Hazel')
    for (const path of [
      `/people/${idOf('Maya')}`,
      `/people/${idOf('Maya')}/record`,
      `/people/${idOf('Ana')}`,
    ]) {
      expect((await tab.goto(home + path))?.status()).toBe(200)
      await looksRight(tab)
    }
  }, 120_000)

  test.each(Object.keys(stories))(
    '%s',
    async (name) => {
      const story = stories[name]
      if (!story) throw new Error(`No such story: ${name}`)
      const idOf = await familyOnRecord(service, story.people, story.relations)
      await open()
      expect((await tab.goto(`${home}/people/${idOf(story.of)}`))?.status()).toBe(200)
      await looksRight(tab)
    },
    120_000,
  )

  test('a restricted record, open to those named on it', async () => {
    const idOf = await familyOnRecord(service, [{ name: 'Secret Smew', born: '2011-04-04' }])
    await happened(service, idOf('Secret'), [
      { type: 'restricted', because: 'Protected', namedAccess: [people.screeningManager.id] },
    ])
    await open('Heron Hazel')
    await tab.goto(`${home}/people/${idOf('Secret')}`)
    await looksRight(tab)
  }, 60_000)
})

test('by keyboard alone the wide picture scrolls, and every relative is reached by the list', async () => {
  const story = stories['three generations']
  if (!story) throw new Error('No such story')
  const idOf = await familyOnRecord(service, story.people, story.relations)
  await open('Wren Willow', { javaScriptEnabled: false })
  await tab.setViewportSize({ width: 500, height: 900 })
  await tab.goto(`${home}/people/${idOf('Una')}`)
  const frame = tab.getByRole('group', { name: 'Genogram of Una Gannet' })
  await frame.focus()
  await tab.keyboard.press('ArrowRight')
  const scrolled = () => tab.evaluate('document.querySelector(".picture-frame").scrollLeft')
  await expect.poll(scrolled).toBeGreaterThan(0)
  expect(await frame.getByRole('link').count()).toBe(0)
  const nan = tab.getByRole('link', { name: 'Nan Gannet' })
  expect(await tab.getByRole('link', { name: /Gannet|Puffin/ }).count()).toBeGreaterThanOrEqual(
    story.people.length - 1,
  )
  await nan.first().focus()
  await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')])
  expect(await tab.locator('h1').innerText()).toContain('Nan Gannet')
}, 60_000)
