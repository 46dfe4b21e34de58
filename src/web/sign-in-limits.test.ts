import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire } from '../../demo/people.ts'
import {
  administrator,
  authenticatorOf,
  begin,
  enrol,
  invite,
  type ToUse,
} from '../passkeys/passkeys.test-data.ts'
import { buildApp } from '../app.ts'
import { settings } from '../clocks/index.ts'
import { connect, type Db } from '../db/connect.ts'
import { day } from '../time/index.ts'
import { callback, type EmployerService, withEmployer } from './employer.test-data.ts'

/** Two processes on one database count together how often signing in is tried. */

const unset = settings['tries-from-one-address'].otherwise(cambridgeshire)
let employer: EmployerService
let secondPool: Db
let apps: readonly EmployerService['app'][]

beforeAll(async () => {
  employer = await withEmployer()
  const { house, database } = employer.service
  secondPool = connect(database.url, { max: 4 })
  const signInWith = { issuers: [employer.issuer], callback }
  const second = await buildApp({ ...house, db: secondPool, demoSignIn: false, signInWith })
  apps = [employer.app, second]
  // One council has set the least that may be set, and it holds: a thousand would only take longer to come to.
  await database.owner
    .insertInto('setting')
    .values({
      id: crypto.randomUUID(),
      authority: cambridgeshire,
      name: 'tries-from-one-address',
      effective_from: day('2020-01-01'),
      value: JSON.stringify({ ...unset, signInsBegun: 100 }),
      reason: 'Tried here',
    })
    .execute()
})
afterAll(async () => {
  await apps[1]?.close()
  await secondPool.destroy()
  await employer.stop()
})
beforeEach(() => sql`delete from rate_limit`.execute(employer.service.database.owner))

const statuses = async (
  n: number,
  from: string,
  method: 'GET' | 'POST',
  url: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Map<number, number>> => {
  const found = new Map<number, number>()
  const one = async (index: number): Promise<void> => {
    const answer = await apps[index % 2]?.inject({
      method,
      url,
      remoteAddress: from,
      ...(method === 'GET'
        ? {}
        : {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            payload: new URLSearchParams(fields).toString(),
          }),
    })
    const status = answer?.statusCode ?? 0
    found.set(status, (found.get(status) ?? 0) + 1)
  }
  for (let done = 0; done < n; done += 20)
    await Promise.all(Array.from({ length: Math.min(20, n - done) }, (_, index) => one(done + index)))
  return found
}

describe('counted over both processes', () => {
  test('links of invitations that are guessed: thirty an hour from one address, another address goes on', async () => {
    const guess = () => statuses(36, '192.0.2.1', 'GET', '/invitation/guessed-guessed-guessed')
    expect(await guess()).toEqual(
      new Map([
        [404, 30],
        [429, 6],
      ]),
    )
    expect(await statuses(1, '192.0.2.2', 'GET', '/invitation/guessed')).toEqual(new Map([[404, 1]]))
  })

  test('passkeys begun from one address', async () => {
    const found = await statuses(104, '192.0.2.3', 'POST', '/sign-in/passkey/begin')
    expect(found).toEqual(
      new Map([
        [200, 100],
        [429, 4],
      ]),
    )
  })

  test('answers that did not fit, from one address', async () => {
    const found = await statuses(64, '192.0.2.4', 'POST', '/sign-in/passkey', { answer: '{}' })
    expect(found).toEqual(
      new Map([
        [403, 60],
        [429, 4],
      ]),
    )
  })

  test('answers that did not fit for one passkey, wherever they come from; its owner is not kept out for long', async () => {
    const { service } = employer
    const key = authenticatorOf(service)
    await enrol(service, await invite(await administrator(service), 'policeNavigator'), key)
    const tryWrong = async () => {
      const browser = service.visitor()
      const { options } = await begin<ToUse>(service, browser, '/sign-in/passkey/begin', {})
      return browser.send('/sign-in/passkey', { answer: key.use(options, { unverified: true }) })
    }
    for (let n = 0; n < 10; n += 1) expect((await tryWrong()).status).toBe(403)
    expect((await tryWrong()).status).toBe(429)
    const { rows } = await sql<{ minutes: number }>`
      select ceil((max(expire) - extract(epoch from now()) * 1000) / 60000)::int as minutes
      from rate_limit where key like 'passkey-wrong-for%'`.execute(service.database.owner)
    expect(rows[0]?.minutes).toBeLessThanOrEqual(15)
  })

  test('sign-ins that one account comes back from', async () => {
    employer.provider.seat('subject-of-wren', { email: 'wren.willow@example.org', email_verified: true })
    for (let n = 0; n < 20; n += 1) expect((await employer.browser().signIn()).status).toBe(303)
    expect((await employer.browser().signIn()).status).toBe(429)
    employer.provider.seat('subject-of-robin', { email: 'robin.rowan@example.org', email_verified: true })
    expect((await employer.browser().signIn()).status).toBe(303)
  })

  test('sign-ins begun from one address, generously: a whole council may come from it', async () => {
    const found = await statuses(104, '192.0.2.5', 'GET', `/sign-in/with/${cambridgeshire}`)
    expect(found).toEqual(
      new Map([
        [303, 100],
        [429, 4],
      ]),
    )
    expect(unset.signInsBegun).toBe(1000)
  })

  test('without a single address or name in the database', async () => {
    await statuses(2, '192.0.2.6', 'GET', '/invitation/guessed')
    const keys = await employer.service.database.owner.selectFrom('rate_limit').select('key').execute()
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter(({ key }) => key.includes('192.0.2') || key.includes('guessed-g'))).toEqual([])
  })
})
