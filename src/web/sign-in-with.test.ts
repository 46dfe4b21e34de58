import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { client, startProvider, type TestProvider } from '../../test/provider.ts'
import { startService, type TestService } from '../../test/service.ts'
import { buildApp } from '../app.ts'
import { attemptCookie } from './sign-in-with.routes.tsx'
import { sessionCookie } from './visitor.ts'

/** The whole way through a real provider on this machine: authorization code, PKCE, state and nonce. */

const callback = 'http://127.0.0.1:3000/sign-in/callback'
let service: TestService
let provider: TestProvider
let app: FastifyInstance

beforeAll(async () => {
  service = await startService()
  provider = await startProvider(callback)
  const issuers = [
    { employer: cambridgeshire, name: 'Cambridgeshire County Council', issuer: provider.issuer, ...client },
    {
      employer: peterborough,
      name: 'Peterborough City Council',
      issuer: 'http://127.0.0.1:9',
      ...client,
    },
  ]
  app = await buildApp({ ...service.house, demoSignIn: false, signInWith: { issuers, callback } })
})
afterAll(async () => {
  await app.close()
  await provider.close()
  await service.stop()
})
beforeEach(async () => {
  service.setClock('2026-11-23T09:00:00Z')
  await sql`update staff set sign_in_issuer = null, sign_in_subject = null`.execute(service.database.owner)
})

const wren = { email: 'wren.willow@example.org', email_verified: true }

type Cookies = Record<string, string>

const get = async (path: string, cookies: Cookies = {}) => {
  const response = await app.inject({ method: 'GET', url: path, cookies })
  const set = Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]))
  return {
    status: response.statusCode,
    to: response.headers.location ?? '',
    cookies: { ...cookies, ...set },
    text: parse(response.body).querySelector('main')?.textContent.replaceAll(/\s+/g, ' ') ?? '',
    setCookie: response.headers['set-cookie'],
  }
}

/** From our page to the provider and back, stopping before we are asked to believe it. */
const goToProvider = async (then = '/screening') => {
  const begun = await get(`/sign-in/with/${cambridgeshire}?then=${encodeURIComponent(then)}`)
  const back = new URL(await provider.goThrough(begun.to))
  return { cookies: begun.cookies, back, path: `${back.pathname}${back.search}` }
}

const signIn = async (then?: string) => {
  const { cookies, path } = await goToProvider(then)
  return get(path, cookies)
}

const sessions = async (): Promise<string[]> => {
  const { rows } = await sql<{ staff_id: string }>`select staff_id from session order by started_at`.execute(
    service.database.owner,
  )
  return rows.map((row) => row.staff_id)
}

const tieOf = async (staffId: string) =>
  service.database.owner
    .selectFrom('staff')
    .select(['sign_in_issuer', 'sign_in_subject'])
    .where('id', '=', staffId)
    .executeTakeFirst()

test('the page offers each employer’s sign-in as a link, not as a form', async () => {
  const page = await app.inject({ method: 'GET', url: '/sign-in/with?then=/agreements' })
  expect(
    parse(page.body)
      .querySelectorAll('main a')
      .map((link) => [link.textContent.trim(), link.getAttribute('href')]),
  ).toEqual([
    ['Sign in with Cambridgeshire County Council', `/sign-in/with/${cambridgeshire}?then=%2Fagreements`],
    ['Sign in with Peterborough City Council', `/sign-in/with/${peterborough}?then=%2Fagreements`],
    ['sign in with a passkey', '/sign-in/passkey?then=%2Fagreements'],
  ])
})

test.each(['cross-site', 'same-site'])(
  'a link on a %s page leads to the button, and signs nobody in without their doing',
  async (from) => {
    const answer = await app.inject({
      method: 'GET',
      url: `/sign-in/with/${cambridgeshire}?then=/agreements`,
      headers: { 'sec-fetch-site': from },
    })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in/with?then=%2Fagreements'])
    expect(answer.cookies).toEqual([])
  },
)

test('without trial sign-in nobody chooses whom to be, and the way in leads to the employers', async () => {
  expect((await get('/sign-in?then=/agreements')).to).toBe('/sign-in/with?then=%2Fagreements')
  const posted = await app.inject({ method: 'POST', url: '/sign-in', payload: { person: people.adviser.id } })
  expect(posted.statusCode).toBe(404)
})

test('what is asked of the provider carries PKCE, state and nonce, and the cookie is for coming back only', async () => {
  const begun = await get(`/sign-in/with/${cambridgeshire}`)
  const asked = new URL(begun.to).searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  expect(asked.get('scope')).toBe('openid email')
  for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length).toBeGreaterThan(20)
  expect(String(begun.setCookie)).toMatch(/front_door_sign_in=.*Path=\/; HttpOnly; SameSite=Lax$/)
})

describe('a worker of the employer', () => {
  test('is recognised the first time by the e-mail address the provider verified, and tied to their identity', async () => {
    provider.seat('subject-of-wren', wren)
    const signed = await signIn()
    expect(signed.to).toBe('/acting-for?then=%2Fscreening')
    expect((await sessions()).at(-1)).toBe(people.adviser.id)
    expect(await tieOf(people.adviser.id)).toEqual({
      sign_in_issuer: provider.issuer,
      sign_in_subject: 'subject-of-wren',
    })
    const page = await get('/acting-for', signed.cookies)
    expect(page.text).toContain('Whom are you acting for?')
  })

  test('is recognised afterwards by the identity alone, whatever the address is by then', async () => {
    provider.seat('subject-of-wren', wren)
    await signIn()
    provider.seat('subject-of-wren', { email: 'wren.married@example.org', email_verified: true })
    expect((await signIn()).status).toBe(303)
    expect((await sessions()).at(-1)).toBe(people.adviser.id)
  })

  test('is sent on only within this service', async () => {
    provider.seat('subject-of-wren', wren)
    expect((await signIn('//elsewhere.example.org/')).to).toBe('/acting-for?then=%2F')
  })
})

describe('nobody is signed in', () => {
  const refused = async (
    signing: Promise<{ status: number; text: string; cookies: Cookies }>,
    saying: string,
  ) => {
    const before = await sessions()
    const { status, text, cookies } = await signing
    expect(text).toContain('You are not signed in')
    expect(text).toContain(saying)
    expect(status).toBe(403)
    expect(cookies[sessionCookie]).toBeUndefined()
    expect(await sessions()).toEqual(before)
  }

  test('with a state that is not ours', async () => {
    provider.seat('subject-of-wren', wren)
    const { cookies, back } = await goToProvider()
    back.searchParams.set('state', 'guessed')
    await refused(get(`${back.pathname}${back.search}`, cookies), 'did not fit')
  })

  test('by an address that came back before: it was used', async () => {
    provider.seat('subject-of-wren', wren)
    const { cookies, path } = await goToProvider()
    expect((await get(path, cookies)).status).toBe(303)
    await refused(get(path, { [attemptCookie]: cookies[attemptCookie] ?? '' }), 'used already')
  })

  test('by a code replayed in a fresh attempt, whose verifier and state are others', async () => {
    provider.seat('subject-of-wren', wren)
    const first = await goToProvider()
    await get(first.path, first.cookies)
    const second = await goToProvider()
    second.back.searchParams.set('code', first.back.searchParams.get('code') ?? '')
    await refused(get(`${second.back.pathname}${second.back.search}`, second.cookies), 'did not fit')
  })

  test('by an ID token that no key of the provider signed', async () => {
    const another = await startProvider(callback)
    const issuers = [{ employer: cambridgeshire, name: 'Another', issuer: another.issuer, ...client }]
    const itsApp = await buildApp({
      ...service.house,
      demoSignIn: false,
      signInWith: { issuers, callback },
    })
    try {
      another.seat('subject-of-wren', wren)
      another.publishesAnothersKey()
      const begun = await itsApp.inject({ method: 'GET', url: `/sign-in/with/${cambridgeshire}` })
      const back = new URL(await another.goThrough(begun.headers.location ?? ''))
      const cookies = Object.fromEntries(begun.cookies.map(({ name, value }) => [name, value]))
      const before = await sessions()
      const answer = await itsApp.inject({ method: 'GET', url: `${back.pathname}${back.search}`, cookies })
      expect(parse(answer.body).querySelector('main')?.textContent).toContain('did not fit')
      expect(await sessions()).toEqual(before)
    } finally {
      await itsApp.close()
      await another.close()
    }
  })

  test('in another browser than the one that began: somebody sent them the address', async () => {
    provider.seat('subject-of-wren', wren)
    const { path } = await goToProvider()
    await refused(get(path), 'used already or took too long')
    const stranger = await get(`/sign-in/with/${cambridgeshire}`)
    await refused(get(path, stranger.cookies), 'did not fit')
  })

  test('a quarter of an hour after beginning', async () => {
    provider.seat('subject-of-wren', wren)
    const { cookies, path } = await goToProvider()
    service.setClock('2026-11-23T09:15:00Z')
    await refused(get(path, cookies), 'took too long')
  })

  test('when the provider says no', async () => {
    const begun = await get(`/sign-in/with/${cambridgeshire}`)
    const state = new URL(begun.to).searchParams.get('state') ?? ''
    await refused(get(`/sign-in/callback?error=access_denied&state=${state}`, begun.cookies), 'did not fit')
  })

  test('whom nobody here knows', async () => {
    provider.seat('subject-of-nobody', { email: 'nobody@example.org', email_verified: true })
    await refused(signIn(), 'you are not registered here')
  })

  test('whose address the provider did not verify, or did not give', async () => {
    provider.seat('subject-unverified', { ...wren, email_verified: false })
    await refused(signIn(), 'did not confirm your e-mail address')
    provider.seat('subject-without', {})
    await refused(signIn(), 'did not confirm your e-mail address')
  })

  test('by the provider of an employer who never employed them', async () => {
    provider.seat('subject-of-spruce', { email: 'sandpiper.spruce@example.org', email_verified: true })
    await refused(signIn(), 'you are not registered here')
  })

  test('whose address somebody else’s identity is tied to: an address that changed hands', async () => {
    provider.seat('subject-of-wren', wren)
    await signIn()
    provider.seat('subject-of-a-newcomer', wren)
    await refused(signIn(), 'registered here with another account')
  })

  test('whose employment has ended, first time or not', async () => {
    const ends = (to: string | null) =>
      sql`update employment set valid_to = ${to} where staff_id = ${people.adviser.id}`.execute(
        service.database.owner,
      )
    provider.seat('subject-of-wren', wren)
    try {
      await ends('2026-11-23')
      await refused(signIn(), 'Your employment there has ended')
      await ends('2026-11-24')
      expect((await signIn()).status).toBe(303)
      await ends('2026-11-23')
      await refused(signIn(), 'Your employment there has ended')
    } finally {
      await ends(null)
    }
  })

  test('while the provider cannot be reached: the page says to try again, and holds no error', async () => {
    const { status, text } = await get(`/sign-in/with/${peterborough}`)
    expect(status).toBe(503)
    expect(text).toContain('cannot be reached at the moment')
    expect(text).not.toContain('127.0.0.1')
  })
})

test('of a provider’s tokens nothing is kept, in the browser or in the database', async () => {
  provider.seat('subject-of-wren', wren)
  const signed = await signIn()
  expect(Object.keys(signed.cookies).toSorted()).toEqual([sessionCookie, attemptCookie].toSorted())
  expect(signed.cookies[sessionCookie]).toMatch(/^[\w-]{43}$/)
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(service.database.owner)
  for (const { name } of tables) {
    // A token is three parts with dots between, the first of which is the base64 of “{"”.
    const { rows } = await sql<{ found: boolean }>`
      select exists (select from ${sql.table(name)} t where t::text ~ 'eyJ[\w-]+[.][\w-]+[.]') as found`.execute(
      service.database.owner,
    )
    expect([name, rows[0]?.found]).toEqual([name, false])
  }
})

test('a secret of an attempt is nowhere in the database', async () => {
  const begun = await get(`/sign-in/with/${cambridgeshire}`)
  const { rows } = await sql<{ all: string }>`select json_agg(a)::text as all from sign_in_attempt a`.execute(
    service.database.owner,
  )
  expect(rows[0]?.all).not.toContain(begun.cookies[attemptCookie])
})
