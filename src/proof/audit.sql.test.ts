import { generateKeyPairSync } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asAuditor } from '../db/index.ts'
import { audit } from './audit.ts'
import { checkpointText } from './checkpoint.ts'
import { exportRecord } from './export.ts'
import type { Trusted } from './heads.ts'
import { firstWrong, type Verdict } from './judge.ts'
import { openFields, saltedFields } from './leaf.ts'
import { newFolder } from './log.test-data.ts'
import { rootOf } from './merkle-proof.ts'
import { signed, verifierOf } from './note.ts'
import { addEvent, addLook, addMany, asSuperuser, asSystem, sealAll } from './record.test-data.ts'
import { keepCheckpoint, sealedSize, storedRuns } from './tree.sql.ts'
import { readAbout, verifyExport } from './verify.ts'

/** The whole record in a real database, altered behind its guards in every way there is. */

const owner = cambridgeshire
const signer = { name: `test/${owner}`, key: generateKeyPairSync('ed25519').privateKey }
const trusted: Trusted = { service: verifierOf(signer, 'signature'), witnesses: [] }

let database: TestDatabase

const sign = (): Promise<unknown> =>
  asSystem(database, owner, async (tx) => {
    const size = await sealedSize(tx, owner)
    const root = await rootOf(size, storedRuns(tx, owner))
    return keepCheckpoint(tx, owner, {
      size,
      root,
      note: signed(checkpointText({ origin: signer.name, size, root }), signer),
    })
  })

const fill = async (): Promise<void> => {
  database = await freshDatabase('organisation')
  for (let n = 0; n < 4; n += 1) {
    await addEvent(database.owner, { data: `{"n": ${String(n)}}` })
    await addLook(database.owner)
    await sealAll(database)
    await sign()
  }
}

const audited = async (): Promise<Verdict> =>
  (await asAuditor(database.ownerUrl, (client) => audit(client, owner, { trusted, witness: null }))).verdict

/** What a third party finds in an export of the same record. */
const verified = async (): Promise<Verdict> => {
  const folder = join(await newFolder(), 'record')
  await asAuditor(database.ownerUrl, (client) =>
    exportRecord(client, owner, { folder, trusted, witness: null }),
  )
  const verdict = await verifyExport(folder, await readAbout(folder), trusted)
  await rm(folder, { recursive: true })
  return verdict
}

const both = async (): Promise<Verdict> => {
  const [one, other] = [await audited(), await verified()]
  expect(other.found > 0).toBe(one.found > 0)
  expect(firstWrong(other)).toEqual(firstWrong(one))
  return one
}

const rowAt = async (n: number): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select row_id as id from proof.leaf where owner = ${owner} and n = ${n}`.execute(database.owner)
  return rows[0]?.id ?? ''
}

const alter = (change: string): Promise<void> => asSuperuser(database, (tx) => sql.raw(change).execute(tx))

test('a record nobody touched is well, by the audit and by an export of it', async () => {
  await fill()
  for (const verdict of [await audited(), await verified()])
    expect(verdict).toMatchObject({
      found: 0,
      leaves: 8,
      compared: 4,
      agreesUpTo: { size: 8, by: signer.name },
    })
  await database.drop()
})

/** Another value of the same kind for each column, as PostgreSQL takes it. */
const others: Readonly<Record<string, string>> = {
  owner: `'${peterborough}'`,
  id: 'gen_random_uuid()',
  subject_id: 'gen_random_uuid()',
  salt: 'gen_random_uuid()',
  staff_id: `'${people.screeningManager.id}'`,
  acting_for: `'${peterborough}'`,
  seq: 'seq + 1',
  happened_at: `happened_at + interval '1 microsecond'`,
  recorded_at: `recorded_at - interval '1 microsecond'`,
  at: `at + interval '1 microsecond'`,
  data: `data || '{"more": 1}'`,
  because: `jsonb_set(because, '{rule}', '"other"')`,
  outcome: `'refused'`,
  actor_kind: `'system'`,
  by_name: `'Somebody'`,
  action: `'person.open'`,
}

describe('one field of one row', () => {
  beforeAll(fill)
  afterAll(() => database.drop())

  for (const [kind, n] of [
    ['event', 2],
    ['look', 5],
  ] as const) {
    const table = kind
    test.each([...openFields(kind), ...saltedFields(kind), 'salt'])(
      `of ${kind === 'event' ? 'an event' : 'a look'}: %s`,
      async (column) => {
        const id = await rowAt(n)
        await alter(`create table if not exists kept_${table} as select * from ${table} where id = '${id}'`)
        await alter(
          `alter table event drop constraint if exists event_check; update ${table} set ${column} = ${others[column] ?? `'other'`} where id = '${id}'`,
        )
        const verdict = await both()
        expect(firstWrong(verdict)).toEqual([n, n])
        await alter(`delete from ${table} where id = '${id}' or salt in (select salt from kept_${table}) or subject_id in (select subject_id from kept_${table});
        insert into ${table} select * from kept_${table}`)
        expect((await audited()).found).toBe(0)
      },
    )
  }
})

describe('rows', () => {
  beforeEach(async () => {
    await fill()
    return () => database.drop()
  })

  test('taken away: one in the middle', async () => {
    await alter(`delete from event where id = '${await rowAt(4)}'`)
    const verdict = await both()
    expect(verdict.findings[0]).toEqual({ wrong: 'gone', n: 4, upTo: 5 })
  })

  test('cut off at the end, with their leaves and the last checkpoints', async () => {
    await alter(`delete from look where id = '${await rowAt(7)}'; delete from proof.leaf where n = 7`)
    expect((await both()).findings).toContainEqual({ wrong: 'cut-short', n: 7, signed: 8 })
  })

  test('taken out of the tree too, leaving a gap', async () => {
    await alter(`delete from event where id = '${await rowAt(4)}'; delete from proof.leaf where n = 4`)
    expect(firstWrong(await audited())).toEqual([4, 4])
    expect((await verified()).found).toBeGreaterThan(0)
  })

  test('slipped in past the list of what waits', async () => {
    await asSuperuser(database, async (tx) => {
      await addLook(tx)
    })
    const { findings } = await audited()
    expect(findings).toMatchObject([{ wrong: 'slipped-in', kind: 'look' }])
  })

  test('slipped in and put into the tree in another’s place', async () => {
    await asSuperuser(database, async (tx) => {
      const id = await addEvent(tx)
      await sql`update proof.leaf set row_id = ${id} where n = 2`.execute(tx)
    })
    const verdict = await audited()
    expect(firstWrong(verdict)).toEqual([2, 2])
    expect(verdict.findings.map(({ wrong }) => wrong)).toContain('slipped-in')
  })

  test('two in each other’s places', async () => {
    await alter(`update proof.leaf l set row_id = gen_random_uuid() where n = 2;
      update proof.leaf set row_id = '${await rowAt(2)}' where n = 4;
      update proof.leaf set row_id = '${await rowAt(4)}' where n = 2`)
    expect(firstWrong(await both())).toEqual([2, 2])
  })

  test('altered together with their hash: told to between two checkpoints', async () => {
    await alter(`update event set type = 'other' where id = '${await rowAt(4)}';
      update proof.leaf l set hash = proof.leaf_hash(e) from event e where e.id = l.row_id`)
    expect(firstWrong(await both())).toEqual([4, 5])
  })

  test('and the checkpoints: one signed by somebody else, one out of its order', async () => {
    const stranger = { ...signer, key: generateKeyPairSync('ed25519').privateKey }
    const note = signed(checkpointText({ origin: signer.name, size: 4, root: Buffer.alloc(32) }), stranger)
    await asSuperuser(database, (tx) =>
      sql`update proof.checkpoint set note = ${note} where size = 4`.execute(tx),
    )
    expect((await both()).findings).toMatchObject([{ wrong: 'bad-checkpoint', nth: 1 }])
  })

  test('erased as the owner of the tables may: the record is well, and says how many', async () => {
    await sql`select proof.erase(${owner}, 'event', array[${await rowAt(2)}::uuid], 'Kept long enough')`.execute(
      database.owner,
    )
    await sealAll(database)
    await sign()
    expect(await both()).toMatchObject({ found: 0, erased: 1, leaves: 9 })
  })

  test('emptied without a word: found', async () => {
    await alter(
      `update event e set data = '{}', because = '{}', salt = null, erased_hash = proof.data_hash(e) where id = '${await rowAt(2)}'`,
    )
    expect((await both()).findings).toMatchObject([{ wrong: 'erased-untold', n: 2 }])
  })

  test('written and not sealed yet are counted apart', async () => {
    await addMany(database.owner, 3)
    const found = await asAuditor(database.ownerUrl, (client) =>
      audit(client, owner, { trusted, witness: null }),
    )
    expect(found).toMatchObject({ waiting: 3, verdict: { found: 0, leaves: 8 } })
  })
})
