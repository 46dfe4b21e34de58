import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Assurance, AuthorityCode, Fn, SignInWay } from '../access/index.ts'
import { settingFor, settingValue, type SettingRow, type SettingValue } from '../clocks/index.ts'
import { type Db, newId, type Tx } from '../db/index.ts'
import { addHours, addMinutes, dayOf, type Instant } from '../time/index.ts'

/** Drafts and what was sent from a page left open outlive a session, so that its limits cost nobody their typing. */
export type Limits = SettingValue<'session-limits'>

/** What stands behind a sign-in: who vouched for them, how, and when they last proved who they are. */
export type Vouched = {
  way: SignInWay
  /** The organisation they signed in for. */
  employer: string
  /** Null where their employer's provider does not say when it last asked them. */
  provenAt: Instant | null
  /** What the employer's provider calls them, and its own session: by these it ends ours. */
  provider?: { issuer: string; subject: string; session: string | null }
  passkeyId?: string
}

/** What they proved again: at their employer's provider, which vouches anew, or by themselves, which shows only that it is them. */
export type Proof = Vouched | { provenAt: Instant }

export type Session = {
  id: string
  staffId: string
  actingFor: AuthorityCode | null
  fn: string | null
  csrf: string
  way: SignInWay
  employer: string
  assurance: Assurance
  /** Read with the session, so that remembered rights cost no question of their own. */
  rightsVersion: number
  /** For how many days before it ends their training is spoken of on every page. */
  reminderDays: number
  /** How much this worker alone is told and has not seen yet; read with the session for the same reason. */
  told: number
}

/** Why a session is over before its time. */
export type Ending =
  | 'signed-out'
  | 'ended-by-owner'
  | 'ended-by-employer'
  | 'passkey-stopped'
  | 'employment-ended'
  | 'ended-by-administrator'

/** The browser holds the secret, the database only its hash: a stolen backup signs nobody in. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
const newSecret = (): string => randomBytes(32).toString('base64url')

const standingBehind = ({ way, employer, provenAt, provider, passkeyId }: Vouched) => ({
  way,
  employer,
  proven_at: provenAt,
  provider: provider?.issuer ?? null,
  subject: provider?.subject ?? null,
  provider_session: provider?.session ?? null,
  passkey_id: passkeyId ?? null,
})

const limitsOf = (db: Db | Tx, employer: string, at: Instant): Promise<Limits> =>
  settingFor(db, employer, 'session-limits', dayOf(at))

type Starting = {
  staffId: string
  vouched: Vouched
  browser: string
  hat: { actingFor: AuthorityCode; fn: Fn } | null
  at: Instant
}

export const startSession = async (
  db: Db,
  { staffId, vouched, browser, hat, at }: Starting,
): Promise<string> => {
  const { longestHours } = await limitsOf(db, vouched.employer, at)
  const secret = newSecret()
  await db
    .insertInto('session')
    .values({
      id_hash: hashOf(secret),
      id: newId(),
      staff_id: staffId,
      acting_for: hat?.actingFor ?? null,
      fn: hat?.fn ?? null,
      csrf: newSecret(),
      started_at: at,
      last_seen_at: at,
      ends_at: addHours(at, longestHours),
      browser,
      ...standingBehind(vouched),
    })
    .execute()
  return secret
}

/**
 * The same session after its owner proved again who they are: under a new secret, so that the old one, should somebody
 * have it, is worth nothing. The guard of forms stays, so that pages open beside it can still be sent. Null: it ended.
 */
export const renewSession = async (
  db: Db,
  sessionId: string,
  proof: Proof,
  at: Instant,
): Promise<string | null> => {
  const now = await db.selectFrom('session').select('employer').where('id', '=', sessionId).executeTakeFirst()
  if (!now) return null
  const { longestHours } = await limitsOf(db, now.employer, at)
  const secret = newSecret()
  const renewed = await db
    .updateTable('session')
    .set({
      id_hash: hashOf(secret),
      last_seen_at: at,
      ends_at: addHours(at, longestHours),
      ...('way' in proof ? standingBehind(proof) : { proven_at: proof.provenAt }),
    })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return renewed.numUpdatedRows === 1n ? secret : null
}

/** Asked for by an open page itself and by nobody at the keyboard: that must not keep a left desk signed in. */
export type Unattended = { unattended?: boolean }

const assuranceOf = (way: SignInWay, provenAt: Instant | null, { freshMinutes }: Limits): Assurance => ({
  way,
  freshUntil: provenAt === null ? null : addMinutes(provenAt, freshMinutes),
})

type Row = {
  id: string
  staffId: string
  actingFor: AuthorityCode | null
  fn: string | null
  csrf: string
  way: SignInWay
  employer: string
  provenAt: Instant | null
  lastSeenAt: Instant
  rightsVersion: number
  told: number
  settings: SettingRow[]
}

/** One question: the session, the limits its employer sets, and what every page needs to know beside it. */
const readSession = async (db: Db, secret: string, at: Instant): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select s.id, s.staff_id as "staffId", s.acting_for as "actingFor", s.fn, s.csrf, s.way, s.employer,
      s.proven_at as "provenAt", s.last_seen_at as "lastSeenAt",
      coalesce((select version from rights_version), 0) as "rightsVersion",
      coalesce((select unseen from told_worker t where t.staff_id = s.staff_id), 0) as told,
      (select coalesce(json_agg(json_build_object('authority', g.authority, 'name', g.name,
          'effectiveFrom', g.effective_from, 'value', g.value, 'reason', g.reason)), '[]')
        from setting g where g.name in ('session-limits', 'training-reminder') and (g.authority = s.employer or g.authority is null)) as settings
    from session s where s.id_hash = ${hashOf(secret)} and s.ended_at is null and s.ends_at > ${at}`.execute(
    db,
  )
  return rows[0]
}

/** The session this secret opens now; null when there is none, or it is over. */
export const findSession = async (
  db: Db,
  secret: string,
  at: Instant,
  { unattended = false }: Unattended = {},
): Promise<Session | null> => {
  const row = await readSession(db, secret, at)
  if (!row) return null
  const { settings, lastSeenAt, provenAt, ...session } = row
  const limits = settingValue(settings, row.employer, 'session-limits', dayOf(at))
  const { days: reminderDays } = settingValue(settings, row.employer, 'training-reminder', dayOf(at))
  if (addMinutes(lastSeenAt, limits.idleMinutes) <= at) return null
  // Written at most once a minute: a page view must not cost a write each time.
  if (!unattended && addMinutes(lastSeenAt, 1) <= at) {
    await db.updateTable('session').set({ last_seen_at: at }).where('id', '=', row.id).execute()
  }
  return { ...session, reminderDays, assurance: assuranceOf(row.way, provenAt, limits) }
}

/** Whose session this was, also when it is over; null once its row is gone. */
export const wasSessionOf = async (
  db: Db,
  secret: string,
): Promise<{ staffId: string; csrf: string } | null> => {
  const row = await db
    .selectFrom('session')
    .select(['staff_id', 'csrf'])
    .where('id_hash', '=', hashOf(secret))
    .executeTakeFirst()
  return row ? { staffId: row.staff_id, csrf: row.csrf } : null
}

export const wearHat = async (db: Db, sessionId: string, actingFor: AuthorityCode, fn: Fn): Promise<void> => {
  await db
    .updateTable('session')
    .set({ acting_for: actingFor, fn })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** A session of one's own, as its owner recognises it. */
export type OwnSession = {
  id: string
  browser: string
  way: SignInWay
  startedAt: Instant
  lastSeenAt: Instant
}

/** Where this worker is signed in at this moment, the latest first. */
export const sessionsOf = async (db: Db, staffId: string, at: Instant): Promise<OwnSession[]> => {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'browser', 'way', 'employer', 'started_at', 'last_seen_at'])
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', at)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  const alive: OwnSession[] = []
  for (const { id, browser, way, employer, started_at: startedAt, last_seen_at: lastSeenAt } of rows) {
    const { idleMinutes } = await limitsOf(db, employer, at)
    if (addMinutes(lastSeenAt, idleMinutes) > at)
      alive.push({ id, browser, way: way as SignInWay, startedAt, lastSeenAt })
  }
  return alive
}

/** Which sessions to end. A worker ends their own alone, so their id stands beside that of the session. */
export type Which =
  | { id: string; staffId: string }
  | { othersOf: string; thanId: string }
  | { passkeyId: string }
  | { provider: string; session: string | null; subject: string | null }

const those = (which: Which): RawBuilder<boolean> => {
  if ('id' in which) return sql`id = ${which.id} and staff_id = ${which.staffId}`
  if ('othersOf' in which) return sql`staff_id = ${which.othersOf} and id <> ${which.thanId}`
  if ('passkeyId' in which) return sql`passkey_id = ${which.passkeyId}`
  const { provider, session, subject } = which
  if (session === null) return sql`provider = ${provider} and subject = ${subject}`
  // A provider that never told us its own session's name means all of that person's.
  return sql`provider = ${provider} and (provider_session = ${session} or (provider_session is null and subject = ${subject}))`
}

/** Ends them at once, in every process: nothing of a session is remembered between requests. Gives how many there were. */
export const endSessions = async (
  db: Db | Tx,
  which: Which,
  because: Ending,
  at: Instant,
): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('session')
    .set({ ended_at: at, ended_because: because })
    .where('ended_at', 'is', null)
    .where(those(which))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/**
 * Ends every session of a worker, in a transaction opened for an administrator (`asActor`, function administration). The
 * database checks that they are one, that the worker is their council's or a partner agency's, and that it is not
 * themselves; it throws for the first and for a reason of fewer than ten letters. Gives how many there were; null: nobody
 * whom they may sign out.
 */
export const signOutWorker = async (tx: Tx, staffId: string, reason: string): Promise<number | null> => {
  const { rows } = await sql<{ ended: number | null }>`
    select app.sign_out_worker(${staffId}::uuid, ${reason}) as ended`.execute(tx)
  return rows[0]?.ended ?? null
}

/** What is over stays a day: as long as somebody may come back to a page they left open and send it. */
export const forgetEndedSessions = async (db: Db, at: Instant): Promise<void> => {
  const yesterday = addHours(at, -24)
  await db
    .deleteFrom('session')
    .where((where) => where.or([where('ends_at', '<', yesterday), where('ended_at', '<', yesterday)]))
    .execute()
}
