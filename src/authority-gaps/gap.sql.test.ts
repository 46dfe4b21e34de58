import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { inBulk } from '../../test/in-bulk.ts'
import { asActor, type Tx } from '../db/index.ts'
import { day, instant } from '../time/index.ts'
import { gapsQuery, workQuery } from './gap.sql.ts'

const span = '00000000-0000-4000-8000-00000000ffff'
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase('organisation')
  await inBulk(database.owner, async (tx) => {
    await sql`
      insert into authority_gap_span (owner, id, fn, client_group, from_day, to_day, activities, state, found_at)
      select ${peterborough}, case nth when 0 then ${span}::uuid else gen_random_uuid() end, 'screening', 'children',
        date '1998-04-01' + nth, date '1998-04-02' + nth, 1, 'found', now()
      from generate_series(0, 4999) nth`.execute(tx)
    await sql`
      insert into authority_gap_work (owner, span_id, id, staff_id, stream, type, subject_id, happened_at, covered_then,
        covered_now)
      select ${peterborough}, ${span}::uuid, gen_random_uuid(), ${people.adviser.id}::uuid, 'contact', 'received',
        gen_random_uuid(), timestamptz '1998-04-01' + nth * interval '1 minute', false, false
      from generate_series(0, 49999) nth`.execute(tx)
  })
  await sql`analyze`.execute(database.owner)
}, 60_000)
afterAll(() => database.drop())

const asDirector = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(
    database.db,
    {
      staffId: people.directorPeterborough.id,
      actingFor: [peterborough],
      fn: 'oversight',
      clientGroup: 'children',
      at: instant('2026-11-23T09:00:00Z'),
      intakeFor: [],
      draft: null,
      system: false,
    },
    work,
  )

type Plan = { 'Node Type': string; 'Index Name'?: string; Plans?: Plan[] }
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

const nodesFor = async (query: RawBuilder<unknown>): Promise<Plan[]> => {
  const { rows } = await asDirector((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return plan ? nodesOf(plan) : []
}

test.each<[string, RawBuilder<unknown>, string]>([
  ['the first stretches', gapsQuery(peterborough, null, 51), 'authority_gap_span_listed'],
  [
    'later stretches',
    gapsQuery(peterborough, { from: day('2005-01-01'), id: span }, 51),
    'authority_gap_span_listed',
  ],
  [
    'what was done first',
    workQuery({ owner: peterborough, id: span }, null, 51),
    'authority_gap_work_listed',
  ],
  [
    'what was done later',
    workQuery(
      { owner: peterborough, id: span },
      { happenedAt: instant('1998-04-20T00:00:00Z'), id: span },
      51,
    ),
    'authority_gap_work_listed',
  ],
])(
  'among 5,000 stretches and 50,000 things done in one, %s is read off its index, in order',
  async (_words, query, index) => {
    const nodes = await nodesFor(query)
    expect(nodes.map((node) => node['Index Name'])).toContain(index)
    expect(nodes.filter((node) => node['Node Type'] === 'Sort')).toEqual([])
    expect((await asDirector((tx) => query.execute(tx))).rows).toHaveLength(51)
  },
)
