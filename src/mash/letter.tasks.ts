import type { SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { attempt, notifyFrom, tryAgainLater } from '../messages/index.ts'
import type { Task } from '../web/index.ts'
import { letterById, letterFailed, letterSent } from './letter.sql.ts'

/**
 * Sends the letter with a one-time link by GOV.UK Notify, as other messages are sent; but from a table of its own, which
 * only the hub reads. With no key it stays to be read on the page of the link. Sent, its words are emptied.
 */
export const sendAgencyLetter: Task = async ({ owner = '', id = '' }, house) => {
  const notify = notifyFrom(process.env)
  if (notify === null) return
  const inTheCouncilsName = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const actor: SystemActor = { kind: 'system', job: 'send-agency-letter', actingFor: owner }
    return asActor(house.db, contextFor(actor, 'enquiry.work', house.now()), work)
  }
  const letter = await inTheCouncilsName((tx) => letterById(tx, owner, id))
  // A link taken back before its letter went says so in place of the link.
  if (!letter || letter.sentAt !== null || !letter.body.includes('/answer/')) return
  const { recipient, subject, body } = letter
  const tried = await attempt(notify, { to: recipient, subject, body, reference: id })
  await inTheCouncilsName((tx) =>
    'sent' in tried
      ? letterSent(tx, letter, house.now(), tried.sent)
      : letterFailed(tx, letter, house.now(), tried.failure),
  )
  tryAgainLater(tried)
}
