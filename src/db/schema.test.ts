import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { appendOnlyTables } from './append-only.ts'
import { closedSchemas, sharedTables } from './shared-tables.ts'

type Table = {
  schema: string
  name: string
  owned: boolean
  secured: boolean
  forced: boolean
  policies: number
  keyed: boolean
}

let database: TestDatabase
let tables: Table[]

/** `keyed`: a primary key or unique constraint of (owner, id), to which other owned rows can refer. */
const readTables = async (): Promise<Table[]> => {
  const found = await sql<Table>`
    with the_table as (
      select c.oid, n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity,
        (select attnum from pg_attribute where attrelid = c.oid and attname = 'owner' and not attisdropped) as owner,
        (select attnum from pg_attribute where attrelid = c.oid and attname = 'id' and not attisdropped) as id
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    )
    select nspname as schema, relname as name, owner is not null as owned,
      relrowsecurity as secured, relforcerowsecurity as forced,
      (select count(*) from pg_policies p
        where p.schemaname = nspname and p.tablename = relname and 'front_door_app' = any (p.roles)) as policies,
      exists (select from pg_constraint k where k.conrelid = t.oid and k.contype in ('p', 'u')
        and k.conkey @> array[t.owner, t.id] and k.conkey <@ array[t.owner, t.id]) as keyed
    from the_table t order by 1, 2`.execute(database.owner)
  return found.rows
}

const openTables = (): Table[] => tables.filter((table) => !(table.schema in closedSchemas))
const ownedTables = (): Table[] => openTables().filter((table) => !(table.name in sharedTables))
const namesOf = (some: readonly Table[]): string[] => some.map((table) => table.name)

beforeAll(async () => {
  database = await freshDatabase()
  tables = await readTables()
})
afterAll(() => database.drop())

describe('every table', () => {
  it('has an owner, or is on the short list of shared tables with its reason', () => {
    expect(ownedTables().length).toBeGreaterThan(0)
    expect(namesOf(ownedTables().filter((table) => !table.owned))).toEqual([])
  })

  it('on the list of shared tables exists, and has no owner', () => {
    const here = new Map(openTables().map((table) => [table.name, table]))
    expect(Object.keys(sharedTables).filter((name) => here.get(name)?.owned !== false)).toEqual([])
  })

  it('with an owner has row-level security, for its own owner role too, and a policy for the runtime role', () => {
    const open = ownedTables().filter((table) => !table.secured || !table.forced || table.policies === 0)
    expect(namesOf(open)).toEqual([])
  })

  it('with an owner is keyed by owner and id', () => {
    expect(namesOf(ownedTables().filter((table) => !table.keyed))).toEqual([])
  })

  it('that refers to an owned row refers to it with the owner, so that no row hangs on another council’s', async () => {
    const loose = await sql<{ reference: string }>`
      select k.conname || ' of ' || k.conrelid::regclass as reference
      from pg_constraint k
      join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attname = 'owner'
      where k.contype = 'f' and not exists (
        select from unnest(k.conkey, k.confkey) as pair (here, there)
        join pg_attribute ours on ours.attrelid = k.conrelid and ours.attnum = pair.here
        where ours.attname = 'owner' and pair.there = theirs.attnum)`.execute(database.owner)
    expect(loose.rows).toEqual([])
  })
})

describe('the runtime role', () => {
  const attributes = async () =>
    (
      await sql<Record<string, boolean>>`
        select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user`.execute(
        database.db,
      )
    ).rows[0]

  it('is not a superuser, does not bypass row-level security and makes no roles or databases', async () => {
    expect(await attributes()).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    })
  })

  it('is a member of no other role and owns nothing', async () => {
    const found = await sql<{ what: string }>`
      select 'role ' || roleid::regrole as what from pg_auth_members where member = 'front_door_app'::regrole
      union all select relname from pg_class where relowner = 'front_door_app'::regrole
      union all select proname from pg_proc where proowner = 'front_door_app'::regrole
      union all select nspname from pg_namespace where nspowner = 'front_door_app'::regrole`.execute(
      database.owner,
    )
    expect(found.rows).toEqual([])
  })

  it('cannot make anything, temporary tables included', async () => {
    for (const making of ['create table t (n int)', 'create temporary table t (n int)', 'create schema s'])
      await expect(sql.raw(making).execute(database.db), making).rejects.toThrow(/permission denied/)
    const { rows } = await sql<{ nspname: string }>`
      select nspname from pg_namespace where has_schema_privilege('front_door_app', oid, 'create')`.execute(
      database.owner,
    )
    expect(rows).toEqual([])
  })

  it.each(Object.keys(closedSchemas))('cannot enter the schema %s', async (name) => {
    const { rows } = await sql<{
      may: boolean
    }>`select has_schema_privilege('front_door_app', ${name}, 'usage') as may`.execute(database.owner)
    expect(rows).toEqual([{ may: false }])
  })

  it.each(appendOnlyTables)(
    'can add to %s and read it, and never change, remove or empty it',
    async (name) => {
      const { rows } = await sql<{ privilege: string }>`
      select privilege from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) privilege
      where has_table_privilege('front_door_app', ${name}, privilege)
        or privilege = 'UPDATE' and has_any_column_privilege('front_door_app', ${name}, privilege)`.execute(
        database.owner,
      )
      expect(rows.map((row) => row.privilege)).toEqual(['SELECT', 'INSERT'])
    },
  )
})
