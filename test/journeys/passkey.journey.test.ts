import { sql } from 'kysely'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cambridgeshire } from '../../demo/people.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/** The whole ceremony in a browser: invited, enrolled, signed out and in, a second key, the first removed. */

let service: TestService
let browser: Browser
let home: string
let contexts: BrowserContext[] = []

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:30:00Z' })
  const address = new URL(await service.app.listen({ host: '127.0.0.1', port: 0 }))
  // A passkey is made for a name, never for a number.
  home = `http://localhost:${address.port}`
  service.house.passkeys = { domain: 'localhost', origin: home }
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})
beforeEach(async () => {
  service.setClock('2026-11-23T10:30:00Z')
  await sql`delete from session; delete from rate_limit`.execute(service.database.owner)
  await sql`delete from passkey`.execute(service.database.owner)
})
afterEach(async () => {
  for (const context of contexts) await context.close()
  contexts = []
})

const newTab = async (javaScriptEnabled = true): Promise<Page> => {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1400, height: 900 } })
  contexts.push(context)
  const tab = await context.newPage()
  tab.setDefaultTimeout(20_000)
  return tab
}

/** A device of its owner's, or a security key: it keeps keys, checks its owner, and answers when it is asked. */
const device = async (
  tab: Page,
  transport: 'internal' | 'usb' = 'internal',
): Promise<{ answers: (yes: boolean) => Promise<void>; recognises: (yes: boolean) => Promise<void> }> => {
  const cdp: CDPSession = await tab.context().newCDPSession(tab)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    answers: async (enabled) => {
      await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
    recognises: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
  }
}

const invited = async (): Promise<{ link: string; code: string }> => {
  const tab = await newTab()
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name: 'Swift Sycamore' }).click()
  if (tab.url().includes('/acting-for')) {
    await tab.locator(`input[value="${cambridgeshire}/administration"]`).check()
    await tab.getByRole('button', { name: 'Continue' }).click()
  }
  await tab.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Passkeys' }).click()
  await looksRight(tab)
  await tab.getByRole('link', { name: 'Rook Redwood' }).click()
  await looksRight(tab)
  await tab.getByRole('button', { name: /^Invite Rook Redwood/ }).click()
  await tab.getByRole('heading', { name: 'Rook Redwood is invited' }).waitFor()
  await looksRight(tab)
  const [link = '', code = ''] = await tab.locator('.invitation-secret').allInnerTexts()
  return { link, code }
}

const enrol = async (tab: Page, { link, code }: { link: string; code: string }): Promise<void> => {
  await tab.goto(link)
  await looksRight(tab)
  await tab.getByLabel('The code Swift Sycamore told you').fill(code)
  await tab.getByRole('button', { name: 'Continue' }).click()
  await tab.getByRole('heading', { name: 'Make your passkey' }).waitFor()
  await looksRight(tab)
  await tab.getByLabel('What do you call this device?').fill('work laptop')
  await tab.getByRole('button', { name: 'Make the passkey' }).click()
  await tab.getByRole('heading', { name: 'Your passkeys' }).waitFor()
}

const signOut = async (tab: Page): Promise<void> => {
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await tab.getByRole('heading', { name: 'Sign in' }).waitFor()
}

const signIn = async (tab: Page): Promise<void> => {
  await tab.goto(`${home}/sign-in?then=/passkeys`)
  await tab.getByRole('link', { name: 'sign in with a passkey' }).click()
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
}

const said = (tab: Page): Promise<string> => tab.locator('[data-passkey-said]:not(:empty)').innerText()

test('somebody of a partner agency is invited, makes a passkey, signs out and signs in without typing anything', async () => {
  const invitation = await invited()
  const tab = await newTab()
  await device(tab)
  await enrol(tab, invitation)
  expect(await tab.locator('.own-list').innerText()).toContain('work laptop')
  await looksRight(tab)
  await signOut(tab)

  await tab.goto(`${home}/sign-in/passkey?then=/passkeys`)
  await looksRight(tab)
  await signIn(tab)
  await tab.getByRole('heading', { name: 'Your passkeys' }).waitFor()
  expect(await tab.locator('.own-list').innerText()).toContain('Last used Monday 23 November 2026, 10:30')

  const another = await newTab()
  await another.goto(invitation.link)
  expect(await another.getByRole('main').innerText()).toContain('has been used already')
  await looksRight(another)
}, 120_000)

test('a second passkey is added on another device, the first is removed, and only the second signs in', async () => {
  const tab = await newTab()
  const first = await device(tab)
  await enrol(tab, await invited())

  await tab.getByLabel('Name of this passkey').fill('the same device')
  await tab.getByRole('button', { name: 'Add a passkey' }).click()
  expect(await said(tab)).toContain('This device has a passkey for you here already')

  await first.answers(false)
  const second = await device(tab, 'usb')
  await tab.getByLabel('Name of this passkey').fill('blue key')
  await tab.getByRole('button', { name: 'Add a passkey' }).click()
  await tab.getByText('blue key', { exact: true }).waitFor()
  await looksRight(tab)

  await tab.getByRole('link', { name: /^Rename or remove.*work laptop/ }).click()
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Remove this passkey' }).click()
  await tab.getByRole('heading', { name: 'Your passkeys' }).waitFor()
  expect(await tab.locator('.own-list').innerText()).not.toContain('work laptop')

  await signOut(tab)
  await signIn(tab)
  await tab.getByRole('heading', { name: 'Your passkeys' }).waitFor()
  await signOut(tab)
  await second.answers(false)
  await first.answers(true)
  await signIn(tab)
  await tab.getByRole('heading', { name: 'You are not signed in' }).waitFor()
  expect(await tab.getByRole('main').innerText()).toContain('not known here, or was removed')
  await looksRight(tab)
}, 120_000)

test('a device that does not recognise its owner makes and uses no passkey, and the page says so', async () => {
  const tab = await newTab()
  const laptop = await device(tab)
  await enrol(tab, await invited())
  await signOut(tab)
  await laptop.recognises(false)
  await signIn(tab)
  expect(await said(tab)).toContain('cancelled, or took too long')
  await looksRight(tab)
  await laptop.recognises(true)
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
  await tab.getByRole('heading', { name: 'Your passkeys' }).waitFor()
}, 120_000)

test('a passkey does not work on another address than the one it was made for', async () => {
  const tab = await newTab()
  await device(tab)
  await enrol(tab, await invited())
  await signOut(tab)
  await tab.goto(`${home.replace('localhost', '127.0.0.1')}/sign-in/passkey`)
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
  expect(await said(tab)).toContain('Passkeys do not work on this address')
}, 120_000)

test('a name typed a quarter of an hour later is back after the passkey showed that it is still them', async () => {
  const tab = await newTab()
  await device(tab)
  await enrol(tab, await invited())
  await tab.getByRole('link', { name: /^Rename or remove.*work laptop/ }).click()
  service.setClock('2026-11-23T10:50:00Z')
  await tab.getByLabel('Name of this passkey').fill('the laptop upstairs')
  await tab.getByRole('button', { name: 'Keep this name' }).click()
  await tab.getByRole('heading', { name: 'Show that it is still you' }).waitFor()
  await looksRight(tab)
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
  await tab.getByText('is back in the form').waitFor()
  expect(await tab.getByLabel('Name of this passkey').inputValue()).toBe('the laptop upstairs')
  await tab.getByRole('button', { name: 'Keep this name' }).click()
  await tab.getByText('the laptop upstairs', { exact: true }).waitFor()
}, 120_000)

test('adding one a quarter of an hour later asks first to show that it is still them', async () => {
  const tab = await newTab()
  const first = await device(tab)
  await enrol(tab, await invited())
  service.setClock('2026-11-23T10:50:00Z')
  await tab.getByLabel('Name of this passkey').fill('blue key')
  await tab.getByRole('button', { name: 'Add a passkey' }).click()
  await tab.getByRole('heading', { name: 'Show that it is still you' }).waitFor()
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
  await tab.getByRole('button', { name: 'Use your passkey' }).click()
  await tab.getByRole('heading', { name: 'Your passkeys' }).waitFor()
  expect(await tab.getByLabel('Name of this passkey').inputValue()).toBe('blue key')
  await first.answers(false)
  await device(tab, 'usb')
  await tab.getByRole('button', { name: 'Add a passkey' }).click()
  await tab.getByText('blue key', { exact: true }).waitFor()
}, 120_000)

test('an invitation that has ended makes no passkey, also where its page was open before', async () => {
  const { link, code } = await invited()
  const tab = await newTab()
  await device(tab)
  await tab.goto(link)
  await tab.getByLabel('The code Swift Sycamore told you').fill(code)
  await tab.getByRole('button', { name: 'Continue' }).click()
  await tab.getByRole('heading', { name: 'Make your passkey' }).waitFor()
  service.setClock('2026-11-26T10:30:00Z')
  await tab.getByLabel('What do you call this device?').fill('work laptop')
  await tab.getByRole('button', { name: 'Make the passkey' }).click()
  expect(await said(tab)).toContain('This invitation has ended')
  await tab.goto(link)
  expect(await tab.getByRole('main').innerText()).toContain('This invitation has ended')
}, 120_000)

test('a browser without passkeys, or without scripts, is told what to do instead', async () => {
  const old = await newTab()
  await old.addInitScript('delete window.PublicKeyCredential')
  await old.goto(`${home}/sign-in/passkey`)
  await old.getByText('This browser cannot use passkeys on this page').waitFor()
  expect(await old.getByRole('button', { name: 'Use your passkey' }).count()).toBe(0)
  await looksRight(old)

  const plain = await newTab(false)
  await plain.goto(`${home}/sign-in/passkey`)
  expect(await plain.getByRole('main').innerText()).toContain('Passkeys need scripts')
  await plain.getByRole('button', { name: 'Use your passkey' }).click()
  expect(await plain.getByRole('main').innerText()).toContain('You are not signed in')
}, 60_000)
