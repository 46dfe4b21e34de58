import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { delegationAgreement, emergencyDutyMemorandum } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { fillContacts } from '../contacts/tray.test-data.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { addDays, day, instant } from '../time/index.ts'
import { stateOf } from './agreement.ts'
import { allAgreements } from './agreement.sql.ts'
import { collides, type Held } from './invariants.rule.ts'
import { openWorkQuery } from './losing.sql.ts'
import { notDelegable } from './not-delegable.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase('organisation')
})
afterAll(() => database.drop())

/** A term as the owner of the tables would write it: what is refused is refused to everybody. */
const term = {
  instrument_id: delegationAgreement,
  fn: 'assessment',
  client_group: 'children',
  holder: peterborough,
  discharger: cambridgeshire,
  valid_from: '2019-01-01',
  valid_to: '2024-01-01',
  effective_on: '2018-12-19' as string | null,
  accepted_on: '2018-12-13' as string | null,
  constitution_amended_on: '2018-12-19' as string | null,
  call_in: 'runs',
  call_in_ended_on: '2018-12-19' as string | null,
  ended_on: null as string | null,
  geography: [] as string[],
  enabling_power: 'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
  statutory_basis: 'Children Act 1989 s.17',
}

/** Written and taken back. */
const writing = (...rows: Partial<typeof term>[]): Promise<void> =>
  database.owner
    .transaction()
    .execute(async (tx) => {
      for (const row of rows)
        await tx
          .insertInto('delegated_function')
          .values({ id: newId(), ...term, ...row } as never)
          .execute()
      throw new Error('taken back')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error && error.message === 'taken back')) throw error
    })

describe('the database refuses, whoever writes (A2)', () => {
  test.each<[string, string, boolean]>([
    ['committee', '2019-06-01', false],
    ['committee', '2019-01-01', true],
    ['leader-cabinet', '2019-01-01', false],
  ])(
    'section 101 alone is judged by the dated change: governed by %s from %s, a term from 1 January 2019 may stand: %s',
    async (model, from, mayStand) => {
      await database.owner
        .insertInto('governance_change')
        .values({
          id: newId(),
          authority: peterborough,
          model,
          counts_from: from as never,
          decision_ref: 'CC/1',
        })
        .execute()
      const alone = writing({ enabling_power: 'Local Government Act 1972 s.101' })
      await (mayStand
        ? expect(alone).resolves.toBeUndefined()
        : expect(alone).rejects.toThrow(/section-101-alone/))
      await database.owner.deleteFrom('governance_change').where('authority', '=', peterborough).execute()
    },
  )

  test('but not the term as it was decided', () => expect(writing({})).resolves.toBeUndefined())

  test.each<[string, Partial<typeof term>, RegExp]>([
    ['a council for itself', { discharger: peterborough }, /check/],
    ['a day before the agreement', { valid_from: '2018-12-17' }, /outside-the-agreement/],
    ['a day after it, without being an extension', { valid_to: '2024-01-02' }, /outside-the-agreement/],
    ['a delegation by a memorandum', { instrument_id: emergencyDutyMemorandum }, /kind-does-not-delegate/],
    ['what no council may give away', { fn: 'setting-the-budget' }, /not-delegable/],
    ['a council’s own oversight', { fn: 'oversight' }, /not-delegable/],
    [
      'section 101 alone, of a council with a cabinet',
      { enabling_power: 'Local Government Act 1972 s.101' },
      /section-101-alone/,
    ],
    ['counting without acceptance', { accepted_on: null }, /effective_only_once_accepted/],
    ['counting before acceptance', { accepted_on: '2018-12-20' }, /effective_only_once_accepted/],
    [
      'counting without the constitution',
      { constitution_amended_on: null },
      /effective_only_in_the_constitution/,
    ],
    ['counting while call-in runs', { call_in_ended_on: null }, /effective_only_after_call_in/],
    [
      'counting before call-in ended',
      { effective_on: '2018-12-18', constitution_amended_on: '2018-12-18' },
      /effective_only_after_call_in/,
    ],
    ['a second discharger', { fn: 'screening' }, /one_discharger/],
    [
      'a second discharger for a part of the area',
      { fn: 'screening', geography: ['E05010000'] },
      /one-discharger/,
    ],
  ])('%s', async (_, change, refused) => {
    await expect(writing(change)).rejects.toThrow(refused)
  })

  test('what no council may give away is the same in the rules and in the database', async () => {
    const rows = await database.owner.selectFrom('not_delegable').selectAll().execute()
    expect(Object.fromEntries(rows.map(({ fn, words, source }) => [fn, { words, source }]))).toEqual(
      notDelegable,
    )
  })

  test.each([
    'instrument_decision',
    'instrument_signature',
    'instrument_document',
    'instrument_claim',
  ] as const)('to change or take away a row of %s, even to the owner of the tables', async (table) => {
    await expect(sql`delete from ${sql.table(table)}`.execute(database.owner)).rejects.toThrow(
      /cannot be changed/,
    )
    await expect(sql`truncate ${sql.table(table)} cascade`.execute(database.owner)).rejects.toThrow(
      /cannot be changed/,
    )
  })
})

const aTerm = fc
  .record({
    clientGroup: fc.constantFrom('children' as const, 'adults' as const),
    geography: fc.subarray(['E05010000', 'E05010001']),
    first: fc.integer({ min: 0, max: 40 }),
    days: fc.integer({ min: 1, max: 40 }),
    ended: fc.option(fc.integer({ min: -2, max: 80 }), { nil: null }),
  })
  .map(({ clientGroup, geography, first, days, ended }): Held => {
    const from = addDays(day('2020-01-01'), first)
    return {
      fn: 'assessment',
      clientGroup,
      holder: peterborough,
      geography,
      from,
      to: addDays(from, days),
      endedOn: ended === null ? null : addDays(from, ended),
    }
  })

const asRow = ({ clientGroup, geography, from, to, endedOn }: Held): Partial<typeof term> => ({
  client_group: clientGroup,
  geography: [...geography],
  valid_from: from,
  valid_to: to,
  ended_on: endedOn,
})

test('on any ranges, the database refuses a second discharger exactly where the rule does', async () => {
  await fc.assert(
    fc.asyncProperty(aTerm, aTerm, async (one, other) => {
      const refused = await writing(asRow(one), asRow(other)).then(
        () => false,
        (error: unknown) => /one.discharger/.test(String(error)),
      )
      expect(refused).toBe(collides(one, other))
    }),
    { numRuns: 60 },
  )
})

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

describe('what was known when', () => {
  const fnOn = async (knownAt: string | null) => {
    const all = await asDirector((tx) => allAgreements(tx, knownAt === null ? null : instant(knownAt)))
    const agreement = all.find(({ id }) => id === delegationAgreement)
    return agreement?.functions.filter(({ fn }) => fn === 'met-hub') ?? null
  }

  test('before it was recorded an agreement was not known, and its extension only since that was', async () => {
    expect(await fnOn('2018-12-18T12:00:00Z')).toBeNull()
    expect((await fnOn('2018-12-20T12:00:00Z'))?.map(({ to }) => to)).toEqual(['2024-01-01'])
    expect((await fnOn('2023-07-05T12:00:00Z'))?.map(({ to }) => to)).toEqual(['2024-01-01', '2029-01-01'])
  })

  test('what was known before a change stays as it was known; the change counts from when it was recorded', async () => {
    await sql`update delegated_function set ended_on = '2026-04-01', recorded_at = '2026-02-01T10:00:00Z'
      where fn = 'met-hub' and extends is not null`.execute(database.owner)
    await sql`update delegated_function set ended_on = '2026-05-01', recorded_at = '2026-03-01T10:00:00Z'
      where fn = 'met-hub' and extends is not null`.execute(database.owner)
    const endedOn = async (knownAt: string | null) => (await fnOn(knownAt))?.at(-1)?.endedOn
    expect(await endedOn('2026-02-01T09:59:59Z')).toBeNull()
    expect(await endedOn('2026-02-01T10:00:00Z')).toBe('2026-04-01')
    expect(await endedOn('2026-02-28T10:00:00Z')).toBe('2026-04-01')
    expect(await endedOn('2026-03-01T10:00:00Z')).toBe('2026-05-01')
    expect(await endedOn(null)).toBe('2026-05-01')
  })

  test('R6: a term recorded later for earlier days takes no fact back that it was not there', async () => {
    const { owner } = database
    const gap = {
      owner: peterborough,
      id: newId(),
      fn: 'assessment',
      client_group: 'children',
      employer: cambridgeshire,
      staff_id: people.adviser.id,
      activity: 'contact-taken-in',
      subject_kind: 'contact',
      subject_id: newId(),
      happened_at: instant('2020-06-01T10:00:00Z'),
    }
    await owner.insertInto('authority_gap').values(gap).execute()
    await owner
      .insertInto('delegated_function')
      .values({ id: newId(), ...term, recorded_at: instant('2026-11-01T10:00:00Z') } as never)
      .execute()
    await expect(owner.deleteFrom('authority_gap').where('id', '=', gap.id).execute()).rejects.toThrow(
      /cannot be changed/,
    )
    const before = await fnOn('2026-10-31T10:00:00Z')
    expect(before?.length).toBe(2)
  })
})

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

test('a function with cases on its exit list is in run-off until the last hard stop, and then closed (A2, R7)', async () => {
  const { owner } = database
  await owner
    .insertInto('run_off_case')
    .values({
      id: newId(),
      authority: peterborough,
      instrument_id: delegationAgreement,
      fn: 'early-help-hub',
      staff_id: people.adviser.id,
      subject_kind: 'contact',
      subject_id: newId(),
      may_write: true,
      given_from: instant('2029-01-01T00:00:00Z'),
      stops_at: instant('2029-03-01T00:00:00Z'),
    })
    .execute()
  const all = await asDirector((tx) => allAgreements(tx))
  const terms = all.flatMap(({ functions }) => functions).filter(({ fn }) => fn === 'early-help-hub')
  expect(terms.map(({ runOffUntil }) => runOffUntil)).toEqual([null, '2029-03-01'])
  const states = ['2028-12-31', '2029-01-01', '2029-02-28', '2029-03-01'].map((on) =>
    terms[1] ? stateOf(terms[1], day(on)) : null,
  )
  expect(states).toEqual(['expiring', 'run-off', 'run-off', 'closed'])
})

test('what would lose its authority is counted off an index of what waits, however much was ever taken in', async () => {
  const until = instant('2026-11-23T09:00:00Z')
  await fillContacts(database.owner, { contacts: 20_000, waitingEvery: 200, until })
  const { rows } = await asDirector((tx) =>
    sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${openWorkQuery}`.execute(tx),
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  const ways = (plan ? nodesOf(plan) : [])
    .filter((node) => node['Relation Name'] === 'contact')
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim())
  expect(ways).toEqual(['Index Only Scan contact_waiting'])
})
