import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadOrganisation } from '../../demo/organisation.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../test/database.ts'
import { databaseUrl, onServer } from '../../test/database-server.ts'
import { asNobody, connect } from '../db/index.ts'
import { migrate } from '../db/migrate.ts'
import { appUrl } from '../db/roles.ts'
import { openFields, saltedFields } from './leaf.ts'
import { emptyRoot, GrowingTree, leafHash } from './merkle.ts'
import {
  consistencyProof,
  inclusionProof,
  provesConsistency,
  provesInclusion,
  rootOf,
} from './merkle-proof.ts'
import { missingLeaf } from './leaf.ts'
import {
  addEvent,
  addLook,
  addMany,
  asSuperuser,
  asSystem,
  isTrue,
  now,
  readAll,
  sealAll,
} from './record.test-data.ts'
import { keepCheckpoint, keptCheckpoint, sealedIn, sealedSize, sealSome, storedRuns } from './tree.sql.ts'

let database: TestDatabase
const fresh = async () => {
  database = await freshDatabase('organisation')
}

const pending = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from proof.pending`.execute(database.owner)
  return rows[0]?.n ?? 0
}

describe('what was written is sealed', () => {
  beforeEach(async () => {
    await fresh()
    return () => database.drop()
  })

  test('each event and each look once, in the order it was written, in its own council’s tree', async () => {
    const ids = [
      await addEvent(database.owner),
      await addLook(database.owner),
      await addEvent(database.owner),
    ]
    await addEvent(database.owner, { owner: peterborough })
    expect(await sealAll(database)).toBe(3)
    expect(await sealAll(database)).toBe(0)
    const all = await readAll(database)
    expect(all.map(({ sealed }) => sealed?.id)).toEqual(ids)
    expect(all.map(({ sealed }) => sealed?.n)).toEqual([0, 1, 2])
    expect(all.every(isTrue)).toBe(true)
    expect(await readAll(database, peterborough)).toEqual([])
    expect(await sealAll(database, peterborough)).toBe(1)
    expect(await pending()).toBe(0)
  })

  test('whatever it says: the database and this service hash every text and number alike', async () => {
    const text = fc.string({ unit: 'binary' }).map((each) => each.toWellFormed().replaceAll('\u0000', ''))
    const json = fc.oneof(
      fc.json({ stringUnit: 'grapheme' }).filter((each) => !each.includes('\\u0000')),
      fc.constantFrom('1e3', '1.00', '123456789012345678901234567890', '-0.0', '{"b": 1, "a": {"": null}}'),
    )
    await fc.assert(
      fc.asyncProperty(text, json, json, async (type, data, because) => {
        await addEvent(database.owner, { type, data, because })
      }),
    )
    await sealAll(database)
    const all = await readAll(database)
    expect(all.length).toBeGreaterThan(50)
    expect(all.filter((read) => !isTrue(read)).map(({ row }) => row)).toEqual([])
  })

  test('what is committed late is sealed after what overtook it, and nothing is left out', async () => {
    const gate = Promise.withResolvers<void>()
    const written = Promise.withResolvers<string>()
    const slow = database.owner.transaction().execute(async (tx) => {
      written.resolve(await addEvent(tx))
      await gate.promise
    })
    const early = await written.promise
    const overtaking = await addEvent(database.owner)
    expect(await sealAll(database)).toBe(1)
    gate.resolve()
    await slow
    expect(await sealAll(database)).toBe(1)
    expect((await readAll(database)).map(({ sealed }) => sealed?.id)).toEqual([overtaking, early])
  })

  test('by two processes at once, each row once and in one row of numbers', async () => {
    await addMany(database.owner, 3_000)
    const counts = await Promise.all(
      Array.from({ length: 4 }, () =>
        asSystem(database, cambridgeshire, (tx) => sealSome(tx, cambridgeshire, 1_000)),
      ),
    )
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(3_000)
    const all = await readAll(database)
    expect(all.map(({ sealed }) => sealed?.n)).toEqual(Array.from({ length: 3_000 }, (_, n) => n))
    expect(all.every(isTrue)).toBe(true)
  })

  test('what a rolled back transaction wrote is not', async () => {
    await database.owner
      .transaction()
      .execute(async (tx) => {
        await addEvent(tx)
        throw new Error('No')
      })
      .catch(() => undefined)
    expect(await pending()).toBe(0)
  })

  test('a row taken away before it was sealed leaves a leaf that says so', async () => {
    const id = await addEvent(database.owner)
    await asSuperuser(database, (tx) => sql`delete from event where id = ${id}`.execute(tx))
    expect(await sealAll(database)).toBe(1)
    const [read] = await readAll(database)
    expect(read?.sealed?.row).toBeNull()
    expect(read?.hash).toEqual(leafHash(missingLeaf(cambridgeshire, 'event', id)))
  })

  test('a row whose data was erased keeps its leaf, its salt is gone, and the record says so', async () => {
    const ids = [
      await addEvent(database.owner, { data: '{"said": "Something of a child"}' }),
      await addLook(database.owner),
    ]
    await sealAll(database)
    const before = await readAll(database)
    for (const [n, kind] of (['event', 'look'] as const).entries())
      await sql`select proof.erase(${cambridgeshire}, ${kind}, array[${ids[n]}::uuid], 'Kept for as long as the law says')`.execute(
        database.owner,
      )
    await sealAll(database)
    const after = await readAll(database)
    expect(after).toHaveLength(4)
    expect(after.every(isTrue)).toBe(true)
    expect(after.slice(0, 2).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash))
    expect(JSON.stringify(after.slice(0, 2))).not.toContain('Something of a child')
    expect(after.map(({ sealed }) => sealed?.row?.salt === null)).toEqual([true, true, false, false])
    expect(after.slice(2).map(({ sealed }) => sealed?.row?.fields['subject_id'])).toEqual(ids)
    const { rows } = await sql<{
      salt: null
      data: object
    }>`select salt, data from event where id = ${ids[0]}`.execute(database.owner)
    expect(rows).toEqual([{ salt: null, data: {} }])
  })

  test('erasing needs a reason, and nobody else may change a row', async () => {
    const id = await addEvent(database.owner)
    await expect(
      sql`select proof.erase(${cambridgeshire}, 'event', array[${id}::uuid], 'no')`.execute(database.owner),
    ).rejects.toThrow(/why/)
    await expect(
      sql`update event set type = 'other' where id = ${id}`.execute(database.owner),
    ).rejects.toThrow(/cannot be changed/)
  })
})

describe('the runtime role', () => {
  beforeAll(fresh)
  afterAll(() => database.drop())

  test('cannot enter the tree, cannot erase, and cannot add a row that was erased from the start', async () => {
    await addMany(database.owner, 3)
    for (const doing of [
      'select * from proof.leaf',
      `insert into proof.leaf values ('${cambridgeshire}', 0, 1, 'event', gen_random_uuid(), sha256(''))`,
      'delete from proof.pending',
      `select proof.erase('${cambridgeshire}', 'event', array[gen_random_uuid()], 'because I can do it')`,
    ])
      await expect(
        asSystem(database, cambridgeshire, (tx) => sql.raw(doing).execute(tx)),
        doing,
      ).rejects.toThrow(/permission denied/)
    await expect(
      asSystem(database, cambridgeshire, (tx) =>
        sql`insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, because, salt, erased_hash)
          values (${cambridgeshire}, gen_random_uuid(), 'contact', gen_random_uuid(), 1, 'noted', '{}', ${now}, 'system', '{}', null, sha256(''))`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/)
  })

  test('seals and signs as the service alone, for the council it works for', async () => {
    await expect(asNobody(database.db, (tx) => sealSome(tx, cambridgeshire, 10))).rejects.toThrow(
      /Only the service/,
    )
    await expect(asSystem(database, peterborough, (tx) => sealSome(tx, cambridgeshire, 10))).rejects.toThrow(
      /Only the service/,
    )
    await expect(
      asNobody(database.db, (tx) =>
        keepCheckpoint(tx, cambridgeshire, { size: 1, root: emptyRoot, note: '' }),
      ),
    ).rejects.toThrow(/Only the service/)
  })

  test('keeps one checkpoint for a size, none larger than what is sealed and none smaller than the last', async () => {
    await sealAll(database)
    const keep = (size: number) =>
      asSystem(database, cambridgeshire, (tx) =>
        keepCheckpoint(tx, cambridgeshire, { size, root: emptyRoot, note: 'signed' }),
      )
    expect(await keep(2)).toBe(1)
    expect(await keep(2)).toBeNull()
    expect(await keep(1)).toBeNull()
    await expect(keep(4)).rejects.toThrow(/Not so much/)
    expect(await keep(3)).toBe(2)
    const kept = await asNobody(database.db, (tx) =>
      Promise.all([keptCheckpoint(tx, cambridgeshire), keptCheckpoint(tx, cambridgeshire, 1)]),
    )
    expect(kept.map((each) => each?.number)).toEqual([2, 1])
  })

  test('learns where a row is sealed only for a council it works for', async () => {
    const [first] = await readAll(database)
    const id = first?.sealed?.id ?? ''
    expect(await asSystem(database, cambridgeshire, (tx) => sealedIn(tx, cambridgeshire, [id]))).toEqual(
      new Map([[id, { n: 0, checkpoint: 1 }]]),
    )
    expect((await asSystem(database, peterborough, (tx) => sealedIn(tx, cambridgeshire, [id]))).size).toBe(0)
    expect((await asNobody(database.db, (tx) => sealedIn(tx, cambridgeshire, [id]))).size).toBe(0)
  })
})

test('nothing that is sealed can be changed or taken away, by the owner of the tables either', async () => {
  await fresh()
  await addMany(database.owner, 300)
  await sealAll(database)
  for (const table of ['leaf', 'subtree', 'checkpoint', 'cosignature'])
    for (const doing of [
      `update proof.${table} set owner = owner`,
      `delete from proof.${table}`,
      `truncate proof.${table} cascade`,
    ])
      await expect(sql.raw(doing).execute(database.owner), doing).rejects.toThrow(/cannot be changed/)
  await database.drop()
})

test('every column of an event and of a look is sealed', async () => {
  await fresh()
  const columnsOf = async (table: string) =>
    (
      await sql<{ name: string }>`
        select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(
        database.owner,
      )
    ).rows.map(({ name }) => name)
  for (const kind of ['event', 'look'] as const)
    expect((await columnsOf(kind)).toSorted()).toEqual(
      [...openFields(kind), ...saltedFields(kind), 'salt', 'erased_hash'].toSorted(),
    )
  await database.drop()
})

test('of 66,000 leaves the database keeps the hashes of full runs, and every proof from them holds', async () => {
  await fresh()
  await addMany(database.owner, 66_000)
  await sealAll(database)
  const all = (await readAll(database)).map(({ hash }) => hash)
  const rootAt = new Map<number, Buffer>()
  const tree = new GrowingTree()
  for (const hash of all) {
    tree.add(hash)
    rootAt.set(
      tree.size,
      tree.size % 97 === 0 || tree.size > 65_000 || tree.size < 1_000 ? tree.root() : emptyRoot,
    )
  }
  await asSystem(database, cambridgeshire, async (tx) => {
    const runs = storedRuns(tx, cambridgeshire)
    const size = await sealedSize(tx, cambridgeshire)
    expect(size).toBe(66_000)
    for (const at of [1, 255, 256, 257, 65_535, 65_536, 65_537, 66_000])
      expect((await rootOf(at, runs)).equals(rootAt.get(at) ?? emptyRoot), String(at)).toBe(true)
    const root = await rootOf(size, runs)
    for (const n of [0, 255, 256, 40_000, 65_535, 65_536, 65_999])
      expect(provesInclusion(all[n] ?? emptyRoot, n, size, await inclusionProof(n, size, runs), root)).toBe(
        true,
      )
    for (const from of [1, 256, 970, 65_536, 65_999])
      expect(
        provesConsistency(
          { size: from, root: rootAt.get(from) ?? emptyRoot },
          { size, root },
          await consistencyProof(from, size, runs),
        ),
      ).toBe(true)
  })
  await expect(
    asSystem(database, cambridgeshire, (tx) => rootOf(66_001, storedRuns(tx, cambridgeshire))),
  ).rejects.toThrow(RangeError)
  await database.drop()
}, 120_000)

test('an owner of the tables who is no superuser seals, audits and erases too, and nothing else of it is open', async () => {
  const empty = await emptyDatabase()
  const name = `plain_${randomBytes(4).toString('hex')}`
  const superuser = connect(empty.ownerUrl, { max: 1 })
  await sql.raw(`create role ${name} login createrole password 'only-for-tests'`).execute(superuser)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(superuser)
  await sql.raw(`alter database ${rows[0]?.name ?? ''} owner to ${name}`).execute(superuser)
  const plain = new URL(empty.ownerUrl)
  plain.username = name
  plain.password = 'only-for-tests'
  const appAt = appUrl(empty.ownerUrl)
  await migrate({ ownerUrl: plain.href, appUrl: appAt })
  const [owner, db] = [connect(plain.href, { max: 2 }), connect(appAt, { max: 2 })]
  const there = { owner, db, url: appAt, ownerUrl: plain.href, drop: empty.drop }
  // What councils decided is written by their own officers alone: only somebody nothing binds can load it.
  await loadOrganisation(superuser)
  const ids = [
    await asSystem(there, cambridgeshire, (tx) => addEvent(tx)),
    await asSystem(there, cambridgeshire, (tx) => addLook(tx)),
  ]
  expect(await sealAll(there)).toBe(2)
  await sql`select proof.erase(${cambridgeshire}, 'event', array[${ids[0]}::uuid], 'Kept long enough')`.execute(
    owner,
  )
  expect(await sealAll(there)).toBe(1)
  const all = await readAll(there)
  expect(all.map(({ sealed }) => sealed?.id).slice(0, 2)).toEqual(ids)
  expect(all.every(isTrue)).toBe(true)
  expect((await sql`select * from event`.execute(owner)).rows).toEqual([])
  await Promise.all([owner.destroy(), db.destroy()])
  await superuser.destroy()
  await empty.drop()
  await onServer(databaseUrl(empty.ownerUrl, 'postgres'), (client) => client.query(`drop role ${name}`))
}, 60_000)
