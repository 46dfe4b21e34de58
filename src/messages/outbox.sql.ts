import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { addJob } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { Letter } from './letter.ts'
import type { TextClass } from './text-class.ts'

export type Kind = 'acknowledgement' | 'feedback' | 'more-needed'
export type MessageChannel = 'email' | 'phone' | 'post'

export type NewMessage = {
  owner: AuthorityCode
  contactId: string
  kind: Kind
  textClass: TextClass
  channel: MessageChannel
  recipient: string
  letter: Letter
  at: Instant
  /** Told already, in the call or by a worker: nothing is left to send. */
  sentAt?: Instant
  /** Written, and kept back until a person has decided. */
  withheldBecause?: string
}

/** Puts a message into the outbox. One by e-mail that nobody holds back is sent by a job of the same transaction. */
export const putInOutbox = async (tx: Tx, message: NewMessage): Promise<string> => {
  const id = newId()
  await tx
    .insertInto('message')
    .values({
      owner: message.owner,
      id,
      contact_id: message.contactId,
      kind: message.kind,
      text_class: message.textClass,
      channel: message.channel,
      recipient: message.recipient,
      template: message.letter.template,
      subject: message.letter.subject,
      body: message.letter.body,
      queued_at: message.at,
      sent_at: message.sentAt ?? null,
      withheld_because: message.withheldBecause ?? null,
    })
    .execute()
  if (message.channel === 'email' && !message.sentAt && !message.withheldBecause) {
    await queueSending(tx, message.owner, id)
  }
  return id
}

export const queueSending = (tx: Tx, owner: AuthorityCode, id: string): Promise<void> =>
  addJob(tx, { task: 'send-message', payload: { owner, id }, key: `send-message:${id}` })

export type Message = {
  owner: AuthorityCode
  id: string
  contactId: string
  kind: Kind
  textClass: TextClass
  channel: MessageChannel
  recipient: string
  subject: string
  body: string
  queuedAt: Instant
  sentAt: Instant | null
  failedAt: Instant | null
  failure: string | null
  withheldBecause: string | null
  tries: number
}

const columns = sql`m.owner, m.id, m.contact_id as "contactId", m.kind, m.text_class as "textClass", m.channel,
  m.recipient, m.subject, m.body, m.queued_at as "queuedAt", m.sent_at as "sentAt", m.failed_at as "failedAt",
  m.failure, m.withheld_because as "withheldBecause", m.tries`

export type After = { queuedAt: Instant; id: string }

/** The newest first, of the councils in sight; each council's lines come straight off the index. */
export const outbox = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  after: After | null,
  limit: number,
): Promise<Message[]> => {
  const older =
    after === null
      ? sql`true`
      : sql`(m.queued_at < ${after.queuedAt} or (m.queued_at = ${after.queuedAt} and m.id > ${after.id}::uuid))`
  const { rows } = await sql<Message>`
    select ${columns} from unnest(${owners}::text[]) as seen (owner)
    cross join lateral (
      select * from message m where m.owner = seen.owner and ${older}
      order by m.queued_at desc, m.id limit ${limit}) m
    order by m.queued_at desc, m.id limit ${limit}`.execute(tx)
  return rows
}

export const messageById = async (tx: Tx, id: string): Promise<Message | undefined> =>
  (await sql<Message>`select ${columns} from message m where m.id = ${id}`.execute(tx)).rows[0]

export const messagesOf = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<Message[]> =>
  (
    await sql<Message>`
      select ${columns} from message m where m.owner = ${owner} and m.contact_id = ${contactId}
      order by m.queued_at, m.id`.execute(tx)
  ).rows

/** What became of one attempt, or of a worker's own telling. */
export const markSent = async (
  tx: Tx,
  { owner, id }: Pick<Message, 'owner' | 'id'>,
  at: Instant,
  providerId: string | null,
): Promise<void> => {
  await tx
    .updateTable('message')
    .set({ sent_at: at, provider_id: providerId, failed_at: null, failure: null, withheld_because: null })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

export const markFailed = async (
  tx: Tx,
  { owner, id, tries }: Pick<Message, 'owner' | 'id' | 'tries'>,
  at: Instant,
  failure: string,
): Promise<void> => {
  await tx
    .updateTable('message')
    .set({ failed_at: at, failure, tries: tries + 1 })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .execute()
}

/** A person has read the instructions and decided: it may go, or it stays unsent for this reason. */
export const setWithheld = async (
  tx: Tx,
  { owner, id }: Pick<Message, 'owner' | 'id'>,
  because: string | null,
): Promise<void> => {
  await tx
    .updateTable('message')
    .set({ withheld_because: because })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .execute()
}
