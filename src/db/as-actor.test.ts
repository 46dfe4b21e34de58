import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { instant } from '../time/instant.ts'
import { asActor, asNobody, type Context } from './as-actor.ts'
import { connect, type Tx } from './connect.ts'
import { isOutOfTime, takeTimeFor } from './time-limits.ts'
import type { DB } from './types.ts'

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

describe('what takes too long', () => {
  const limitsIn = async (db: Kysely<DB>): Promise<object | undefined> =>
    (
      await sql<object>`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle`.execute(db)
    ).rows[0]

  /** Impatient by far, so that nobody need wait to see it. */
  const impatient = { statement: 0.05, lock: 0.02, idle: 60 }

  it('has its time by whoever waits for it, on every connection; loading within a page has its own till it is done', async () => {
    const expected = {
      page: { statement: '20s', lock: '10s', idle: '1min' },
      'follow-up': { statement: '5min', lock: '30s', idle: '2min' },
      loading: { statement: '1h', lock: '1min', idle: '15min' },
    }
    for (const limits of ['page', 'follow-up', 'loading'] as const) {
      const db = connect(database.url, { max: 1, limits })
      expect(await limitsIn(db)).toEqual(expected[limits])
      const loading = asNobody(db, async (tx) => {
        await takeTimeFor(tx, 'loading')
        return limitsIn(tx)
      })
      expect(await loading).toEqual(expected.loading)
      expect(await limitsIn(db)).toEqual(expected[limits])
      await db.destroy()
    }
  })

  it('is stopped, and nothing of it is kept: a statement, a wait for another’s lock, a wait for a free connection', async () => {
    const db = connect(database.url, { max: 1, limits: impatient })
    const outcome = (doing: Promise<unknown>) =>
      doing.then(
        () => 'done',
        (error: unknown) => (isOutOfTime(error) ? 'out of time' : error),
      )
    const writing = asNobody(db, async (tx) => {
      await sql`insert into trial default values`.execute(tx)
      await sql`select pg_sleep(30)`.execute(tx)
    })
    expect(await outcome(writing)).toBe('out of time')
    expect((await sql`select from trial`.execute(database.db)).rows).toHaveLength(0)
    await asNobody(database.db, async (tx) => {
      await sql`select pg_advisory_xact_lock(7)`.execute(tx)
      expect(await outcome(sql`select pg_advisory_lock(7)`.execute(db))).toBe('out of time')
    })
    const waiting = asNobody(db, () => outcome(sql`select 1`.execute(db)))
    expect(await waiting).toBe('out of time')
    expect(await outcome(sql`select 1`.execute(db))).toBe('done')
    expect(await outcome(sql`select 1 / 0`.execute(db))).toMatchObject({ code: '22012' })
    await db.destroy()
  })
})
