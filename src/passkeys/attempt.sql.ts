import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../db/index.ts'
import { addMinutes, type Instant } from '../time/index.ts'

/** As long as somebody may look for their key. */
const attemptMinutes = 5

export type Purpose = 'sign-in' | 'again' | 'add' | 'enrol'

export type Attempt = {
  purpose: Purpose
  /** What the authenticator must sign. */
  challenge: string
  staffId: string | null
  sessionId: string | null
  invitationId: string | null
}

/** Kept by hash: of what the browser holds, or of the session or invitation it belongs to. */
const hashOf = (key: string): string => createHash('sha256').update(`passkey/${key}`).digest('base64url')

export const newAttemptKey = (): string => randomBytes(32).toString('base64url')

/** A new one takes the place of the one before under the same key. */
export const keepAttempt = async (db: Db, key: string, attempt: Attempt, at: Instant): Promise<void> => {
  const {
    purpose,
    challenge,
    staffId: staff_id,
    sessionId: session_id,
    invitationId: invitation_id,
  } = attempt
  const values = {
    purpose,
    challenge,
    staff_id,
    session_id,
    invitation_id,
    ends_at: addMinutes(at, attemptMinutes),
  }
  await db.deleteFrom('passkey_attempt').where('ends_at', '<', at).execute()
  await db
    .insertInto('passkey_attempt')
    .values({ browser_hash: hashOf(key), ...values })
    .onConflict((conflict) => conflict.column('browser_hash').doUpdateSet(values))
    .execute()
}

/** Taken, not read: a challenge is answered once. */
export const takeAttempt = async (db: Db, key: string, at: Instant): Promise<Attempt | null> => {
  const row = await db
    .deleteFrom('passkey_attempt')
    .where('browser_hash', '=', hashOf(key))
    .returningAll()
    .executeTakeFirst()
  if (!row || row.ends_at <= at) return null
  return {
    purpose: row.purpose as Purpose,
    challenge: row.challenge,
    staffId: row.staff_id,
    sessionId: row.session_id,
    invitationId: row.invitation_id,
  }
}
