import { sql } from 'kysely'
import type { Instant } from '../time/instant.ts'
import type { Db, Tx } from './connect.ts'

/** Who asks, for which councils, under which function, and when: what row-level security compares with each row. */
export type Context = {
  staffId: string | null
  actingFor: readonly string[]
  fn: string | null
  clientGroup: 'children' | 'adults'
  at: Instant
  /** Councils for which this person may receive a new report, though they may not open a record. */
  intakeFor: readonly string[]
  /** The one draft that somebody without an account is writing. */
  draft: string | null
  /** What the database finds a one-time link by, for somebody at an agency who has no account. */
  link?: string | null
  /** The service's own jobs, never a person. */
  system: boolean
}

type Options = { readOnly?: boolean }

/** Lists travel joined by commas, so a comma inside a code would name a council nobody granted. */
const joined = (codes: readonly string[]): string => {
  const wrong = codes.find((code) => code === '' || code.includes(','))
  if (wrong !== undefined) throw new RangeError(`Not a code of an authority: ${JSON.stringify(wrong)}`)
  return codes.join(',')
}

const settingsOf = (context: Context): Record<string, string> => ({
  'app.staff': context.staffId ?? '',
  'app.acting_for': joined(context.actingFor),
  'app.fn': context.fn ?? '',
  'app.client_group': context.clientGroup,
  'app.at': context.at,
  'app.intake_for': joined(context.intakeFor),
  'app.draft': context.draft ?? '',
  'app.link': context.link ?? '',
  'app.system': context.system ? 'on' : '',
})

const nothing: Record<string, string> = {
  'app.staff': '',
  'app.acting_for': '',
  'app.fn': '',
  'app.client_group': '',
  'app.at': '',
  'app.intake_for': '',
  'app.draft': '',
  'app.link': '',
  'app.system': '',
}

/**
 * One statement for all of it. `true` keeps each setting inside the transaction: a setting of the session
 * would travel with the pooled connection to the next person who gets it.
 */
const set = async (tx: Tx, settings: Record<string, string>): Promise<void> => {
  const calls = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
  await sql`select ${sql.join(calls)}`.execute(tx)
}

const inTransaction = <T>(
  db: Db,
  settings: Record<string, string>,
  work: (tx: Tx) => Promise<T>,
  { readOnly = false }: Options,
): Promise<T> => {
  const opening = db.transaction()
  return (readOnly ? opening.setAccessMode('read only') : opening).execute(async (tx) => {
    await set(tx, settings)
    return work(tx)
  })
}

/**
 * The only way to the records: a transaction in which PostgreSQL knows who asks. Row-level security shows and accepts
 * only what the agreements in force at `context.at` allow. Refuses (RangeError) a list with a malformed code.
 * With `readOnly`, PostgreSQL refuses every write.
 */
export const asActor = async <T>(
  db: Db,
  context: Context,
  work: (tx: Tx) => Promise<T>,
  options: Options = {},
): Promise<T> => inTransaction(db, settingsOf(context), work, options)

/** A transaction with an empty context: no record is visible and none can be added. For what belongs to no council. */
export const asNobody = async <T>(db: Db, work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> =>
  inTransaction(db, nothing, work, options)

/**
 * For one question inside a transaction that is open already, PostgreSQL sees another context: a page about one
 * council's record asks what may be seen of the other's beside it. A second connection for that could leave every
 * request waiting for another's. The context that was there comes back, whatever happens.
 */
export const asActorWithin = async <T>(tx: Tx, context: Context, work: () => Promise<T>): Promise<T> => {
  const names = Object.keys(nothing)
  const reading = names.map((name) => sql`${name}::text, coalesce(current_setting(${name}, true), '')`)
  const { rows } = await sql<{ before: Record<string, string> }>`
    select json_build_object(${sql.join(reading)}) as before`.execute(tx)
  await set(tx, settingsOf(context))
  try {
    return await work()
  } finally {
    // Where even this fails the transaction is broken and shows nothing more; the first error is the one to tell.
    await set(tx, rows[0]?.before ?? nothing).catch(() => undefined)
  }
}
