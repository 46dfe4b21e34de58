import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { instant } from '../time/index.ts'
import { asActor, asActorWithin, type Context } from './as-actor.ts'
import type { Tx } from './connect.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const context = (actingFor: string[]): Context => ({
  staffId: null,
  actingFor,
  fn: 'screening',
  clientGroup: 'children',
  at: instant('2026-11-23T09:00:00Z'),
  intakeFor: [],
  draft: null,
  system: false,
})

const actingFor = async (tx: Tx): Promise<string | undefined> => {
  const { rows } = await sql<{ now: string }>`select current_setting('app.acting_for', true) as now`.execute(
    tx,
  )
  return rows[0]?.now
}

describe('one question under another context, within a transaction', () => {
  it('is asked under the other, and afterwards the first is back', async () => {
    await asActor(database.db, context(['E06000031']), async (tx) => {
      expect(await asActorWithin(tx, context(['E10000003', 'E06000031']), () => actingFor(tx))).toBe(
        'E10000003,E06000031',
      )
      expect(await actingFor(tx)).toBe('E06000031')
    })
  })

  it('comes back when the question fails, too', async () => {
    await asActor(database.db, context(['E06000031']), async (tx) => {
      await expect(
        asActorWithin(tx, context(['E10000003']), () => Promise.reject(new Error('no'))),
      ).rejects.toThrow('no')
      expect(await actingFor(tx)).toBe('E06000031')
    })
  })

  it('tells the first error when PostgreSQL refused the question', async () => {
    await expect(
      asActor(database.db, context(['E06000031']), (tx) =>
        asActorWithin(tx, context(['E10000003']), () => sql`select from no_such_table`.execute(tx)),
      ),
    ).rejects.toThrow(/no_such_table/)
  })
})
