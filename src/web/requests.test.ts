import { connect } from 'node:net'
import { Writable } from 'node:stream'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { h } from 'preact'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { buildApp } from '../app.ts'
import { asNobody, connect as database, type Tx } from '../db/index.ts'
import { open } from './declared-routes.ts'
import { answerErrors } from './errors.tsx'
import { safePath } from './hat.routes.tsx'
import { action } from './action.ts'
import { quietLog } from './log.ts'
import { noRecord, page, type Page } from './page.ts'
import { startSession } from './session.sql.ts'

/** Requests no browser makes, and answers nobody should learn from. */

let service: TestService
let app: FastifyInstance
let port: number
const secret = 'postgres://owner:secret-word@db.example.org'

beforeAll(async () => {
  service = await startService()
  // What breaks here breaks on purpose.
  vi.stubEnv('LOG_LEVEL', 'fatal')
  app = await buildApp(service.house)
  open(app, { method: 'GET', path: '/breaks', because: 'a test of what breaks' }, () => {
    throw new Error(`select * from staff failed on ${secret}`)
  })
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await app.close()
  await service.stop()
})

/** Bytes as they are, without a client that would mend them; gives all that was answered. */
const sent = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answered = ''
    socket.on('data', (chunk) => (answered += chunk.toString()))
    socket.on('close', () => resolve(answered))
    socket.on('error', reject)
    socket.setTimeout(5_000, () => socket.destroy())
  })

const statuses = (answered: string): string[] => answered.match(/^HTTP\/1\.1 \d{3}/gm) ?? []

describe('a request', () => {
  test.each(['/sealed-searches/%00/00000000-0000-4000-8008-000000000001', '/screening?council=%00', '/%00'])(
    'for %s is for something that is not there',
    async (url) => {
      const { id: staffId, employer } = people.adviser
      const at = service.house.now()
      const vouched = { way: 'trial', employer, provenAt: at } as const
      const hat = { actingFor: peterborough, fn: 'screening' } as const
      const secretOf = await startSession(service.house.db, { staffId, vouched, browser: 'test', hat, at })
      const answer = await app.inject({
        method: 'GET',
        url,
        headers: { cookie: `front_door=${secretOf}` },
      })
      expect([answer.statusCode, answer.body.includes('Page not found')]).toEqual([404, true])
    },
  )

  test.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])(
    'by %s does nothing and says nothing: there is no page by that way',
    async (method) => {
      const answered = await sent(
        `${method} /start HTTP/1.1\r\nHost: front-door\r\nCookie: front_door=secret-word\r\nConnection: close\r\n\r\n`,
      )
      expect(statuses(answered)).toEqual(['HTTP/1.1 404'])
      expect(answered).not.toContain('secret-word')
      expect(answered.toLowerCase()).not.toMatch(/^access-control|^allow:/m)
    },
  )

  test.each([
    ['that says its length in two ways', 'Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
    ['with two lengths', 'Content-Length: 5\r\nContent-Length: 50', 'a=b&c'],
    ['whose coding is not one', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
    ['with a header broken over a bare line end', 'X-One: a\nX-Two: b\rX-Three: c', ''],
  ])('%s is refused whole, and nothing hidden behind it is answered', async (_what, headers, body) => {
    const answered = await sent(
      `POST /sign-out HTTP/1.1\r\nHost: front-door\r\n${headers}\r\n\r\n${body}GET /health HTTP/1.1\r\nHost: front-door\r\n\r\n`,
    )
    expect(statuses(answered)).toEqual(['HTTP/1.1 400'])
  })

  test('that breaks something is answered in plain words, without what broke', async () => {
    const answer = await app.inject({ method: 'GET', url: '/breaks' })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('Something went wrong on our side')
    expect(answer.body).not.toMatch(/select|secret-word|Error|\.ts\b|node_modules/)
  })

  test('for what is not there is not answered with something else', async () => {
    for (const url of [
      '/assets/',
      '/assets/nothing.js',
      '/assets/..%2f..%2fpackage.json',
      '/.git/config',
      '/package.json',
      '/screening/x.css',
    ])
      expect([url, (await app.inject({ method: 'GET', url })).statusCode]).toEqual([url, 404])
  })
})

test.each([
  ['/agreements', '/agreements'],
  ['/search/1?after=x#found', '/search/1?after=x#found'],
  ['//elsewhere.example.org', '/'],
  ['/\\elsewhere.example.org', '/'],
  ['https://elsewhere.example.org', '/'],
  ['javascript:alert(1)', '/'],
  ['data:text/html,x', '/'],
  ['/ok\r\nset-cookie: x=y', '/'],
  ['\t//elsewhere.example.org', '/'],
  ['', '/'],
  [undefined, '/'],
])('%j as the place to go on to leads to %s, and never out of this service', (asked, leads) => {
  expect(safePath(asked)).toBe(leads)
})

test('every kind of answer says what it is, and in which letters', async () => {
  const page = await app.inject({ method: 'GET', url: '/start' })
  const kinds: Record<string, string> = {}
  const linked = [...page.body.matchAll(/(?:href|src)="(\/(?:assets\/[^"]+|councils\.css))"/g)].map(
    ([, url = '']) => url,
  )
  expect(linked.length).toBeGreaterThan(2)
  for (const url of ['/start', '/health', '/nothing', ...linked])
    kinds[url.replace(/-[0-9a-f]{12}/, '')] = String(
      (await app.inject({ method: 'GET', url })).headers['content-type'],
    )
  expect(kinds).toMatchObject({
    '/start': 'text/html; charset=utf-8',
    '/nothing': 'text/html; charset=utf-8',
    '/health': 'application/json; charset=utf-8',
    '/councils.css': 'text/css; charset=utf-8',
    '/assets/front-door.css': 'text/css; charset=utf-8',
    '/assets/front-door.js': 'text/javascript; charset=utf-8',
  })
})

test('the log says what broke and what did not fit, unless it is told to say less', () => {
  vi.stubEnv('LOG_LEVEL', undefined)
  expect(quietLog().level).toBe('warn')
  vi.stubEnv('LOG_LEVEL', 'silent')
  expect(quietLog().level).toBe('silent')
})

/** What pino writes, a line each. */
const written = (): { lines: string[]; to: Writable } => {
  const lines: string[] = []
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    lines.push(chunk.toString())
    done()
  }
  return { lines, to: new Writable({ write }) }
}

test('what breaks is written down, with its route and without what was sent', async () => {
  const { lines, to } = written()
  const breaking = fastify({
    logger: { ...quietLog(), level: 'warn', stream: to },
    logController: new LogController({ disableRequestLogging: true }),
  })
  answerErrors(breaking)
  breaking.post('/contacts/:id', () => {
    throw new Error('the table is gone')
  })
  const answer = await breaking.inject({
    method: 'POST',
    url: '/contacts/secret-word?name=secret-word',
    headers: { cookie: 'front_door=secret-word' },
    payload: { typed: 'secret-word' },
  })
  await breaking.close()
  expect(answer.statusCode).toBe(500)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 50,
    route: '/contacts/:id',
    msg: 'a request failed',
    err: { message: 'the table is gone' },
  })
  expect(lines[0]).not.toContain('secret-word')
})

test('what takes too long is stopped: a page says so, and a form stands there again as it was sent, with its own token', async () => {
  const { lines, to } = written()
  const watched = fastify({
    logger: { ...quietLog(), level: 'warn', stream: to },
    logController: new LogController({ disableRequestLogging: true }),
  })
  answerErrors(watched)
  await watched.register(cookie)
  await watched.register(formbody)
  await watched.register(multipart)
  const impatient = database(service.database.url, { limits: 'page' })
  const house = { ...service.house, db: impatient }
  const sleep = async (tx: Tx): Promise<void> => {
    await sql`set local statement_timeout = 20`.execute(tx)
    await sql`select pg_sleep(30)`.execute(tx)
  }
  const from: Page<{ slow?: string | undefined }, null> = {
    path: '/slow',
    action: 'sign-in.own',
    params: z.object({ slow: z.string().optional() }),
    find: noRecord,
    show: async ({ tx, params, form, visit }) => {
      if (params.slow === 'yes') await sleep(tx)
      const said = [...form.errors.map(({ text }) => text), form.typed['words'], visit.once].join(' ')
      return { title: 'Slow', main: h('p', {}, said) }
    },
  }
  page(watched, house, from)
  action(watched, house, {
    path: '/slow',
    action: 'sign-in.own',
    params: z.object({}),
    from,
    act: async () => ({ goTo: await asNobody(impatient, sleep).then(() => '/') }),
  })
  const { id: staffId, employer } = people.adviser
  const at = service.house.now()
  const vouched = { way: 'trial', employer, provenAt: at } as const
  const hat = { actingFor: peterborough, fn: 'screening' } as const
  const secretOf = await startSession(service.house.db, { staffId, vouched, browser: 'test', hat, at })
  const headers = { cookie: `front_door=${secretOf}` }
  const slow = await watched.inject({ method: 'GET', url: '/slow?slow=yes', headers })
  expect([slow.statusCode, slow.headers['retry-after']]).toEqual([503, '60'])
  expect(slow.body).toContain('This is taking longer than it should')
  const shown = await watched.inject({ method: 'GET', url: '/slow', headers })
  const once = crypto.randomUUID()
  const fields = {
    _csrf: /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '',
    _hat: `${peterborough}/screening`,
    _once: once,
    words: 'What I typed',
  }
  const again = await watched.inject({
    method: 'POST',
    url: '/slow',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  await watched.close()
  await impatient.destroy()
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain(`was stopped, so that nobody else has to wait for it`)
  expect(again.body).toContain(`What I typed ${once}`)
  const line = { level: 40, route: '/slow', msg: 'a request took too long' }
  expect(lines.map((each): unknown => JSON.parse(each))).toMatchObject([line, line])
})

test('a limit that was reached is written down by its route alone', async () => {
  const { lines, to } = written()
  const limited = fastify({ logger: { ...quietLog(), level: 'warn', stream: to } })
  answerErrors(limited)
  limited.get('/answer/:token', async (_request, reply) => reply.status(429).send('Wait'))
  await limited.inject({ method: 'GET', url: '/answer/secret-word', remoteAddress: '203.0.113.9' })
  await limited.close()
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: 40, route: '/answer/:token', msg: 'a limit was reached' },
  ])
  expect(lines.join('')).not.toMatch(/secret-word|203\.0\.113/)
})

test('what is refused to a worker is written down by their id, and what asks one more step of them is not', async () => {
  const { lines, to } = written()
  const watched = fastify({
    logger: { ...quietLog(), level: 'warn', stream: to },
    logController: new LogController({ disableRequestLogging: true }),
  })
  await watched.register(cookie)
  await watched.register(formbody)
  await watched.register(multipart)
  const from: Page<object, null> = {
    path: '/tried',
    action: 'settings.edit',
    params: z.object({}),
    find: noRecord,
    show: async () => ({ goTo: '/' }),
  }
  page(watched, service.house, from)
  action(watched, service.house, {
    path: '/tried',
    action: 'settings.edit',
    params: z.object({}),
    from,
    act: async () => ({ goTo: '/' }),
  })
  const { id: staffId, employer } = people.adviser
  const signedIn = async (hat: { actingFor: string; fn: 'screening' } | null) => {
    const vouched = { way: 'trial', employer, provenAt: service.house.now() } as const
    const session = { staffId, vouched, browser: 'test', hat, at: service.house.now() }
    return { cookie: `front_door=${await startSession(service.house.db, session)}` }
  }
  const screening = await signedIn({ actingFor: peterborough, fn: 'screening' })
  await watched.inject({ method: 'GET', url: '/tried', headers: screening })
  await watched.inject({
    method: 'POST',
    url: '/tried',
    headers: { ...screening, 'content-type': 'application/x-www-form-urlencoded' },
    payload: '_csrf=secret-word',
  })
  await watched.inject({ method: 'GET', url: '/tried', headers: await signedIn(null) })
  await watched.close()
  const refused = {
    level: 40,
    msg: 'refused',
    worker: staffId,
    actingFor: peterborough,
    action: 'settings.edit',
  }
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { ...refused, rule: 'not-in-this-function' },
    { ...refused, rule: 'guard-of-form' },
    { ...refused, rule: 'not-in-this-function' },
  ])
  expect(lines.join('')).not.toContain('secret-word')
})

test('a line of the log is one line with its time, whatever is in it, and holds no request', () => {
  const { lines, to } = written()
  pino({ ...quietLog(), level: 'warn' }, to).warn(
    { req: { url: '/contacts/secret-word' }, employer: 'police\n{"level":50,"msg":"forged"}' },
    'a sign-in\ndid not fit',
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
  expect(lines[0]).not.toContain('secret-word')
  expect(Math.abs(Date.now() - (JSON.parse(lines[0] ?? '') as { time: number }).time)).toBeLessThan(60_000)
})
