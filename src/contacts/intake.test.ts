import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { instant } from '../time/index.ts'
import type { Report } from './intake.ts'
import { takeIn } from './intake.ts'
import { aChild, aReport } from './told.test-data.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

const at = instant('2026-11-23T09:12:00Z')
const livesHere = { rule: 'lives-here', words: 'Lives here, by postcode.' } as const

const reported = (change: Partial<Report> = {}): Report => {
  const told = aReport()
  return {
    told,
    channel: 'online',
    kind: 'initial-contact',
    source: '2A',
    questionSet: 'test-1',
    places: [{ childIds: told.children.map(({ id }) => id), owner: peterborough, placing: livesHere }],
    attachments: [],
    ...change,
  }
}

const adviser = async (): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people.adviser.id)
  if (!rights) throw new Error('The adviser is not in the demo organisation')
  return { kind: 'staff', rights, actingFor: cambridgeshire, fn: 'screening' }
}

test('somebody without an account is taken in, with every clock running from the moment of receipt', async () => {
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    reported(),
  )
  const { id } = taken.contacts[0] ?? { id: '' }
  const row = await service.database.owner
    .selectFrom('contact')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    owner: peterborough,
    stage: 'received',
    waiting_for: 'screener',
    headline: 'Maple T., 6',
  })
  const clocks = await service.database.owner
    .selectFrom('clock')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('rule')
    .execute()
  expect(clocks.map(({ rule, started_at, due_at }) => [rule, started_at, due_at])).toContainEqual([
    'WT23-1',
    at,
    '2026-11-24T23:59:59.999Z',
  ])
})

test('a worry about a place where nobody could name a child still has a child to decide for', async () => {
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    reported({
      told: aReport({ children: [] }),
      places: [{ childIds: [], owner: peterborough, placing: livesHere }],
    }),
  )
  const row = await service.database.owner
    .selectFrom('contact')
    .select(['children', 'headline', 'waiting_for'])
    .where('id', '=', taken.contacts[0]?.id ?? '')
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ children: 1, headline: 'Name not known', waiting_for: 'screener' })
})

test('sent twice, it is one contact with one reference', async () => {
  const once = crypto.randomUUID()
  const report = reported()
  const [first, second] = await Promise.all([
    takeIn(service.house, { actor: { kind: 'public' }, at, once }, report),
    takeIn(service.house, { actor: { kind: 'public' }, at, once }, report),
  ])
  expect(second).toEqual(first)
})

test('one report about children of both councils becomes one linked contact for each, complete in itself', async () => {
  const [here, there] = [aChild({ givenNames: 'Sorrel' }), aChild({ givenNames: 'Bracken' })]
  const taken = await takeIn(
    service.house,
    { actor: await adviser(), at, once: crypto.randomUUID() },
    reported({
      told: aReport({ children: [here, there] }),
      channel: 'phone',
      places: [
        { childIds: [here.id], owner: cambridgeshire, placing: livesHere },
        { childIds: [there.id], owner: peterborough, placing: livesHere },
      ],
    }),
  )
  const rows = await service.database.owner
    .selectFrom('contact')
    .select(['owner', 'report_id', 'headline', 'children'])
    .where(
      'id',
      'in',
      taken.contacts.map(({ id }) => id),
    )
    .orderBy('owner')
    .execute()
  expect(rows.map(({ owner, headline }) => [owner, headline])).toEqual([
    [peterborough, 'Bracken T., 6'],
    [cambridgeshire, 'Sorrel T., 6'],
  ])
  expect(new Set(rows.map(({ report_id }) => report_id)).size).toBe(1)
})

test('an attachment is kept with the contact of each council', async () => {
  const content = Buffer.from('a chronology')
  const attachments = [
    {
      name: 'chronology.txt',
      mediaType: 'text/plain',
      size: content.length,
      sha256: 'x',
      scan: 'not-scanned',
      content,
    },
  ] as const
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    reported({ attachments }),
  )
  const kept = await service.database.owner
    .selectFrom('attachment')
    .select(['owner', 'name'])
    .where('contact_id', '=', taken.contacts[0]?.id ?? '')
    .execute()
  expect(kept).toEqual([{ owner: peterborough, name: 'chronology.txt' }])
})
