import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people } from '../../demo/people.ts'
import type { Authenticator } from '../../test/authenticator.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import {
  administrator,
  authenticatorOf,
  begin,
  enrol,
  invite,
  signInWith,
  type ToMake,
  type ToUse,
} from './passkeys.test-data.ts'

/** Passkeys through HTTP, with an authenticator made of software that can also do wrong. */

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())
beforeEach(async () => {
  service.setClock('2026-11-23T09:00:00Z')
  const { owner } = service.database
  await sql`delete from rate_limit; delete from session; delete from passkey_attempt`.execute(owner)
  await sql`delete from passkey`.execute(owner)
  await sql`delete from invitation`.execute(owner)
})

const rook = people.policeNavigator

const passkeys = () =>
  service.database.owner.selectFrom('passkey').selectAll().orderBy('added_at').orderBy('id').execute()

const sessionsOf = async (staffId: string): Promise<number> =>
  (
    await service.database.owner
      .selectFrom('session')
      .select('id')
      .where('staff_id', '=', staffId)
      .where('ended_at', 'is', null)
      .execute()
  ).length

/** Rook Redwood of the police, invited and enrolled; gives the key. */
const enrolled = async (): Promise<Authenticator> => {
  const authenticator = authenticatorOf(service)
  await enrol(service, await invite(await administrator(service), 'policeNavigator'), authenticator)
  return authenticator
}

describe('an invitation', () => {
  test('is made in two steps by an administrator, whose page shows link and code this once', async () => {
    const swift = await administrator(service)
    await swift.open('/invitations')
    expect(swift.text).toContain('Rook Redwood')
    expect(swift.text).not.toContain('Sandpiper Spruce')
    await swift.open(`/invitations/${rook.id}`)
    expect(swift.text).toContain('rook.redwood@example.org')
    const { link, code } = await invite(swift, 'policeNavigator')
    expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/)
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
    await swift.open(`/invitations/${rook.id}`)
    expect(swift.text).not.toContain(code)
    expect(swift.text).toContain('by Swift Sycamore (Cambridgeshire County Council): waiting to be used')
  })

  test('is kept by hashes alone', async () => {
    const { link, code } = await invite(await administrator(service), 'policeNavigator')
    const { rows } = await sql<{ all: string }>`
      select (select json_agg(i)::text from invitation i) || (select json_agg(d)::text from done_once d) as all`.execute(
      service.database.owner,
    )
    expect(rows[0]?.all).not.toContain(link.slice(-43))
    expect(rows[0]?.all).not.toContain(code)
    expect(rows[0]?.all).not.toContain(code.replace('-', ''))
  })

  test('says who invites whom for which organisation before it asks for anything', async () => {
    const { path } = await invite(await administrator(service), 'policeNavigator')
    const browser = await service.visitor().open(path)
    for (const said of [
      'Rook Redwood',
      'Swift Sycamore, Cambridgeshire County Council',
      '26 November 2026, 09:00',
    ])
      expect(browser.text).toContain(said)
    expect(browser.text).toContain('Cambridgeshire Constabulary')
    expect(await passkeys()).toEqual([])
  })

  test('sent twice by an impatient finger is one invitation', async () => {
    const swift = await administrator(service)
    await swift.open(`/invitations/${rook.id}`)
    const sent = swift.filled(`/invitations/${rook.id}/invite`)
    await swift.send(`/invitations/${rook.id}/invite`, sent)
    await swift.send(`/invitations/${rook.id}/invite`, sent)
    expect(swift.text).toContain('sent twice')
    const made = await service.database.owner.selectFrom('invitation').select('id').execute()
    expect(made).toHaveLength(1)
  })

  test('takes the place of the one before; and can be taken back', async () => {
    const swift = await administrator(service)
    const first = await invite(swift, 'policeNavigator')
    const second = await invite(swift, 'policeNavigator')
    expect((await service.visitor().open(first.path)).text).toContain('another one was sent after it')
    expect((await service.visitor().open(second.path)).heading).toContain('You are invited')
    await swift.open(`/invitations/${rook.id}`)
    await swift.submit(`/invitations/${rook.id}/withdraw`)
    expect((await service.visitor().open(second.path)).text).toContain('taken back')
  })

  test('asks whoever makes it to show that it is still them, a quarter of an hour after signing in', async () => {
    const swift = await administrator(service)
    await swift.open(`/invitations/${rook.id}`)
    const sent = swift.filled(`/invitations/${rook.id}/invite`)
    service.setClock('2026-11-23T09:15:00Z')
    await swift.send(`/invitations/${rook.id}/invite`, sent)
    expect(swift.heading).toBe('Show that it is still you')
    expect(await service.database.owner.selectFrom('invitation').select('id').execute()).toEqual([])
  })

  test('ends after 72 hours, and sooner or later as a council sets', async () => {
    const { path, code } = await invite(await administrator(service), 'policeNavigator')
    service.setClock('2026-11-26T08:59:59Z')
    expect((await service.visitor().open(path)).heading).toContain('You are invited')
    service.setClock('2026-11-26T09:00:00Z')
    const late = await service.visitor().open(path)
    expect([late.status, late.text]).toEqual([410, expect.stringContaining('has ended')])
    expect((await begin(service, late, `${path}/begin`, { code })).status).toBe(410)
  })

  test('ends when its code was wrong five times, for the right code too', async () => {
    const { path, code } = await invite(await administrator(service), 'policeNavigator')
    const browser = service.visitor()
    for (let n = 0; n < 5; n += 1) {
      await browser.open(path)
      await browser.submit(path, { code: 'AAAA-AAAA' })
      expect(browser.text).toContain('That is not the code')
    }
    await browser.send(path, { code })
    expect([browser.status, browser.text]).toEqual([410, expect.stringContaining('wrongly too often')])
  })

  test('takes the code as people say it: in small letters, with spaces', async () => {
    const { path, code } = await invite(await administrator(service), 'policeNavigator')
    const browser = await service.visitor().open(path)
    await browser.submit(path, { code: ` ${code.toLowerCase().replace('-', ' ')} ` })
    expect(browser.heading).toBe('Make your passkey')
  })

  test('is for nobody who stopped working there meanwhile', async () => {
    const { path } = await invite(await administrator(service), 'policeNavigator')
    const ends = (to: string | null) =>
      sql`update employment set valid_to = ${to} where staff_id = ${rook.id}`.execute(service.database.owner)
    try {
      await ends('2026-11-23')
      expect((await service.visitor().open(path)).text).toContain('not registered as working for')
    } finally {
      await ends(null)
    }
  })

  test('cannot be made by a navigator who manages nobody, nor by a contact adviser', async () => {
    const raven = await service.signedIn('policeNavigatorTwo')
    await raven.open(`/invitations/${rook.id}`)
    expect(raven.status).toBe(404)
    await raven.open('/acting-for')
    const csrf = raven.page.querySelector('[name=_csrf]')?.getAttribute('value') ?? ''
    await raven.send(`/invitations/${rook.id}/invite`, { _csrf: csrf, _hat: 'police/navigator' })
    expect(raven.status).toBe(404)
    const wren = await service.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
    await wren.open('/invitations')
    expect(wren.text).toContain('You cannot')
    expect(await service.database.owner.selectFrom('invitation').select('id').execute()).toEqual([])
  })

  test('can be made by the manager of an agency’s team for colleagues of that agency, and for nobody else', async () => {
    const manages = (is: boolean) =>
      sql`update team_member set is_manager = ${is} where staff_id = ${rook.id}`.execute(
        service.database.owner,
      )
    try {
      await manages(true)
      const manager = await service.signedIn('policeNavigator')
      await manager.open('/invitations')
      expect(manager.text).toContain('Raven Rosewood')
      expect(manager.text).not.toContain('Dunlin Dogwood')
      const { path } = await invite(manager, 'policeNavigatorTwo')
      expect((await service.visitor().open(path)).text).toContain('Raven Rosewood')
      await manager.open(`/invitations/${people.healthNavigator.id}`)
      expect(manager.status).toBe(404)
      await manager.open(`/invitations/${rook.id}`)
      expect(manager.text).toContain('Somebody else must invite you')
    } finally {
      await manages(false)
    }
  })
})

describe('a passkey', () => {
  test('is made with the invitation: kept by the device, its owner checked, for this address alone', async () => {
    const { path, code } = await invite(await administrator(service), 'policeNavigator')
    const browser = service.visitor()
    const { options } = await begin<ToMake>(service, browser, `${path}/begin`, { code })
    expect(options.rp.id).toBe('localhost')
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    })
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
    expect(options.challenge.length).toBeGreaterThan(40)
    expect(JSON.stringify(options.user)).not.toContain('example.org')
  })

  test('signs its owner in at once, and every time afterwards without a word typed', async () => {
    const authenticator = authenticatorOf(service)
    const invited = await invite(await administrator(service), 'policeNavigator')
    const browser = await enrol(service, invited, authenticator)
    expect(browser.path).toBe('/passkeys')
    expect(browser.text).toContain('work laptop')
    expect(browser.page.querySelector('.site-header__person-name')?.textContent).toBe('Rook Redwood')
    const again = await signInWith(service, authenticator)
    expect(again.path).toBe('/agreements')
    const [kept] = await passkeys()
    expect(kept).toMatchObject({ staff_id: rook.id, sign_count: 1, may_be_synced: true, is_backed_up: false })
    const signIns = await service.database.owner
      .selectFrom('sign_in')
      .select(['way', 'outcome', 'organisation'])
      .where('staff_id', '=', rook.id)
      .where('way', '=', 'passkey')
      .execute()
    expect(signIns.at(-1)).toEqual({ way: 'passkey', outcome: 'signed-in', organisation: 'police' })
  })

  test('notices when the device began to back it up', async () => {
    const authenticator = await enrolled()
    await signInWith(service, authenticator, { backedUp: true })
    expect((await passkeys())[0]?.is_backed_up).toBe(true)
  })

  test('is not made from an invitation used before', async () => {
    const invited = await invite(await administrator(service), 'policeNavigator')
    await enrol(service, invited, authenticatorOf(service))
    const late = await service.visitor().open(invited.path)
    expect([late.status, late.text]).toEqual([410, expect.stringContaining('has been used already')])
    const posted = await late.send(`${invited.path}/passkey`, {
      code: invited.code,
      name: 'mine',
      answer: '{}',
    })
    expect(posted.status).toBe(410)
    expect(await passkeys()).toHaveLength(1)
  })

  test('of two made from one invitation at the same moment only one is kept', async () => {
    const { path, code } = await invite(await administrator(service), 'policeNavigator')
    const [one, other] = [authenticatorOf(service), authenticatorOf(service)]
    const browser = await service.visitor().open(path)
    const { options } = await begin<ToMake>(service, browser, `${path}/begin`, { code })
    await Promise.all(
      [one, other].map((key) =>
        service.visitor().send(`${path}/passkey`, { code, name: 'x', answer: key.make(options) }),
      ),
    )
    expect(await passkeys()).toHaveLength(1)
  })

  test.each([
    ['on another address', { origin: 'http://localhost:3001' }],
    ['on an address that only looks like ours', { origin: 'http://localhost.example.org:3000' }],
    ['for another domain', { domain: 'example.org' }],
    ['for a challenge that was not given', { challenge: 'bm90IG91cnM' }],
    ['without its owner being checked', { unverified: true }],
  ])('made %s is not kept, and the invitation can still be used', async (_words, wrong) => {
    const invited = await invite(await administrator(service), 'policeNavigator')
    const browser = await enrol(service, invited, authenticatorOf(service), wrong)
    expect(browser.text).toContain('could not be made')
    expect(await passkeys()).toEqual([])
    await enrol(service, invited, authenticatorOf(service))
    expect(await passkeys()).toHaveLength(1)
  })

  test.each([
    ['on another address', { origin: 'http://localhost:3001' }, 'did not fit'],
    ['for another domain', { domain: 'example.org' }, 'did not fit'],
    ['for another challenge', { challenge: 'bm90IG91cnM' }, 'did not fit'],
    ['without its owner being checked', { unverified: true }, 'did not fit'],
    [
      'in another’s name',
      { userHandle: Buffer.from(people.adviser.id).toString('base64url') },
      'did not fit',
    ],
  ])('used %s signs nobody in', async (_words, wrong, said) => {
    const authenticator = await enrolled()
    await sql`delete from session`.execute(service.database.owner)
    const browser = await signInWith(service, authenticator, wrong)
    expect([browser.status, browser.text]).toEqual([403, expect.stringContaining(said)])
    expect(await sessionsOf(rook.id)).toBe(0)
    expect((await signInWith(service, authenticator)).path).toBe('/agreements')
  })

  test('answers a challenge once, within five minutes, in the browser that asked', async () => {
    const authenticator = await enrolled()
    const browser = await service.visitor().open('/sign-in/passkey')
    const { options } = await begin<ToUse>(service, browser, '/sign-in/passkey/begin', {})
    const cookie = new Map(browser.cookies)
    const answer = authenticator.use(options)
    const stranger = await service.visitor().send('/sign-in/passkey', { answer })
    expect(stranger.text).toContain('took too long or was used already')
    expect((await browser.submit('/sign-in/passkey', { answer })).status).not.toBe(403)
    const replayed = service.visitor()
    for (const [name, value] of cookie) replayed.cookies.set(name, value)
    expect((await replayed.send('/sign-in/passkey', { answer })).text).toContain('was used already')

    const slow = await service.visitor().open('/sign-in/passkey')
    const second = await begin<ToUse>(service, slow, '/sign-in/passkey/begin', {})
    service.setClock('2026-11-23T09:05:00Z')
    await slow.submit('/sign-in/passkey', { answer: authenticator.use(second.options) })
    expect(slow.text).toContain('took too long')
  })

  test('asks for no name: nobody learns from it who has an account', async () => {
    const browser = await service.visitor().open('/sign-in/passkey')
    const { options } = await begin<ToUse>(service, browser, '/sign-in/passkey/begin', {})
    expect(options.userVerification).toBe('required')
    expect(options.allowCredentials ?? []).toEqual([])
    expect(browser.page.querySelectorAll('main input:not([type=hidden])')).toEqual([])
  })

  test('whose counter goes back looks copied: it stops, and so does everything it had signed in', async () => {
    const authenticator = await enrolled()
    const first = await signInWith(service, authenticator)
    await signInWith(service, authenticator)
    const copy = await signInWith(service, authenticator, { signCount: 1 })
    expect([copy.status, copy.text]).toEqual([403, expect.stringContaining('a copy of it')])
    expect(await sessionsOf(rook.id)).toBe(0)
    expect((await first.open('/agreements')).heading).toBe('Sign in')
    const original = await signInWith(service, authenticator)
    expect(original.text).toContain('not known here, or was removed')
    const swift = await administrator(service)
    await swift.open('/invitations')
    expect(swift.text).toContain('no passkey; one was stopped because it looked copied')
  })

  test('signs nobody in whose employment has ended, or whose employer has a sign-in of its own by now', async () => {
    const authenticator = await enrolled()
    const ends = (to: string | null) =>
      sql`update employment set valid_to = ${to} where staff_id = ${rook.id}`.execute(service.database.owner)
    try {
      await ends('2026-11-23')
      expect((await signInWith(service, authenticator)).text).toContain('no organisation that uses them')
    } finally {
      await ends(null)
    }
    const issuer = { employer: 'police', name: 'Police', issuer: 'https://sign-in.example.org' }
    const registered = { ...issuer, clientId: 'x', clientSecret: 'x' }
    service.house.signInWith = { issuers: [registered], callback: 'http://localhost:3000/sign-in/callback' }
    try {
      expect((await signInWith(service, authenticator)).text).toContain('no organisation that uses them')
    } finally {
      delete service.house.signInWith
    }
    expect((await signInWith(service, authenticator)).path).toBe('/agreements')
  })

  test('cannot be put into the database without an invitation, whatever asks', async () => {
    const row = {
      id: crypto.randomUUID(),
      staff_id: rook.id,
      credential_id: 'x',
      public_key: Buffer.from('x'),
      transports: [],
      aaguid: crypto.randomUUID(),
      sign_count: 0,
      may_be_synced: false,
      is_backed_up: false,
      name: 'x',
      added_at: service.house.now(),
    }
    const add = (invitation_id: string | null) =>
      service.database.db
        .insertInto('passkey')
        .values({ ...row, invitation_id })
        .execute()
    await expect(add(null)).rejects.toThrow('needs an invitation')
    const swift = await administrator(service)
    await invite(swift, 'healthNavigator')
    const { id } = await service.database.owner
      .selectFrom('invitation')
      .select('id')
      .executeTakeFirstOrThrow()
    await expect(add(id)).rejects.toThrow('foreign key')
    await swift.open(`/invitations/${people.healthNavigator.id}`)
    await swift.submit(`/invitations/${people.healthNavigator.id}/withdraw`)
    await expect(add(id)).rejects.toThrow('invitation is over')
    await expect(
      service.database.db
        .updateTable('passkey')
        .set({ public_key: Buffer.from('y') })
        .execute(),
    ).rejects.toThrow('permission denied')
  })
})

describe('somebody’s own passkeys', () => {
  const addSecond = async (browser: Visitor, key: Authenticator): Promise<Visitor> => {
    await browser.open('/passkeys')
    const fields = browser.filled('/passkeys/add') as Record<string, string>
    const { options } = await begin<ToMake>(service, browser, '/passkeys/begin', fields)
    expect(options.excludeCredentials).toHaveLength(1)
    return browser.submit('/passkeys/add', { name: 'blue key', answer: key.make(options) })
  }

  test('a second one is added, named anew, and the first one removed', async () => {
    const first = await enrolled()
    const browser = await signInWith(service, first)
    const second = authenticatorOf(service)
    await addSecond(browser, second)
    expect(browser.text).toContain('blue key')
    const [one, two] = await passkeys()
    await browser.open(`/passkeys/${two?.id ?? ''}`)
    await browser.submit(`/passkeys/${two?.id ?? ''}/name`, { name: 'the key on my ring' })
    expect(browser.text).toContain('the key on my ring')
    await browser.open(`/passkeys/${one?.id ?? ''}`)
    await browser.submit(`/passkeys/${one?.id ?? ''}/remove`)
    expect(browser.page.querySelectorAll('li strong').map((each) => each.textContent)).toEqual([
      'the key on my ring',
    ])
    expect((await signInWith(service, first)).text).toContain('not known here')
    expect((await signInWith(service, second)).path).toBe('/agreements')
  })

  test('the only one cannot be removed', async () => {
    const browser = await signInWith(service, await enrolled())
    const id = (await passkeys())[0]?.id ?? ''
    await browser.open(`/passkeys/${id}`)
    expect(browser.text).toContain('This is your only passkey')
    const [csrf, hat] = ['_csrf', '_hat'].map(
      (name) => browser.page.querySelector(`[name=${name}]`)?.getAttribute('value') ?? '',
    )
    await browser.send(`/passkeys/${id}/remove`, { _csrf: csrf ?? '', _hat: hat ?? '' })
    expect(browser.text).toContain('add another one first')
    expect((await passkeys())[0]?.stopped_at).toBeNull()
  })

  test('a quarter of an hour after signing in, a change asks to show that it is still them; the passkey does, and the name typed is back', async () => {
    const authenticator = await enrolled()
    const browser = await signInWith(service, authenticator)
    const id = (await passkeys())[0]?.id ?? ''
    await browser.open(`/passkeys/${id}`)
    const before = browser.cookies.get('front_door')
    service.setClock('2026-11-23T09:20:00Z')
    await browser.submit(`/passkeys/${id}/name`, { name: 'the laptop upstairs' })
    expect(browser.heading).toBe('Show that it is still you')
    expect(browser.text).toContain('add, name or remove a passkey')
    const link = browser.page
      .querySelectorAll('main a')
      .find((each) => each.textContent.includes('Use your passkey'))
    await browser.open((link?.getAttribute('href') ?? '').replaceAll('&amp;', '&'))
    const { options } = await begin<ToUse>(service, browser, '/sign-in/passkey/begin', { again: 'yes' })
    expect(options.allowCredentials).toHaveLength(1)
    await browser.submit('/sign-in/passkey', { answer: authenticator.use(options) })
    expect(browser.page.querySelector('[name=name]')?.getAttribute('value')).toBe('the laptop upstairs')
    expect(browser.text).toContain('is back in the form')
    expect(browser.cookies.get('front_door')).not.toBe(before)
    await browser.submit(`/passkeys/${id}/name`)
    expect((await passkeys())[0]?.name).toBe('the laptop upstairs')
  })

  test('another’s passkey does not show that it is still them', async () => {
    const swift = await administrator(service)
    const ravens = authenticatorOf(service)
    await enrol(service, await invite(swift, 'policeNavigatorTwo'), ravens)
    const browser = await signInWith(service, await enrolled())
    service.setClock('2026-11-23T09:20:00Z')
    await browser.open('/sign-in/passkey?again=yes&then=/passkeys')
    const { options } = await begin<ToUse>(service, browser, '/sign-in/passkey/begin', { again: 'yes' })
    await browser.submit('/sign-in/passkey', { answer: ravens.use(options) })
    expect(browser.text).toContain('another person’s passkey')
    await browser.open('/sessions')
    expect(browser.page.querySelector('.site-header__person-name')?.textContent).toBe('Rook Redwood')
  })

  test('one that was lost is stopped by whoever may invite, with everything it had signed in', async () => {
    const authenticator = await enrolled()
    const browser = await signInWith(service, authenticator)
    const swift = await administrator(service)
    await swift.open(`/invitations/${rook.id}`)
    await swift.submit(`/invitations/${rook.id}/stop`)
    expect(swift.text).toContain('stopped as lost')
    expect((await browser.open('/agreements')).heading).toBe('Sign in')
    expect((await signInWith(service, authenticator)).text).toContain('was removed')
    await enrol(service, await invite(swift, 'policeNavigator'), authenticatorOf(service))
    expect(await passkeys()).toHaveLength(2)
  })
})
