import type { SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { House, Task } from '../web/index.ts'
import { asTheService, draftCodeFailed, draftMessage, forgetSentCode } from './draft-outbox.sql.ts'
import { type Notify, notifyFrom, NotSent } from './notify.ts'
import { markFailed, markSent, messageById } from './outbox.sql.ts'

type ToSend = { to: string; subject: string; body: string; reference: string }
type Tried = { sent: string } | { failure: string; forGood: boolean }

/** Hands one letter to Notify: what it was sent as, or why not and whether trying again could help. */
export const attempt = async (notify: Notify, letter: ToSend): Promise<Tried> => {
  try {
    return { sent: (await notify.sendEmail(letter)).id }
  } catch (error) {
    if (error instanceof NotSent) return { failure: error.message, forGood: error.forGood }
    throw error
  }
}

/** Failing the job makes the queue try again, later each time. */
export const tryAgainLater = (tried: Tried): void => {
  if ('failure' in tried && !tried.forGood) throw new Error(tried.failure)
}

/**
 * Sends one message by GOV.UK Notify. With no key it stays in the outbox, to be read there. What became of it is on
 * the outbox page; a failure that may pass is tried again. Run twice, it is sent once: a message with a time of
 * sending is left alone.
 */
export const sendMessage: Task = async ({ owner = '', id = '' }, house) => {
  const notify = notifyFrom(process.env)
  if (notify === null) return
  const inTheCouncilsName = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const actor: SystemActor = { kind: 'system', job: 'send-message', actingFor: owner }
    return asActor(house.db, contextFor(actor, 'contact.feedback', house.now()), work)
  }
  const message = await inTheCouncilsName((tx) => messageById(tx, id))
  if (!message || message.sentAt !== null || message.withheldBecause !== null || message.channel !== 'email')
    return
  const { recipient, subject, body } = message
  const tried = await attempt(notify, { to: recipient, subject, body, reference: id })
  await inTheCouncilsName((tx) =>
    'sent' in tried
      ? markSent(tx, message, house.now(), tried.sent)
      : markFailed(tx, message, house.now(), tried.failure),
  )
  tryAgainLater(tried)
}

export const sendDraftCode: Task = async ({ id = '' }, house: House) => {
  const notify = notifyFrom(process.env)
  if (notify === null) return
  const message = await asTheService(house.db, house.now(), (tx) => draftMessage(tx, id))
  if (!message || message.sentAt !== null) return
  const { recipient, subject, body } = message
  const tried = await attempt(notify, { to: recipient, subject, body, reference: id })
  await asTheService(house.db, house.now(), (tx) =>
    'sent' in tried
      ? forgetSentCode(tx, id, house.now(), tried.sent)
      : draftCodeFailed(tx, message, house.now(), tried.failure),
  )
  tryAgainLater(tried)
}
