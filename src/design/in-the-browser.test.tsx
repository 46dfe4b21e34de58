import type { ServerResponse } from 'node:http'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { brokenRules, openBrowser, serve } from './in-the-browser.ts'
import { Button, Gallery, Input, Live, Page, renderPage, SavedMark, TrayTable } from './index.ts'
import type { TrayRow } from './index.ts'

let browser: Browser
let context: BrowserContext
let tab: Tab
let server: { url: string; close: () => void }

/** What the server answers, per address; a test sets it. */
let pages: Record<string, VNode> = {}
let answers: Record<string, (response: ServerResponse, body: string) => void> = {}
let events: ServerResponse[] = []

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve((request, response, body) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const page = pages[path]
    if (page) response.setHeader('content-type', 'text/html').end(renderPage(page))
    else if (path === '/events') events.push(response.writeHead(200, { 'content-type': 'text/event-stream' }))
    else if (answers[path]) answers[path](response, body)
    else response.writeHead(404).end()
  })
}, 60_000)

afterAll(async () => {
  await browser.close()
  server.close()
})

beforeEach(async () => {
  ;[pages, answers, events] = [{}, {}, []]
  context = await browser.newContext()
  tab = await context.newPage()
})

afterEach(() => context.close())

const open = async (page: VNode): Promise<void> => {
  pages['/'] = page
  await tab.goto(server.url)
}

describe('a form that saves itself', () => {
  const draft = (
    <Page title="Draft">
      <form method="post" action="/send" data-autosave="/draft/1" data-submit-once>
        <input type="hidden" name="_csrf" value="token" />
        <Input name="worry" label="Worry" />
        <SavedMark />
        <Button text="Send" />
      </form>
    </Page>
  )
  const mark = () => tab.locator('[data-saved-mark]')
  const receipt = (response: ServerResponse): void => {
    response.setHeader('content-type', 'application/json').end('{"savedAt":"2018-11-20T14:02:31Z"}')
  }

  it('sends what was typed with its guard, and says when the server had it', async () => {
    let got = ''
    answers['/draft/1'] = (response, body) => {
      got = body
      receipt(response)
    }
    await open(draft)
    await tab.getByLabel('Worry').fill('sleeps in the car')
    await mark().getByText('Saved 14:02:31').waitFor()
    expect(new URLSearchParams(got).get('worry')).toBe('sleeps in the car')
    expect(new URLSearchParams(got).get('_csrf')).toBe('token')
  })

  it('never says saved when a page came back instead of a receipt', async () => {
    answers['/draft/1'] = (response) => response.setHeader('content-type', 'text/html').end('<p>Sign in</p>')
    await open(draft)
    await tab.getByLabel('Worry').fill('x')
    await mark()
      .getByText(/^Not saved: the service did not accept it/)
      .waitFor()
  })

  it('tells somebody who was signed out meanwhile to sign in again', async () => {
    answers['/draft/1'] = (response) => response.writeHead(303, { location: '/sign-in' }).end()
    await open(draft)
    await tab.getByLabel('Worry').fill('x')
    await mark()
      .getByText(/^Not saved: sign in again/)
      .waitFor()
  })

  it('without a connection it says so, keeps the text over a reload, and saves when it is back', async () => {
    answers['/draft/1'] = receipt
    await open(draft)
    await context.setOffline(true)
    await tab.getByLabel('Worry').fill('bruise on the arm')
    await mark().getByText('Not saved yet: no connection, kept on this page').waitFor()
    answers['/draft/1'] = (response) => response.writeHead(503).end()
    await context.setOffline(false)
    tab.on('dialog', (dialog) => void dialog.accept())
    await tab.reload()
    expect(await tab.getByLabel('Worry').inputValue()).toBe('bruise on the arm')
    answers['/draft/1'] = receipt
    await mark().getByText('Saved 14:02:31').waitFor()
  })

  it('warns before leaving only while something is not saved', async () => {
    let asked = 0
    tab.on('dialog', (dialog) => {
      asked += 1
      void dialog.accept()
    })
    answers['/draft/1'] = receipt
    await open(draft)
    await tab.getByLabel('Worry').fill('x')
    await mark().getByText('Saved 14:02:31').waitFor()
    await tab.reload()
    expect(asked).toBe(0)
    answers['/draft/1'] = (response) => response.writeHead(503).end()
    await tab.getByLabel('Worry').fill('y')
    await mark().getByText('no connection').waitFor()
    await tab.reload()
    expect(asked).toBe(1)
  })

  it('two presses of the button send once', async () => {
    let sent = 0
    answers['/send'] = (response) => {
      sent += 1
      setTimeout(() => response.end('done'), 300)
    }
    await open(draft)
    await tab.getByRole('button', { name: 'Send' }).dblclick()
    await tab.getByText('done').waitFor()
    expect(sent).toBe(1)
  })
})

const row = (reference: string): TrayRow => ({
  href: `/contacts/${reference}`,
  reference,
  who: 'Maya T., 6',
  what: 'From a school',
  timeLeft: {
    startedAt: '2018-11-20T09:12:00Z',
    dueAt: '2018-11-20T16:50:00Z',
    now: '2018-11-20T15:10:00Z',
    ruleId: 'WT23-1',
    ruleName: 'Decide within one working day',
    calendar: 'working days in England',
  },
})

const tray = (...references: string[]) => (
  <TrayTable caption="Screening" rows={references.map(row)} empty="Nobody is waiting." />
)

const focusedWords = () => tab.evaluate(() => String(document.activeElement?.textContent))

describe('a tray', () => {
  it('is walked with the arrow keys, j and k, and opened with Enter', async () => {
    pages['/contacts/A'] = <Page title="A">Contact A</Page>
    await open(<Page title="Tray">{tray('A', 'B', 'C')}</Page>)
    await tab.getByRole('link', { name: 'A', exact: true }).focus()
    const walked: string[] = []
    for (const key of ['ArrowDown', 'j', 'j', 'k', 'Home']) {
      await tab.keyboard.press(key)
      walked.push(await focusedWords())
    }
    expect(walked).toEqual(['B', 'C', 'C', 'B', 'A'])
    await tab.keyboard.press('Enter')
    await tab.getByText('Contact A').waitFor()
  })

  it('is renewed when the server says so, keeps the place, and says it aloud once', async () => {
    answers['/part'] = (response) => response.end(renderToString(tray('B', 'A')))
    await open(
      <Page title="Tray">
        <Live events="/events" fragment="/part" announce="The tray has changed">
          {tray('A')}
        </Live>
      </Page>,
    )
    await tab.getByRole('link', { name: 'A', exact: true }).focus()
    await expect.poll(() => events.length).toBe(1)
    events[0]?.write('event: changed\ndata: x\n\n')
    await tab.getByRole('link', { name: 'B', exact: true }).waitFor()
    expect(await focusedWords()).toBe('A')
    await tab.locator('[data-announcements]').getByText('The tray has changed').waitFor()
  })

  it('says so when it can no longer be renewed', async () => {
    answers['/part'] = (response) => response.writeHead(500).end()
    await open(
      <Page title="Tray">
        <Live events="/events" fragment="/part">
          {tray('A')}
        </Live>
      </Page>,
    )
    await expect.poll(() => events.length).toBe(1)
    events[0]?.write('event: changed\ndata: x\n\n')
    await tab.getByText(/^This has not been renewed since \d\d:\d\d/).waitFor()
  })
})

describe('what is typed is asked while it is typed', () => {
  const search = (
    <Page title="Search">
      <form method="post" action="/search">
        <input type="hidden" name="_csrf" value="token" />
        <input type="hidden" name="_hat" value="P/screening" />
        <input type="hidden" name="_once" value="once" />
        <div data-suggest="/people" data-suggest-target="found">
          <Input name="name" label="Name" />
        </div>
        <Input name="notes" label="Notes" />
        <div data-suggest="/people" data-suggest-target="found">
          <Input name="postcode" label="Postcode" />
        </div>
      </form>
      <div id="found" />
    </Page>
  )
  const found = () => tab.locator('#found')

  it('everything towards one target goes in one body with its guards, and nothing in the address', async () => {
    const asked: [url: string, fields: [string, string][]][] = []
    answers['/people'] = (response, body) => {
      asked.push([response.req.url ?? '', [...new URLSearchParams(body)]])
      response.end(`<p data-said="One found">${String(asked.length)}</p>`)
    }
    await open(search)
    await tab.getByLabel('Notes').fill('not asked')
    await tab.getByLabel('Name').fill('maya')
    await found().getByText('1').waitFor()
    await tab.getByLabel('Postcode').fill('PE1 1AA')
    await found().getByText('2').waitFor()
    expect(asked.map(([url]) => url)).toEqual(['/people', '/people'])
    expect(asked[1]?.[1]).toEqual([
      ['_csrf', 'token'],
      ['_hat', 'P/screening'],
      ['name', 'maya'],
      ['postcode', 'PE1 1AA'],
    ])
  })

  it('what came of it is said aloud once nobody types any more', async () => {
    answers['/people'] = (response) => response.end('<p data-said="One person found">card</p>')
    await open(search)
    await tab.getByLabel('Name').fill('maya')
    await tab.locator('[data-announcements]').getByText('One person found').waitFor()
  })

  it('a slow answer to an older question never overwrites a newer one', async () => {
    await open(search)
    answers['/people'] = (response) => setTimeout(() => response.end('<p>older</p>'), 600)
    await tab.getByLabel('Name').pressSequentially('ma')
    await tab.waitForTimeout(250)
    answers['/people'] = (response) => response.end('<p>newer</p>')
    await tab.getByLabel('Name').pressSequentially('ya')
    await found().getByText('newer').waitFor()
    await tab.waitForTimeout(700)
    expect(await found().textContent()).toBe('newer')
  })

  it('an answer that does not come is said so, because yesterday’s cards look like today’s', async () => {
    answers['/people'] = (response) => response.end('<p>card</p>')
    await open(search)
    await tab.getByLabel('Name').fill('maya')
    await found().getByText('card').waitFor()
    answers['/people'] = (response) => response.writeHead(403).end()
    await tab.getByLabel('Name').fill('mayas')
    await found()
      .getByText(/^This could not be renewed/)
      .waitFor()
    await tab.getByLabel('Name').fill('maya')
    await expect.poll(() => found().textContent()).toBe('card')
    answers['/people'] = (response) => response.end('<p>newer card</p>')
    await tab.getByLabel('Name').fill('mayas')
    await expect.poll(() => found().textContent()).toBe('newer card')
  })

  it('what was unfolded stays unfolded when the cards are renewed', async () => {
    let asked = 0
    answers['/people'] = (response) =>
      response.end(`<details id="rest"><summary>More</summary>inside ${String((asked += 1))}</details>`)
    await open(search)
    await tab.getByLabel('Name').fill('maya')
    await found().getByText('More').click()
    await tab.getByLabel('Name').fill('mayas')
    await found().getByText('inside 2').waitFor()
    expect(await found().getByText('inside 2').isVisible()).toBe(true)
  })
})

describe('the "/" key', () => {
  const page = (keyShortcuts: boolean) => (
    <Page title="x" signedIn={{ personName: 'Priya Nair', csrf: 'x' }} keyShortcuts={keyShortcuts}>
      <Input name="worry" label="Worry" />
    </Page>
  )
  const focusedName = () => tab.evaluate(() => document.activeElement?.getAttribute('name'))

  it('goes to the search box, but is a letter where somebody types', async () => {
    await open(page(true))
    await tab.keyboard.press('/')
    expect(await focusedName()).toBe('q')
    await tab.getByLabel('Worry').focus()
    await tab.keyboard.press('/')
    expect(await tab.getByLabel('Worry').inputValue()).toBe('/')
  })

  it('does nothing for people who turned single keys off', async () => {
    await open(page(false))
    await tab.keyboard.press('/')
    expect(await focusedName()).toBe(null)
  })
})

describe('every component', () => {
  // What govuk-frontend's own scripts and markup do, known upstream; nothing of ours is excused.
  const upstream = ['#safe-2', '#file', '.govuk-accordion__section-button']

  it.each([320, 1400])('can be used by everybody and fits a screen %d wide', async (width) => {
    await tab.setViewportSize({ width, height: 900 })
    await open(<Gallery signedIn={{ personName: 'Priya Nair', csrf: 'x' }} />)
    expect(await brokenRules(tab, { without: upstream })).toEqual([])
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })

  it('breaks no rule of the content security policy and throws nothing', async () => {
    const complaints: string[] = []
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    tab.on('pageerror', (error) => complaints.push(error.message))
    await open(<Gallery />)
    await tab.waitForTimeout(300)
    expect(complaints).toEqual([])
  })
})
