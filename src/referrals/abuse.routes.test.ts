import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { people } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { buildApp } from '../app.ts'
import { connect, type Db } from '../db/connect.ts'
import { loadSectors } from '../places/index.ts'
import { contactsWith, countContacts, goOn, neighbourReady } from './referral.story.ts'

let service: TestService
let secondPool: Db
let secondProcess: Awaited<ReturnType<typeof buildApp>>

beforeAll(async () => {
  service = await startService()
  await loadSectors(service.database.owner)
  secondPool = connect(service.database.url, { max: 2 })
  secondProcess = await buildApp({ ...service.house, db: secondPool })
})
afterAll(async () => {
  await secondProcess.close()
  await secondPool.destroy()
  await service.stop()
})
beforeEach(() => service.setClock('2026-11-23T09:00:00Z'))
const later = () => service.setClock('2026-11-23T09:20:00Z')

describe('too much from one address', () => {
  const begin = async (app: Pick<TestService['app'], 'inject'>, from: string, fields = 'who=public') =>
    (
      await app.inject({
        method: 'POST',
        url: '/refer',
        remoteAddress: from,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: fields,
      })
    ).statusCode

  it('is counted across processes, says what to do, and leaves other addresses and urgent worries alone', async () => {
    const apps = [service.app, secondProcess]
    const answers = await Promise.all(
      Array.from({ length: 104 }, (_, n) => begin(apps[n % 2] ?? service.app, '192.0.2.1')),
    )
    expect(answers.filter((status) => status === 303)).toHaveLength(100)
    expect(answers.filter((status) => status === 429)).toHaveLength(4)
    expect(await begin(secondProcess, '192.0.2.1')).toBe(429)
    expect(await begin(service.app, '192.0.2.2')).toBe(303)
    expect(await begin(service.app, '192.0.2.1', 'who=public&urgent=yes')).toBe(303)
  })

  it('keeps no address in the database', async () => {
    const keys = await service.database.owner.selectFrom('rate_limit').select('key').execute()
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter(({ key }) => key.includes('192.0.2'))).toEqual([])
  })

  it('limits codes asked for one draft', async () => {
    const visitor = service.visitor()
    const { newDraftReference } = await import('../questions/index.ts')
    const reference = newDraftReference()
    const statuses: number[] = []
    for (let n = 0; n < 7; n += 1) {
      await visitor.open('/refer/return')
      await visitor.submit('/refer/return', { reference, email: 'a@example.org' })
      statuses.push(visitor.status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(visitor.text).toContain('phone calls are never limited')
  })
})

describe('what looks sent by a robot', () => {
  const shown = (visitor: Visitor) => visitor.text.replace(/.*Your reference/, '').slice(0, 12)
  const caught = async (): Promise<Visitor> => {
    const visitor = await neighbourReady(service, { happened: 'Caught in the hidden field by mistake' })
    later()
    return visitor.submit('/refer/send', { 'company-website': 'https://example.org' })
  }
  const adviser = () => service.signedIn('adviser', { authority: 'E06000031', fn: 'screening' })

  it('is kept apart, not taken in and not lost; the sender sees what everybody sees', async () => {
    const before = await countContacts(service)
    const visitor = await caught()
    expect(visitor.heading).toBe('We have it')
    expect(shown(visitor)).toMatch(/D-/)
    expect(await countContacts(service)).toBe(before)
    const alerts = await service.database.owner
      .selectFrom('alert')
      .selectAll()
      .where('kind', '=', 'referral-kept-apart')
      .execute()
    expect(alerts.at(-1)).toMatchObject({ owner: 'E06000031', for_fn: 'screening' })
    await visitor.open('/refer/check')
    expect(visitor.heading).toBe('We have it')
  })

  it('is also what was written and sent within seconds', async () => {
    const visitor = await neighbourReady(service)
    service.setClock('2026-11-23T09:00:05Z')
    const before = await countContacts(service)
    await visitor.submit('/refer/send')
    expect(visitor.heading).toBe('We have it')
    expect(await countContacts(service)).toBe(before)
  })

  it('is looked at by a person, who takes it in as of the moment it came', async () => {
    const sender = await caught()
    service.setClock('2026-11-23T14:00:00Z')
    const worker = await adviser()
    await worker.open('/referrals/apart')
    expect(worker.heading).toBe('Referrals kept apart')
    const links = worker.page.querySelectorAll('a[href^="/referrals/apart/E06000031/"]')
    await worker.open(links.at(-1)?.getAttribute('href') ?? '')
    expect(worker.text).toContain('Caught in the hidden field by mistake')
    await worker.submit('/referrals/apart/', { verdict: 'take-in' })
    expect(worker.text).toContain('Taken in as')
    const reference = /Taken in as ([A-Z2-9-]+)/.exec(worker.text)?.[1] ?? ''
    const [contact] = await contactsWith(service, reference)
    expect(contact?.received_at).toBe('2026-11-23T09:20:00.000Z')
    await sender.open('/refer/sent')
    expect(shown(sender)).toContain(reference.slice(0, 9))
    const looks = await service.database.owner
      .selectFrom('look')
      .select('staff_id')
      .where('action', '=', 'referral.apart-open')
      .execute()
    expect(looks.map((look) => look.staff_id)).toContain(people.adviser.id)
  })

  it('judged a robot’s is left out, and its draft may then go after 30 days', async () => {
    await caught()
    const worker = await adviser()
    await worker.open('/referrals/apart')
    const link = worker.page.querySelectorAll('a[href^="/referrals/apart/E06000031/"]').at(-1)
    await worker.open(link?.getAttribute('href') ?? '')
    await worker.submit('/referrals/apart/')
    expect(worker.text).toContain('Choose what it is')
    await worker.submit('/referrals/apart/', { verdict: 'robot' })
    expect(worker.text).toContain('Left out as a robot’s')
  })

  it('is nothing that somebody without an account can look at', async () => {
    const stranger = service.visitor()
    await stranger.open('/referrals/apart')
    expect(stranger.heading).toBe('Sign in')
  })
})

describe('hopeless input', () => {
  const atConcern = async (): Promise<Visitor> => {
    const visitor = service.visitor()
    await visitor.open('/refer')
    await visitor.submit('/refer', { who: 'public', urgent: 'yes' })
    return goOn(visitor, { urgency: 'today' })
  }
  const written = (visitor: Visitor) => visitor.page.querySelector('#what-happened')?.textContent ?? ''

  it('10 MB of text is answered beside the field with the text given back, and the rest of the page is kept', async () => {
    const visitor = await atConcern()
    const long = 'worried '.repeat(1_310_720)
    await goOn(visitor, { 'what-happened': long, 'when-where': 'kept all the same' })
    expect(visitor.status).toBe(422)
    expect(visitor.page.querySelector('#what-happened-error')?.textContent).toContain('10,485,7')
    expect(written(visitor).length).toBeGreaterThan(10_000_000)
    await visitor.open('/refer/concern')
    expect(written(visitor)).toBe('')
    expect(visitor.page.querySelector('#when-where')?.textContent).toBe('kept all the same')
  })

  it('beyond what can be read at all, a page says what to do, and the draft is as it was', async () => {
    const visitor = await atConcern()
    await goOn(visitor, { 'what-happened': 'typed before', 'concern-arose': 'today' })
    await visitor.send('/refer/concern', { 'what-happened': 'x'.repeat(33 * 1024 * 1024) })
    expect([visitor.status, visitor.heading]).toEqual([413, 'That is more than we can take on one page'])
    expect(visitor.text).toContain('ring 999')
    await visitor.open('/refer/concern')
    expect(written(visitor)).toBe('typed before')
  })

  it.each([
    ['scripts', '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>', undefined],
    ['emoji and families of them', 'Sad 😢 👩‍👩‍👧‍👦', undefined],
    ['right to left', 'هو يضربني every day', undefined],
    ['characters that cannot be kept', 'a\u0000b\u0007c\ufeffd', 'abcd'],
    ['half a character', 'cut \ud83d here', 'cut \ufffd here'],
    ['line ends of three kinds', 'a\r\nb\nc', 'a\nb\nc'],
  ])('%s are kept as text and nothing else', async (_what, typed, kept = typed) => {
    const visitor = await atConcern()
    await goOn(visitor, { 'what-happened': typed, 'concern-arose': 'today' })
    await visitor.open('/refer/check')
    expect(visitor.page.querySelectorAll('main script, main img')).toHaveLength(0)
    await visitor.open('/refer/concern')
    const { rows } = {
      rows: await service.database.owner
        .selectFrom('draft')
        .select('answers')
        .orderBy('started_at')
        .execute(),
    }
    expect(
      rows.map((row) => (row.answers as { answers: Record<string, string> }).answers['what-happened']),
    ).toContain(kept)
  })

  it('a body in a wrong encoding, or none, never breaks the page', async () => {
    const visitor = await atConcern()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `referral=${visitor.cookies.get('referral') ?? ''}`,
    }
    const csrf = visitor.page.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
    for (const payload of [
      `_csrf=${csrf}&what-happened=caf%E9+%FF%FE`,
      `_csrf=${csrf}&what-happened=%`,
      '',
      '&&&==&',
    ]) {
      const response = await service.app.inject({ method: 'POST', url: '/refer/concern', headers, payload })
      expect([200, 303, 422], payload).toContain(response.statusCode)
    }
    const json = await service.app.inject({
      method: 'POST',
      url: '/refer/concern',
      headers: { ...headers, 'content-type': 'text/weird' },
      payload: 'x',
    })
    expect(json.statusCode).toBe(415)
    expect(json.body).toContain('We could not read that')
  })

  it('a date that does not exist is said so beside it, kept as typed, and never stops anybody', async () => {
    const visitor = service.visitor()
    await visitor.open('/refer')
    await visitor.submit('/refer', { who: 'public', urgent: 'yes' })
    await visitor.open('/refer/children')
    const link = visitor.page.querySelector('a[href^="/refer/child/"]')?.getAttribute('href') ?? ''
    await visitor.open(link)
    await goOn(visitor, {
      'given-names': 'Maya',
      'born-on-day': '31',
      'born-on-month': '2',
      'born-on-year': '20190',
    })
    expect(visitor.status).toBe(422)
    expect(visitor.page.querySelector('#born-on-error')?.textContent).toContain('This is not a real date')
    expect(visitor.page.querySelector('#born-on-year')?.getAttribute('value')).toBe('20190')
    await goOn(visitor, { _then: 'anyway' })
    expect(visitor.heading).toBe('Children you are telling us about')
  })

  it('fields and choices nobody offered are left out', async () => {
    const visitor = await atConcern()
    await goOn(visitor, {
      'what-happened': 'x',
      'concern-arose': 'x',
      'first-hand': 'certainly',
      'found:home': 'x',
      who: 'professional',
      __proto__x: 'y',
    })
    const drafts = await service.database.owner
      .selectFrom('draft')
      .select('answers')
      .orderBy('started_at', 'desc')
      .execute()
    const everything = drafts.map((draft) => JSON.stringify(draft.answers)).join()
    expect(everything).not.toContain('certainly')
    expect(everything).not.toContain('__proto__x')
    expect(everything).not.toContain('"found:home":"x"')
  })
})
