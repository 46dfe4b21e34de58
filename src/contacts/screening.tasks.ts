import type { AuthorityCode, SystemActor } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type NotDone, perform, type Refusal } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { House, Task } from '../web/index.ts'
import { countEarlier } from './around.sql.ts'
import type { Contact, ContactEvent } from './contact.ts'
import { matchContact } from './match-contact.task.ts'
import { contactStream } from './contact.stream.ts'
import { noteOverdueReply } from './screening.ts'

/** What the service does to a contact by itself, later: always for one council, always on the record. */
const byTheService = async (
  house: House,
  job: string,
  { owner = '', contactId = '' }: Readonly<Record<string, string>>,
  doing: (
    contact: Contact,
    tx: Tx,
  ) => Promise<readonly ContactEvent[] | Refusal> | readonly ContactEvent[] | Refusal,
): Promise<NotDone | { done: true }> => {
  const actor: SystemActor = { kind: 'system', job, actingFor: owner as AuthorityCode }
  return perform(house.db, contactStream, {
    actor,
    at: house.now(),
    action: 'contact.follow-up',
    owner,
    id: contactId,
    decide: (contact, tx) => (contact ? doing(contact, tx) : []),
  })
}

const countEarlierContacts: Task = async (payload, house) => {
  await byTheService(house, 'count-earlier-contacts', payload, async (contact, tx) => {
    const earlier = await countEarlier(tx, contact, dayOf(house.now()))
    return earlier === contact.earlierContacts || contact.openedAt !== null
      ? []
      : [{ type: 'history-counted', earlier }]
  })
}

const replyOverdue: Task = async (payload, house) => {
  await byTheService(house, 'reply-overdue', payload, noteOverdueReply)
}

export const screeningTasks: Readonly<Record<string, Task>> = {
  'count-earlier-contacts': countEarlierContacts,
  'match-contact': matchContact,
  'reply-overdue': replyOverdue,
}
