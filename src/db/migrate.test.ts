import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { migrationFiles, type SqlFile } from './migration-files.ts'

let ownerUrl: string
let drop: () => Promise<void>
beforeEach(async () => {
  ;({ ownerUrl, drop } = await emptyDatabase())
})
afterEach(() => drop())

const file = (name: string, text: string): SqlFile => ({
  name,
  text,
  hash: createHash('sha256').update(text).digest('hex'),
})

const first = file('0001_first.sql', 'create table child (id int primary key)')
const second = file('0002_second.sql', 'alter table child add name text')
const grants = file('grants.sql', 'grant select on all tables in schema public to front_door_app')

const bring = (migrations: SqlFile[], policies: SqlFile[] = []) => migrate({ ownerUrl, migrations, policies })

const ask = async <T extends pg.QueryResultRow>(question: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<T>(question)
  await client.end()
  return rows
}

describe('bringing a database up to date', () => {
  it('applies what is new, in order, and nothing twice', async () => {
    expect(await bring([first])).toEqual({ applied: ['0001_first.sql'], policiesApplied: true })
    expect(await bring([first, second])).toEqual({ applied: ['0002_second.sql'], policiesApplied: true })
    expect(await bring([first, second])).toEqual({ applied: [], policiesApplied: false })
  })

  it('applies policies again when one of them changed', async () => {
    await bring([first], [grants])
    const changed = file('grants.sql', 'revoke all on child from front_door_app')
    expect(await bring([first], [changed])).toEqual({ applied: [], policiesApplied: true })
    expect(await ask(`select has_table_privilege('front_door_app', 'child', 'select') as may`)).toEqual([
      { may: false },
    ])
  })

  it('applies policies again when a migration brought a table they should cover', async () => {
    await bring([first], [grants])
    await bring([first, file('0002_family.sql', 'create table family (id int)')], [grants])
    expect(await ask(`select has_table_privilege('front_door_app', 'family', 'select') as may`)).toEqual([
      { may: true },
    ])
  })

  it('leaves no half of a migration that failed, keeps the ones before it, and says where', async () => {
    const broken = file('0002_broken.sql', 'create table half (id int);\ncreate tabel other (id int);')
    await expect(bring([first, broken])).rejects.toThrow(/0002_broken\.sql: syntax error.*line 2/)
    expect(
      await ask(`select to_regclass('child') is not null as child, to_regclass('half') is null as no_half`),
    ).toEqual([{ child: true, no_half: true }])
    expect((await bring([first, second])).applied).toEqual(['0002_second.sql'])
  })

  it('refuses a migration that was edited after it was applied', async () => {
    await bring([first])
    await expect(bring([file('0001_first.sql', 'create table child (id bigint)'), second])).rejects.toThrow(
      /0001_first\.sql was changed after it was applied/,
    )
    expect(
      await ask(`select column_name from information_schema.columns where table_name = 'child'`),
    ).toHaveLength(1)
  })

  it('refuses a database that is newer than this copy', async () => {
    await bring([first, second])
    await expect(bring([first])).rejects.toThrow(/already has 0002_second\.sql/)
  })

  it('refuses a migration whose number comes before one already applied', async () => {
    await bring([second].map((one) => ({ ...one, text: 'select 1' })))
    await expect(bring([first, second])).rejects.toThrow(/Give it the next number/)
  })

  it('asked by several processes at once, is done once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => bring([first, second], [grants])))
    expect(all.flatMap((one) => one.applied).toSorted()).toEqual(['0001_first.sql', '0002_second.sql'])
  })

  it('never lets a policy file open the record of what happened to changes', async () => {
    const generous = file('grants.sql', 'grant all on all tables in schema public to front_door_app')
    await bring([file('0001_event.sql', 'create table event (id int)')], [generous])
    const rights = await ask<{ update: boolean; insert: boolean }>(
      `select has_table_privilege('front_door_app', 'event', 'update') as update, has_table_privilege('front_door_app', 'event', 'insert') as insert`,
    )
    expect(rights).toEqual([{ update: false, insert: true }])
  })
})

describe('the files of migrations', () => {
  it('are read in the order of their numbers, and two with the same number are refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'front-door-migrations-'))
    for (const name of ['0002_b.sql', '0001_a.sql']) await writeFile(join(folder, name), 'select 1')
    expect((await migrationFiles(folder)).map((one) => one.name)).toEqual(['0001_a.sql', '0002_b.sql'])
    await writeFile(join(folder, '0002_c.sql'), 'select 1')
    await expect(migrationFiles(folder)).rejects.toThrow(/numbered 0002: 0002_b\.sql and 0002_c\.sql/)
    await rm(folder, { recursive: true })
  })
})
