import { connect } from 'node:net'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startService, type TestService } from '../../test/service.ts'
import { buildApp } from '../app.ts'
import { open } from './declared-routes.ts'
import { quietLog } from './log.ts'

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

test('a line of the log is one line with its time, whatever is in it, and holds no request', () => {
  const lines: string[] = []
  const to = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  pino({ ...quietLog(), level: 'warn' }, to).warn(
    { req: { url: '/contacts/secret-word' }, employer: 'police\n{"level":50,"msg":"forged"}' },
    'a sign-in\ndid not fit',
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd()).not.toContain('\n')
  expect(lines[0]).not.toContain('secret-word')
  expect(Math.abs(Date.now() - (JSON.parse(lines[0] ?? '') as { time: number }).time)).toBeLessThan(60_000)
})
