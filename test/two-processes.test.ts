import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cambridgeshire, people } from '../demo/people.ts'
import { freePort } from '../src/db/embedded-server.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { client, type Jar, startProvider, type TestProvider } from './provider.ts'
import { type Started, startService } from './started.ts'

/** Two processes of the service on one database, and an employer's provider: what one is told, the other knows. */

let database: TestDatabase
let provider: TestProvider
let services: Started[]
let home: string
let other: string

beforeAll(async () => {
  database = await freshDatabase('organisation')
  const [port, second] = [await freePort(), await freePort()]
  home = `http://127.0.0.1:${String(port)}`
  provider = await startProvider(`${home}/sign-in/callback`)
  const issuer = {
    employer: cambridgeshire,
    name: 'Cambridgeshire County Council',
    issuer: provider.issuer,
    ...client,
    secondFactor: { acr: ['two-factors'] },
  }
  const env = {
    DATABASE_URL: database.ownerUrl,
    PUBLIC_URL: home,
    OIDC_ISSUERS: JSON.stringify([issuer]),
    LOG_LEVEL: 'silent',
  }
  services = [startService({ ...env, PORT: String(port) }), startService({ ...env, PORT: String(second) })]
  await services[0]?.address()
  other = (await services[1]?.address()) ?? ''
  provider.tells(`${other}/sign-in/back-channel-logout`)
}, 120_000)
afterAll(async () => {
  for (const { child, ended } of services) {
    child.kill('SIGTERM')
    await ended()
  }
  await provider.close()
  await database.drop()
})
beforeEach(() => sql`delete from rate_limit`.execute(database.owner))

const signIn = async (jar: Jar = new Map()): Promise<string> => {
  provider.seat(
    'subject-of-wren',
    { email: 'wren.willow@example.org', email_verified: true },
    { acr: 'two-factors' },
  )
  const begun = await fetch(`${home}/sign-in/with/${cambridgeshire}`, { redirect: 'manual' })
  const attempt = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const back = await provider.goThrough(begun.headers.get('location') ?? '', jar)
  const done = await fetch(back, { redirect: 'manual', headers: { cookie: attempt } })
  const cookie = done.headers
    .getSetCookie()
    .find((line) => line.startsWith('front_door='))
    ?.split(';')[0]
  if (cookie === undefined) throw new Error(`Not signed in: ${String(done.status)} ${await done.text()}`)
  return cookie
}

const isIn = async (at: string, cookie: string): Promise<boolean> =>
  (await fetch(`${at}/sessions`, { redirect: 'manual', headers: { cookie } })).status === 200

const inBoth = async (cookie: string): Promise<boolean[]> => [
  await isIn(home, cookie),
  await isIn(other, cookie),
]

test('signed in by one process is signed in by both', async () => {
  expect(await inBoth(await signIn())).toEqual([true, true])
})

test('somebody whose employment ends is refused by both with the very next thing they ask for', async () => {
  const ends = (to: string | null) =>
    sql`update employment set valid_to = ${to} where staff_id = ${people.adviser.id}`.execute(database.owner)
  for (let round = 0; round < 5; round += 1) {
    const cookie = await signIn()
    // Both remember their rights now.
    expect(await inBoth(cookie)).toEqual([true, true])
    await ends('2020-01-01')
    const both = await Promise.all([isIn(home, cookie), isIn(other, cookie)])
    await ends(null)
    expect(both).toEqual([false, false])
  }
}, 60_000)

test('a role taken away is gone in both with the very next thing they ask for', async () => {
  const cookie = await signIn()
  const hat = new URLSearchParams()
  const page = await (await fetch(`${home}/acting-for`, { headers: { cookie } })).text()
  hat.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '')
  hat.set('_hat', '/')
  hat.set('hat', `${cambridgeshire}/screening`)
  await fetch(`${home}/acting-for`, { method: 'POST', body: hat, headers: { cookie }, redirect: 'manual' })
  const tray = async (at: string) => (await fetch(`${at}/screening`, { headers: { cookie } })).status
  expect([await tray(home), await tray(other)]).toEqual([200, 200])
  const role = (to: string | null) =>
    sql`update role_held set valid_to = ${to} where staff_id = ${people.adviser.id}`.execute(database.owner)
  await role('2020-01-01')
  const both = await Promise.all([tray(home), tray(other)])
  await role(null)
  expect(both).toEqual([404, 404])
})

test('a provider that tells one process that somebody signed out ends it in both', async () => {
  const jar: Jar = new Map()
  const cookie = await signIn(jar)
  await provider.signOut(jar)
  expect(await inBoth(cookie)).toEqual([false, false])
})

test('how often something is guessed is counted by both together', async () => {
  const guess = async (at: string) => (await fetch(`${at}/invitation/guessed-guessed`)).status
  const answers: number[] = []
  for (let n = 0; n < 34; n += 1) answers.push(await guess(n % 2 === 0 ? home : other))
  expect(answers.filter((status) => status === 404)).toHaveLength(30)
  expect(answers.slice(-4)).toEqual([429, 429, 429, 429])
})
