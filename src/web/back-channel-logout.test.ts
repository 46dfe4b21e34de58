import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { client } from '../../test/provider.ts'
import { buildApp } from '../app.ts'
import { callback, type EmployerService, withEmployer } from './employer.test-data.ts'

/** An employer's provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). */

let employer: EmployerService
let address: string
const path = '/sign-in/back-channel-logout'

beforeAll(async () => {
  employer = await withEmployer()
  address = await employer.app.listen({ host: '127.0.0.1', port: 0 })
  employer.provider.tells(`${address}${path}`)
})
afterAll(() => employer.stop())
beforeEach(async () => {
  await sql`delete from session; delete from logout_token; delete from rate_limit`.execute(
    employer.service.database.owner,
  )
})

const wren = { email: 'wren.willow@example.org', email_verified: true }
const signedIn = async () => {
  employer.provider.seat('subject-of-wren', wren)
  const browser = employer.browser()
  await browser.signIn()
  return browser
}
const isIn = async (browser: Awaited<ReturnType<typeof signedIn>>): Promise<boolean> =>
  (await browser.get('/sessions')).status === 200

const event = 'http://schemas.openid.net/event/backchannel-logout'
const seconds = () => Math.floor(Date.now() / 1000)
const honest = () => ({
  iss: employer.provider.issuer,
  aud: client.clientId,
  iat: seconds(),
  exp: seconds() + 120,
  jti: crypto.randomUUID(),
  sub: 'subject-of-wren',
  events: { [event]: {} },
})

const send = (token: string) => {
  const form = new URLSearchParams({ logout_token: token }).toString()
  return employer.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: form,
  })
}

test('who signs out at their employer’s provider is signed out here at once, and only in that browser', async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  await employer.provider.signOut(here.jar)
  expect(await isIn(here)).toBe(false)
  expect(await isIn(elsewhere)).toBe(true)
  const ended = await employer.service.database.owner
    .selectFrom('session')
    .select('ended_because')
    .where('ended_at', 'is not', null)
    .execute()
  expect(ended).toEqual([{ ended_because: 'ended-by-employer' }])
})

test('a token about a person and no session ends everything of theirs, and nobody else’s', async () => {
  const [here, elsewhere] = [await signedIn(), await signedIn()]
  employer.provider.seat('subject-of-robin', { email: 'robin.rowan@example.org', email_verified: true })
  const robin = employer.browser()
  await robin.signIn()
  const answer = await send(await employer.provider.sign(honest()))
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
  expect([await isIn(here), await isIn(elsewhere), await isIn(robin)]).toEqual([false, false, true])
})

test('about somebody who is not signed in it is answered as done', async () => {
  expect((await send(await employer.provider.sign({ ...honest(), sub: 'nobody' }))).statusCode).toBe(200)
})

describe('nobody is signed out by a token', () => {
  const refused = async (token: string): Promise<void> => {
    const browser = await signedIn()
    const answer = await send(token)
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: 'invalid_request' }])
    expect(await isIn(browser)).toBe(true)
  }
  const signed = (changes: object) => employer.provider.sign({ ...honest(), ...changes })

  test('that another key signed', async () => refused(await employer.provider.sign(honest(), {}, true)))

  test.each([
    ['for somebody else’s service', { aud: 'another-service' }],
    ['from another provider', { iss: 'https://elsewhere.example.org' }],
    ['that is no logout token: it names no such event', { events: {} }],
    ['that names another event', { events: { 'https://example.org/event': {} } }],
    ['with a nonce: an ID token passed off as one', { nonce: 'x' }],
    ['about nobody', { sub: undefined }],
    ['without a name of its own', { jti: undefined }],
    ['that does not say when it was made', { iat: undefined }],
    ['made ten minutes ago', { iat: Math.floor(Date.now() / 1000) - 600 }],
    ['that has ended', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['made in the future', { iat: Math.floor(Date.now() / 1000) + 600 }],
  ])('%s', async (_words, changes) => refused(await signed(changes)))

  test('that is not signed at all', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    await refused(`${part({ alg: 'none', typ: 'logout+jwt' })}.${part(honest())}.`)
  })

  test('signed with the secret we share, as if it were a key', async () => {
    const { createHmac } = await import('node:crypto')
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const said = `${part({ alg: 'HS256', typ: 'logout+jwt', kid: 'tests' })}.${part(honest())}`
    await refused(`${said}.${createHmac('sha256', client.clientSecret).update(said).digest('base64url')}`)
  })

  test.each(['JWT', 'at+jwt', null])('that says of itself that it is “%s”', async (typ) =>
    refused(await employer.provider.sign(honest(), { typ })),
  )

  test('that was sent before', async () => {
    const token = await signed({})
    expect((await send(token)).statusCode).toBe(200)
    await refused(token)
  })

  test('that is no token', async () => {
    await refused('')
    await refused('a.b.c')
  })
})

test('of a provider that is known to send them without a type, the other marks of a token are enough', async () => {
  const app = await buildApp({
    ...employer.service.house,
    demoSignIn: false,
    signInWith: { issuers: [{ ...employer.issuer, untypedLogout: true }], callback },
  })
  const sentTo = async (token: string): Promise<number> => {
    const answer = await app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: token }).toString(),
    })
    return answer.statusCode
  }
  expect(await sentTo(await employer.provider.sign(honest(), { typ: 'JWT' }))).toBe(200)
  expect(await sentTo(await employer.provider.sign({ ...honest(), events: {} }, { typ: 'JWT' }))).toBe(400)
  await app.close()
})
