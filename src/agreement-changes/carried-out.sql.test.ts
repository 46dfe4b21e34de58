import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delegationAgreement, loadOrganisation, s113Agreement } from '../../demo/organisation.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { newId, type Tx } from '../db/index.ts'
import { day } from '../time/index.ts'
import { changesOf } from './change.sql.ts'
import { carryOut } from './deciding.ts'
import { partyActs } from './party.test-data.ts'

/** What the database does once every party has decided, and how it is undone where a decision is taken back. */

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await loadOrganisation(database.owner, 'none')
  await database.owner
    .updateTable('instrument')
    .set({ notice_months: 3 })
    .where('id', '=', s113Agreement)
    .execute()
})
afterAll(() => database.drop())

const { as, begun, decision } = partyActs(() => database)
const call = (tx: Tx, name: string, id: string) => sql`select ${sql.id('app', name)}(${id}::uuid)`.execute(tx)
const termsBy = (change: string) =>
  database.owner
    .selectFrom('delegated_function')
    .select(['fn', 'valid_from', 'valid_to', 'effective_on', 'call_in', 'accepted_on'])
    .where('by_change', '=', change)
    .execute()

test('an extension called in and taken back leaves no term, and its days to another agreement', async () => {
  const id = newId()
  await as(cambridgeshire, async (tx) => {
    await begun(tx, cambridgeshire, id, 'extension', 1)
    await tx
      .insertInto('agreement_extension')
      .values({
        change_id: id,
        first_to: day('2024-01-01'),
        old_to: day('2024-01-01'),
        new_to: day('2025-01-01'),
      })
      .execute()
    await decision(tx, cambridgeshire, id)
  })
  await as(peterborough, async (tx) => {
    await decision(tx, peterborough, id)
    await call(tx, 'put_extension_in_force', id)
  })
  expect(await termsBy(id)).toHaveLength(5)
  await expect(as(peterborough, (tx) => call(tx, 'drop_extension', id))).rejects.toThrow(
    /nothing-was-refused/,
  )
  const own = (tx: Tx) =>
    tx.updateTable('agreement_decision').where('owner', '=', peterborough).where('change_id', '=', id)
  await as(peterborough, async (tx) => {
    await own(tx)
      .set({ called_in_on: day('2023-06-30') })
      .execute()
    await call(tx, 'put_extension_in_force', id)
    await own(tx)
      .set({ reconsidered_on: day('2023-06-30'), approves: false, effective_on: null })
      .execute()
    await call(tx, 'drop_extension', id)
  })
  expect(await termsBy(id)).toEqual([])
})

test('a function that begins by a variation waits for the holder’s constitution, and reaches to the agreement’s end', async () => {
  const id = newId()
  await as(peterborough, async (tx) => {
    await begun(tx, peterborough, id, 'variation', 1)
    await tx
      .insertInto('agreement_variation')
      .values({ change_id: id, words: 'Assessment is shared as well', effective_from: day('2023-08-01') })
      .execute()
    await tx
      .insertInto('variation_function')
      .values({
        change_id: id,
        what: 'begins',
        fn: 'assessment',
        client_group: 'children',
        holder: peterborough,
        discharger: cambridgeshire,
        enabling_power: 'Local Government Act 2000 s.9EA',
        statutory_basis: 'Children Act 1989 s.17',
      })
      .execute()
    await decision(tx, peterborough, id)
  })
  await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
  await expect(as(cambridgeshire, (tx) => call(tx, 'carry_out_variation', id), '2023-07-03')).rejects.toThrow(
    /call-in-running/,
  )
  await as(cambridgeshire, (tx) => call(tx, 'carry_out_variation', id), '2023-07-04')
  expect(await termsBy(id)).toEqual([
    {
      fn: 'assessment',
      valid_from: '2023-08-01',
      valid_to: '2024-01-01',
      effective_on: null,
      call_in: 'runs',
      accepted_on: '2023-07-04',
    },
  ])
  const { version } = await database.owner
    .selectFrom('instrument')
    .select('version')
    .where('id', '=', delegationAgreement)
    .executeTakeFirstOrThrow()
  expect(version).toBe(2)
})

test('whoever gave notice ends the agreement alone from its day on, and not a day before', async () => {
  const [notice, ending] = [newId(), newId()]
  await as(peterborough, async (tx) => {
    await begun(tx, peterborough, notice, 'notice', 1, s113Agreement)
    await tx
      .insertInto('agreement_notice')
      .values({
        change_id: notice,
        instrument_id: s113Agreement,
        ground: 'general',
        months: 3,
        given_on: day('2023-06-20'),
        service_method: 'by-hand',
      })
      .execute()
    await begun(tx, peterborough, ending, 'termination', 1, s113Agreement)
    await tx
      .insertInto('agreement_termination')
      .values({ change_id: ending, notice_id: notice, ends_on: day('2023-09-20') })
      .execute()
    const lent = await tx
      .selectFrom('s113_placement')
      .select('id')
      .where('instrument_id', '=', s113Agreement)
      .execute()
    await tx
      .insertInto('agreement_disposition')
      .values(
        lent.map(({ id }, nth) => ({
          change_id: ending,
          number: nth + 1,
          dependant_kind: 'placement',
          dependant_id: id,
          disposition: 'end',
          ends_on: day('2023-09-20'),
          because: 'Goes back to Peterborough',
          set_by: peterborough,
          set_on: day('2023-06-28'),
        })),
      )
      .execute()
  })
  const complete = (council: typeof peterborough | typeof cambridgeshire, on: string) =>
    as(council, (tx) => call(tx, 'complete_termination', ending), on)
  await expect(complete(peterborough, '2023-09-19')).rejects.toThrow(/decision-missing/)
  await expect(complete(cambridgeshire, '2023-09-20')).rejects.toThrow(/decision-missing/)
  const judged = await as(
    peterborough,
    async (tx) => {
      const [change] = await changesOf(tx, { id: ending })
      return change && ['2023-09-19', '2023-09-25'].map((on) => carryOut(change, peterborough, day(on)))
    },
    '2023-09-19',
  )
  expect(judged).toMatchObject([{ refused: 'not-all-hold' }, [{ type: 'carried-out' }]])
  await complete(peterborough, '2023-09-25')
  const ended = await database.owner
    .selectFrom('s113_placement')
    .select('valid_to')
    .where('instrument_id', '=', s113Agreement)
    .execute()
  expect(ended.every(({ valid_to }) => valid_to === '2023-09-20')).toBe(true)
})
