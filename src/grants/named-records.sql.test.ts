import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCounty } from '../../demo/load.ts'
import { delegationAgreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, type Context } from '../db/index.ts'
import { instant } from '../time/index.ts'

/**
 * What the database shows somebody who is let in to single records of Peterborough: a Cambridgeshire screener whose
 * agreement has lapsed, with cases on an exit list, and the same worker with a grant. Every table with an owner is read.
 */

const now = instant('2026-11-23T09:00:00Z')
const worker = people.adviser.id

let database: TestDatabase
let tables: readonly string[]
let contacts: readonly string[]
let persons: readonly string[]

type Row = Readonly<Record<string, unknown>> & { owner: string; id: string }

/** What is in the database, whoever may see it, by table. */
const everything = new Map<string, readonly Row[]>()

const context = (fn: string, at = now): Context => ({
  staffId: worker,
  actingFor: [peterborough],
  fn,
  clientGroup: 'children',
  at,
  intakeFor: [],
  draft: null,
  system: false,
})

beforeAll(async () => {
  database = await freshDatabase('organisation')
  await loadCounty({ ownerUrl: database.ownerUrl, now, contacts: 30 })
  // The agreement lapses once the work is there.
  await sql`delete from delegated_function`.execute(database.owner)
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'owner'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped order by 1`.execute(
    database.owner,
  )
  tables = rows.map(({ name }) => name)
  for (const table of tables) {
    const all = await sql<{ row: Row }>`
      select to_jsonb(t) - 'content' as row from ${sql.table(table)} t`.execute(database.owner)
    everything.set(
      table,
      all.rows.map(({ row }) => row),
    )
  }
  contacts = rowsOf('contact')
    .filter(({ owner }) => owner === peterborough)
    .map(({ id }) => id)
  persons = rowsOf('person')
    .filter(({ owner }) => owner === peterborough)
    .map(({ id }) => id)
}, 120_000)
afterAll(() => database.drop())

const rowsOf = (table: string): readonly Row[] => everything.get(table) ?? []

const nameRecords = async (how: 'exit-list' | 'audit', records: readonly string[]): Promise<void> => {
  await sql`truncate access_grant, access_grant_record, run_off_case`.execute(database.owner)
  if (records.length === 0) return
  const ids = sql`unnest(${records}::uuid[]) r`
  if (how === 'exit-list')
    await sql`insert into run_off_case
      select gen_random_uuid(), ${peterborough}, ${delegationAgreement}, fn, ${worker}, 'contact', r, false,
        ${now}::timestamptz - interval '1 day', ${now}::timestamptz + interval '1 day'
      from ${ids} cross join unnest(array['screening', 'mash', 'emergency-duty']) fn`.execute(database.owner)
  else
    await sql`with given as (
        insert into access_grant (id, authority, kind, staff_id, given_from, given_until, given_by, reason)
        values (gen_random_uuid(), ${peterborough}, 'audit', ${worker}, ${now}::timestamptz - interval '1 day',
          ${now}::timestamptz + interval '1 day', ${people.privacyPeterborough.id}, 'a sample drawn for this test')
        returning id)
      insert into access_grant_record select given.id, 'contact', r from given, ${ids}`.execute(
      database.owner,
    )
}

const seen = (fn: string): Promise<Map<string, ReadonlySet<string>>> =>
  asActor(database.db, context(fn), async (tx) => {
    const found = new Map<string, ReadonlySet<string>>()
    for (const table of tables) {
      const { rows } = await sql<{ id: string }>`select owner || id as id from ${sql.table(table)}`.execute(
        tx,
      )
      found.set(table, new Set(rows.map(({ id }) => id)))
    }
    return found
  })

/** Tables that say of a contact or a person what only others need: closed, whatever is named. */
const closed = ['sealed_search', 'emergency_card_opening', 'imported_person']
/** Of these a worker sees what they left themselves or are told themselves, and nothing else. */
const theirOwn = ['look', 'declared_reason', 'conflict_of_interest', 'presence', 'alert']

/** The contact or person that a row is part of, said without the policies: by what its columns are called. */
const partOf = (table: string, row: Row): readonly unknown[] => {
  if (closed.includes(table) || theirOwn.includes(table)) return []
  if (table === 'contact' || table === 'person' || table === 'record_stub') return [row.id]
  if (table === 'relationship') return [row['person_id']]
  const behind = (of: string, id: unknown) =>
    rowsOf(of)
      .filter((each) => each.owner === row.owner && each.id === id)
      .map((each) => each['contact_id'])
  if ('stream' in row)
    return row['stream'] === 'contact' || row['stream'] === 'person'
      ? [row['subject_id']]
      : ['hand_over', 'enquiry', 'agency_request', 'disagreement'].flatMap((of) =>
          row['stream'] === of.replace('_', '-') ? behind(of, row['subject_id']) : [],
        )
  if ('contact_id' in row) return [row['contact_id']]
  if ('request_id' in row) return behind('agency_request', row['request_id'])
  if ('enquiry_id' in row) return behind('enquiry', row['enquiry_id'])
  return 'person_id' in row ? [row['person_id']] : []
}

const keysOf = (
  table: string,
  within: ReadonlySet<string>,
  whereSeen: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    rowsOf(table)
      .filter(({ owner }) => owner === peterborough)
      .filter((row) => partOf(table, row).some((id) => within.has(String(id))))
      // Both ends of a relationship must be in sight.
      .filter((row) => table !== 'relationship' || within.has(String(row['other_id'])))
      .map(({ owner, id }) => `${owner}${id}`)
      .filter((key) => whereSeen.has(key)),
  )

test('every table with an owner is closed to whoever is let in to single records, unless its policy says how it hangs on one', async () => {
  const { rows } = await sql<{ table: string; policies: string }>`
    select c.relname as table, coalesce(string_agg(p.policyname || ' ' || p.cmd, ', ' order by p.policyname), '') as policies
    from pg_class c left join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname
      and p.policyname in ('named', 'named_is_not_taken_away') and p.permissive = 'RESTRICTIVE'
      and p.roles = '{front_door_app}'
    where c.relname = any (${tables}::text[]) group by 1`.execute(database.owner)
  const without = rows.filter(({ policies }) => policies !== 'named ALL, named_is_not_taken_away DELETE')
  expect(rows.length).toBe(tables.length)
  expect(without).toEqual([])
})

describe.each([
  ['on an exit list for screening', 'exit-list', 'screening'],
  ['on an exit list for the MASH', 'exit-list', 'mash'],
  ['in a grant for an audit', 'audit', 'quality-assurance'],
] as const)('with records named %s', (_, how, fn) => {
  test('the rows in sight are exactly those that hang on what is named, whatever is named', async () => {
    await nameRecords(how, [...contacts, ...persons])
    const whenAllAreNamed = await seen(fn)
    for (const table of ['contact', 'contact_child', 'hand_over', 'event', 'clock', 'person', 'person_name'])
      expect(whenAllAreNamed.get(table)?.size, table).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...contacts], { minLength: 1, maxLength: 6 }),
        fc.subarray([...persons], { maxLength: 6 }),
        async (someContacts, somePersons) => {
          const named = [...someContacts, ...somePersons]
          await nameRecords(how, named)
          const visible = await seen(fn)
          for (const table of tables)
            expect([table, [...(visible.get(table) ?? [])].toSorted()]).toEqual([
              table,
              [...keysOf(table, new Set(named), whenAllAreNamed.get(table) ?? new Set())].toSorted(),
            ])
        },
      ),
      { numRuns: 3 },
    )
  }, 120_000)
})

test('the comparison above is not blind: without the policy of one table it finds what must not be seen', async () => {
  await nameRecords('audit', contacts.slice(0, 1))
  const before = (await seen('quality-assurance')).get('contact_child')?.size ?? 0
  await sql`drop policy named on contact_child`.execute(database.owner)
  expect((await seen('quality-assurance')).get('contact_child')?.size).toBeGreaterThan(before)
  await sql`create policy named on contact_child as restrictive for all to front_door_app
    using (contact_id = any (coalesce((select app.named_to_me()), array[contact_id])))`.execute(
    database.owner,
  )
})

test('a worker with all of a council’s cases on the list sees of them what its own employee sees', async () => {
  const core = [
    'contact',
    'contact_child',
    'contact_adult',
    'hand_over',
    'enquiry',
    'event',
    'clock',
    'message',
    'person',
  ]
  await nameRecords('exit-list', [...contacts, ...persons])
  const listed = await seen('mash')
  await nameRecords('exit-list', [])
  await sql`insert into employment (id, staff_id, employer, job_title, valid_from)
    values (gen_random_uuid(), ${worker}, ${peterborough}, 'Social worker', '2020-01-01')`.execute(
    database.owner,
  )
  const employed = await seen('mash')
  await sql`delete from employment where staff_id = ${worker} and employer = ${peterborough}`.execute(
    database.owner,
  )
  for (const table of core.filter((each) => each !== 'event' && each !== 'clock'))
    expect([table, listed.get(table)?.size]).toEqual([table, employed.get(table)?.size])
  expect(employed.get('event')?.size).toBeGreaterThanOrEqual(listed.get('event')?.size ?? 0)
})

test('a record of the other council that is named by mistake stays out of sight', async () => {
  const theirs = rowsOf('contact').find(({ owner }) => owner === cambridgeshire)
  await nameRecords('audit', [theirs?.id ?? '', contacts[0] ?? ''])
  expect([...((await seen('quality-assurance')).get('contact') ?? [])]).toEqual([
    `${peterborough}${contacts[0] ?? ''}`,
  ])
})

test('a restricted or sealed record stays as hidden as it was, though it is named', async () => {
  const [person] = persons
  const hide = (sensitivity: string, named: string | null) =>
    sql`update person set sensitivity = ${sensitivity}, named_access = case when ${named}::uuid is null then '{}' else array[${named}::uuid] end
      where id = ${person ?? ''}`.execute(database.owner)
  await nameRecords('audit', [person ?? ''])
  for (const sensitivity of ['restricted', 'sealed']) {
    await hide(sensitivity, people.privacyPeterborough.id)
    expect([...((await seen('quality-assurance')).get('person') ?? [])]).toEqual([])
    expect([...((await seen('quality-assurance')).get('person_name') ?? [])]).toEqual([])
  }
  await hide('restricted', worker)
  expect((await seen('quality-assurance')).get('person')?.size, 'named on the record too').toBe(1)
  await hide('open', null)
})

test('whoever may read a case changes nothing of it, and whoever may write it changes nothing else', async () => {
  const [one, other] = contacts
  await nameRecords('exit-list', [one ?? '', other ?? ''])
  const touch = (id: string) =>
    asActor(database.db, context('screening'), (tx) =>
      tx.updateTable('contact').set({ headline: 'touched' }).where('id', '=', id).executeTakeFirst(),
    )
  await expect(touch(one ?? '')).rejects.toThrow(/row-level security/)
  await sql`update run_off_case set may_write = true where subject_id = ${one ?? ''}`.execute(database.owner)
  expect((await touch(one ?? '')).numUpdatedRows).toBe(1n)
  await expect(touch(other ?? '')).rejects.toThrow(/row-level security/)
  expect((await touch(contacts[2] ?? '')).numUpdatedRows, 'what is not named is not even found').toBe(0n)
})

test('nothing of the search over all people answers whoever is let in to single records', async () => {
  await nameRecords('exit-list', [contacts[0] ?? ''])
  const known = () =>
    asActor(database.db, context('screening'), async (tx) => {
      const found = await sql<{
        n: number
      }>`select count(*)::int as n from app.match_vocabulary('{}', '{}', '{}', '{}') v where v is not null`.execute(
        tx,
      )
      return found.rows[0]?.n
    })
  expect(await known()).toBe(0)
})
