import { asActor, type Context, type Db, newId, type Tx } from '../db/index.ts'
import { addJob } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { draftCode } from './draft-code.ts'

export type DraftMessage = {
  id: string
  recipient: string
  subject: string
  body: string
  queuedAt: Instant
  sentAt: Instant | null
  failure: string | null
  tries: number
}

/**
 * Sends somebody without an account the code that brings them back to their draft. Called in a transaction that may
 * see that draft (the context's `draft`).
 */
export const queueDraftCode = async (
  tx: Tx,
  asked: { draftId: string; to: string; code: string; endsAt: Instant; at: Instant },
): Promise<void> => {
  const { subject, body } = draftCode(asked.code, asked.endsAt)
  const id = newId()
  await tx
    .insertInto('draft_message')
    .values({
      id,
      draft_id: asked.draftId,
      recipient: asked.to,
      subject,
      body,
      queued_at: asked.at,
    })
    .execute()
  await addJob(tx, { task: 'send-draft-code', payload: { id }, key: `send-draft-code:${id}` })
}

const theService = (at: Instant): Context => ({
  staffId: null,
  actingFor: [],
  fn: null,
  clientGroup: 'children',
  at,
  intakeFor: [],
  draft: null,
  system: true,
})

/** Drafts belong to no council, so the service sends their codes in nobody's name. */
export const asTheService = <T>(db: Db, at: Instant, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(db, theService(at), work)

const columns = [
  'id',
  'recipient',
  'subject',
  'body',
  'queued_at as queuedAt',
  'sent_at as sentAt',
  'failure',
  'tries',
] as const

export const draftMessage = (tx: Tx, id: string): Promise<DraftMessage | undefined> =>
  tx.selectFrom('draft_message').select(columns).where('id', '=', id).executeTakeFirst()

export const draftMessages = (tx: Tx, limit: number): Promise<DraftMessage[]> =>
  tx
    .selectFrom('draft_message')
    .select(columns)
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Once sent, the code is not kept: whoever reads the outbox must hold no key to a draft. */
export const forgetSentCode = async (tx: Tx, id: string, at: Instant, providerId: string): Promise<void> => {
  await tx
    .updateTable('draft_message')
    .set({ sent_at: at, provider_id: providerId, failure: null, body: 'The code was sent and is not kept.' })
    .where('id', '=', id)
    .execute()
}

export const draftCodeFailed = async (
  tx: Tx,
  { id, tries }: Pick<DraftMessage, 'id' | 'tries'>,
  at: Instant,
  failure: string,
): Promise<void> => {
  await tx
    .updateTable('draft_message')
    .set({ failed_at: at, failure, tries: tries + 1 })
    .where('id', '=', id)
    .execute()
}
