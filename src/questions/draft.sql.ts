import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { asActor, type Context, type Db, type Tx } from '../db/index.ts'
import { addJob } from '../events/index.ts'
import { addDays, addHours, dayOf, startOfDay, type Instant } from '../time/index.ts'
import type { Answers } from './answers.ts'
import { merge, nothingKept, type Kept, type Sent } from './merge.ts'

/** What is not sent is deleted after this long. */
export const draftDays = 30

export type Draft = {
  id: string
  kept: Kept
  revision: number
  reference: string | null
  email: string | null
  startedAt: Instant
  savedAt: Instant
  sentAt: Instant | null
  sentAs: unknown
}

/** What the browser holds: which draft, and the secret that opens it. */
export type DraftKey = { id: string; secret: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const readDraftKey = (cookie: string | undefined): DraftKey | null => {
  const [id = '', secret = ''] = (cookie ?? '').split('.')
  return uuid.test(id) && /^[\w-]{43}$/.test(secret) ? { id, secret } : null
}

export const draftCookie = ({ id, secret }: DraftKey): string => `${id}.${secret}`

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
const newSecret = (): string => randomBytes(32).toString('base64url')

/** The writer of one draft: row-level security shows them that draft and nothing else. */
export const writerOf = (id: string, at: Instant): Context => ({
  staffId: null,
  actingFor: [],
  fn: null,
  clientGroup: 'children',
  at,
  intakeFor: [],
  draft: id,
  system: false,
})

/** The service itself, for no council: it finds a draft by its reference, and deletes old ones. */
const service = (at: Instant): Context => ({ ...writerOf('', at), draft: null, system: true })

export const beginDraft = async (db: Db, answers: Answers, at: Instant): Promise<DraftKey> => {
  const key = { id: crypto.randomUUID(), secret: newSecret() }
  await asActor(db, writerOf(key.id, at), async (tx) => {
    await tx
      .insertInto('draft')
      .values({
        id: key.id,
        kind: 'online-referral',
        key_hash: hashOf(key.secret),
        answers: JSON.stringify({ ...nothingKept, answers }),
        started_at: at,
        saved_at: at,
      })
      .execute()
    await lookTonight(tx, at)
  })
  return key
}

const rowToDraft = (row: {
  id: string
  answers: unknown
  revision: number
  reference: string | null
  email: string | null
  started_at: Instant
  saved_at: Instant
  sent_at: Instant | null
  sent_as: unknown
}): Draft => ({
  id: row.id,
  // Only this file writes the column.
  kept: row.answers as Kept,
  revision: row.revision,
  reference: row.reference,
  email: row.email,
  startedAt: row.started_at,
  savedAt: row.saved_at,
  sentAt: row.sent_at,
  sentAs: row.sent_as,
})

const columns = [
  'id',
  'answers',
  'revision',
  'reference',
  'email',
  'started_at',
  'saved_at',
  'sent_at',
  'sent_as',
] as const

/** The draft this browser's secret opens, or null: deleted, or opened since on another device. */
export const findDraft = async (db: Db, key: DraftKey, at: Instant): Promise<Draft | null> =>
  asActor(db, writerOf(key.id, at), async (tx) => {
    const row = await tx
      .selectFrom('draft')
      .select(columns)
      .where('id', '=', key.id)
      .where('key_hash', '=', hashOf(key.secret))
      .executeTakeFirst()
    return row ? rowToDraft(row) : null
  })

export const readDraft = async (tx: Tx, id: string): Promise<Draft | null> => {
  const row = await tx.selectFrom('draft').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? rowToDraft(row) : null
}

/** Keeps what a page sent, field by field; two tabs saving at once queue up. A draft already sent is not changed. */
export const saveAnswers = async (db: Db, id: string, sent: Sent, at: Instant): Promise<Draft | null> =>
  asActor(db, writerOf(id, at), async (tx) => {
    const row = await tx
      .selectFrom('draft')
      .select(columns)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return null
    const draft = rowToDraft(row)
    if (draft.sentAt !== null) return draft
    const kept = merge(draft.kept, sent, draft.revision + 1)
    const revision = kept === draft.kept ? draft.revision : draft.revision + 1
    await tx
      .updateTable('draft')
      .set({ saved_at: at, ...(kept === draft.kept ? {} : { answers: JSON.stringify(kept), revision }) })
      .where('id', '=', id)
      .execute()
    return { ...draft, kept, revision, savedAt: at }
  })

/** What the service found out for itself, such as which council a postcode is in. */
export const saveFound = async (db: Db, id: string, found: Answers, at: Instant): Promise<Draft | null> =>
  saveAnswers(db, id, { shownAt: Number.MAX_SAFE_INTEGER, by: 'found', answers: found }, at)

/** Somebody else's draft as the service itself may read it, for reviewing what was kept apart. */
export const asService = async <T>(db: Db, at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(db, service(at), work)

/** Deletes what was never sent; what was sent keeps its row until then too, so that a resend is still recognised. */
export const forgetOldDrafts = async (db: Db, at: Instant): Promise<number> =>
  asService(db, at, async (tx) => {
    const before = startOfDay(addDays(dayOf(at), -draftDays))
    const { numDeletedRows } = await tx
      .deleteFrom('draft')
      .where('kind', '=', 'online-referral')
      .where('saved_at', '<', before)
      // What somebody still has to look at is not deleted under their eyes.
      .where(sql<boolean>`coalesce((sent_as ->> 'waitsForReview')::boolean, false)`, '=', false)
      .executeTakeFirst()
    return Number(numDeletedRows)
  })

const jobName = 'forget-old-drafts'

/** Tonight old drafts are looked for. Asked for as often as one likes, it is done once. */
export const lookTonight = async (tx: Tx, at: Instant): Promise<void> => {
  const tomorrow = addDays(dayOf(at), 1)
  await addJob(tx, { task: jobName, payload: {}, runAt: addHours(startOfDay(tomorrow), 3), key: jobName })
}

/** Whatever is left tonight is looked at again tomorrow night; with nothing left nobody is woken. */
export const lookAgain = (db: Db, at: Instant): Promise<void> =>
  asService(db, at, async (tx) => {
    const left = await tx.selectFrom('draft').select('id').limit(1).executeTakeFirst()
    if (left) await lookTonight(tx, at)
  })

/** A new secret for a draft: whoever held the old one is out. */
export const rekey = async (tx: Tx, id: string): Promise<DraftKey> => {
  const key = { id, secret: newSecret() }
  await tx
    .updateTable('draft')
    .set({ key_hash: hashOf(key.secret) })
    .where('id', '=', id)
    .execute()
  return key
}

/** Marks a draft as sent and remembers as what, so that a resend is answered with the same. Set again after a review. */
export const markSent = async (db: Db, id: string, sentAs: object, at: Instant): Promise<void> => {
  await asActor(db, writerOf(id, at), (tx) =>
    tx
      .updateTable('draft')
      .set({ sent_at: sql`coalesce(sent_at, ${at})`, sent_as: JSON.stringify(sentAs) })
      .where('id', '=', id)
      .execute(),
  )
}
