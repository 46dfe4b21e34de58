import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { instant } from '../time/instant.ts'
import { asActor, asNobody, type Context } from './as-actor.ts'
import type { Tx } from './connect.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const context: Context = {
  staffId: '0197c5a0-0000-7000-8000-000000000001',
  actingFor: ['northshire', 'eastmere'],
  fn: 'screening',
  clientGroup: 'children',
  at: instant('2026-11-22T09:12:00Z'),
  intakeFor: ['eastmere'],
  draft: null,
  system: false,
}

const names = [
  'app.staff',
  'app.acting_for',
  'app.fn',
  'app.client_group',
  'app.at',
  'app.intake_for',
  'app.draft',
  'app.system',
]

const settings = async (tx: Tx | TestDatabase['db']): Promise<(string | null)[]> => {
  const found = await sql<{ value: string | null }>`
    select current_setting(name, true) as value from unnest(${names}::text[]) with ordinality as n (name, place) order by place
  `.execute(tx)
  return found.rows.map((row) => row.value)
}

describe('the context of an actor', () => {
  it('is known to the database inside the work', async () => {
    expect(await asActor(database.db, context, settings)).toEqual([
      context.staffId,
      'northshire,eastmere',
      'screening',
      'children',
      '2026-11-22T09:12:00.000Z',
      'eastmere',
      '',
      '',
    ])
  })

  it('does not stay on the connection for the next person', async () => {
    const one = database.db
    await Promise.all(Array.from({ length: 20 }, () => asActor(one, context, settings)))
    const after = await Promise.all(Array.from({ length: 20 }, () => settings(one)))
    expect(after.flat().filter((value) => value !== null && value !== '')).toEqual([])
  })

  it('is empty for nobody, even on a connection that was used by somebody', async () => {
    await asActor(database.db, context, settings)
    expect(await asNobody(database.db, settings)).toEqual(names.map(() => ''))
  })

  it('cannot name a council by a comma in a code', async () => {
    const work = () => Promise.resolve('reached')
    await expect(
      asActor(database.db, { ...context, actingFor: ['northshire,eastmere'] }, work),
    ).rejects.toThrow(RangeError)
    await expect(asActor(database.db, { ...context, intakeFor: [''] }, work)).rejects.toThrow(RangeError)
  })

  it('ends with its work: what failed is undone', async () => {
    await database.owner.schema.createTable('trial').addColumn('n', 'integer').execute()
    await sql`grant select, insert on trial to front_door_app`.execute(database.owner)
    const failing = asActor(database.db, context, async (tx) => {
      await sql`insert into trial values (1)`.execute(tx)
      throw new Error('changed our minds')
    })
    await expect(failing).rejects.toThrow('changed our minds')
    expect((await sql`select from trial`.execute(database.db)).rows).toHaveLength(0)
  })

  it('refuses to write when only reading was asked for', async () => {
    const mode = await asNobody(
      database.db,
      async (tx) =>
        (await sql<{ transaction_read_only: string }>`show transaction_read_only`.execute(tx)).rows[0],
      { readOnly: true },
    )
    expect(mode?.transaction_read_only).toBe('on')
  })
})

describe('values from the database', () => {
  const one = async (expression: string): Promise<unknown> =>
    (await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db)).rows[0]
      ?.value

  it.each([
    [`date '2026-03-29'`, '2026-03-29'],
    [`timestamptz '2026-11-22 09:12:00+00'`, '2026-11-22T09:12:00.000Z'],
    [`timestamptz '2026-07-01 09:12:00.123456+01'`, '2026-07-01T08:12:00.123Z'],
    [`9007199254740991::bigint`, 9007199254740991],
    [`1.25::numeric(8,2)`, 1.25],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    [`array[date '2026-03-29', null]`, ['2026-03-29', null]],
    [`array[timestamptz '2026-11-22 09:12:00+00']`, ['2026-11-22T09:12:00.000Z']],
    [`array[5::bigint]`, [5]],
    [`array['a, "b"', null]`, ['a, "b"', null]],
    [`null::date`, null],
  ])('%s arrives as it is meant', async (expression, value) => {
    expect(await one(expression)).toEqual(value)
  })

  it('refuses a whole number that a number cannot hold, instead of rounding it', async () => {
    await expect(one('9007199254740993::bigint')).rejects.toThrow(RangeError)
  })
})
