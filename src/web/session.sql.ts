import { createHash, randomBytes } from 'node:crypto'
import type { AuthorityCode, Fn } from '../access/index.ts'
import type { Db } from '../db/index.ts'
import { addHours, addMinutes, type Instant } from '../time/index.ts'

/** A working day and a bit; and an hour unattended. Drafts outlive both, so a time-out costs nobody their typing. */
const longest = { hours: 12 }
const idle = { minutes: 60 }

export type Session = {
  staffId: string
  actingFor: AuthorityCode | null
  fn: string | null
  csrf: string
  /** Read with the session, so that remembered rights cost no question of their own. */
  rightsVersion: number
  /** How much this worker alone is told and has not seen yet; read with the session for the same reason. */
  told: number
}

/** The browser holds the secret, the database only its hash: a stolen backup signs nobody in. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
const newSecret = (): string => randomBytes(32).toString('base64url')

export const startSession = async (
  db: Db,
  staffId: string,
  hat: { actingFor: AuthorityCode; fn: Fn } | null,
  at: Instant,
): Promise<string> => {
  const secret = newSecret()
  await db
    .insertInto('session')
    .values({
      id_hash: hashOf(secret),
      staff_id: staffId,
      acting_for: hat?.actingFor ?? null,
      fn: hat?.fn ?? null,
      csrf: newSecret(),
      started_at: at,
      last_seen_at: at,
      ends_at: addHours(at, longest.hours),
    })
    .execute()
  return secret
}

/** Asked for by an open page itself and by nobody at the keyboard: that must not keep a left desk signed in. */
export type Unattended = { unattended?: boolean }

export const findSession = async (
  db: Db,
  secret: string,
  at: Instant,
  { unattended = false }: Unattended = {},
): Promise<Session | null> => {
  const row = await db
    .selectFrom('session')
    .select(['staff_id', 'acting_for', 'fn', 'csrf', 'last_seen_at', 'ends_at'])
    .select((eb) => eb.selectFrom('rights_version').select('version').as('version'))
    .select((eb) =>
      eb
        .selectFrom('told_worker')
        .select('unseen')
        .whereRef('told_worker.staff_id', '=', 'session.staff_id')
        .as('told'),
    )
    .where('id_hash', '=', hashOf(secret))
    .executeTakeFirst()
  if (!row || row.ends_at <= at || addMinutes(row.last_seen_at, idle.minutes) <= at) return null
  // Written at most once a minute: a page view must not cost a write each time.
  if (!unattended && addMinutes(row.last_seen_at, 1) <= at) {
    await db.updateTable('session').set({ last_seen_at: at }).where('id_hash', '=', hashOf(secret)).execute()
  }
  return {
    staffId: row.staff_id,
    actingFor: row.acting_for,
    fn: row.fn,
    csrf: row.csrf,
    rightsVersion: row.version ?? 0,
    told: row.told ?? 0,
  }
}

export const wearHat = async (db: Db, secret: string, actingFor: AuthorityCode, fn: Fn): Promise<void> => {
  await db
    .updateTable('session')
    .set({ acting_for: actingFor, fn })
    .where('id_hash', '=', hashOf(secret))
    .execute()
}

export const endSession = async (db: Db, secret: string): Promise<void> => {
  await db.deleteFrom('session').where('id_hash', '=', hashOf(secret)).execute()
}

export const forgetEndedSessions = async (db: Db, at: Instant): Promise<void> => {
  await db.deleteFrom('session').where('ends_at', '<', at).execute()
}
