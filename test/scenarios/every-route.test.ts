import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, type PersonKey, people, peterborough } from '../../demo/people.ts'
import { type Fn, ruleOf } from '../../src/access/index.ts'
import { buildApp } from '../../src/app.ts'
import { startSession } from '../../src/web/session.sql.ts'
import { type DeclaredRoute, declaredRoutes } from '../../src/web/index.ts'
import { startService, type TestService } from '../service.ts'

/** Every route the service declares: its headers, its guard against forgery, its limits. None can be forgotten. */

let service: TestService
/** Two of each kind of record, one of either council, by their table. */
let idsOf: ReadonlyMap<string, readonly string[]>
let ids: readonly string[]

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:00:00Z', county: 60 })
  idsOf = await idsThatExist()
  ids = [...new Set([...idsOf.values()].flat())]
}, 120_000)
afterAll(() => service.stop())

const routes = (method: string): DeclaredRoute[] =>
  declaredRoutes(service.app).filter((route) => route.method === method)

const tablesOfRooms = [
  'contact',
  'hand_over',
  'enquiry',
  'agency_request',
  'person',
  'alert',
  'sealed_search',
  'match_review',
  'people_import',
  'sharing_agreement',
] as const

const idsThatExist = async (): Promise<Map<string, string[]>> => {
  const found = new Map([['staff', [people.policeNavigator.id]]])
  for (const table of tablesOfRooms) {
    const { rows } = await sql<{ id: string }>`
      select coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'instrument_id') as id
      from ${sql.table(table)} t order by to_jsonb(t) ->> 'owner', 1 desc`.execute(service.database.owner)
    found.set(
      table,
      [rows[0], rows.at(-1)].flatMap((row) => (row ? [row.id] : [])),
    )
  }
  return found
}

/** What the addresses of each room are about. */
const tableOf: Readonly<Record<string, string>> = {
  contacts: 'contact',
  screening: 'contact',
  'hand-overs': 'hand_over',
  enquiries: 'enquiry',
  requests: 'agency_request',
  people: 'person',
  alerts: 'alert',
  'sealed-searches': 'sealed_search',
  agreements: 'sharing_agreement',
  invitations: 'staff',
}

/** Ids that fit this address, and two that do not. */
const idsFor = (url: string): readonly string[] => {
  const fitting = idsOf.get(tableOf[url.split('/')[1] ?? ''] ?? '')
  if (fitting === undefined) return ids
  return [...fitting, ...ids.filter((id) => !fitting.includes(id)).slice(0, 2)]
}

const filledIn = (url: string): string[] => {
  if (!url.includes(':')) return [url]
  const owners = /:(owner|authority|council)\b/.test(url) ? [cambridgeshire, peterborough] : ['']
  return owners.flatMap((owner) =>
    idsFor(url).map((id) => url.replaceAll(/:(owner|authority|council)\b/g, owner).replaceAll(/:\w+/g, id)),
  )
}

type Worker = { key: PersonKey; actingFor: string; fn: Fn; cookie: string }

const signIn = async (key: PersonKey, actingFor: string, fn: Fn): Promise<Worker> => {
  const { id: staffId, employer } = people[key]
  const at = service.house.now()
  const vouched = { way: 'trial', employer, provenAt: at } as const
  const hat = { actingFor, fn }
  const secret = await startSession(service.house.db, { staffId, vouched, browser: 'test', hat, at })
  return { key, actingFor, fn, cookie: `front_door=${secret}` }
}

const everybody = (): Promise<Worker[]> =>
  Promise.all([
    signIn('screeningManager', peterborough, 'screening'),
    signIn('screeningManager', cambridgeshire, 'screening'),
    signIn('mashManager', cambridgeshire, 'mash'),
    signIn('assessmentManagerPeterborough', peterborough, 'assessment'),
    signIn('privacyPeterborough', peterborough, 'oversight'),
    signIn('administrator', cambridgeshire, 'administration'),
    signIn('policeNavigator', 'police', 'navigator'),
  ])

const ask = (
  method: 'GET' | 'POST',
  url: string,
  cookie = '',
  fields: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> =>
  service.app.inject({
    method,
    url,
    headers: {
      ...(cookie === '' ? {} : { cookie }),
      accept: 'text/html',
      ...(method === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(method === 'GET' ? {} : { payload: new URLSearchParams(fields).toString() }),
  })

describe('headers', () => {
  const policy =
    "default-src 'none';script-src 'self';script-src-attr 'none';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';object-src 'none'"

  const protectedBy = ({ headers }: LightMyRequestResponse): Record<string, unknown> => ({
    policy: headers['content-security-policy'],
    kept: headers['cache-control'],
    typeSniffed: headers['x-content-type-options'],
    framed: headers['x-frame-options'],
    referrer: headers['referrer-policy'],
    opener: headers['cross-origin-opener-policy'],
    resource: headers['cross-origin-resource-policy'],
    embedder: headers['cross-origin-embedder-policy'],
    permissions: String(headers['permissions-policy']).includes('camera=()'),
    passkeys: String(headers['permissions-policy']).includes('publickey-credentials-get=(self)'),
    server: headers['server'] ?? headers['x-powered-by'],
    readElsewhere: headers['access-control-allow-origin'],
  })

  /** Styles and scripts are named by their content; colours may be an hour old. */
  const mayBeKept = /^\/(assets\/|councils\.css)/

  test('of every page, signed in or not, found or not, allow nothing inline, nothing from elsewhere and no copy; and none asks for a password', async () => {
    const [worker] = await everybody()
    const gets = routes('GET').filter(({ url }) => !/\/(changes|events)$/.test(url))
    expect(gets.length).toBeGreaterThan(90)
    for (const { url } of gets)
      for (const path of [url.replaceAll(/:\w+/g, ids[0] ?? ''), url.replaceAll(/:\w+/g, 'nothing')])
        for (const cookie of ['', worker?.cookie ?? '']) {
          const answer = await ask('GET', path, cookie)
          expect([path, answer.statusCode < 500]).toEqual([path, true])
          expect([path, protectedBy(answer)]).toEqual([
            path,
            {
              policy,
              kept: mayBeKept.test(path) && answer.statusCode === 200 ? expect.any(String) : 'no-store',
              typeSniffed: 'nosniff',
              framed: 'DENY',
              referrer: 'no-referrer',
              opener: 'same-origin',
              resource: 'same-origin',
              embedder: 'require-corp',
              permissions: true,
              passkeys: true,
              server: undefined,
              readElsewhere: undefined,
            },
          ])
          if (String(answer.headers['content-type']).includes('html')) {
            expect([
              path,
              answer.body.match(/<script(?![^>]* src=)[^>]*>|<style| style="| on\w+="|type="password"/g),
            ]).toEqual([path, null])
          }
        }
  }, 240_000)

  test('of what is not there, of what is too much and of what breaks are the same', async () => {
    const tooMuch = await ask('POST', '/sign-in', '', { person: 'x'.repeat(1_200_000) })
    expect(tooMuch.statusCode).toBe(413)
    for (const answer of [await ask('GET', '/nothing/here'), tooMuch])
      expect(protectedBy(answer)).toMatchObject({ policy, kept: 'no-store', framed: 'DENY' })
  })

  test('say that https is kept to only where people come by https', async () => {
    expect((await ask('GET', '/start')).headers['strict-transport-security']).toBeUndefined()
    const app = await buildApp({ ...service.house, publicUrl: 'https://front-door.example.org' })
    const answer = await app.inject({ method: 'GET', url: '/start' })
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    await app.close()
  })

  test('go with streams too', async () => {
    const [worker] = await everybody()
    const address = await service.app.listen({ host: '127.0.0.1', port: 0 })
    const stopped = new AbortController()
    const answer = await fetch(`${address}/screening/events`, {
      headers: { cookie: worker?.cookie ?? '' },
      signal: stopped.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('content-security-policy')).toBe(policy)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    stopped.abort()
  })
})

describe('a form that somebody else made', () => {
  /** Where what was looked at is noted: a form that is refused is shown again, and that is a look. */
  const ofLooking = ['look', 'presence', 'question', 'session', 'rate_limit', 'people_search', 'done_once']
  const tasksOfLooking = ['tell-custodians', 'conflict-of-interest-met']

  /** Everything there is, but who looked, who is signed in and how often what was tried. */
  const everything = async (): Promise<Record<string, string>> => {
    const { owner } = service.database
    const { rows: tables } = await sql<{ name: string }>`
      select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('public', 'matching', 'sealed') and not tablename = any(${ofLooking}) order by 1`.execute(
      owner,
    )
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await sql<{ hash: string | null }>`
        select md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.table(name)} t`.execute(
        owner,
      )
      found[name] = rows[0]?.hash ?? ''
    }
    const { rows: jobs } = await sql<{ all: string | null }>`
      select string_agg(task_identifier || ' ' || coalesce(key, ''), '|' order by id) as all
      from graphile_worker.jobs where not task_identifier = any(${tasksOfLooking})`.execute(owner)
    return { ...found, jobs: jobs[0]?.all ?? '' }
  }

  const guardWords = 'This page was open too long'

  /**
   * Said on the page again, not there, or, where the page itself leads elsewhere as things stand, led there: that
   * nothing was done is what is compared afterwards.
   */
  const isRefusal = ({ statusCode }: LightMyRequestResponse): boolean =>
    [303, 403, 404, 422].includes(statusCode)

  test('does nothing at any address, whoever is signed in: each refuses, and nothing is changed', async () => {
    const workers = await everybody()
    const guarded = routes('POST').filter(({ declared }) => declared.kind !== 'open')
    expect(guarded.length).toBeGreaterThan(60)
    const before = await everything()
    const reached = new Set<string>()
    for (const { url, declared } of guarded) {
      if (declared.kind === 'open') continue
      const { fns } = ruleOf(declared.action)
      for (const { cookie, fn, actingFor } of workers.filter(
        (each) => fns === 'any' || fns.includes(each.fn),
      )) {
        // Without anything, and with a guess, by turns; a form whose guard has answered both ways is tried with no more ids.
        const ways = [{}, { _csrf: 'guessed', _hat: `${actingFor}/${fn}` }]
        const answered = new Set<number>()
        for (const [nth, path] of filledIn(url).entries()) {
          if (answered.size === ways.length) break
          for (const way of answered.size > 0 ? [0, 1] : [nth % 2]) {
            const answer = await ask('POST', path, cookie, ways[way])
            expect([path, fn, answer.statusCode, isRefusal(answer)]).toEqual([
              path,
              fn,
              answer.statusCode,
              true,
            ])
            if (answer.statusCode === 403 || answer.body.includes(guardWords)) answered.add(way)
          }
        }
        if (answered.size > 0) reached.add(url)
      }
    }
    expect(await everything()).toEqual(before)
    // The others are refused as not there by these ids: the guard stands before the record in one place for all.
    expect(reached.size).toBeGreaterThan(guarded.length / 2)
  }, 600_000)

  test('does nothing for somebody who is not signed in', async () => {
    const before = await everything()
    for (const { url, declared } of routes('POST')) {
      if (declared.kind === 'open') continue
      const answer = await ask('POST', url.replaceAll(/:\w+/g, ids[0] ?? ''), '', { _csrf: 'x' })
      const expected = declared.kind === 'ask' ? 401 : 303
      expect([url, answer.statusCode]).toEqual([url, expected])
      if (expected === 303) expect(answer.headers.location).toMatch(/^\/sign-in\?then=/)
    }
    expect(await everything()).toEqual(before)
  })

  /** Open to anybody, so there is no session to guard: each with what guards it instead. */
  const draft = 'a guard made from the cookie of the draft'
  const link = 'a guard made from the cookie of the browser that opened the link'
  const site = 'where the browser says that it was sent from'
  const guard = 'the guard of the session, where there is one'
  const openForms: Readonly<Record<string, string>> = {
    '/refer': site,
    '/refer/:page': draft,
    '/refer/:group/:item/:page': draft,
    '/refer/files': draft,
    '/refer/put-back/:group/:item': draft,
    '/refer/return': 'it begins nothing: a code goes to the address on the draft',
    '/refer/return/code': 'the code itself',
    '/refer/save-for-later': draft,
    '/refer/save/:page': draft,
    '/refer/save/:group/:item/:page': draft,
    '/refer/send': draft,
    '/refer/take-off/:group/:item': draft,
    '/answer/:token/open': link,
    '/answer/:token/who': link,
    '/answer/:token/answer': link,
    '/answer/:token/files': link,
    '/answer/:token/keep': link,
    '/answer/:token/nothing-known': link,
    '/invitation/:token': 'link and code, which no other site knows',
    '/invitation/:token/begin': site,
    '/invitation/:token/passkey': site,
    '/proof/:council/cosignature': 'the signature of a witness whose key is known',
    '/sign-in': site,
    '/sign-in/again': guard,
    '/sign-in/passkey': site,
    '/sign-in/passkey/begin': site,
    '/sign-out': guard,
  }

  test('is needed for whatever a worker does: nothing is done by following a link', () => {
    const doing = declaredRoutes(service.app).filter(({ declared }) => declared.kind === 'action')
    expect(doing.length).toBeGreaterThan(60)
    expect(doing.filter(({ method }) => method !== 'POST')).toEqual([])
  })

  test('is thought of for every form that needs no account', () => {
    const open = routes('POST').filter(({ declared }) => declared.kind === 'open')
    expect(open.map(({ url }) => url).toSorted()).toEqual(Object.keys(openForms).toSorted())
  })

  test.each(['cross-site', 'same-site'])('signs nobody in, and nobody out, from a %s page', async (from) => {
    const worker = await signIn('adviser', peterborough, 'screening')
    const send = (url: string, fields: Readonly<Record<string, string>>, cookie = '') =>
      service.app.inject({
        method: 'POST',
        url,
        headers: { cookie, 'sec-fetch-site': from, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      })
    const signedIn = await send('/sign-in', { person: people.adviser.id })
    expect(signedIn.headers['set-cookie']).toBeUndefined()
    expect((await send('/sign-in/passkey/begin', {})).statusCode).toBe(403)
    expect((await send('/sign-in/passkey', { answer: '{}' })).headers['set-cookie']).toBeUndefined()
    await send('/sign-out', {}, worker.cookie)
    await send('/sign-in/again', { then: '/' }, worker.cookie)
    expect((await ask('GET', '/acting-for', worker.cookie)).statusCode).toBe(200)
  })
})

describe('too much at once', () => {
  test('is refused by every form, and the page says what to do', async () => {
    const payload = `a=${'x'.repeat(1_200_000)}`
    // What somebody tells of a child may be long, and photographs are large: these have limits and tests of their own.
    const isLonger = /^\/refer\/(save\/)?:|\/files$/
    for (const { url } of routes('POST').filter((route) => !isLonger.test(route.url))) {
      const answer = await service.app.inject({
        method: 'POST',
        url: url.replaceAll(/:\w+/g, ids[0] ?? ''),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
      expect([url, answer.statusCode]).toEqual([url, 413])
    }
  }, 120_000)
})

describe('ways of signing in', () => {
  /** C9 no. 14: every path that begins a session, and none beside the employers' own and passkeys. */
  const waysIn = ['/sign-in/callback', '/sign-in/passkey', '/invitation/:token/passkey']

  test('are the employers’ own and passkeys: outside a trial nothing else begins a session', async () => {
    const issuer = {
      employer: cambridgeshire,
      name: 'Cambridgeshire County Council',
      issuer: 'https://sign-in.example.org',
      clientId: 'front-door',
      clientSecret: 'only for tests',
    }
    const signInWith = { issuers: [issuer], callback: 'https://front-door.example.org/sign-in/callback' }
    const app = await buildApp({ ...service.house, demoSignIn: false, signInWith })
    const open = declaredRoutes(app)
      .filter(({ declared }) => declared.kind === 'open')
      .map(({ method, url }) => `${method} ${url}`)
    expect(open).not.toContain('POST /sign-in')
    expect(open).not.toContain('POST /sign-in/again')
    for (const url of waysIn) expect(open.some((each) => each.endsWith(` ${url}`))).toBe(true)
    for (const { method, url } of declaredRoutes(app)) {
      if (/\/(changes|events)$/.test(url)) continue
      const answer = await app.inject({
        method: method === 'POST' ? 'POST' : 'GET',
        url: url.replaceAll(/:\w+/g, ids[0] ?? ''),
        ...(method === 'POST'
          ? {
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              payload: new URLSearchParams({ person: people.adviser.id, answer: '{}' }).toString(),
            }
          : {}),
      })
      const begun = answer.cookies.filter(({ name, value }) => name.endsWith('front_door') && value !== '')
      expect([method, url, begun]).toEqual([method, url, []])
    }
    await app.close()
  }, 60_000)
})
