import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { addJob } from '../events/index.ts'
import type { Instant } from '../time/index.ts'

export type AgencyLetter = {
  owner: AuthorityCode
  id: string
  recipient: string
  subject: string
  body: string
  queuedAt: Instant
  sentAt: Instant | null
  failure: string | null
  tries: number
}

const columns = [
  'owner',
  'id',
  'recipient',
  'subject',
  'body',
  'queued_at as queuedAt',
  'sent_at as sentAt',
  'failure',
  'tries',
] as const

/** Puts a letter in the hub's own outbox, to be sent at once where Notify is there. */
export const queueLetter = async (
  tx: Tx,
  letter: {
    owner: AuthorityCode
    requestId: string
    recipient: string
    subject: string
    body: string
    at: Instant
  },
): Promise<void> => {
  const { owner, requestId, recipient, subject, body, at } = letter
  const id = newId()
  await tx
    .insertInto('agency_letter')
    .values({ owner, id, request_id: requestId, recipient, subject, body, queued_at: at })
    .execute()
  await addJob(tx, { task: 'send-agency-letter', payload: { owner, id }, key: `send-agency-letter:${id}` })
}

/** A link that was made anew has taken back the one before it: a letter with that one is not sent any more. */
export const emptyUnsentLetters = async (tx: Tx, owner: AuthorityCode, requestId: string): Promise<void> => {
  await tx
    .updateTable('agency_letter')
    .set({ body: 'Its link was taken back before it was sent.', failure: 'Its link was taken back.' })
    .where('owner', '=', owner)
    .where('request_id', '=', requestId)
    .where('sent_at', 'is', null)
    .execute()
}

export const letterById = (tx: Tx, owner: AuthorityCode, id: string): Promise<AgencyLetter | undefined> =>
  tx
    .selectFrom('agency_letter')
    .select(columns)
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst()

/** The letters of a request, the latest first. */
export const lettersOf = (tx: Tx, owner: AuthorityCode, requestId: string): Promise<AgencyLetter[]> =>
  tx
    .selectFrom('agency_letter')
    .select(columns)
    .where('owner', '=', owner)
    .where('request_id', '=', requestId)
    .orderBy('queued_at', 'desc')
    .execute()

/** Once sent, the link is not kept: whoever reads the hub's letters must hold no key to an enquiry. */
export const letterSent = async (
  tx: Tx,
  { owner, id }: AgencyLetter,
  at: Instant,
  providerId: string,
): Promise<void> => {
  await tx
    .updateTable('agency_letter')
    .set({ sent_at: at, provider_id: providerId, failure: null, body: 'The link was sent and is not kept.' })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .execute()
}

export const letterFailed = async (
  tx: Tx,
  { owner, id, tries }: AgencyLetter,
  at: Instant,
  failure: string,
): Promise<void> => {
  await tx
    .updateTable('agency_letter')
    .set({ failed_at: at, failure, tries: tries + 1 })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .execute()
}
