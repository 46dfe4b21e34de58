import type { Resource } from '../access/index.ts'
import type { Alert, Job, Stream } from '../events/index.ts'
import { type Contact, type ContactEvent, type ContactFact, evolveContact, waitingFor } from './contact.ts'
import { relationsOf, saveContact } from './contact.sql.ts'
import { sayContactFact } from './contact.words.ts'

/**
 * Whoever screens for a council may open what waits at its door, and until the referrer has been told; after that
 * they say why (authorisation B3 step 4).
 */
const queues = (contact: Contact): string[] =>
  waitingFor(contact) !== null || contact.feedbackAt === null
    ? ['queue:screening', 'queue:emergency-duty']
    : []

const resourceOfContact = (contact: Contact): Resource => ({
  kind: 'contact',
  id: contact.id,
  owner: contact.owner,
  clientGroup: contact.clientGroup,
  teams: queues(contact),
  allocatedTo: [],
  conflictedStaff: [],
  reasonGivenBy: [],
})

const jobs = ({ event, owner, id }: ContactFact): Job[] => {
  if (event.type !== 'returned-to-referrer') return []
  return [
    {
      task: 'reply-overdue',
      payload: { owner, contactId: id },
      runAt: event.replyBy,
      key: `reply-overdue:${owner}:${id}`,
    },
  ]
}

const alerts = ({ event }: ContactFact, { reference }: Contact): Alert[] => {
  const toManager = { forFn: 'screening', forRole: 'screening-manager', reference }
  if (event.type === 'reply-overdue') return [{ kind: 'reply-overdue', ...toManager }]
  return []
}

export const contactStream: Stream<Contact, ContactEvent> = {
  name: 'contact',
  evolve: evolveContact,
  resource: resourceOfContact,
  relations: relationsOf,
  save: saveContact,
  jobs,
  alerts,
  sentence: sayContactFact,
}
