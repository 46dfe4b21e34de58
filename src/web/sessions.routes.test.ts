import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { buildApp } from '../app.ts'
import { newId } from '../db/index.ts'
import { addMinutes, day, instant } from '../time/index.ts'
import { sessionCookie } from './visitor.ts'

/** Where somebody is signed in, for how long, and how they end it. */

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())
beforeEach(async () => {
  service.setClock('2026-11-23T09:00:00Z')
  await sql`delete from session; delete from setting where name = 'session-limits'`.execute(
    service.database.owner,
  )
})

const items = (visitor: Visitor): string[] =>
  visitor.page
    .querySelectorAll('.own-list__item')
    .map((each) => each.textContent.replaceAll(/\s+/g, ' ').trim())

describe('a worker’s own sessions', () => {
  test('are listed with browser and times, this one marked, and no address of theirs anywhere', async () => {
    const here = await service.signedIn('adviser')
    service.setClock('2026-11-23T09:12:00Z')
    await service.signedIn('adviser')
    await here.open('/sessions')
    expect(here.heading).toBe('Your sign-in')
    expect(items(here)).toEqual([
      expect.stringMatching(/^Unknown browserSigned in with the trial’s list .*09:00.*09:12.*This one$/),
      expect.stringMatching(/^Unknown browser.*09:12.*Sign out there: Unknown browser, since .*09:12$/),
    ])
    const { rows } = await sql<{ all: string }>`select json_agg(s)::text as all from session s`.execute(
      service.database.owner,
    )
    expect(rows[0]?.all).not.toContain('127.0.0.1')
  })

  test('are ended one by one, at once, by whom they belong to', async () => {
    const [here, there, robin] = [
      await service.signedIn('adviser'),
      await service.signedIn('adviser'),
      await service.signedIn('secondAdviser'),
    ]
    await here.open('/sessions')
    await here.submit('/sessions/end')
    expect(items(here)).toHaveLength(1)
    expect((await there.open('/acting-for')).heading).toBe('Sign in')

    await robin.open('/sessions')
    const id = (
      await service.database.owner
        .selectFrom('session')
        .select('id')
        .where('staff_id', '=', people.secondAdviser.id)
        .executeTakeFirstOrThrow()
    ).id
    await service.signedIn('adviser')
    await here.open('/sessions')
    await here.submit('/sessions/end', { session: id })
    expect((await robin.open('/acting-for')).heading).toBe('Whom are you acting for?')
  })

  test('are all ended but this one', async () => {
    const [here, second, third] = [
      await service.signedIn('adviser'),
      await service.signedIn('adviser'),
      await service.signedIn('adviser'),
    ]
    await here.open('/sessions')
    await here.submit('/sessions/end-others')
    for (const other of [second, third]) expect((await other.open('/acting-for')).heading).toBe('Sign in')
    expect((await here.open('/acting-for')).heading).toBe('Whom are you acting for?')
  })

  test('are ended only by somebody who shows that it is still them', async () => {
    const there = await service.signedIn('adviser')
    const here = await service.signedIn('adviser')
    await here.open('/sessions')
    service.setClock('2026-11-23T09:20:00Z')
    await here.submit('/sessions/end-others')
    expect(here.heading).toBe('Show that it is still you')
    expect((await there.open('/acting-for')).heading).toBe('Whom are you acting for?')
  })

  test('end when the worker signs out, and the browser is told to forget what it kept', async () => {
    const here = await service.signedIn('adviser')
    await here.open('/acting-for')
    const answer = await service.app.inject({
      method: 'POST',
      url: '/sign-out',
      cookies: Object.fromEntries(here.cookies),
      payload: here.filled('/sign-out'),
    })
    expect(answer.headers['clear-site-data']).toBe('"storage"')
    expect((await here.open('/acting-for')).heading).toBe('Sign in')
  })

  test('begin under a new key each time, and signing in again ends the one before in that browser', async () => {
    const here = await service.signedIn('adviser')
    const before = here.cookies.get(sessionCookie) ?? ''
    await here.send('/sign-in', { person: people.adviser.id })
    expect(here.cookies.get(sessionCookie)).not.toBe(before)
    const thief = service.visitor()
    thief.cookies.set(sessionCookie, before)
    expect((await thief.open('/acting-for')).heading).toBe('Sign in')
  })

  test('take no key that somebody else chose for them', async () => {
    const here = service.visitor()
    here.cookies.set(sessionCookie, 'a-key-somebody-planted')
    await here.send('/sign-in', { person: people.adviser.id })
    expect(here.cookies.get(sessionCookie)).not.toBe('a-key-somebody-planted')
  })
})

describe('limits', () => {
  const setLimits = (authority: string | null, value: object) =>
    service.database.owner
      .insertInto('setting')
      .values({
        id: newId(),
        authority,
        name: 'session-limits',
        effective_from: day('2026-11-01'),
        value: JSON.stringify(value),
        reason: 'tried in a test',
      })
      .execute()
  const isIn = async (visitor: Visitor): Promise<boolean> =>
    (await visitor.open('/acting-for')).heading !== 'Sign in'

  test.each([
    ['adviser', '2026-11-23T09:59:00Z', true],
    ['adviser', '2026-11-23T10:00:00Z', false],
    ['policeNavigator', '2026-11-23T09:59:00Z', true],
    ['policeNavigator', '2026-11-23T10:00:00Z', false],
  ] as const)('where nobody set any, an hour unattended ends a session: %s at %s', async (who, at, is) => {
    const visitor = await service.signedIn(who)
    service.setClock(at)
    expect(await isIn(visitor)).toBe(is)
  })

  test('where nobody set any, twelve hours end it however busy it was', async () => {
    const adviser = await service.signedIn('adviser')
    const began = service.house.now()
    for (let minutes = 40; minutes < 720; minutes += 40) {
      service.setClock(addMinutes(began, minutes))
      expect([minutes, await isIn(adviser)]).toEqual([minutes, true])
    }
    service.setClock('2026-11-23T21:00:00Z')
    expect(await isIn(adviser)).toBe(false)
  })

  test('are each council’s own, for its own employees alone, whomever they act for', async () => {
    await setLimits(peterborough, { idleMinutes: 20, longestHours: 8, freshMinutes: 5 })
    const [sandpiper, wren] = [
      await service.signedIn('assessmentPeterborough'),
      await service.signedIn('adviser', { authority: peterborough, fn: 'screening' }),
    ]
    service.setClock('2026-11-23T09:20:00Z')
    expect([await isIn(sandpiper), await isIn(wren)]).toEqual([false, true])
  })

  test('for how long a sign-in is fresh is set the same way', async () => {
    await setLimits(null, { idleMinutes: 60, longestHours: 12, freshMinutes: 5 })
    const jay = await service.signedIn('privacyCambridgeshire', {
      authority: cambridgeshire,
      fn: 'oversight',
    })
    service.setClock('2026-11-23T09:04:00Z')
    expect((await jay.open('/sealed-searches')).heading).not.toBe('Show that it is still you')
    service.setClock('2026-11-23T09:05:00Z')
    expect((await jay.open('/sealed-searches')).heading).toBe('Show that it is still you')
  })

  test('a page that renews itself never keeps a left desk signed in', async () => {
    const adviser = await service.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
    service.setClock('2026-11-23T09:59:00Z')
    await adviser.open('/screening/part')
    service.setClock('2026-11-23T10:00:00Z')
    expect(await isIn(adviser)).toBe(false)
  })
})

describe('cookies', () => {
  const cookieSet = async (publicUrl?: string): Promise<string> => {
    const app = await buildApp({ ...service.house, ...(publicUrl === undefined ? {} : { publicUrl }) })
    const answer = await app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: { person: people.adviser.id },
    })
    await app.close()
    return String(answer.headers['set-cookie'])
  }

  test('of a service met by https are for this host alone, over https alone, and no script reads them', async () => {
    expect(await cookieSet('https://front-door.example.org')).toMatch(
      /^__Host-front_door=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test('of somebody without an account are no less: of a referral being written, and of an agency’s link', async () => {
    const app = await buildApp({ ...service.house, publicUrl: 'https://front-door.example.org' })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const begun = await app.inject({ method: 'POST', url: '/refer', headers, payload: 'who=public' })
    expect(String(begun.headers['set-cookie'])).toMatch(
      /^__Host-referral=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const [{ value = '' } = {}] = begun.cookies
    const goOn = (name: string) =>
      app.inject({ method: 'GET', url: '/refer/urgency', cookies: { [name]: value } })
    expect((await goOn('__Host-referral')).body).not.toBe((await goOn('referral')).body)
    await app.close()
  })

  test('of a trial on one’s own machine do without https', async () => {
    expect(await cookieSet()).toMatch(/^front_door=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  test('a session begun by https is not found under the plain name', async () => {
    const app = await buildApp({ ...service.house, publicUrl: 'https://front-door.example.org' })
    const visitor = await service.signedIn('adviser')
    const secret = visitor.cookies.get(sessionCookie) ?? ''
    const open = (name: string) =>
      app.inject({ method: 'GET', url: '/acting-for', cookies: { [name]: secret } })
    expect((await open('front_door')).statusCode).toBe(303)
    expect((await open('__Host-front_door')).statusCode).toBe(200)
    await app.close()
  })
})

describe('whoever no longer works there', () => {
  const ends = (to: string | null) =>
    sql`update employment set valid_to = ${to} where staff_id = ${people.adviser.id}`.execute(
      service.database.owner,
    )

  test('is signed out with the next thing they ask for, and stays so', async () => {
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    try {
      await ends('2026-11-23')
      expect((await adviser.open('/screening')).heading).toBe('Sign in')
    } finally {
      await ends(null)
    }
    expect((await adviser.open('/screening')).heading).toBe('Sign in')
    const { ended_because: because } = await service.database.owner
      .selectFrom('session')
      .select('ended_because')
      .executeTakeFirstOrThrow()
    expect(because).toBe('employment-ended')
  })

  test('works until midnight of the day before, to the second, in London', async () => {
    const { owner } = service.database
    service.setClock('2026-11-23T23:59:00Z')
    const adviser = await service.signedIn('adviser')
    try {
      await sql`update staff set valid_to = '2026-11-24' where id = ${people.adviser.id}`.execute(owner)
      service.setClock('2026-11-23T23:59:59Z')
      expect((await adviser.open('/acting-for')).heading).toBe('Whom are you acting for?')
      service.setClock(instant('2026-11-24T00:00:00Z'))
      expect((await adviser.open('/acting-for')).heading).toBe('Sign in')
    } finally {
      await sql`update staff set valid_to = null where id = ${people.adviser.id}`.execute(owner)
    }
  })
})
