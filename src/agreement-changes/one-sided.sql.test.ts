import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jointWorkingAgreement, loadOrganisation } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { newId, type Tx } from '../db/index.ts'
import { addCalendarMonths, day, type Day } from '../time/index.ts'
import { type Council, partyActs } from './party.test-data.ts'

/** The database itself, asked as the runtime role, lets no council change an agreement alone, whatever the code asks. */

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await loadOrganisation(database.owner, 'none')
})
afterAll(() => database.drop())

const { as, begun, decision } = partyActs(() => database)

const extended = () =>
  database.owner
    .selectFrom('delegated_function')
    .select(['fn', 'effective_on'])
    .where('extends', 'is not', null)
    .execute()

let number = 0
const anExtension = async (by: Council = cambridgeshire): Promise<string> => {
  const id = newId()
  number += 1
  await as(by, async (tx) => {
    await begun(tx, by, id, 'extension', number)
    await tx
      .insertInto('agreement_extension')
      .values({
        change_id: id,
        first_to: day('2024-01-01'),
        old_to: day('2024-01-01'),
        new_to: day('2026-01-01'),
      })
      .execute()
  })
  return id
}
const put = (tx: Tx, id: string) => sql`select app.put_extension_in_force(${id}::uuid)`.execute(tx)

describe('an extension', () => {
  beforeEach(() => database.owner.deleteFrom('delegated_function').where('extends', 'is not', null).execute())

  test.each<[string, (id: string) => Promise<unknown>, RegExp]>([
    ['nobody decided', async () => undefined, /decision-missing/],
    [
      'one council decided',
      (id) => as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id)),
      /decision-missing/,
    ],
    [
      'one refused',
      async (id) => {
        await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
        await as(peterborough, (tx) => decision(tx, peterborough, id, { approves: false, holdsFrom: null }))
      },
      /decision-missing/,
    ],
    [
      'both decided on an earlier state',
      async (id) => {
        await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id, { revision: 1 }))
        await as(peterborough, (tx) => decision(tx, peterborough, id, { revision: 1 }))
      },
      /decision-missing/,
    ],
  ])('is not put in force where %s', async (_, deciding, refused) => {
    const id = await anExtension()
    await deciding(id)
    await expect(as(cambridgeshire, (tx) => put(tx, id))).rejects.toThrow(refused)
    expect(await extended()).toEqual([])
  })

  test('is put in force where both decided, and counts from the later of both days', async () => {
    const id = await anExtension()
    await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id, { holdsFrom: day('2023-06-30') }))
    await as(peterborough, (tx) => decision(tx, peterborough, id, { holdsFrom: day('2023-07-04') }))
    await as(peterborough, (tx) => put(tx, id))
    expect((await extended()).map(({ effective_on }) => effective_on)).toEqual(Array(5).fill('2023-07-04'))
  })

  test('gives nothing while one decision is not published', async () => {
    const id = await anExtension()
    await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
    await as(peterborough, (tx) => decision(tx, peterborough, id, { holdsFrom: null }))
    await as(peterborough, (tx) => put(tx, id))
    expect((await extended()).map(({ effective_on }) => effective_on)).toEqual(Array(5).fill(null))
  })

  test('decided after the lapse is refused: that is a new agreement', async () => {
    const id = await anExtension()
    await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
    const late = day('2024-01-01')
    await as(peterborough, (tx) => decision(tx, peterborough, id, { on: late }), late)
    await expect(as(peterborough, (tx) => put(tx, id), '2024-01-08')).rejects.toThrow(
      /decided-after-the-lapse/,
    )
  })

  test('longer than five years together cannot even be written down', async () => {
    const id = newId()
    await expect(
      as(peterborough, async (tx) => {
        await begun(tx, peterborough, id, 'extension', 90)
        await tx
          .insertInto('agreement_extension')
          .values({
            change_id: id,
            first_to: day('2024-01-01'),
            old_to: day('2024-01-01'),
            new_to: day('2029-01-02'),
          })
          .execute()
      }),
    ).rejects.toThrow(/check constraint/)
  })
})

describe('one council’s officer', () => {
  test('cannot write the other council’s decision, nor begin in its name', async () => {
    const id = await anExtension()
    await expect(as(cambridgeshire, (tx) => decision(tx, peterborough, id))).rejects.toThrow(
      /row-level security/,
    )
    await expect(
      as(cambridgeshire, (tx) => begun(tx, peterborough, newId(), 'variation', 91)),
    ).rejects.toThrow(/row-level security/)
  })

  test('cannot alter what was asked for, what the other decided, or the agreement itself', async () => {
    const id = await anExtension()
    await as(peterborough, (tx) => decision(tx, peterborough, id, { approves: false, holdsFrom: null }))
    await expect(
      as(cambridgeshire, (tx) =>
        tx
          .updateTable('agreement_extension')
          .set({ new_to: day('2025-01-01') })
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
    const altered = await as(cambridgeshire, (tx) =>
      tx
        .updateTable('agreement_decision')
        .set({ approves: true })
        .where('owner', '=', peterborough)
        .executeTakeFirst(),
    )
    expect(altered.numUpdatedRows).toBe(0n)
    await expect(
      as(cambridgeshire, (tx) =>
        tx
          .updateTable('delegated_function')
          .set({ valid_to: day('2029-01-01') })
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(
      as(cambridgeshire, (tx) =>
        tx
          .updateTable('agreement_change')
          .set({ carried_out_on: day('2023-06-28') })
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  test('who is a director and no agreements officer cannot decide', async () => {
    const id = await anExtension()
    await expect(
      as(peterborough, (tx) => decision(tx, peterborough, id), '2023-06-28', people.directorPeterborough.id),
    ).rejects.toThrow(/row-level security/)
  })

  test('carries out no variation and no termination that only they decided', async () => {
    const [variation, termination] = [newId(), newId()]
    await as(peterborough, async (tx) => {
      await begun(tx, peterborough, variation, 'variation', 92)
      await tx
        .insertInto('agreement_variation')
        .values({ change_id: variation, words: 'The MET Hub goes home', effective_from: day('2023-09-01') })
        .execute()
      await begun(tx, peterborough, termination, 'termination', 92, jointWorkingAgreement)
      await tx
        .insertInto('agreement_termination')
        .values({ change_id: termination, ends_on: day('2023-12-31') })
        .execute()
      await decision(tx, peterborough, variation)
      await decision(tx, peterborough, termination)
    })
    for (const [name, id, refused] of [
      ['carry_out_variation', variation, /decision-missing/],
      ['complete_termination', termination, /decision-missing/],
    ] as const)
      await expect(
        as(peterborough, (tx) => sql`select ${sql.id('app', name)}(${id}::uuid)`.execute(tx), '2023-07-10'),
      ).rejects.toThrow(refused)
  })

  test('completes no termination that leaves something without an answer, though both decided', async () => {
    const id = newId()
    await as(peterborough, async (tx) => {
      await begun(tx, peterborough, id, 'termination', 93, jointWorkingAgreement)
      await tx
        .insertInto('agreement_termination')
        .values({ change_id: id, ends_on: day('2023-12-31') })
        .execute()
      await decision(tx, peterborough, id)
    })
    await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
    await expect(
      as(peterborough, (tx) => sql`select app.complete_termination(${id}::uuid)`.execute(tx), '2023-07-10'),
    ).rejects.toThrow(/disposition-missing/)
  })
})

describe('a notice', () => {
  const noticed = (months: number | null, givenOn: Day, ground = 'general') => {
    const id = newId()
    number += 1
    return as(peterborough, async (tx) => {
      await begun(tx, peterborough, id, 'notice', number, jointWorkingAgreement)
      await tx
        .insertInto('agreement_notice')
        .values({
          change_id: id,
          instrument_id: jointWorkingAgreement,
          ground,
          months,
          given_on: givenOn,
          service_method: 'by-hand',
          circumstance: ground === 'defined' ? 'A circumstance' : null,
        })
        .execute()
      return tx
        .selectFrom('agreement_notice')
        .select('computed_on')
        .where('change_id', '=', id)
        .executeTakeFirstOrThrow()
    })
  }

  test.each(['2022-02-28', '2022-08-31', '2022-11-30', '2023-01-31', '2020-02-29'])(
    'given on %s takes effect in the database on the day the calendar gives',
    async (givenOn) => {
      expect((await noticed(12, day(givenOn))).computed_on).toBe(addCalendarMonths(day(givenOn), 12))
      expect((await noticed(3, day(givenOn), 'defined')).computed_on).toBe(addCalendarMonths(day(givenOn), 3))
    },
  )

  test('cannot be given with other months than the agreement names, nor for a day to come', async () => {
    await expect(noticed(6, day('2023-01-01'))).rejects.toThrow(/row-level security/)
    await expect(noticed(12, day('2023-06-29'))).rejects.toThrow(/row-level security/)
  })
})
