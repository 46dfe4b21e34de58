import { type Kysely, sql } from 'kysely'
import { cambridgeshire, people } from '../../demo/people.ts'
import type { TestDatabase } from '../../test/database.ts'
import { asActor, asAuditor, type DB, newId, type Tx } from '../db/index.ts'
import { instant } from '../time/index.ts'
import { hashOfRow, readSealed, type Sealed } from './leaf.ts'
import type { Hash } from './merkle.ts'
import { sealedRows } from './rows.sql.ts'
import { sealSome } from './tree.sql.ts'

/** Rows of the record as they come, without the rooms that write them. */

export const now = instant('2026-11-21T09:00:00Z')

export const system = (owner: string, at = now) =>
  ({
    staffId: null,
    actingFor: [owner],
    fn: null,
    clientGroup: 'children',
    at,
    intakeFor: [],
    draft: null,
    system: true,
  }) as const

export const asSystem = <A>(
  { db }: Pick<TestDatabase, 'db'>,
  owner: string,
  work: (tx: Tx) => Promise<A>,
): Promise<A> => asActor(db, system(owner), work)

export type SomeEvent = { owner?: string; type?: string; data?: string; because?: string; subject?: string }

export const addEvent = async (to: Kysely<DB> | Tx, some: SomeEvent = {}): Promise<string> => {
  const id = newId()
  const { owner = cambridgeshire, type = 'noted', data = '{}', because = '{"rule": "standing"}' } = some
  await sql`
    insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, staff_id, acting_for, fn, because)
    values (${owner}, ${id}, 'contact', ${some.subject ?? newId()}, 1, ${type}, ${data}::jsonb, ${now}, 'staff', ${people.adviser.id},
      ${owner}, 'screening', ${because}::jsonb)`.execute(to)
  return id
}

export const addLook = async (
  to: Kysely<DB> | Tx,
  some: { owner?: string; subject?: string; staffId?: string } = {},
): Promise<string> => {
  const id = newId()
  const { owner = cambridgeshire, subject = newId(), staffId = people.adviser.id } = some
  await sql`
    insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
    values (${owner}, ${id}, ${staffId}, ${owner}, 'screening', 'contact.open', 'contact', ${subject}, 'seen',
      '{"rule": "standing"}', ${now})`.execute(to)
  return id
}

/** So many plain events in one statement. */
export const addMany = async (to: Kysely<DB>, many: number, owner = cambridgeshire): Promise<void> => {
  await sql`
    insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, because)
    select ${owner}, gen_random_uuid(), 'contact', gen_random_uuid(), 1, 'noted', jsonb_build_object('n', n), now(), 'system', '{}'
    from generate_series(1, ${many}) n`.execute(to)
}

export const sealAll = async (database: TestDatabase, owner = cambridgeshire): Promise<number> => {
  let sealed = 0
  for (let more = true; more;) {
    const some = await asSystem(database, owner, (tx) => sealSome(tx, owner, 5_000))
    sealed += some
    more = some === 5_000
  }
  return sealed
}

export type Read = { sealed: Sealed | null; row: unknown; hash: Hash }

/** Every sealed row as the audit reads it. */
export const readAll = async ({ ownerUrl }: TestDatabase, owner = cambridgeshire): Promise<Read[]> =>
  asAuditor(ownerUrl, async (client) => {
    const all: Read[] = []
    for await (const some of sealedRows(client, owner))
      all.push(...some.map(({ row, hash }) => ({ sealed: readSealed(row), row, hash })))
    return all
  })

export const isTrue = ({ sealed, hash }: Read): boolean =>
  sealed?.row !== undefined && sealed.row !== null && hashOfRow(sealed.row)?.equals(hash) === true

/** Alters the record as a superuser can, whatever guards it. */
export const asSuperuser = async (
  { owner }: Pick<TestDatabase, 'owner'>,
  work: (tx: Tx) => Promise<unknown>,
): Promise<void> => {
  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await work(tx)
  })
}
