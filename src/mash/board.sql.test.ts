import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addHours, instant } from '../time/index.ts'
import { type BoardChoice, boardChoice, lanes } from './board-choice.ts'
import { boardQuery, readBoard, type Reader } from './board.sql.ts'
import { fillEnquiries } from './board.test-data.ts'
import { gaugeQuery } from './gauge.sql.ts'
import { explainedQuery, reasonQuery, unexplainedQuery } from './late.sql.ts'
import { gapQuery, mondayBefore, waitingQuery } from './waiting.sql.ts'

const now = instant('2026-11-23T09:00:00Z')
const [open, decided] = [5_000, 15_000]

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
  await fillEnquiries(database.owner, { open, decided, every: 6, until: now })
}, 120_000)
afterAll(() => database.drop())

const context = {
  staffId: people.mashWorker.id,
  actingFor: [cambridgeshire, peterborough],
  fn: 'mash',
  clientGroup: 'children',
  at: now,
  intakeFor: [],
  draft: null,
  system: false,
} as const
const asWorker = <T>(work: (tx: Tx) => Promise<T>) => asActor(database.db, context, work)
const asDirector = <T>(work: (tx: Tx) => Promise<T>) =>
  asActor(
    database.db,
    { ...context, staffId: people.directorPeterborough.id, actingFor: [peterborough], fn: 'oversight' },
    work,
  )

const reader: Reader = { staffId: people.mashWorker.id, onlyTold: false }
const choice = (change: Readonly<Record<string, string>> = {}): BoardChoice => boardChoice.parse(change)

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** How PostgreSQL would go about it: which ways it takes into enquiries and what agencies were asked. */
const waysInto = async (query: RawBuilder<unknown>, as: typeof asWorker = asWorker): Promise<string[]> => {
  const { rows } = await as((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return [
    ...new Set(
      (plan ? nodesOf(plan) : [])
        .filter((node) => /^(enquiry|agency_request)/.test(node['Relation Name'] ?? node['Index Name'] ?? ''))
        .map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim()),
    ),
  ].toSorted()
}

const inOrder = 'Index Scan enquiry_board'
const counting = 'Index Only Scan enquiry_board'
const longest = 'Index Scan enquiry_longest'
const asked = 'Index Scan agency_request_of_enquiry'
const byKey = 'Index Scan enquiry_pkey'

describe('with 5,000 open enquiries and 40,000 questions to agencies, the board is read off its indexes', () => {
  const last = { orderAt: addHours(now, 2), receivedAt: addHours(now, -30), id: crypto.randomUUID() }
  test.each<[string, BoardChoice]>([
    ['as it opens', choice()],
    ['one colour', choice({ lane: 'green' })],
    ['those nobody has rated', choice({ lane: 'not-rated' })],
    ['the second page of a colour', { ...choice({ lane: 'amber' }), after: last }],
    ['one council', choice({ council: peterborough })],
    ['one’s own', choice({ whose: 'mine' })],
    ['those nobody has taken', choice({ whose: 'nobody' })],
    ['the late', choice({ only: 'late' })],
    ['the silent', choice({ only: 'silent' })],
    [
      'the late of one council that are one’s own',
      choice({ only: 'late', council: cambridgeshire, whose: 'mine' }),
    ],
  ])('%s', async (_name, chosen) => {
    expect(await waysInto(boardQuery(chosen, reader, 16, now))).toEqual(
      [asked, counting, inOrder, longest].toSorted(),
    )
  })

  test('with the one an alert led to', async () => {
    expect(await waysInto(boardQuery(choice({ seen: crypto.randomUUID() }), reader, 16, now))).toEqual(
      [asked, counting, inOrder, longest, byKey].toSorted(),
    )
  })

  test('what emergency duty was told of', async () => {
    expect(await waysInto(boardQuery(choice(), { ...reader, onlyTold: true }, 16, now))).toEqual(
      [asked, counting, inOrder, longest].toSorted(),
    )
  })
})

describe('and so are the figures', () => {
  const owners = [cambridgeshire, peterborough]
  test('of the agencies, over a month and now', async () => {
    expect(await waysInto(gaugeQuery(owners, addHours(now, -24 * 28), now))).toEqual([
      'Index Only Scan agency_request_asked',
      'Index Only Scan agency_request_out',
    ])
  })
  test('of the agencies now alone, for the wall', async () => {
    expect(await waysInto(gaugeQuery(owners, now, now))).toEqual([
      'Index Only Scan agency_request_asked',
      'Index Only Scan agency_request_out',
    ])
  })
  test('of what was late and why', async () => {
    const since = addHours(now, -24 * 28)
    expect(await waysInto(explainedQuery(since, null, 51))).toEqual(['Index Scan enquiry_late'])
    expect(
      await waysInto(explainedQuery(since, { decidedAt: addHours(now, -48), id: crypto.randomUUID() }, 51)),
    ).toEqual(['Index Scan enquiry_late'])
    expect(await waysInto(reasonQuery(since))).toEqual(['Index Only Scan enquiry_late'])
    expect(await waysInto(unexplainedQuery(since, now, 51))).toEqual([
      'Index Scan enquiry_late',
      'Index Scan enquiry_longest',
    ])
  })
  test('of whom the children of a council wait for, and how long they were on their way', async () => {
    expect(await waysInto(waitingQuery([peterborough], now), asDirector)).toEqual([
      'Index Only Scan agency_request_out',
      'Index Only Scan enquiry_board',
    ])
    expect(await waysInto(gapQuery([peterborough], mondayBefore(now, 0)), asDirector)).toEqual([
      'Index Only Scan enquiry_gap',
    ])
  })
})

test('paged to the end, a colour shows everybody of it once, in order of the time left', async () => {
  const { rows: all } = await sql<{ id: string }>`
    select id from enquiry where stage in ('new', 'open') and rating = 'green' order by order_at, received_at, id`.execute(
    database.owner,
  )
  const seen: string[] = []
  let after: BoardChoice['after'] = null
  for (let page = 0; page < 100; page += 1) {
    const chosen: BoardChoice = { ...choice({ lane: 'green' }), after }
    const read = await asWorker((tx) => readBoard(tx, chosen, reader, 50, now))
    const lines = read.lines.get('green') ?? []
    seen.push(...lines.map(({ id }) => id))
    const last = lines.at(-1)
    if (last === undefined) break
    after = { orderAt: last.orderAt, receivedAt: last.receivedAt, id: last.id }
  }
  expect(seen).toEqual(all.map(({ id }) => id))
})

test('the numbers are those of what is open, by colour, late and silent, and of what was chosen', async () => {
  const chosen = choice({ council: cambridgeshire, whose: 'mine' })
  const read = await asWorker((tx) => readBoard(tx, chosen, reader, 1, now))
  const { rows } = await sql<{ lane: string; open: number; late: number; silent: number; chosen: number }>`
    select coalesce(rating, 'not-rated') as lane, count(*)::int as open,
      (count(*) filter (where due_at < ${now}))::int as late,
      (count(*) filter (where alarms > 0 or silent_at <= ${now}))::int as silent,
      (count(*) filter (where owner = ${cambridgeshire} and allocated_to = ${people.mashWorker.id}))::int as chosen
    from enquiry where stage in ('new', 'open') group by 1`.execute(database.owner)
  const expected = lanes.map((lane) => rows.find((row) => row.lane === lane))
  expect(read.all).toEqual(
    expected.map((row) => ({ lane: row?.lane, open: row?.open, late: row?.late, silent: row?.silent })),
  )
  expect(read.chosen.map((count) => count.open)).toEqual(expected.map((row) => row?.chosen))
})

test('with no council in sight nobody is seen and nobody is counted', async () => {
  const read = await asActor(database.db, { ...context, actingFor: [] }, (tx) =>
    readBoard(tx, choice(), reader, 16, now),
  )
  expect([read.longest, read.all.every((count) => count.open === 0)]).toEqual([null, true])
})
