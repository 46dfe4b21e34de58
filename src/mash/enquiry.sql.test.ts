import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import {
  askAgency,
  type Asking,
  requestsOf,
  type Saying,
  saidIn,
  writeDownAnswer,
} from '../agency-requests/index.ts'
import { mashBookFor } from '../clocks/index.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { instant } from '../time/index.ts'
import { decide } from './deciding.rule.ts'
import { rowOf } from './enquiry.sql.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { enquiryNow, sentToMash, wearing } from './enquiry.test-data.ts'
import { rate } from './rating.rule.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const asManager = () => wearing(service, 'mashManager', peterborough, 'mash')

const rated = async (id: string, rating: 'red' | 'amber' | 'green') => {
  const actor = await asManager()
  const at = service.house.now()
  const { timing } = await mashBookFor(service.house.db, peterborough, at)
  const done = await perform(service.house.db, enquiryStream, {
    actor,
    at,
    action: 'enquiry.rate',
    owner: peterborough,
    id,
    decide: (enquiry) =>
      enquiry
        ? rate(
            enquiry,
            {
              rating,
              because: 'The worry as told, and the history',
              seen: enquiry.ratings.at(-1)?.rating ?? null,
            },
            { isManager: true, at, timing },
          )
        : { refused: 'closed' },
  })
  expect(done).toMatchObject({ done: true })
}

const asked = async (enquiryId: string, agency: 'police' | 'health') => {
  const actor = await asManager()
  const at = service.house.now()
  const enquiry = await enquiryNow(service, peterborough, enquiryId)
  const child = enquiry.children[0]
  if (!child || enquiry.dueAt === null) throw new Error('Nobody to ask about')
  const asking: Omit<Asking, 'flow'> = {
    enquiryId,
    contactId: enquiry.contactId,
    reference: enquiry.reference,
    agency,
    headline: enquiry.headline,
    purpose: 'mash-enquiry',
    worry: 'A neighbour hears shouting at night.',
    questions: '',
    subjects: [
      {
        id: child.childId,
        part: 'child',
        personId: null,
        name: child.name,
        bornOn: null,
        relation: 'child',
        address: '',
        categories: agency === 'police' ? ['offences'] : ['health'],
        because: 'Incidents at the address are likely to be known',
        adultHealthBecause: '',
      },
    ],
    consent: 'given',
    lawfulBasis: 'public-task-s17',
    gateways: ['ca2004-s11'],
    rating: 'amber',
    dueAt: instant('2026-11-23T14:30:00Z'),
  }
  return asActor(service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    askAgency(tx, { actor, at, owner: peterborough }, asking),
  )
}

test('an enquiry is there from the moment the hand-over is sent, and its clock runs though nobody has taken it', async () => {
  const { taken, enquiryId } = await sentToMash(service, peterborough)
  const enquiry = await enquiryNow(service, peterborough, enquiryId)
  expect(enquiry).toMatchObject({ stage: 'new', reference: taken.reference, clockRule: 'MASH-RATED' })
  expect(enquiry.dueAt).toBe(instant('2026-11-23T11:00:00Z'))
})

test('the row that the board reads is what the facts give', async () => {
  const { enquiryId } = await sentToMash(service, peterborough)
  await rated(enquiryId, 'amber')
  const row = await service.database.owner
    .selectFrom('enquiry')
    .selectAll()
    .where('id', '=', enquiryId)
    .executeTakeFirstOrThrow()
  const { silent_at: _silent, disagreements: _disagreements, ...kept } = row
  expect(kept).toEqual(rowOf(await enquiryNow(service, peterborough, enquiryId)))
})

test('an amber enquiry is asked about, answered, decided, and the child goes on to the assessment team', async () => {
  const { taken, enquiryId } = await sentToMash(service, peterborough)
  await rated(enquiryId, 'amber')
  const request = await asked(enquiryId, 'police')
  if (!('done' in request) || !request.done) throw new Error(JSON.stringify(request))
  const actor = await asManager()
  const at = service.house.now()
  const saying = (level: Saying['level'], words: string): Saying => ({
    id: newId(),
    subjectId: request.state.subjects[0]?.id ?? '',
    kind: 'known',
    assertion: 'fact',
    level,
    words,
    context: '',
    decidedBy: null,
    detriment: '',
  })
  const answered = await asActor(service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    writeDownAnswer(
      tx,
      { actor, at, owner: peterborough, id: request.state.id },
      [saying('professionals', 'Three calls in a month'), saying('police-sensitive', 'A planned arrest')],
      'Sergeant Sorrel',
    ),
  )
  expect(answered).toMatchObject({ done: true, state: { stage: 'answered' } })

  const done = await perform(service.house.db, enquiryStream, {
    actor,
    at,
    action: 'enquiry.decide',
    owner: peterborough,
    id: enquiryId,
    decide: (enquiry) => {
      if (!enquiry) return { refused: 'closed' }
      const withSummary = { ...enquiry, summary: { text: 'x', version: 1, at, by: null } }
      return decide(
        withSummary,
        {
          childIds: enquiry.children.map(({ childId }) => childId),
          outcome: 'assessment-s17',
          level: 3,
          rationale: 'A pattern over the month',
          notWaitingBecause: '',
          seen: 'amber',
          breach: null,
        },
        { at, requestsOut: 0, withheld: [], onEmergencyDuty: false },
      )
    },
  })
  expect(done).toMatchObject({ done: true, state: { stage: 'decided' } })
  const passed = await service.database.owner
    .selectFrom('event')
    .select('data')
    .where('stream', '=', 'hand-over')
    .where('type', '=', 'sent')
    .where(sql<boolean>`data ->> 'contactId' = ${taken.id}`)
    .orderBy('recorded_at', 'desc')
    .executeTakeFirstOrThrow()
  const text = JSON.stringify(passed.data)
  expect(text).not.toMatch(/Three calls in a month|planned arrest/)
  expect(passed.data).toMatchObject({
    fromFn: 'mash',
    toFn: 'assessment',
    fromEnquiry: { heldBack: ['Police'] },
  })
  const receiver = await wearing(service, 'assessmentPeterborough', peterborough, 'assessment')
  const read = await asActor(service.house.db, contextFor(receiver, 'hand-over.open', at), (tx) =>
    saidIn(tx, peterborough, enquiryId),
  )
  expect(read.map(({ words }) => words)).toEqual(['Three calls in a month'])
  const clocks = await service.database.owner
    .selectFrom('clock')
    .select(['stream', 'rule'])
    .where('stopped_at', 'is', null)
    .where('subject_id', 'in', [enquiryId, request.state.id, taken.id])
    .where('rule', 'like', 'MASH-%')
    .orderBy('rule')
    .execute()
  expect(clocks).toEqual([{ stream: 'contact', rule: 'MASH-FEEDBACK' }])
})

test('what police mark sensitive is read by the manager, and not by a social worker of the hub who has not the enquiry', async () => {
  const { enquiryId } = await sentToMash(service, peterborough)
  await rated(enquiryId, 'amber')
  const request = await asked(enquiryId, 'police')
  if (!('done' in request) || !request.done) throw new Error(JSON.stringify(request))
  const actor = await asManager()
  const at = service.house.now()
  await asActor(service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    writeDownAnswer(
      tx,
      { actor, at, owner: peterborough, id: request.state.id },
      [
        {
          id: newId(),
          subjectId: request.state.subjects[0]?.id ?? '',
          kind: 'known',
          assertion: 'fact',
          level: 'police-sensitive',
          words: 'A planned arrest',
          context: '',
          decidedBy: null,
          detriment: '',
        },
      ],
      'Sergeant Sorrel',
    ),
  )
  const readBy = async (person: 'mashManager' | 'mashWorker' | 'adviser', fn: 'mash' | 'screening') => {
    const reader = await wearing(service, person, peterborough, fn)
    return asActor(service.house.db, contextFor(reader, 'enquiry.work', at), async (tx) => ({
      said: (await saidIn(tx, peterborough, enquiryId)).length,
      requests: (await requestsOf(tx, peterborough, enquiryId)).length,
    }))
  }
  expect(await readBy('mashManager', 'mash')).toEqual({ said: 1, requests: 1 })
  expect(await readBy('mashWorker', 'mash')).toEqual({ said: 0, requests: 1 })
  expect(await readBy('adviser', 'screening')).toEqual({ said: 0, requests: 0 })
})

test('an agency that withdrew from the agreement is not asked, and the refusal says who withdrew since when', async () => {
  const { enquiryId } = await sentToMash(service, peterborough)
  await rated(enquiryId, 'amber')
  await service.database.owner
    .updateTable('sharing_signatory')
    .set({ withdrawn_on: instant('2026-11-01T00:00:00Z').slice(0, 10) as never })
    .where('organisation', '=', 'health')
    .execute()
  const refused = await asked(enquiryId, 'health')
  await service.database.owner
    .updateTable('sharing_signatory')
    .set({ withdrawn_on: null })
    .where('organisation', '=', 'health')
    .execute()
  expect(refused).toMatchObject({ missing: { missing: 'withdrawn', by: 'health' } })
})
