import { symbols } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { wearing } from '../mash/enquiry.test-data.ts'
import { instant } from '../time/index.ts'
import { guesses } from './link-visit.ts'
import { linkEndsAt, makeLink, proofOf } from './links.sql.ts'
import {
  aSubject,
  asked,
  type AskedOnce,
  closed,
  linked,
  navigator,
  requestNow,
  sendFile,
  withdrawSignature,
} from './request.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'
const logged: string[] = []

beforeAll(async () => {
  service = await startService({ now: monday })
  Object.assign(service.app.log, {
    level: 'debug',
    [symbols.streamSym]: { write: (line: string) => logged.push(line) },
  })
})
beforeEach(async () => {
  service.setClock(monday)
  await service.database.owner.deleteFrom('rate_limit').execute()
})
afterAll(() => service.stop())

const school = (owner = peterborough) =>
  asked(service, owner, 'education', {
    worry: 'Seen alone in the park at night.',
    subjects: [
      aSubject({ categories: ['education'] }),
      aSubject({ name: 'Sorrel Thistledown', categories: ['education'] }),
    ],
  })

const linkRow = ({ id }: AskedOnce) =>
  service.database.owner
    .selectFrom('agency_link')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()

const factsOf = async ({ id }: AskedOnce) =>
  (
    await service.database.owner
      .selectFrom('event')
      .select(['type', 'actor_kind', 'by_name'])
      .where('stream', '=', 'agency-request')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ type, actor_kind, by_name }) => [type, actor_kind, by_name])

/** Opens the link in a browser of its own, and says who it is. */
const opened = async (secret: string): Promise<Visitor> => {
  const visitor = service.visitor()
  await visitor.open(`/answer/${secret}`)
  await visitor.submit(`/answer/${secret}/open`)
  return visitor.submit(`/answer/${secret}/who`, { name: 'Willow Warbler', role: 'safeguarding lead' })
}

const aboutMaple = {
  partly: 'yes',
  'p1-1-kind': 'known',
  'p1-1-words': 'Attendance has fallen to 61 per cent',
  'p1-1-assertion': 'fact',
  'p1-1-level': 'professionals',
}
const nothing = ['Maple', 'Sorrel', 'Thistledown', 'park at night', 'Conker Lane']
const tellsNothing = (visitor: Visitor): void =>
  expect(nothing.filter((words) => visitor.page.toString().includes(words))).toEqual([])

describe('a link as it comes by letter', () => {
  it('followed by a machine, as often as it likes, opens nothing and tells nothing of anybody', async () => {
    const one = await school()
    const secret = await linked(service, one)
    for (const _ of [1, 2, 3]) {
      const machine = service.visitor()
      await machine.open(`/answer/${secret}`)
      expect(machine.status).toBe(200)
      for (const words of [
        'Peterborough City Council',
        'Monday 23 November 2026, 14:00',
        'Open the question',
      ])
        expect(machine.text).toContain(words)
      tellsNothing(machine)
    }
    expect(await linkRow(one)).toMatchObject({ opened_at: null, browser_hash: null })
    expect(await factsOf(one)).toEqual([
      ['asked', 'staff', null],
      ['link-made', 'staff', null],
    ])
  })

  it('is kept nowhere but by its hash', async () => {
    const one = await school()
    const secret = await linked(service, one)
    expect((await linkRow(one)).token_hash).toBe(proofOf(secret))
    const events = await service.database.owner
      .selectFrom('event')
      .select('data')
      .where('subject_id', '=', one.id)
      .execute()
    expect(JSON.stringify(events)).not.toContain(secret)
  })

  it('ends the council’s hours after the answer is due', async () => {
    const one = await school()
    await linked(service, one)
    expect((await linkRow(one)).ends_at).toBe('2026-11-25T14:00:00.000Z')
    // Where the answer is late already, as long from now.
    const at = instant('2026-11-24T09:00:00Z')
    const hub = await wearing(service, 'mashManager', peterborough, 'mash')
    const ends = await asActor(service.house.db, contextFor(hub, 'enquiry.work', at), (tx) =>
      linkEndsAt(tx, peterborough, instant('2026-11-23T14:00:00Z'), at),
    )
    expect(ends).toBe('2026-11-26T09:00:00.000Z')
  })

  it('opened by a press of the button belongs to that browser, and every other is told whom to ring', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = service.visitor()
    await willow.open(`/answer/${secret}`)
    await willow.submit(`/answer/${secret}/open`)
    expect(willow.heading).toBe('Who is answering?')
    tellsNothing(willow)
    expect((await linkRow(one)).opened_at).toBe('2026-11-23T10:00:00.000Z')

    const other = service.visitor()
    await other.open(`/answer/${secret}`)
    expect([other.status, other.heading]).toEqual([404, 'This link was opened elsewhere'])
    expect(other.text).toContain('Peterborough MASH: 01632 960')
    tellsNothing(other)
    for (const verb of ['answer', 'who', 'keep', 'nothing-known', 'open']) {
      await other.send(`/answer/${secret}/${verb}`, { name: 'Anybody', role: 'any', ...aboutMaple })
      expect([verb, other.status]).toEqual([verb, 404])
      tellsNothing(other)
    }
    expect((await requestNow(service, one)).answers).toEqual([])
  })

  it('pressed by two browsers at once opens in one of them', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const browsers = [service.visitor(), service.visitor()]
    for (const browser of browsers) await browser.open(`/answer/${secret}`)
    await Promise.all(browsers.map((browser) => browser.submit(`/answer/${secret}/open`)))
    expect(browsers.map(({ heading }) => heading).toSorted()).toEqual([
      'This link was opened elsewhere',
      'Who is answering?',
    ])
    expect((await factsOf(one)).filter(([type]) => type === 'link-opened')).toHaveLength(1)
  })

  it('is not opened by a browser that keeps no cookies, nor from another site', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = service.visitor()
    await willow.open(`/answer/${secret}`)
    const form = willow.filled(`/answer/${secret}/open`)
    const elsewhere = await service.app.inject({
      method: 'POST',
      url: `/answer/${secret}/open`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        cookie: [...willow.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      payload: new URLSearchParams(form as Record<string, string>).toString(),
    })
    expect(elsewhere.statusCode).toBe(422)
    willow.cookies.clear()
    await willow.send(`/answer/${secret}/open`, form)
    expect(willow.text).toContain('The question was not opened')
    expect((await linkRow(one)).opened_at).toBeNull()
  })
})

describe('answering by a link', () => {
  it('first asks who answers, then shows the question; sent, the link is spent and nothing can be read', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = service.visitor()
    await willow.open(`/answer/${secret}`)
    await willow.submit(`/answer/${secret}/open`)
    await willow.submit(`/answer/${secret}/who`, { name: 'Willow Warbler', role: '' })
    expect(willow.status).toBe(422)
    expect(willow.page.querySelector('#role-error')?.text).toContain('Enter your role')
    expect(willow.page.querySelector('#name')?.getAttribute('value')).toBe('Willow Warbler')
    tellsNothing(willow)
    await willow.submit(`/answer/${secret}/who`, { role: 'safeguarding lead' })
    expect(willow.text).toContain('Answering as Willow Warbler, safeguarding lead')
    for (const words of ['Seen alone in the park at night.', 'Maple Thistledown', 'Conker Lane'])
      expect(willow.text).toContain(words)
    expect(willow.page.querySelector('input[value="police-sensitive"]')).toBeNull()

    await willow.submit(`/answer/${secret}/answer`, { _then: 'send', 'p1-1-kind': 'known' })
    expect(willow.status).toBe(422)
    await willow.open(willow.path)
    expect([willow.status, willow.path]).toEqual([200, `/answer/${secret}`])
    await willow.submit(`/answer/${secret}/answer`, { _then: 'send', ...aboutMaple })
    expect([willow.status, willow.heading]).toEqual([200, 'Your answer is with the MASH'])
    expect(willow.text).toContain('Sent by Willow Warbler, safeguarding lead: about 1 person.')
    tellsNothing(willow)
    await willow.open(`/answer/${secret}`)
    expect([willow.status, willow.heading]).toEqual([404, 'This link has been used'])
    tellsNothing(willow)

    expect(await factsOf(one)).toEqual([
      ['asked', 'staff', null],
      ['link-made', 'staff', null],
      ['link-opened', 'link', ''],
      ['seen', 'link', 'Willow Warbler, safeguarding lead'],
      ['answered', 'link', 'Willow Warbler, safeguarding lead'],
    ])
    const item = await service.database.owner
      .selectFrom('agency_reply_item')
      .select(['words', 'answered_name', 'answered_by', 'agency'])
      .where('request_id', '=', one.id)
      .executeTakeFirstOrThrow()
    expect(item).toEqual({
      words: 'Attendance has fallen to 61 per cent',
      answered_name: 'Willow Warbler, safeguarding lead',
      answered_by: null,
      agency: 'education',
    })
    const drafts = await service.database.owner
      .selectFrom('form_draft')
      .select('form')
      .where('form', 'like', `request/${one.id}%`)
      .execute()
    expect(drafts).toEqual([])
    // The agency's own navigator goes on where the link ended.
    const lapwing = await navigator(service, 'educationNavigator', 'education')
    await lapwing.open(`/requests/${one.id}`)
    expect(lapwing.text).toContain('Attendance has fallen to 61 per cent')
  })

  it('forgets nobody by a slip: whoever is left out is named, and sent without only when that is said', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    await willow.submit(`/answer/${secret}/answer`, { _then: 'send', ...aboutMaple, partly: '' })
    expect(willow.status).toBe(422)
    expect(willow.page.querySelector('#partly-error')?.text).toContain(
      'Sorrel Thistledown: not answered for.',
    )
    await willow.submit(`/answer/${secret}/answer`, { _then: 'send', 'p2-1-kind': 'nothing-known' })
    expect(willow.heading).toBe('Your answer is with the MASH')
    expect((await requestNow(service, one)).stage).toBe('answered')
  })

  it('sent twice is there once, and both say that it was sent', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    const form = willow.filled(`/answer/${secret}/answer`, { _then: 'send', ...aboutMaple })
    await willow.send(`/answer/${secret}/answer`, form)
    await willow.send(`/answer/${secret}/answer`, form)
    expect(willow.heading).toBe('Your answer is with the MASH')
    expect((await requestNow(service, one)).answers).toHaveLength(1)
    const [stranger, sent] = [service.visitor(), willow.path]
    await stranger.open(sent)
    expect(stranger.heading).toBe('This link has been used')
  })

  it('is kept as it is typed, and each button keeps it too', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    await willow.send(`/answer/${secret}/keep`, {
      ...willow.filled(`/answer/${secret}/answer`),
      'p1-1-words': 'Attendance has fal',
    })
    expect(willow.page.textContent).toContain('savedAt')
    await willow.open(`/answer/${secret}`)
    expect(willow.filled(`/answer/${secret}/answer`)['p1-1-words']).toBe('Attendance has fal')
    await willow.submit(`/answer/${secret}/answer`, { _then: 'add:1', 'p1-1-words': 'Attendance has fallen' })
    expect(willow.filled(`/answer/${secret}/answer`)).toMatchObject({
      'p1-1-words': 'Attendance has fallen',
      'p1-2-words': '',
    })
  })

  it('“nothing known about anybody” is one press, after it has said about whom', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    await willow.submit(`/answer/${secret}/answer`, { _then: 'nothing-known' })
    expect(willow.text).toContain('Maple Thistledown')
    expect(willow.text).toContain('Sorrel Thistledown')
    await willow.submit(`/answer/${secret}/nothing-known`)
    expect(willow.heading).toBe('Your answer is with the MASH')
    expect((await requestNow(service, one)).stage).toBe('answered')
  })

  it('carries files, which nobody reads back by the link', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    const file = { level: 'professionals', name: 'chronology.txt', content: Buffer.from('9 November: late') }
    expect((await sendFile(service, willow, `/answer/${secret}/files`, file)).status).toBe(303)
    const odd = { ...file, name: 'chronology.pdf', content: Buffer.from('MZ\u0000\u0003 a program') }
    const refused = await sendFile(service, willow, `/answer/${secret}/files`, odd)
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('chronology.pdf is not a kind of file we can take')
    await willow.open(`/answer/${secret}/files`)
    expect(willow.text).toContain('chronology.txt')
    expect(willow.page.querySelector('a[href*="/files/"]')).toBeNull()
    await willow.open(`/answer/${secret}`)
    await willow.submit(`/answer/${secret}/answer`, { _then: 'send', ...aboutMaple })
    expect(willow.text).toContain('about 1 person, with 1 file')
  })

  it('opens that one request and no page of anybody else’s', async () => {
    const [one, other] = [await school(), await school(cambridgeshire)]
    const secret = await linked(service, one)
    const willow = await opened(secret)
    for (const address of [`/requests/${one.id}`, `/requests/${other.id}`, '/requests', '/enquiries']) {
      await willow.open(address)
      expect([address, willow.page.toString().includes('Thistledown')]).toEqual([address, false])
    }
    // What the agency said elsewhere is not the link's to read.
    const lapwing = await navigator(service, 'educationNavigator', 'education')
    await lapwing.open(`/requests/${other.id}`)
    await lapwing.submit(`/requests/${other.id}/answer`, {
      _then: 'send',
      ...aboutMaple,
      'p1-1-words': 'Said by the navigator',
    })
    await willow.open(`/answer/${secret}`)
    expect(willow.page.toString()).not.toContain('Said by the navigator')
  })

  it('without the guard of its own browser is refused, and nothing typed is lost', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    const form = willow.filled(`/answer/${secret}/answer`, { _then: 'send', ...aboutMaple, _csrf: 'guessed' })
    await willow.send(`/answer/${secret}/answer`, form)
    expect(willow.text).toContain('This page was open too long.')
    expect(willow.filled(`/answer/${secret}/answer`)['p1-1-words']).toBe(aboutMaple['p1-1-words'])
    expect((await requestNow(service, one)).answers).toEqual([])
  })
})

describe('a link that opens nothing any more', () => {
  const over = async (secret: string, heading: string, words: string): Promise<void> => {
    const visitor = service.visitor()
    await visitor.open(`/answer/${secret}`)
    expect([visitor.status, visitor.heading]).toEqual([404, heading])
    expect(visitor.text).toContain(words)
    expect(visitor.text).toContain('MASH: 01632 960')
    tellsNothing(visitor)
    await visitor.send(`/answer/${secret}/open`, {})
    expect(visitor.status).toBe(404)
  }

  it('because its time is over', async () => {
    const secret = await linked(service, await school())
    service.setClock('2026-11-25T13:59:59Z')
    expect((await service.visitor().open(`/answer/${secret}`)).status).toBe(200)
    service.setClock('2026-11-25T14:00:00Z')
    await over(secret, 'This link has ended', 'The time in which it could be answered is over.')
  })

  it('because a newer one was made', async () => {
    const one = await school()
    const secret = await linked(service, one)
    await opened(secret)
    service.setClock('2026-11-23T10:30:00Z')
    const newer = await linked(service, one)
    await over(secret, 'This link has ended', 'Another link was sent in its place.')
    expect((await service.visitor().open(`/answer/${newer}`)).status).toBe(200)
    expect((await factsOf(one)).map(([type]) => type).slice(-2)).toEqual(['link-taken-back', 'link-made'])
  })

  it('because the enquiry closed: whoever was writing is shown what they wrote', async () => {
    const one = await school()
    const secret = await linked(service, one)
    const willow = await opened(secret)
    const form = willow.filled(`/answer/${secret}/answer`, { _then: 'send', ...aboutMaple })
    await closed(service, one)
    await over(secret, 'This link has ended', 'the enquiry has closed')
    await willow.send(`/answer/${secret}/answer`, form)
    expect(willow.status).toBe(404)
    expect(willow.text).toContain('What you wrote was not sent')
    expect(willow.text).toContain(aboutMaple['p1-1-words'])
    tellsNothing(willow)
    expect((await requestNow(service, one)).answers).toEqual([])
  })

  it('because the agency left the agreement', async () => {
    const secret = await linked(service, await school())
    await withdrawSignature(service, 'education', '2026-11-23')
    try {
      await over(secret, 'This link has ended', 'MASH')
    } finally {
      await withdrawSignature(service, 'education', null)
    }
  })

  test('nonsense and a link that nobody made are the same, to the last byte', async () => {
    const answers = await Promise.all(
      ['x', '%01', 'a'.repeat(43), 'Z'.repeat(43), 'ok-but_too-short'].map((text) =>
        service.app.inject({ method: 'GET', url: `/answer/${text}` }),
      ),
    )
    const [first] = answers
    for (const { statusCode, body } of answers) expect([statusCode, body]).toEqual([404, first?.body])
    expect(first?.body).toContain('There is no such link')
    expect(first?.body).toContain('Cambridgeshire MASH: ')
    expect(first?.body).toContain('Peterborough MASH: ')
    expect(first?.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
  })

  it('guessed at too often is not answered for a while', async () => {
    const visitor = service.visitor()
    for (let tries = 0; tries < 30; tries += 1)
      await visitor.open(`/answer/${'g'.repeat(40)}${String(100 + tries)}`)
    expect(visitor.status).toBe(404)
    await visitor.open(`/answer/${'h'.repeat(43)}`)
    expect(visitor.status).toBe(429)
    expect(visitor.text).toContain('MASH: 01632 960')
    expect(await guesses.minutesLeft(service.house, 'guess', '127.0.0.1')).toBeGreaterThan(0)
  })
})

test('a link is made by the hub alone, for what can still be answered', async () => {
  const one = await school()
  const at = service.house.now()
  const make = async (person: 'mashWorker' | 'adviser', fn: 'mash' | 'screening', endsAt: string) => {
    const actor = await wearing(service, person, peterborough, fn)
    return asActor(service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
      makeLink(
        tx,
        { actor, at, owner: peterborough },
        { requestId: one.id, sentTo: 'school@example.org', endsAt: instant(endsAt) },
      ),
    )
  }
  expect(await make('mashWorker', 'mash', '2026-11-25T10:00:00Z')).toMatchObject({ done: true })
  expect(await make('mashWorker', 'mash', '2026-11-23T10:00:00Z')).toMatchObject({ refused: 'ends-already' })
  expect(await make('adviser', 'screening', '2026-11-25T10:00:00Z')).toMatchObject({ done: false })
  expect((await linkRow(one)).made_by).toBe(people.mashWorker.id)
})

test('nothing went wrong on the way, and no secret of a link was ever logged', () => {
  // That a limit was reached is written down on purpose.
  expect(
    logged.filter((line) => /"level":[4-6]0/.test(line) && !line.includes('"a limit was reached"')),
  ).toEqual([])
  expect(logged.join('\n')).not.toMatch(/\/answer\/[\w-]{43}/)
})
