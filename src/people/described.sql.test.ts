import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import type { SystemActor } from '../access/index.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { contextFor, performMany } from '../events/index.ts'
import { day, instant } from '../time/index.ts'
import { rememberThese } from './described.sql.ts'
import { personStream } from './person.sql.ts'
import { registered } from './person.test-data.ts'
import type { PersonEvent } from './person.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

const at = instant('2026-11-23T09:00:00Z')
const actor: SystemActor = { kind: 'system', job: 'test', actingFor: peterborough }
const asService = <T>(work: (tx: Tx) => Promise<T>) =>
  asActor(service.house.db, contextFor(actor, 'person.register', at), work)

const livesAt = (line: string, hidden: boolean): PersonEvent => ({
  type: 'address-changed',
  address: { id: newId(), line, postcode: 'PE3 9XX', from: day('2026-01-01'), to: null, hidden },
})

const called = (familyName: string, use: 'previous' | 'alias', from: string | null): PersonEvent => ({
  type: 'name-added',
  name: {
    id: newId(),
    use,
    givenNames: 'Ivy',
    familyName,
    from: from === null ? null : day(from),
    to: null,
    source: '',
  },
})

const documents = async () => {
  const { rows } = await sql<{ document: string }>`
    select document from matching.document order by person_id`.execute(service.database.owner)
  return rows.map(({ document }) => document)
}

it('people brought in together are found by the same as when their records are read again, hidden homes left out', async () => {
  const told: PersonEvent[][] = [
    [registered({ givenNames: 'Ivy', familyName: 'Ibis' }), livesAt('9 Quiet Close', true)],
    [
      registered({ givenNames: 'Wren', familyName: 'Ibis', nhsNumber: '9434765919' }),
      livesAt('9 Quiet Close', false),
      livesAt('2 Loud Street', false),
    ],
    [
      registered({ givenNames: 'Ivy', familyName: 'Oak' }),
      called('Zander', 'alias', '2020-01-01'),
      called('Alder', 'previous', null),
      called('Maple', 'alias', '2010-01-01'),
    ],
  ]
  const ids = told.map(() => newId())
  await asService((tx) =>
    performMany(
      tx,
      personStream,
      { actor, at, action: 'person.register', owner: peterborough },
      told.map((events, nth) => ({ id: ids[nth] ?? '', opens: true, decide: () => events })),
    ),
  )
  const atOnce = await documents()
  await asService((tx) => rememberThese(tx, peterborough, ids))
  expect(atOnce).toEqual(await documents())
  expect(atOnce).toHaveLength(3)
  expect(atOnce.join()).not.toContain('quiet')
})
