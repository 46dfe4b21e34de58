import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addHours, instant } from '../time/index.ts'
import { trayChoice, type TrayChoice } from './tray-choice.ts'
import { lastContactAt, readTray, trayQuery } from './tray.sql.ts'
import { fillContacts } from './tray.test-data.ts'

const now = instant('2026-11-23T09:00:00Z')
const contacts = 100_000

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
  await fillContacts(database.owner, { contacts, waitingEvery: 100, until: now })
}, 120_000)
afterAll(() => database.drop())

const context = {
  staffId: people.adviser.id,
  actingFor: [cambridgeshire, peterborough],
  fn: 'screening',
  clientGroup: 'children',
  at: now,
  intakeFor: [],
  draft: null,
  system: false,
} as const
const asAdviser = <T>(work: (tx: Tx) => Promise<T>) => asActor(database.db, context, work)

const choice = (change: Readonly<Record<string, string>> = {}): TrayChoice => trayChoice.parse(change)

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** How PostgreSQL would go about it: which ways it takes into the table of contacts. */
const waysInto = async (query: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await asAdviser((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return (plan ? nodesOf(plan) : [])
    .filter((node) => node['Relation Name'] === 'contact' || node['Index Name']?.startsWith('contact_'))
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())
    .toSorted()
}

const oldest = 'Index Scan contact_oldest_waiting'
const counting = 'Index Only Scan contact_waiting'
const byTimeLeft = 'Index Scan contact_waiting'

describe('with 100,000 contacts of which 1,000 wait, the tray is read off its indexes', () => {
  const last = { at: addHours(now, -200), id: '00000000-0000-4000-8000-000000000000' }
  test.each<[string, TrayChoice, string]>([
    ['as it opens', choice(), byTimeLeft],
    ['for one council', choice({ council: peterborough }), byTimeLeft],
    ['for one urgency', choice({ urgency: 'today' }), byTimeLeft],
    // Fewer than a page: everybody who waits is looked through, and nobody else.
    ['for an urgency few have', choice({ urgency: 'immediate' }), oldest],
    ['for what was never coloured', choice({ colour: 'none' }), byTimeLeft],
    ['for the police', choice({ source: 'police' }), byTimeLeft],
    ['for those who wait for the referrer', choice({ waiting: 'referrer' }), byTimeLeft],
    ['by longest waiting', choice({ sort: 'longest' }), oldest],
    ['its second page', { ...choice(), after: last }, byTimeLeft],
    ['its second page by longest waiting', { ...choice({ sort: 'longest' }), after: last }, oldest],
  ])('%s', async (_name, chosen, way) => {
    expect(await waysInto(trayQuery(chosen, 52, now))).toEqual([counting, oldest, way].toSorted())
  })
})

test('the numbers count everybody who waits, and those chosen by urgency', async () => {
  const { counts } = await asAdviser((tx) => readTray(tx, choice({ council: cambridgeshire }), 50, now))
  expect(counts).toMatchObject({ waiting: 1000, late: 788, referrer: 100, otherCouncil: 100, chosen: 800 })
  const { length: urgent } = await database.owner
    .selectFrom('contact')
    .select('id')
    .where('waiting_for', 'in', ['screener', 'manager'])
    .where('urgency', '=', 'immediate')
    .execute()
  expect(counts.immediate).toBe(urgent)
  const { counts: none } = await asAdviser((tx) => readTray(tx, choice({ council: peterborough }), 50, now))
  expect(none).toMatchObject({ waiting: 1000, chosen: 0, immediate: 0, today: 0 })
})

test('paged to the end, either order shows everybody chosen once and nobody twice', async () => {
  for (const sort of ['time-left', 'longest'] as const) {
    const seen: string[] = []
    let after: TrayChoice['after'] = null
    for (;;) {
      const { oldest, others } = await asAdviser((tx) =>
        readTray(tx, { ...choice({ sort }), after }, 50, now),
      )
      const page = after === null && oldest ? [oldest, ...others] : others
      seen.push(...page.map(({ id }) => id))
      const last = others.at(-1)
      if (!last) break
      after = { at: sort === 'longest' ? last.receivedAt : last.dueAt, id: last.id }
    }
    expect(seen).toHaveLength(800)
    expect(new Set(seen).size).toBe(800)
  }
})

test('the oldest who waits is there whatever was chosen, and it is said when it is not one of these', async () => {
  const { oldest: first, others } = await asAdviser((tx) =>
    readTray(tx, choice({ urgency: 'immediate', source: 'health' }), 50, now),
  )
  expect(first).toMatchObject({ isOldest: true, isChosen: false, waitingFor: 'screener' })
  const oldestOfAll = await database.owner
    .selectFrom('contact')
    .select('id')
    .where('waiting_for', 'is not', null)
    .orderBy('received_at')
    .executeTakeFirstOrThrow()
  expect(first?.id).toBe(oldestOfAll.id)
  expect(others.every((line) => line.urgency === 'immediate' && line.isChosen)).toBe(true)
})

test('with no council in sight nobody is seen and nobody is counted', async () => {
  await asActor(database.db, { ...context, actingFor: [] }, async (tx) => {
    const { counts, oldest, others } = await readTray(tx, choice({ waiting: 'anybody' }), 50, now)
    expect([counts.waiting, oldest, others]).toEqual([0, null, []])
  })
})

test('the last contact of the councils in sight is found, waiting or not', async () => {
  const [both, one] = await asAdviser(async (tx) => [
    await lastContactAt(tx, [cambridgeshire, peterborough]),
    await lastContactAt(tx, [cambridgeshire]),
  ])
  expect(both).toBe('2026-11-23T08:59:00.000Z')
  expect(one).toBe('2026-11-23T08:58:00.000Z')
})
