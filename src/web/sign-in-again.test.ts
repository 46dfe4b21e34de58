import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { sealedChild } from '../sealed/sealed.test-data.ts'
import { type EmployerService, withEmployer } from './employer.test-data.ts'
import { sessionCookie } from './visitor.ts'

/** What is sealed asks whoever may open it to show that it is still them; through a real provider, and in a trial. */

let employer: EmployerService
beforeAll(async () => {
  employer = await withEmployer()
})
afterAll(() => employer.stop())
beforeEach(async () => {
  employer.service.setClock('2026-11-23T09:00:00Z')
  employer.issuer.againAcr = []
  employer.issuer.secondFactor = { acr: ['two-factors', 'phishing-resistant'] }
  await sql`delete from session; delete from rate_limit`.execute(employer.service.database.owner)
})

const jay = { email: 'jay.juniper@example.org', email_verified: true }
const tray = '/sealed-searches'
const again = `/sign-in/with/${cambridgeshire}?again=yes&then=${tray}`
const twoHours = 7_200

/** Jay Juniper, privacy officer, signed in this morning at the employer's provider and just now here. */
const signedIn = async (secondsAgo = twoHours, acr = 'two-factors') => {
  employer.provider.seat('subject-of-jay', jay, { secondsAgo, acr })
  const browser = employer.browser()
  await browser.signIn()
  employer.provider.seat('subject-of-jay', jay, { acr })
  return browser
}

describe('with an employer’s sign-in', () => {
  test('the way to sealed records is shown, and leads to showing that it is still them', async () => {
    const browser = await signedIn()
    const page = await browser.get('/agreements')
    expect(page.page.querySelector('nav[aria-label=Main]')?.textContent).toContain('Sealed records')
    const asked = await browser.get(tray)
    expect([asked.status, asked.to]).toEqual([
      303,
      `/sign-in/again?then=${encodeURIComponent(tray)}&for=sealed-search.tray`,
    ])
    const shown = await browser.get(asked.to)
    expect(shown.text).toContain('To look at searches that met a sealed record you must have signed in')
    const link = shown.page.querySelector('main a.govuk-button')?.getAttribute('href')
    expect(link).toBe(`/sign-in/with/${cambridgeshire}?again=yes&then=${encodeURIComponent(tray)}`)
  })

  test('the provider is asked to have them prove it now, and they go on under a new key', async () => {
    const browser = await signedIn()
    const before = browser.cookies[sessionCookie] ?? ''
    const guard = async () =>
      (await browser.get('/sessions')).page.querySelector('[name=_csrf]')?.getAttribute('value')
    const guardBefore = await guard()
    const back = await browser.signIn(again, ({ searchParams }) => {
      expect(searchParams.get('prompt')).toBe('login')
      expect(searchParams.get('max_age')).toBe('0')
    })
    expect(back.to).toBe(tray)
    expect((await browser.get(tray)).status).toBe(200)
    expect(browser.cookies[sessionCookie]).not.toBe(before)
    // Pages open beside it can still be sent; the old key is worth nothing.
    expect(await guard()).toBe(guardBefore)
    const thief = employer.browser()
    thief.cookies[sessionCookie] = before
    expect((await thief.get('/agreements')).to).toContain('/sign-in?then=')
  })

  test('a quarter of an hour later it is asked again', async () => {
    const browser = await signedIn()
    await browser.signIn(again)
    employer.service.setClock('2026-11-23T09:14:59Z')
    expect((await browser.get(tray)).status).toBe(200)
    employer.service.setClock('2026-11-23T09:15:00Z')
    expect((await browser.get(tray)).to).toContain('/sign-in/again')
  })

  test('somebody who proved it to the provider a moment before need not do so again', async () => {
    const browser = await signedIn(5)
    expect((await browser.get(tray)).status).toBe(200)
  })

  test('a provider that lets an old session do is not enough', async () => {
    const browser = await signedIn()
    const back = await browser.signIn(again, ({ searchParams }) => {
      searchParams.delete('prompt')
      searchParams.delete('max_age')
    })
    expect([back.status, back.text]).toEqual([
      403,
      expect.stringContaining('did not ask you again who you are'),
    ])
    expect((await browser.get(tray)).to).toContain('/sign-in/again')
    expect((await browser.get('/agreements')).status).toBe(200)
  })

  test('where the employer names the ways that count, no other does', async () => {
    employer.issuer.againAcr = ['phishing-resistant']
    const browser = await signedIn(5, 'two-factors')
    expect((await browser.get(tray)).to).toContain('/sign-in/again')
    const back = await browser.signIn(again, ({ searchParams }) =>
      expect(searchParams.get('acr_values')).toBe('phishing-resistant'),
    )
    expect(back.text).toContain('or did not say how')
    employer.provider.seat('subject-of-jay', jay, { acr: 'phishing-resistant' })
    await browser.signIn(again)
    expect((await browser.get(tray)).status).toBe(200)
  })

  test('a password alone signs nobody in where the employer has said how it tells of a second factor, and ties nobody', async () => {
    employer.provider.seat('subject-with-a-password', jay, { acr: 'password' })
    const browser = employer.browser()
    const back = await browser.signIn(undefined, ({ searchParams }) =>
      expect(searchParams.get('acr_values')).toBe('two-factors phishing-resistant'),
    )
    expect([back.status, back.text]).toEqual([
      403,
      expect.stringContaining('did not show that you used a second factor'),
    ])
    expect(browser.cookies[sessionCookie]).toBeUndefined()
    const { rows } = await sql`select from staff where sign_in_subject = 'subject-with-a-password'`.execute(
      employer.service.database.owner,
    )
    expect(rows).toEqual([])
  })

  test('where nobody has said how it tells of one, work can be done, and what is sealed stays shut', async () => {
    employer.issuer.secondFactor = undefined
    const browser = await signedIn(5)
    expect((await browser.get('/agreements')).status).toBe(200)
    expect((await browser.get(tray)).to).toContain('/sign-in/again')
    expect((await browser.signIn(again)).text).toContain('or did not say how')
    expect((await browser.get(tray)).to).toContain('/sign-in/again')
  })

  test('somebody else at the keyboard does not show that it is them, and does not take over their session', async () => {
    const browser = await signedIn()
    const wren = { email: 'wren.willow@example.org', email_verified: true }
    employer.provider.seat('subject-of-wren', wren, { acr: 'two-factors' })
    browser.jar.clear()
    const back = await browser.signIn(again)
    expect([back.status, back.text]).toEqual([403, expect.stringContaining('another person’s account')])
    const page = await browser.get('/sessions')
    expect(page.page.querySelector('.site-header__person-name')?.textContent).toBe('Jay Juniper')
    expect((await browser.get(tray)).to).toContain('/sign-in/again')
  })

  test('every sign-in, and every refusal, is on the record', async () => {
    const { owner } = employer.service.database
    const records = await owner
      .selectFrom('sign_in')
      .select(['staff_id', 'outcome', 'because'])
      .where('organisation', '=', cambridgeshire)
      .orderBy('id')
      .execute()
    const told = records.map(({ outcome, because }) => [outcome, because].join(' ').trim())
    for (const each of [
      'signed-in',
      'proved-again',
      'refused not-proven-again',
      'refused somebody-else',
      'refused one-factor-only',
    ])
      expect(told).toContain(each)
    expect(records.map(({ staff_id: id }) => id)).toContain(people.privacyCambridgeshire.id)
    await expect(sql`delete from sign_in`.execute(employer.service.database.db)).rejects.toThrow(
      'permission denied',
    )
    await expect(sql`delete from sign_in`.execute(owner)).rejects.toThrow()
  })
})

describe('what was typed', () => {
  let search: string
  beforeAll(async () => {
    const { service } = employer
    await sealedChild(service, 'Isolde', 'Sanderling', '2015-05-06')
    const wren = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await wren.open('/search')
    await wren.submit('/search', { q: 'Isolde Sanderling 6/5/2015' })
    await service.runJobs()
    const { id } = await service.database.owner
      .selectFrom('sealed_search')
      .select('id')
      .executeTakeFirstOrThrow()
    search = `${tray}/${peterborough}/${id}`
  })

  const answered = { outcome: 'told', whom: 'Wren Willow', what: 'Rang her: known and safe' }
  const custodian = () =>
    employer.service.signedIn('privacyPeterborough', { authority: peterborough, fn: 'oversight' })
  const formHolds = (browser: Awaited<ReturnType<typeof custodian>>) =>
    browser.filled(`${search}/answer`) as Record<string, string>

  test('when the sign-in was no longer fresh, is back in the form afterwards, without any script', async () => {
    const pipit = await custodian()
    await pipit.open(search)
    employer.service.setClock('2026-11-23T09:20:00Z')
    await pipit.submit(`${search}/answer`, answered)
    expect(pipit.heading).toBe('Show that it is still you')
    await pipit.submit('/sign-in/again')
    expect(pipit.text).toContain('is back in the form. It has not been done yet')
    expect(formHolds(pipit)).toMatchObject(answered)
  })

  test('when the session had ended, is back for the same person, and for nobody else', async () => {
    const pipit = await custodian()
    await pipit.open(search)
    employer.service.setClock('2026-11-23T10:30:00Z')
    await pipit.submit(`${search}/answer`, { ...answered, what: 'Rang her at ten: known and safe' })
    expect(pipit.heading).toBe('Sign in')

    const jayAtTheSameDesk = employer.service.visitor()
    await jayAtTheSameDesk.send('/sign-in', {
      person: people.screeningManager.id,
      then: `${search}?typed=kept`,
    })
    expect(jayAtTheSameDesk.text).not.toContain('Rang her at ten')

    await pipit.submit('/sign-in', { person: people.privacyPeterborough.id })
    expect(pipit.path).toBe(`${search}?typed=kept`)
    expect(formHolds(pipit)).toMatchObject({ what: 'Rang her at ten: known and safe' })
  })

  test('from another site’s form is not kept for anybody', async () => {
    const pipit = await custodian()
    employer.service.setClock('2026-11-23T10:30:00Z')
    await pipit.send(`${search}/answer`, { ...answered, what: 'planted', _csrf: 'guessed' })
    const { rows } = await sql<{ all: string | null }>`
      select json_agg(d)::text as all from form_draft d`.execute(employer.service.database.owner)
    expect(rows[0]?.all ?? '').not.toContain('planted')
  })

  test('does nothing by itself when it comes back: an emergency card is looked for only when it is sent', async () => {
    const hat = { authority: cambridgeshire, fn: 'emergency-duty' }
    const owl = await employer.service.signedIn('nightWorker', hat)
    await owl.open('/emergency-card')
    const reason = owl.page.querySelector('input[name=reason]')?.getAttribute('value') ?? ''
    const asked = { name: 'Isolde Sanderling', reason, words: 'Found alone at the station' }
    const form = owl.filled('/emergency-card', asked)
    employer.service.setClock('2026-11-23T10:30:00Z')
    await owl.send('/emergency-card', form)
    await owl.submit('/sign-in', { person: people.nightWorker.id })
    await owl.open('/acting-for?then=%2Femergency-card%3Ftyped%3Dkept')
    await owl.submit('/acting-for', { hat: `${hat.authority}/${hat.fn}` })
    expect(owl.heading).toBe('Emergency card')
    expect(owl.text).toContain('is back in the form. It has not been done yet')
    expect(owl.filled('/emergency-card')).toMatchObject(asked)
  })

  test('is gone from here once it was sent', async () => {
    const pipit = await custodian()
    await pipit.open(search)
    employer.service.setClock('2026-11-23T09:20:00Z')
    await pipit.submit(`${search}/answer`, answered)
    await pipit.submit('/sign-in/again')
    await pipit.submit(`${search}/answer`)
    expect(pipit.path).toBe(tray)
    expect(pipit.text).toContain('told by hand')
    const left = await employer.service.database.owner.selectFrom('form_draft').select('form').execute()
    expect(left.map(({ form }) => form)).not.toContain(`sent/${search}`)
  })
})
