import { authorities, type AuthorityCode, type SystemActor } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { type Contact, type ContactEvent, type ContactFact, contactStream } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { addJob, type Done, factsOf, type NotDone, perform, type Reaction } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import type { About, Arrived } from './letter.ts'
import { ownWordsOn } from './own-words.sql.ts'
import { messagesOf, type NewMessage, putInOutbox } from './outbox.sql.ts'
import { acknowledged, askedForMore } from './referrer-letters.ts'
import { textClassOf, wayToReach, whyNotSent } from './text-class.ts'

export const acknowledgementClock = 'WT23-2'

export const aboutContact = async (tx: Tx, { owner, reference }: Contact): Promise<About> => {
  const council = (await authorities(tx)).find((each) => each.code === owner)
  if (!council) throw new Error(`No such council: ${owner}`)
  return { reference, council }
}

// A professional who rang is asked to follow it in writing; the clock for that is not run (time limits row 3).
const inWritingBy = async (tx: Tx, { owner, channel, receivedAt, told }: Contact): Promise<Instant | null> =>
  channel === 'phone' && told.referrer.class === 'professional'
    ? (await bookFor(tx, owner, receivedAt)).start('PHONE-WRITTEN', receivedAt).dueAt
    : null

const arrivedOf = async (tx: Tx, contact: Contact): Promise<Arrived> => ({
  ...(await aboutContact(tx, contact)),
  receivedAt: contact.receivedAt,
  decideBy: contact.dueAt,
  channel: contact.channel,
  urgency: contact.urgency,
  referrerClass: contact.told.referrer.class,
  inWritingBy: await inWritingBy(tx, contact),
})

const alreadyWritten = async (tx: Tx, { owner, id }: Contact): Promise<boolean> =>
  (await messagesOf(tx, owner, id)).some((message) => message.kind === 'acknowledgement')

const couldNot = (because: string): ContactEvent[] => [
  { type: 'acknowledgement-withheld', because, stops: [acknowledgementClock] },
]

const sent = (messageId: string): ContactEvent[] => [
  { type: 'acknowledged', messageId, stops: [acknowledgementClock] },
]

/**
 * Writes the acknowledgement, and says on the contact that it was acknowledged or why it could not be. Whoever gave
 * only a telephone number was told in the call, if they rang; otherwise somebody has to ring, and until then, or
 * until somebody has read the instructions on safe contact, the clock goes on.
 */
const acknowledge = async (contact: Contact, tx: Tx, at: Instant): Promise<ContactEvent[]> => {
  if (contact.moved !== null || contact.acknowledgedAt !== null || (await alreadyWritten(tx, contact)))
    return []
  const { referrer } = contact.told
  const way = wayToReach(contact.told)
  const textClass = textClassOf(referrer)
  const arrived = await arrivedOf(tx, contact)
  const own = await ownWordsOn(tx, contact.owner, 'acknowledgement', textClass, dayOf(at))
  const letter = acknowledged(own, arrived, textClass)
  const message = {
    owner: contact.owner,
    contactId: contact.id,
    kind: 'acknowledgement',
    textClass,
    letter,
    at,
  } as const
  if ('withheld' in way) {
    if (way.withheld !== 'safe-contact') return couldNot(whyNotSent[way.withheld])
    const reachable = wayToReach({ ...contact.told, safeContact: '' })
    if ('withheld' in reachable) return couldNot(whyNotSent[reachable.withheld])
    await putInOutbox(tx, {
      ...message,
      channel: reachable.send,
      recipient: reachable.to,
      withheldBecause: `${whyNotSent['safe-contact']}: ${contact.told.safeContact}`,
    })
    return []
  }
  const inTheCall = contact.channel === 'phone' && way.send !== 'email'
  const written: NewMessage = {
    ...message,
    channel: way.send,
    recipient: way.to,
    ...(inTheCall ? { sentAt: contact.receivedAt } : {}),
  }
  const messageId = await putInOutbox(tx, written)
  return way.send === 'email' || inTheCall ? sent(messageId) : []
}

const theService = (job: string, owner: AuthorityCode): SystemActor => ({
  kind: 'system',
  job,
  actingFor: owner,
})

/** Run for every contact that arrives. Run twice, it writes once. */
export const acknowledgeReferrer: Task = async ({ owner = '', contactId = '' }, house) => {
  const at = house.now()
  const done = await perform(house.db, contactStream, {
    actor: theService('acknowledge-referrer', owner),
    at,
    action: 'contact.feedback',
    owner,
    id: contactId,
    decide: async (contact, tx): Promise<ContactEvent[]> => (contact ? acknowledge(contact, tx, at) : []),
  })
  retryIfChanged(done)
}

/** Somebody acted on the contact at that very moment: nothing was written, and the queue tries again. */
const retryIfChanged = (outcome: Done<Contact> | NotDone): void => {
  if (!outcome.done && outcome.why === 'changed-meanwhile') throw new Error('The contact changed meanwhile')
}

const lastReturn = (facts: readonly ContactFact[]) =>
  facts.flatMap(({ event }) => (event.type === 'returned-to-referrer' ? [event] : [])).at(-1)

/** Run when a contact is returned: asks the referrer for what is missing, where they can be asked. */
export const askReferrer: Task = async ({ owner = '', contactId = '' }, house) => {
  const at = house.now()
  const done = await perform(house.db, contactStream, {
    actor: theService('ask-referrer', owner),
    at,
    action: 'contact.feedback',
    owner,
    id: contactId,
    decide: async (contact, tx): Promise<ContactEvent[]> => {
      const asked = lastReturn(await factsOf<Contact, ContactEvent>(tx, contactStream, owner, contactId))
      const way = contact && wayToReach(contact.told)
      if (!asked || !contact || !way || 'withheld' in way) return []
      const textClass = textClassOf(contact.told.referrer)
      const needed = {
        ...(await aboutContact(tx, contact)),
        missing: asked.because,
        replyBy: asked.replyBy,
      }
      const own = await ownWordsOn(tx, owner, 'more-needed', textClass, dayOf(at))
      const letter = askedForMore(own, needed, textClass)
      await putInOutbox(tx, {
        owner,
        contactId,
        kind: 'more-needed',
        textClass,
        channel: way.send,
        recipient: way.to,
        letter,
        at,
      })
      return []
    },
  })
  retryIfChanged(done)
}

export const returnedAsksReferrer: Reaction = {
  stream: 'contact',
  type: 'returned-to-referrer',
  react: (tx, { owner, id, seq }) =>
    addJob(tx, {
      task: 'ask-referrer',
      payload: { owner, contactId: id },
      key: `ask-referrer:${id}:${String(seq)}`,
    }),
}

/** A contact that moved before its referrer was told is acknowledged by the council that has it now, on the same clock. */
export const movedIsAcknowledged: Reaction = {
  stream: 'contact',
  type: 'moved-in',
  react: async (tx, { event, owner, id }) => {
    const { carried } = event as Extract<ContactEvent, { type: 'moved-in' }>
    if (carried.acknowledgedAt === null)
      await addJob(tx, { task: 'acknowledge-referrer', payload: { owner, contactId: id } })
  },
}
