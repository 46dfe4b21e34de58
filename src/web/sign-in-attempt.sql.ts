import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import { addMinutes, dayOf, type Instant } from '../time/index.ts'
import type { Checks, Recognisable } from './provider.ts'
import type { KnownWorker } from './recognise.ts'

/** As long as somebody may take at their provider, second factor included. */
export const attemptMinutes = 15

type Attempt = {
  employer: string
  checks: Checks
  goesTo: string
  /** The session in which somebody must prove again who they are. */
  againFor: string | null
}

/** The browser holds the secret, the database only its hash. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const keepAttempt = async (
  db: Db,
  { employer, checks, goesTo, againFor }: Attempt,
  at: Instant,
): Promise<string> => {
  const secret = randomBytes(32).toString('base64url')
  await db.deleteFrom('sign_in_attempt').where('ends_at', '<', at).execute()
  await db
    .insertInto('sign_in_attempt')
    .values({
      browser_hash: hashOf(secret),
      employer,
      ...checks,
      goes_to: goesTo,
      begun_at: at,
      again_for: againFor,
      ends_at: addMinutes(at, attemptMinutes),
    })
    .execute()
  return secret
}

/** Taken, not read: an attempt is used once, so an address that came back once is worth nothing the second time. */
export const takeAttempt = async (
  db: Db,
  secret: string,
  at: Instant,
): Promise<(Attempt & { begunAt: Instant }) | null> => {
  const row = await db
    .deleteFrom('sign_in_attempt')
    .where('browser_hash', '=', hashOf(secret))
    .returningAll()
    .executeTakeFirst()
  if (!row || row.ends_at <= at) return null
  const { state, nonce, verifier } = row
  return {
    employer: row.employer,
    checks: { state, nonce, verifier },
    goesTo: row.goes_to,
    againFor: row.again_for,
    begunAt: row.begun_at ?? at,
  }
}

/** Every worker this identity may be: tied to it, or of its e-mail address. */
export const workersLike = async (
  db: Db,
  { issuer, subject, email }: Recognisable,
  employer: string,
  at: Instant,
): Promise<KnownWorker[]> => {
  const today = dayOf(at)
  const { rows } = await sql<KnownWorker>`
    select s.id, s.email, s.sign_in_issuer as issuer, s.sign_in_subject as subject,
      (s.valid_to is null or ${today} < s.valid_to) and exists (select from employment e
        where e.staff_id = s.id and e.employer = ${employer} and e.valid_from <= ${today}
          and (e.valid_to is null or ${today} < e.valid_to)) as "isEmployed",
      exists (select from employment e where e.staff_id = s.id and e.employer = ${employer}) as "wasEmployed"
    from staff s
    where (s.sign_in_issuer = ${issuer} and s.sign_in_subject = ${subject}) or lower(s.email) = lower(${email})`.execute(
    db,
  )
  return rows
}

/** False where somebody else was tied to another identity meanwhile. */
export const tieSignIn = async (
  db: Db,
  staffId: string,
  { issuer, subject }: Recognisable,
): Promise<boolean> => {
  const { rows } = await sql<{ tied: boolean }>`
    select app.tie_sign_in(${staffId}, ${issuer}, ${subject}) as tied`.execute(db)
  return rows[0]?.tied === true
}
