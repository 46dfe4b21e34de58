import pg from 'pg'
import { appendOnlyTables } from './append-only.ts'
import { jobTablesVersion, makeJobTables } from './job-tables.ts'
import { combinedHash, migrationFiles, policyFiles, type SqlFile } from './migration-files.ts'
import { appRole, ensureAppRole } from './roles.ts'

export type Migrated = { applied: string[]; policiesApplied: boolean }

type Options = {
  ownerUrl: string
  /** DATABASE_APP_URL, when the runtime connection is named separately. */
  appUrl?: string | undefined
  /** Other folders, for tests. */
  migrations?: SqlFile[]
  policies?: SqlFile[]
}

/** Any number will do, as long as every process asks for the same one. */
const lockNumber = 7_031_114

/** Rows beside those of the migrations, which are all named 0001_….sql. */
const policiesName = 'policies'
const jobsName = 'graphile-worker'

const tableOfWhatWasApplied = `
  create schema if not exists migration;
  create table if not exists migration.applied (
    name text primary key,
    hash text not null,
    applied_at timestamptz not null default clock_timestamp()
  );`

const whatWasApplied = async (client: pg.Client): Promise<Map<string, string>> => {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from migration.applied',
  )
  return new Map(rows.map((row) => [row.name, row.hash]))
}

const inTransaction = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const whereItFailed = (file: SqlFile, error: unknown): string => {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line =
    error.position === undefined
      ? ''
      : ` (line ${file.text.slice(0, Number(error.position)).split('\n').length})`
  return `${error.message}${line}`
}

const run = async (client: pg.Client, file: SqlFile): Promise<void> => {
  try {
    await client.query(file.text)
  } catch (error) {
    throw new Error(`${file.name}: ${whereItFailed(file, error)}`, { cause: error })
  }
}

const remember = (client: pg.Client, name: string, hash: string) =>
  client.query(
    `insert into migration.applied (name, hash) values ($1, $2)
     on conflict (name) do update set hash = excluded.hash, applied_at = excluded.applied_at`,
    [name, hash],
  )

/** Databases that took different roads to "the newest" must not exist, so each of these is refused. */
const refuseOtherHistory = (files: readonly SqlFile[], applied: ReadonlyMap<string, string>): void => {
  const known = new Map(files.map((file) => [file.name, file.hash]))
  const past = [...applied.keys()].filter((name) => name.endsWith('.sql')).toSorted()
  for (const name of past) {
    const hash = known.get(name)
    if (hash === undefined)
      throw new Error(
        `This database already has ${name}, which this copy of Front Door does not know. Is the copy older than the database?`,
      )
    if (hash !== applied.get(name))
      throw new Error(
        `${name} was changed after it was applied to this database. Put it back as it was and write a new migration.`,
      )
  }
  const newest = past.at(-1) ?? ''
  const late = files.find((file) => !applied.has(file.name) && file.name < newest)
  if (late !== undefined)
    throw new Error(
      `${late.name} comes before ${newest}, which this database already has. Give it the next number.`,
    )
}

/** Runs after the policy files, so that no file can give away by accident what must hold for every table. */
const closeDoors = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = any ($1)`,
    [appendOnlyTables],
  )
  for (const { name } of rows)
    await client.query(`revoke update, delete, truncate on ${name} from ${appRole}, public`)
  await client.query('revoke create on schema public from public')
  const { rows: named } = await client.query<{ name: string }>(
    'select quote_ident(current_database()) as name',
  )
  await grantDatabase(client, named[0]?.name ?? '')
}

/** A database made from a template does not inherit these, so the tests' databases ask for them again. */
export const grantDatabase = async (client: pg.Client, name: string): Promise<void> => {
  await client.query(
    `revoke all on database ${name} from public; grant connect on database ${name} to ${appRole}`,
  )
}

const migrateLocked = async (client: pg.Client, options: Options): Promise<Migrated> => {
  const files = options.migrations ?? (await migrationFiles())
  const policies = options.policies ?? (await policyFiles())
  await client.query(tableOfWhatWasApplied)
  const before = await whatWasApplied(client)
  refuseOtherHistory(files, before)
  await ensureAppRole(client, options.ownerUrl, options.appUrl)

  const jobsVersion = await jobTablesVersion()
  if (before.get(jobsName) !== jobsVersion) {
    await makeJobTables(options.ownerUrl)
    await remember(client, jobsName, jobsVersion)
  }

  const pending = files.filter((file) => !before.has(file.name))
  for (const file of pending)
    await inTransaction(client, async () => {
      await run(client, file)
      await remember(client, file.name, file.hash)
    })

  const hash = combinedHash([...files, ...policies])
  const policiesApplied = before.get(policiesName) !== hash
  if (policiesApplied)
    await inTransaction(client, async () => {
      for (const file of policies) await run(client, file)
      await closeDoors(client)
      await remember(client, policiesName, hash)
    })
  return { applied: pending.map((file) => file.name), policiesApplied }
}

/**
 * Brings the database of `ownerUrl` up to date: the runtime role, new migrations (each in a transaction of its own,
 * in the order of their numbers), the queue's tables, then policies and grants when any file changed. Several processes may ask at once;
 * the others wait. Refuses a migration that was edited, is unknown or comes too late, and changes nothing then.
 */
export const migrate = async (options: Options): Promise<Migrated> => {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'front-door migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    return await migrateLocked(client, options)
  } finally {
    await client.end()
  }
}
