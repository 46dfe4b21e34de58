import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { inBulk } from '../../test/in-bulk.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addHours, instant } from '../time/index.ts'
import { fillEnquiries } from './board.test-data.ts'
import {
  type AfterDisagreement,
  type OpenDisagreement,
  openDisagreements,
  openDisagreementsQuery,
} from './disagreement.sql.ts'

const now = instant('2026-11-23T09:00:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
  await fillEnquiries(database.owner, { open: 500, decided: 4_500, every: 60, until: now })
  // A year in which somebody disagreed with every enquiry, four times; one in forty is not settled yet.
  await inBulk(database.owner, async (tx) => {
    await sql`
      insert into disagreement (owner, id, enquiry_id, contact_id, reference, raised_by, rung, rung_name, raised_at,
        due_at, resolved_at)
      select q.owner, gen_random_uuid(), q.id, q.contact_id, q.reference, 'Nurse Nettle, Health', 1 + n % 4, 'Managers',
        q.started_at, q.started_at + make_interval(days => n), case when row_number() over () % 40 > 0 then q.started_at end
      from enquiry q cross join generate_series(1, 4) n`.execute(tx)
  })
  await sql`analyze disagreement`.execute(database.owner)
}, 120_000)
afterAll(() => database.drop())

const asManager = <T>(work: (tx: Tx) => Promise<T>) =>
  asActor(
    database.db,
    {
      staffId: people.mashManager.id,
      actingFor: [cambridgeshire, peterborough],
      fn: 'mash',
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

const waysInto = async (query: RawBuilder<unknown>): Promise<string[]> => {
  const { rows } = await asManager((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  return (plan ? nodesOf(plan) : [])
    .filter((node) => /^disagreement/.test(node['Relation Name'] ?? node['Index Name'] ?? ''))
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())
}

test('of some 18,000 disagreements those not settled are read off their index, on the first page and the next', async () => {
  const last = { dueAt: addHours(now, -500), id: crypto.randomUUID() }
  for (const after of [null, last])
    expect(await waysInto(openDisagreementsQuery([cambridgeshire, peterborough], after, 51))).toEqual([
      'Index Scan disagreement_open',
    ])
})

/** Page after page to the last, as somebody who goes through them all. */
const allFrom = async (after: AfterDisagreement | null): Promise<OpenDisagreement[]> => {
  const lines = await asManager((tx) => openDisagreements(tx, [cambridgeshire, peterborough], after, 50))
  const last = lines.at(-1)
  return last === undefined ? [] : [...lines, ...(await allFrom({ dueAt: last.dueAt, id: last.id }))]
}

test('every one not settled is on some page, once, the least time left first', async () => {
  const seen = (await allFrom(null)).map(({ dueAt, id }) => `${dueAt} ${id}`)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(seen.toSorted())
  const open = await database.owner
    .selectFrom('disagreement')
    .select('id')
    .where('resolved_at', 'is', null)
    .execute()
  expect(seen).toHaveLength(open.length)
  expect(open.length).toBeGreaterThan(400)
})
