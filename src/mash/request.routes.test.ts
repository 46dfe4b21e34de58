import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { peterborough, type PersonKey } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { runTask } from '../hand-overs/worry.test-data.ts'
import { worded } from '../messages/own-words.test-data.ts'
import { answered, asked, happens, ratedAs, saying } from './asking.test-data.ts'
import { enquiryNow, sentToMash } from './enquiry.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const inTheHub = (person: PersonKey = 'mashWorker') =>
  service.signedIn(person, { authority: peterborough, fn: 'mash' })

const out = async (agency = 'police') => {
  const { enquiryId } = await sentToMash(service, peterborough)
  await ratedAs(service, { owner: peterborough, enquiryId }, 'amber')
  const request = await asked({ service, enquiryId }, agency)
  return { enquiryId, request, at: `/enquiries/${enquiryId}/requests/${request.id}` }
}

const errorsOn = (visitor: Visitor): string =>
  visitor.page.querySelector('.govuk-error-summary__list')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''

const rowOf = (id: string) =>
  service.database.owner
    .selectFrom('agency_request')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const send = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>> = {}) => {
  await visitor.open(path)
  return visitor.submit(path, fields)
}

describe('a reminder', () => {
  it('is recorded with how and what they said, and stands on the enquiry', async () => {
    const { enquiryId, request, at } = await out()
    const worker = await inTheHub()
    await worker.open(`${at}/chase`)
    expect(worker.text).toContain('Police in the MASH: 01632 960112')
    await worker.submit(`${at}/chase`)
    expect(errorsOn(worker)).toBe('Choose how you reminded them')
    await worker.submit(`${at}/chase`, { how: 'telephone', note: 'Rook says by noon' })
    expect(worker.path).toBe(`/enquiries/${enquiryId}#agencies`)
    expect(worker.text).toContain('Reminded 1 time, last today 10:00 by telephone: Rook says by noon')
    expect(worker.text).toContain('Police reminded · Plover Poplar')
    expect(await rowOf(request.id)).toMatchObject({ chased: 1 })
  })

  it('of what is answered meanwhile is refused, and what was typed stays', async () => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await worker.open(`${at}/chase`)
    const form = worker.filled(`${at}/chase`, { how: 'message', note: 'Wrote to the duty desk' })
    await answered(service, request, [saying(request, 'professionals', 'Nothing since May')])
    await worker.send(`${at}/chase`, form)
    expect(errorsOn(worker)).toContain('They have answered, or it was taken back meanwhile')
    expect(worker.page.querySelector('textarea[name="note"]')?.textContent).toBe('Wrote to the duty desk')
  })
})

describe('a question', () => {
  it('is taken back with a reason, and its agency finds it no longer', async () => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/withdraw`, { because: 'no' })
    expect(errorsOn(worker)).toBe('Say in a sentence why it is taken back')
    await worker.submit(`${at}/withdraw`, { because: 'The family lives elsewhere' })
    expect(worker.text).toContain('Taken back: The family lives elsewhere')
    expect(await rowOf(request.id)).toMatchObject({ stage: 'withdrawn' })
    const navigator = await service.signedIn('policeNavigator', { authority: 'police', fn: 'navigator' })
    await navigator.open(`/requests/${request.id}`)
    expect(navigator.text).not.toContain('Maple')
  })

  it('of another enquiry is not changed from this one', async () => {
    const [one, other] = [await out(), await out()]
    const worker = await inTheHub()
    await worker.open(`${one.at}/withdraw`)
    const form = worker.filled(`${one.at}/withdraw`, { because: 'The family lives elsewhere' })
    await worker.send(`/enquiries/${one.enquiryId}/requests/${other.request.id}/withdraw`, form)
    expect(await rowOf(other.request.id)).toMatchObject({ stage: 'asked' })
    await worker.open(`/enquiries/${one.enquiryId}/requests/${other.request.id}/chase`)
    expect(worker.path).toBe(`/enquiries/${one.enquiryId}`)
  })
})

describe('an answer given on the telephone', () => {
  const known = {
    saidBy: 'Sergeant Sorrel',
    'p1-1-kind': 'known',
    'p1-1-words': 'Three calls in a month',
    'p1-1-assertion': 'fact',
    'p1-1-level': 'professionals',
  }

  it('is written down with the agency’s own fields, in the name of whoever said it', async () => {
    const { enquiryId, request, at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/write-down`, known)
    expect(worker.path).toBe(`/enquiries/${enquiryId}#agencies`)
    expect(worker.text).toContain('Maple Thistledown · Fact')
    expect(worker.text).toContain('Three calls in a month')
    expect(worker.text).toContain('Professionals only · Sergeant Sorrel')
    expect(worker.text).toContain('1 asked · none still out')
    expect(await rowOf(request.id)).toMatchObject({ stage: 'answered' })
    expect((await enquiryNow(service, peterborough, enquiryId)).lastActedAt).toBe('2026-11-23T10:00:00.000Z')
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['without who said it', { ...known, saidBy: '' }, 'Name who at the agency said so'],
    ['without anything', { saidBy: 'Sergeant Sorrel' }, 'Answer about at least one person'],
    ['without fact or opinion', { ...known, 'p1-1-assertion': '' }, 'is a fact or an opinion'],
    ['without how far it may travel', { ...known, 'p1-1-level': '' }, 'may travel'],
    [
      'not shared, without who decided',
      { saidBy: 'Sergeant Sorrel', 'p1-1-kind': 'declined', 'p1-1-because': 'An operation' },
      'Name who decided not to share',
    ],
    [
      'not shared, without the harm that telling would do while the duty to share is in force',
      {
        saidBy: 'Sergeant Sorrel',
        'p1-1-kind': 'declined',
        'p1-1-because': 'An operation',
        'p1-1-decider': 'Inspector Ivy',
      },
      'Write what harm telling would do',
    ],
  ])('%s is refused beside the field, and what was typed stays', async (_, fields, words) => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/write-down`, fields)
    expect(worker.status).toBe(422)
    expect(errorsOn(worker)).toContain(words)
    expect(worker.page.querySelector('textarea[name="p1-1-words"]')?.textContent).toBe(
      fields['p1-1-words'] ?? '',
    )
    expect(await rowOf(request.id)).toMatchObject({ stage: 'asked' })
  })

  it('health gives no police-sensitive level', async () => {
    const { at } = await out('health')
    const worker = await inTheHub()
    await worker.open(`${at}/write-down`)
    expect(worker.page.querySelectorAll('input[value="police-sensitive"]')).toHaveLength(0)
  })

  it('sent twice is there once', async () => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await worker.open(`${at}/write-down`)
    const form = worker.filled(`${at}/write-down`, known)
    await worker.send(`${at}/write-down`, form)
    await worker.send(`${at}/write-down`, form)
    const items = await service.database.owner
      .selectFrom('agency_reply_item')
      .select('id')
      .where('request_id', '=', request.id)
      .execute()
    expect(items).toHaveLength(1)
  })

  it('after the enquiry has closed is refused', async () => {
    const { enquiryId, at } = await out()
    const worker = await inTheHub()
    await worker.open(`${at}/write-down`)
    const form = worker.filled(`${at}/write-down`, known)
    await happens({ service, enquiryId }, [{ type: 'handed-back', because: 'withdrawn', stops: [] }])
    await worker.send(`${at}/write-down`, form)
    expect(errorsOn(worker)).toContain('The enquiry is closed')
    expect(worker.page.querySelector('textarea[name="p1-1-words"]')?.textContent).toBe(
      'Three calls in a month',
    )
  })
})

describe('a one-time link', () => {
  const letters = (requestId: string) =>
    service.database.owner
      .selectFrom('agency_letter')
      .selectAll()
      .where('request_id', '=', requestId)
      .orderBy('queued_at')
      .execute()

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['without a way', { sentTo: 'rook@example.org' }, 'Choose how they get it'],
    ['by e-mail to no address', { sentTo: 'Rook', way: 'email' }, 'Give an e-mail address'],
    ['for nobody', { sentTo: '', way: 'myself' }, 'Say who the link is for'],
  ])('%s is refused beside the field', async (_, fields, words) => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/link`, fields)
    expect(errorsOn(worker)).toContain(words)
    expect(await letters(request.id)).toEqual([])
  })

  it('passed on by hand is shown once, opens the question, and is kept nowhere', async () => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/link`, { sentTo: 'Rook Redwood', way: 'myself' })
    const link = /http\S+\/answer\/([\w-]{43})/.exec(worker.text)
    expect(worker.text).toContain('It is shown here once')
    const somebody = service.visitor()
    await somebody.open(`/answer/${link?.[1] ?? ''}`)
    expect(somebody.status).toBe(200)
    await worker.open(`${at}/link`)
    expect(worker.page.textContent).not.toContain(link?.[1] ?? 'nothing')
    await worker.open(at.replace(/\/requests\/.*/, ''))
    expect(worker.text).toContain('One-time link for Rook Redwood, not opened')
    expect(await letters(request.id)).toEqual([])
    const everything = await service.database.owner
      .selectFrom('event')
      .select('data')
      .where('subject_id', '=', request.id)
      .execute()
    expect(JSON.stringify(everything)).not.toContain(link?.[1] ?? 'nothing')
  })

  it('by e-mail without a key is read on the page by the hub, and says nothing of whom it is about', async () => {
    const { at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/link`, { sentTo: 'rook@example.org', way: 'email' })
    const letter = worker.page.querySelector('.letter')?.textContent ?? ''
    expect(letter).toContain('/answer/')
    expect(letter).toContain('ring the hub: 01632 960103')
    for (const word of ['Maple', 'Thistledown', 'police record', 'child']) expect(letter).not.toContain(word)
  })

  it('reads as the council words its letter', async () => {
    const body = 'A question for ((agency)): ((link)) ((answer by)) ((opens until)) ((telephone of the hub))'
    await worded(
      service,
      { authority: peterborough, letter: 'agency-link', reader: 'agency', body },
      async () => {
        const { at } = await out()
        const worker = await inTheHub()
        await send(worker, `${at}/link`, { sentTo: 'rook@example.org', way: 'email' })
        const letter = worker.page.querySelector('.letter')?.textContent ?? ''
        expect(letter).toMatch(/A question for .+: http\S+\/answer\/\S+ .+2026.+01632 960103/)
      },
    )
  })

  it('made anew takes back the one before, and its letter', async () => {
    const { request, at } = await out()
    const worker = await inTheHub()
    await send(worker, `${at}/link`, { sentTo: 'rook@example.org', way: 'email' })
    await send(worker, `${at}/link`, { sentTo: 'raven@example.org', way: 'email' })
    const [first, second] = await letters(request.id)
    expect(first?.body).toBe('Its link was taken back before it was sent.')
    expect(second?.body).toContain('/answer/')
  })

  it('is read by nobody outside the hub', async () => {
    const { request, at } = await out()
    await send(await inTheHub(), `${at}/link`, { sentTo: 'rook@example.org', way: 'email' })
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open('/outbox')
    expect(adviser.page.textContent).not.toContain('/answer/')
    await adviser.open(`${at}/link`)
    expect(adviser.status).toBe(404)
    expect(await letters(request.id)).toHaveLength(1)
  })

  describe('by GOV.UK Notify', () => {
    let server: Server
    let status = 201
    let bodies: string[] = []
    beforeAll(async () => {
      server = createServer((request, response) => {
        let body = ''
        request.on('data', (part) => (body += String(part)))
        request.on('end', () => {
          bodies.push(body)
          response.writeHead(status, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ id: 'notify-7' }))
        })
      })
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    })
    beforeEach(() => {
      status = 201
      bodies = []
      process.env['NOTIFY_API_KEY'] =
        'frontdoor-11111111-2222-4333-8444-555555555555-66666666-7777-4888-8999-aaaaaaaaaaaa'
      process.env['NOTIFY_BASE_URL'] = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
    })
    afterEach(() => {
      delete process.env['NOTIFY_API_KEY']
      delete process.env['NOTIFY_BASE_URL']
    })
    afterAll(() => new Promise<void>((done) => server.close(() => done())))

    const sent = async () => {
      const { request, at } = await out()
      const worker = await inTheHub()
      await send(worker, `${at}/link`, { sentTo: 'rook@example.org', way: 'email' })
      const [letter] = await letters(request.id)
      return { request, at, worker, payload: { owner: peterborough, id: letter?.id ?? '' } }
    }

    it('is sent once, and its words are emptied once it is', async () => {
      const { request, at, worker, payload } = await sent()
      expect(worker.page.textContent).not.toContain('/answer/')
      await runTask(service, 'send-agency-letter', payload)
      await runTask(service, 'send-agency-letter', payload)
      expect(bodies).toHaveLength(1)
      expect(bodies[0]).toContain('/answer/')
      expect((await letters(request.id))[0]).toMatchObject({
        sent_at: '2026-11-23T10:00:00.000Z',
        provider_id: 'notify-7',
        body: 'The link was sent and is not kept.',
      })
      await worker.open(`${at}/link`)
      expect(worker.text).toContain('To rook@example.org, today 10:00: sent today 10:00')
    })

    it('that fails for now is tried again, and the page says so', async () => {
      const { request, at, worker, payload } = await sent()
      status = 500
      await expect(runTask(service, 'send-agency-letter', payload)).rejects.toThrow('answered 500')
      expect((await letters(request.id))[0]).toMatchObject({ sent_at: null, tries: 1 })
      await worker.open(`${at}/link`)
      expect(worker.text).toContain('not sent: GOV.UK Notify answered 500.')
    })
  })
})

describe('waiting', () => {
  it('is said and counted, and the clock goes on', async () => {
    const { enquiryId } = await out('health')
    const before = (await enquiryNow(service, peterborough, enquiryId)).dueAt
    const worker = await inTheHub()
    await worker.open(`/enquiries/${enquiryId}/waiting`)
    expect(worker.text).toContain('The clock of the enquiry goes on.')
    await worker.submit(`/enquiries/${enquiryId}/waiting`)
    expect(errorsOn(worker)).toBe('Choose who is waited on')
    await worker.submit(`/enquiries/${enquiryId}/waiting`, { agency: 'health' })
    expect(errorsOn(worker)).toBe('Say what you are waiting for')
    await worker.submit(`/enquiries/${enquiryId}/waiting`, { note: 'The nurse is back at two' })
    expect(worker.text).toContain('Waiting on Health since today 10:00: The nurse is back at two')
    expect((await enquiryNow(service, peterborough, enquiryId)).dueAt).toBe(before)
  })
})
