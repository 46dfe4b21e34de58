import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { type ContactEvent, contactStream, type Referrer, type Told } from '../contacts/index.ts'
import { perform } from '../events/index.ts'
import { aReport } from '../contacts/told.test-data.ts'
import { asActor } from '../db/index.ts'
import { decided, runTask, type Taken, wearing, worry } from '../hand-overs/worry.test-data.ts'
import { addHours, instant } from '../time/index.ts'
import { queueDraftCode } from './index.ts'
import { worded } from './own-words.test-data.ts'

let service: TestService
const friday = '2026-11-20T16:50:00Z'

beforeAll(async () => {
  service = await startService({ now: friday })
})
beforeEach(() => service.setClock(friday))
afterAll(() => service.stop())

const from = (change: Partial<Referrer>, told: Partial<Told> = {}): Partial<Told> => ({
  ...told,
  referrer: { ...aReport().referrer, ...change },
})

const acknowledged = async (
  told: Partial<Told> = {},
  channel: 'online' | 'phone' = 'online',
): Promise<Taken> => {
  const taken = await worry(service, peterborough, told, channel)
  await runTask(service, 'acknowledge-referrer', { owner: peterborough, contactId: taken.id })
  return taken
}

const messagesOf = ({ id }: Taken) =>
  service.database.owner
    .selectFrom('message')
    .selectAll()
    .where('contact_id', '=', id)
    .orderBy('queued_at')
    .execute()

const clockOf = async ({ id }: Taken, rule: string) =>
  service.database.owner
    .selectFrom('clock')
    .select(['due_at', 'stopped_at', 'stopped_by'])
    .where('subject_id', '=', id)
    .where('rule', '=', rule)
    .executeTakeFirst()

const screening = () => service.signedIn('adviser', { authority: peterborough, fn: 'screening' })

describe('the acknowledgement', () => {
  it('of a report on Friday afternoon is in the outbox, and its clock due on Monday has stopped', async () => {
    const taken = await acknowledged()
    expect(await messagesOf(taken)).toMatchObject([
      {
        kind: 'acknowledgement',
        text_class: 'professional-full',
        channel: 'email',
        recipient: 'larkspur.lane@example.org',
        sent_at: null,
        withheld_because: null,
      },
    ])
    expect(await clockOf(taken, 'WT23-2')).toEqual({
      due_at: '2026-11-23T23:59:59.999Z',
      stopped_at: '2026-11-20T16:50:00.000Z',
      stopped_by: 'acknowledged',
    })
  })

  it('is written once, however often the job runs', async () => {
    const taken = await acknowledged()
    await runTask(service, 'acknowledge-referrer', { owner: peterborough, contactId: taken.id })
    expect(await messagesOf(taken)).toHaveLength(1)
  })

  it.each([
    ['professional', { agency: 'A school' }, 'professional-full'],
    ['professional', { agency: '' }, 'professional-limited'],
    ['public', {}, 'public'],
    ['parent', {}, 'parent'],
    ['young-person', {}, 'young-person'],
  ] as const)('to a %s (%o) is of the class %s', async (kind, change, textClass) => {
    const taken = await acknowledged(from({ class: kind, ...change }))
    expect((await messagesOf(taken))[0]).toMatchObject({ text_class: textClass })
  })

  it('never names a child', async () => {
    const [message] = await messagesOf(await acknowledged())
    expect(`${message?.subject ?? ''} ${message?.body ?? ''}`).not.toMatch(/Maple|Thistledown/)
  })

  it('reminds a professional who rang to put it in writing within 24 hours', async () => {
    const [message] = await messagesOf(await acknowledged({}, 'phone'))
    expect(message?.body).toContain('in writing by Saturday 21 November 2026, 16:50')
  })

  it('that nobody can receive is on the record as such, and stops the clock with that reason', async () => {
    const taken = await acknowledged(
      from({ class: 'public', isAnonymous: true, email: '', phone: '', address: '', name: '' }),
    )
    expect(await messagesOf(taken)).toEqual([])
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_by: 'acknowledgement-withheld' })
    const event = await service.database.owner
      .selectFrom('event')
      .select('data')
      .where('subject_id', '=', taken.id)
      .where('type', '=', 'acknowledgement-withheld')
      .executeTakeFirstOrThrow()
    expect(event.data).toMatchObject({ because: 'Could not be told: they gave no way to reach them' })
  })

  it('is not sent to somebody it is not safe to contact', async () => {
    const taken = await acknowledged(from({ class: 'parent', safeToRingBack: 'no' }))
    expect(await messagesOf(taken)).toEqual([])
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_by: 'acknowledgement-withheld' })
  })

  it('to a caller with a telephone only was given in the call', async () => {
    const taken = await acknowledged(from({ class: 'public', email: '' }), 'phone')
    expect((await messagesOf(taken))[0]).toMatchObject({
      channel: 'phone',
      sent_at: '2026-11-20T16:50:00.000Z',
    })
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_by: 'acknowledged' })
  })

  it('to somebody who wrote online and left a telephone only waits to be rung, its clock running', async () => {
    const taken = await acknowledged(from({ class: 'public', email: '' }))
    const [message] = await messagesOf(taken)
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_at: null })
    const adviser = await screening()
    await adviser.open('/outbox')
    expect(adviser.text).toContain('To be rung')
    await adviser.submit(`/outbox/${message?.id ?? ''}/told`)
    expect(adviser.heading).toBe('Outbox')
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_by: 'acknowledged' })
  })

  it('to a parent with instructions on safe contact is held back until a worker has read them', async () => {
    const told = from({ class: 'parent' }, { safeContact: 'He reads her mail: only ring between 9 and 3' })
    const taken = await acknowledged(told)
    const [message] = await messagesOf(taken)
    expect(message?.withheld_because).toContain('He reads her mail')
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_at: null })
    const adviser = await screening()
    await adviser.open('/outbox')
    expect(adviser.text).toContain('He reads her mail: only ring between 9 and 3')
    await adviser.submit(`/outbox/${message?.id ?? ''}/release`)
    expect((await messagesOf(taken))[0]).toMatchObject({ withheld_because: null })
    expect(await clockOf(taken, 'WT23-2')).toMatchObject({ stopped_by: 'acknowledged' })
  })
})

describe('a contact that moved to the other council before its referrer was told', () => {
  it('is acknowledged by the council that has it now, and not by the first', async () => {
    const taken = await worry(service, peterborough)
    const mover = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await mover.open(`/contacts/${taken.id}`)
    await mover.submit(`/contacts/${taken.id}/open`)
    await mover.submit(`/contacts/${taken.id}/move`, {
      to: cambridgeshire,
      because: 'They moved to Ely in May.',
    })
    await service.runJobs()
    const messages = await messagesOf(taken)
    expect(messages.map((message) => message.owner)).toEqual([cambridgeshire])
    expect(messages[0]?.body).toContain('Cambridgeshire County Council')
  })
})

describe('a contact returned to its referrer', () => {
  it('asks them for what is missing, and by when', async () => {
    const taken = await worry(service, peterborough)
    await perform(service.house.db, contactStream, {
      actor: await wearing(service, 'screeningManager', peterborough, 'screening'),
      at: service.house.now(),
      action: 'contact.decide',
      owner: peterborough,
      id: taken.id,
      decide: (): ContactEvent[] => [
        {
          type: 'returned-to-referrer',
          replyBy: instant('2026-11-23T17:00:00Z'),
          because: 'Which school does she go to?',
        },
      ],
    })
    await service.runJobs()
    const asked = (await messagesOf(taken)).filter((message) => message.kind === 'more-needed')
    expect(asked).toHaveLength(1)
    expect(asked[0]?.body).toContain('Which school does she go to?')
    expect(asked[0]?.body).toContain('Please answer by Monday 23 November 2026, 17:00')
  })
})

describe('the outbox', () => {
  it('shows what was written, to be read, to those who run the door', async () => {
    const taken = await acknowledged()
    const adviser = await screening()
    await adviser.open('/outbox')
    expect(adviser.text).toContain(`We have what you told us: ${taken.reference}`)
    expect(adviser.text).toContain('In outbox')
    expect(adviser.text).toContain('larkspur.lane@example.org')
    expect(adviser.text).toContain('by the end of Monday 23 November 2026')
  })

  it('is closed to a worker of another function, and shows nothing of councils out of sight', async () => {
    const worker = await service.signedIn('assessmentPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    await worker.open('/outbox')
    expect(worker.status).toBe(404)
    const taken = await acknowledged()
    const director = await service.signedIn('directorCambridgeshire', {
      authority: cambridgeshire,
      fn: 'oversight',
    })
    await director.open('/outbox')
    expect(director.heading).toBe('Outbox')
    expect(director.text).not.toContain(taken.reference)
  })

  it('holds the code of a draft while nothing leaves this service', async () => {
    const draftId = crypto.randomUUID()
    await service.database.owner
      .insertInto('draft')
      .values({
        id: draftId,
        kind: 'online-referral',
        answers: '{}',
        started_at: service.house.now(),
        saved_at: service.house.now(),
      })
      .execute()
    const writer = {
      staffId: null,
      actingFor: [],
      fn: null,
      clientGroup: 'children',
      at: service.house.now(),
      intakeFor: [],
      draft: draftId,
      system: false,
    } as const
    await asActor(service.house.db, writer, (tx) =>
      queueDraftCode(tx, {
        draftId,
        to: 'wagtail@example.org',
        code: '483921',
        endsAt: addHours(service.house.now(), 1),
        at: service.house.now(),
      }),
    )
    const adviser = await screening()
    await adviser.open('/outbox')
    expect(adviser.text).toContain('Your code is 483921')
    const stranger = await asActor(service.house.db, { ...writer, draft: crypto.randomUUID() }, (tx) =>
      tx.selectFrom('draft_message').selectAll().execute(),
    )
    expect(stranger).toEqual([])
  })
})

describe('telling the referrer what was decided', () => {
  const decidedAs = async (outcome: Parameters<typeof decided>[2], told: Partial<Told> = {}) => {
    const taken = await worry(service, peterborough, told)
    await decided(service, taken, outcome)
    return taken
  }

  it('shows the words of each class that this referrer may have, and sends the one chosen', async () => {
    const taken = await decidedAs('assessment-s17')
    const adviser = await screening()
    await adviser.open(`/contacts/${taken.id}/feedback`)
    expect(adviser.text).toContain('Assessment under section 17 of the Children Act 1989')
    expect(adviser.text).toContain('The Assessment team, Peterborough has it.')
    await adviser.submit(`/contacts/${taken.id}/feedback`, {
      textClass: 'professional-full',
      channel: 'email',
      added: 'Please keep to the plan for collecting her.',
    })
    const [message] = await messagesOf(taken)
    expect(message).toMatchObject({ kind: 'feedback', text_class: 'professional-full', channel: 'email' })
    expect(message?.body).toContain('Please keep to the plan for collecting her.')
    expect(message?.body).toContain('escalation policy')
    const events = await service.database.owner
      .selectFrom('event')
      .select(['type', 'data'])
      .where('subject_id', '=', taken.id)
      .where('type', '=', 'feedback-sent')
      .execute()
    expect(events).toHaveLength(1)
    expect(events[0]?.data).toMatchObject({ stops: ['REFERRER-FEEDBACK'] })
  })

  it('reads as the council words it, before it is sent and when it is', async () => {
    const body =
      'We thought about it. ((what we decided))\n\n((what the worker adds))\n\n((if you disagree)) ((reference)) ((how to reach us)) ((if in danger))'
    const own = { authority: peterborough, letter: 'feedback', reader: 'professional-full', body }
    await worded(service, own, async () => {
      const taken = await decidedAs('assessment-s17')
      const adviser = await screening()
      await adviser.open(`/contacts/${taken.id}/feedback`)
      expect(adviser.text).toContain('We thought about it. Assessment under section 17')
      const telling = { textClass: 'professional-full', channel: 'email', added: 'Please ring.' }
      await adviser.submit(`/contacts/${taken.id}/feedback`, telling)
      const [message] = await messagesOf(taken)
      expect(message?.template).toBe('feedback professional-full own from 2026-01-01')
      expect(message?.body).toContain('We thought about it.')
      expect(message?.body).toContain('\n\nPlease ring.\n\n')
    })
  })

  it('offers the public thanks only, and a higher class sent by hand is refused', async () => {
    const taken = await decidedAs('strategy-s47', from({ class: 'public' }))
    const adviser = await screening()
    await adviser.open(`/contacts/${taken.id}/feedback`)
    expect(adviser.text).not.toContain('section 47')
    await adviser.submit(`/contacts/${taken.id}/feedback`, {
      textClass: 'professional-full',
      channel: 'email',
    })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('Choose how much they may know')
    expect(await messagesOf(taken)).toEqual([])
  })

  it('refuses a name in what is added, and keeps what was typed', async () => {
    const taken = await decidedAs('assessment-s17')
    const adviser = await screening()
    await adviser.open(`/contacts/${taken.id}/feedback`)
    await adviser.submit(`/contacts/${taken.id}/feedback`, {
      textClass: 'professional-full',
      channel: 'email',
      added: 'Thank you for looking after Maple.',
    })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('Leave names out')
    expect(adviser.page.querySelector('#added')?.textContent).toBe('Thank you for looking after Maple.')
  })

  it('can be withheld with a reason, and is on the record', async () => {
    const taken = await decidedAs('strategy-s47', from({ class: 'parent' }))
    const adviser = await screening()
    await adviser.open(`/contacts/${taken.id}/feedback`)
    const page = `/contacts/${taken.id}/feedback`
    await adviser.send(page, { ...adviser.filled(page), do: 'withhold', reason: 'risk-to-child', note: '' })
    expect(await messagesOf(taken)).toEqual([])
    const event = await service.database.owner
      .selectFrom('event')
      .select('data')
      .where('subject_id', '=', taken.id)
      .where('type', '=', 'feedback-withheld')
      .executeTakeFirstOrThrow()
    expect(event.data).toMatchObject({
      because: 'Telling them could raise the risk to the child',
      stops: ['REFERRER-FEEDBACK'],
    })
  })

  it('waits until every child has a decision, and is done once', async () => {
    const taken = await worry(service, peterborough)
    const adviser = await screening()
    await adviser.open(`/contacts/${taken.id}/feedback`)
    expect(adviser.text).toContain('Not every child on this contact has a decision yet')
    await decided(service, taken, 'no-further-action')
    const page = `/contacts/${taken.id}/feedback`
    await adviser.open(page)
    const once = { ...adviser.filled(page), textClass: 'professional-full', channel: 'phone' }
    await adviser.send(page, once)
    await adviser.send(page, once)
    await adviser.open(page)
    await adviser.submit(page, { textClass: 'professional-full', channel: 'phone' })
    expect(adviser.text).toContain('has been told of this decision already')
    expect(await messagesOf(taken)).toHaveLength(1)
  })
})

describe('with a key for GOV.UK Notify', () => {
  let server: Server
  let status = 201
  let bodies: { email_address?: string; reference?: string }[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => {
        bodies.push(JSON.parse(text) as { email_address?: string })
        response.writeHead(status, { 'content-type': 'application/json' }).end('{"id": "notify-1"}')
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

  const sendTo = async () => {
    const taken = await acknowledged()
    const [message] = await messagesOf(taken)
    const payload = { owner: peterborough, id: message?.id ?? '' }
    return { taken, payload }
  }

  it('a message is sent once, and the outbox says so', async () => {
    const { taken, payload } = await sendTo()
    await runTask(service, 'send-message', payload)
    await runTask(service, 'send-message', payload)
    expect(bodies).toMatchObject([{ email_address: 'larkspur.lane@example.org', reference: payload.id }])
    expect((await messagesOf(taken))[0]).toMatchObject({
      sent_at: '2026-11-20T16:50:00.000Z',
      provider_id: 'notify-1',
    })
  })

  it('a failure that may pass is shown and tried again', async () => {
    const { taken, payload } = await sendTo()
    status = 500
    await expect(runTask(service, 'send-message', payload)).rejects.toThrow('answered 500')
    expect((await messagesOf(taken))[0]).toMatchObject({ sent_at: null, tries: 1 })
    const adviser = await screening()
    await adviser.open('/outbox')
    expect(adviser.text).toContain('GOV.UK Notify answered 500. Tried 1 time')
    status = 201
    await runTask(service, 'send-message', payload)
    expect((await messagesOf(taken))[0]).toMatchObject({ provider_id: 'notify-1', failure: null })
  })

  it('a wrong address is shown and not tried again by itself', async () => {
    const { taken, payload } = await sendTo()
    status = 400
    await runTask(service, 'send-message', payload)
    expect((await messagesOf(taken))[0]).toMatchObject({
      sent_at: null,
      failure: 'GOV.UK Notify refused the message: the address may be wrong.',
    })
  })

  it('a code that was sent is not kept', async () => {
    const { owner } = service.database
    const waiting = await owner.selectFrom('draft_message').select('id').executeTakeFirstOrThrow()
    await runTask(service, 'send-draft-code', { id: waiting.id })
    expect(await owner.selectFrom('draft_message').select('body').executeTakeFirstOrThrow()).toEqual({
      body: 'The code was sent and is not kept.',
    })
  })
})
