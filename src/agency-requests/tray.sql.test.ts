import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, type Tx } from '../db/index.ts'
import { day, instant } from '../time/index.ts'
import { answeredQuery } from './answered.sql.ts'
import { ownerQuery } from './finding.sql.ts'
import { saidBefore, saidBeforeQuery } from './said-before.sql.ts'
import { type After, countQuery, longestQuery, readTray, type RequestLine, waitingQuery } from './tray.sql.ts'
import { fillAnswers, fillRequests } from './tray.test-data.ts'

const now = instant('2026-11-23T09:00:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase('organisation')
  await fillRequests(database.owner, { enquiries: 5000, closedEvery: 5, until: now })
  await fillAnswers(database.owner, { answers: 20_000, agency: 'police' })
}, 180_000)
afterAll(() => database.drop())

const navigatorOf = (agency: string, staffId: string) =>
  ({
    staffId,
    actingFor: [agency],
    fn: 'navigator',
    clientGroup: 'children',
    at: now,
    intakeFor: [],
    draft: null,
    system: false,
  }) as const
const asPolice = <T>(work: (tx: Tx) => Promise<T>) =>
  asActor(database.db, navigatorOf('police', people.policeNavigator.id), work)

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Which ways PostgreSQL takes into the tables of the hub, as the runtime role with row-level security on. */
const waysInto = async (query: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await asPolice((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return (plan ? nodesOf(plan) : [])
    .filter(
      (node) =>
        /^agency_re(quest|ply_item)/.test(node['Relation Name'] ?? '') ||
        /^agency_re(quest|ply_item)/.test(node['Index Name'] ?? ''),
    )
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())
    .toSorted()
}

const last = { at: instant('2026-11-23T20:00:00Z'), id: '00000000-0000-4000-8000-000000000000' }

describe('with 40,000 requests to eight agencies, of which 21,000 wait, a navigator’s pages are read off their indexes', () => {
  test.each<[string, RawBuilder<unknown>, string[]]>([
    ['the tray', waitingQuery('police', null, 51), ['Index Scan agency_request_tray']],
    ['its second page', waitingQuery('police', last, 51), ['Index Scan agency_request_tray']],
    ['what was asked first', longestQuery('police'), ['Index Scan agency_request_oldest']],
    [
      'the numbers',
      countQuery('police', now),
      ['Bitmap Heap Scan', 'Bitmap Index Scan agency_request_oldest'],
    ],
    ['one of them by its id', ownerQuery(last.id), ['Index Scan agency_request_pkey']],
    [
      'what the agency has answered',
      answeredQuery('police', null, 51),
      ['Index Scan agency_reply_item_of_request', 'Index Scan agency_request_answered'],
    ],
    [
      'what it said before of the same people',
      saidBeforeQuery('police', [{ name: 'Bramble Thistledown 7', bornOn: day('2008-01-08') }], last.id),
      ['Index Scan agency_reply_item_earlier'],
    ],
  ])('%s', async (_name, query, ways) => {
    expect(await waysInto(query)).toEqual(ways)
  })
})

test('the numbers count everything that waits for this agency, over both councils', async () => {
  const { counts, longest } = await asPolice((tx) =>
    readTray(tx, { agency: 'police', at: now, after: null, limit: 51 }),
  )
  const rows = await database.owner
    .selectFrom('agency_request')
    .select(['owner', 'id', 'seen_at', 'due_at'])
    .where('agency', '=', 'police')
    .where('stage', '=', 'asked')
    .orderBy('asked_at')
    .execute()
  expect(counts).toEqual({
    waiting: rows.length,
    unseen: rows.filter((row) => row.seen_at === null).length,
    late: rows.filter((row) => row.due_at < now).length,
  })
  expect(new Set(rows.map((row) => row.owner))).toEqual(new Set([cambridgeshire, peterborough]))
  expect(longest?.id).toBe(rows[0]?.id)
})

test('paged to the end, the tray shows each once, the least time left first, and nothing of another agency', async () => {
  const seen: RequestLine[] = []
  const pageFrom = (after: After | null) =>
    asPolice((tx) => readTray(tx, { agency: 'police', at: now, after, limit: 50 }))
  for (let pages = 0, end: RequestLine | undefined; pages < 100; pages += 1) {
    const { lines } = await pageFrom(end ? { at: end.dueAt, id: end.id } : null)
    seen.push(...lines)
    end = lines.at(-1)
    if (!end) break
  }
  const { counts } = await asPolice((tx) =>
    readTray(tx, { agency: 'police', at: now, after: null, limit: 1 }),
  )
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(seen).toHaveLength(counts.waiting)
  expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).toSorted())
})

test('asked for another agency’s, a navigator is shown none and counts none', async () => {
  const { counts, longest, lines } = await asPolice((tx) =>
    readTray(tx, { agency: 'health', at: now, after: null, limit: 51 }),
  )
  expect([counts, longest, lines]).toEqual([{ waiting: 0, unseen: 0, late: 0 }, null, []])
})

test('what an agency said before is found by name and birth date, whatever the capitals, and never another agency’s', async () => {
  const about = [
    { name: 'BRAMBLE thistledown 7', bornOn: day('2008-01-08') },
    { name: 'Bramble Thistledown 7', bornOn: null },
    { name: 'Bramble Thistledown 3', bornOn: null },
  ]
  const found = await asPolice((tx) => saidBefore(tx, 'police', about, last.id))
  expect(found.map((items) => items.map(({ aboutName }) => aboutName))).toEqual([
    ['Bramble Thistledown 7'],
    [],
    ['Bramble Thistledown 3'],
  ])
  const health = await asActor(database.db, navigatorOf('health', people.healthNavigator.id), async (tx) => [
    ...(await saidBefore(tx, 'health', about, last.id)),
    ...(await saidBefore(tx, 'police', about, last.id)),
  ])
  expect(health.flat()).toEqual([])
})
