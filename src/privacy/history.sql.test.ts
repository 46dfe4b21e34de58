import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { inBulk } from '../../test/in-bulk.ts'
import { asActor, type Tx } from '../db/index.ts'
import { instant } from '../time/index.ts'
import {
  type Asked,
  everybodyWhoLooked,
  type HistoryLine,
  looksAt,
  looksAtQuery,
  looksOf,
  looksOfQuery,
} from './history.sql.ts'
import { waitingQuery } from './review.sql.ts'

/** A hundred thousand looks: read off their indexes, a page at a time. */

const looks = 100_000
const now = instant('2026-11-23T09:00:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
  const { owner } = database
  const staff = Object.values(people).map(({ id }) => id)
  await inBulk(owner, async (tx) => {
    await sql`
      insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
      select case n % 2 when 0 then ${peterborough} else ${cambridgeshire} end, gen_random_uuid(),
        (${staff}::uuid[])[1 + n % ${staff.length}], ${peterborough}, 'screening', 'contact.open', 'contact',
        ('00000000-0000-4000-8000-' || lpad(to_hex(n % 500), 12, '0'))::uuid, 'seen', '{}',
        timestamptz '2026-01-01T00:00:00Z' + (n / 3) * interval '5 minutes'
      from generate_series(1, ${looks}) n`.execute(tx)
    await sql`
      insert into privacy_review (owner, id, kind, staff_id, subject_kind, subject_id, look_id, looked_at, raised_at, due_at, reviewed_at, finding)
      select l.owner, gen_random_uuid(), 'same-surname', l.staff_id, 'contact', l.subject_id, l.id, l.at, l.at, l.at + interval '1 day',
        case when nth % 50 <> 0 then l.at + interval '1 hour' end, case when nth % 50 <> 0 then 'in-order' end
      from (select *, row_number() over () as nth from look limit 20000) l`.execute(tx)
  })
  await sql`analyze look, privacy_review`.execute(owner)
}, 120_000)
afterAll(() => database.drop())

const asOfficer = <A>(work: (tx: Tx) => Promise<A>): Promise<A> =>
  asActor(
    database.db,
    {
      staffId: people.privacyPeterborough.id,
      actingFor: [peterborough],
      fn: 'oversight',
      clientGroup: 'children',
      at: now,
      intakeFor: [],
      draft: null,
      system: false,
    },
    work,
  )

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

const waysInto = async (table: string, query: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await asOfficer((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return (plan ? nodesOf(plan) : [])
    .filter((node) => node['Relation Name'] === table)
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())
}

const asked = (change: Partial<Asked> = {}): Asked => ({
  owner: peterborough,
  from: null,
  to: null,
  after: null,
  limit: 51,
  ...change,
})
const records = Array.from(
  { length: 20 },
  (_, n) => `00000000-0000-4000-8000-${(n * 2).toString(16).padStart(12, '0')}`,
)
const after = { at: instant('2026-06-01T00:00:00Z'), id: '00000000-0000-4000-8000-000000000000' }
const days = { from: instant('2026-03-01T00:00:00Z'), to: instant('2026-04-01T00:00:00Z') }

describe('a history is read off its index', () => {
  test.each<[string, Partial<Asked>]>([
    ['from the latest', {}],
    ['a later page', { after }],
    ['some days', days],
    ['a later page of some days', { ...days, after: { ...after, at: instant('2026-03-15T00:00:00Z') } }],
  ])('%s', async (_what, change) => {
    expect(await waysInto('look', looksAtQuery(records, asked(change)))).toEqual([
      'Index Scan look_by_subject',
    ])
    expect(await waysInto('look', looksOfQuery(people.adviser.id, asked(change)))).toEqual([
      'Index Scan look_by_staff',
    ])
  })
})

test('the tray of what waits is read off its index', async () => {
  for (const page of [null, { dueAt: after.at, id: after.id }])
    expect(
      await waysInto(
        'privacy_review',
        waitingQuery({ owners: [peterborough], kind: null, after: page, limit: 51 }),
      ),
    ).toEqual(['Index Scan privacy_review_waiting'])
})

const toTheEnd = async (
  read: (asked: Asked) => Promise<HistoryLine[]>,
  change: Partial<Asked>,
): Promise<string[]> => {
  const seen: HistoryLine[] = []
  for (let next: Asked['after'] = null; ;) {
    const lines = await read(asked({ ...change, after: next, limit: 50 }))
    seen.push(...lines)
    const last = lines.at(-1)
    if (!last) break
    next = { at: last.at, id: last.id }
  }
  expect(seen.map(({ at, id }) => `${at} ${id}`)).toEqual(
    seen
      .map(({ at, id }) => `${at} ${id}`)
      .toSorted()
      .toReversed(),
  )
  return seen.map(({ id }) => id)
}

test('paged to the end, everybody who looked is there once, and nobody of the other council’s', async () => {
  const of = (where: string) =>
    sql<{ id: string }>`select id from look where owner = ${peterborough} and ${sql.raw(where)}`.execute(
      database.owner,
    )
  const atThese = await asOfficer((tx) => toTheEnd((each) => looksAt(tx, records, each), {}))
  const { rows } = await of(`subject_id = any ('{${records.join(',')}}')`)
  expect(atThese.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  const ofWorker = await asOfficer((tx) => toTheEnd((each) => looksOf(tx, people.adviser.id, each), days))
  const wanted = await of(`staff_id = '${people.adviser.id}' and at >= '${days.from}' and at < '${days.to}'`)
  expect(ofWorker.toSorted()).toEqual(wanted.rows.map(({ id }) => id).toSorted())
  expect(ofWorker.length).toBeGreaterThan(50)
})

test('everybody who ever looked is listed once, with when last', async () => {
  const everybody = await asOfficer((tx) => everybodyWhoLooked(tx, peterborough, 500))
  const { rows } = await sql<{ id: string; last: string }>`
    select staff_id as id, max(at) as last from look where owner = ${peterborough} group by 1`.execute(
    database.owner,
  )
  expect(new Map(everybody.map(({ id, lastAt }) => [id, lastAt]))).toEqual(
    new Map(rows.map(({ id, last }) => [id, last])),
  )
  expect(everybody.map(({ name }) => name)).toEqual(everybody.map(({ name }) => name).toSorted())
})
