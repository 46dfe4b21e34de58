import type { AuthorityCard, AuthorityCode } from '../../src/access/index.ts'
import { type Contact, type ContactEvent, standsNow } from '../../src/contacts/index.ts'
import { acknowledgement } from '../../src/messages/acknowledgement.ts'
import { type Decided, feedback } from '../../src/messages/feedback.ts'
import type { About, Letter } from '../../src/messages/letter.ts'
import { feedbackClocks } from '../../src/messages/telling.ts'
import { textClassOf, wayToReach, whyNotSent } from '../../src/messages/text-class.ts'
import { addMinutes, addWorkingMinutes, type Instant } from '../../src/time/index.ts'
import type { Arrived } from './arriving.ts'
import type { Chance } from './chance.ts'
import { stateAt } from './moving.ts'
import type { Worker, World } from './world.ts'

/** A message that was sent, as the outbox keeps it. */
export type SentLetter = {
  owner: AuthorityCode
  id: string
  contactId: string
  kind: 'acknowledgement' | 'feedback'
  textClass: ReturnType<typeof textClassOf>
  channel: 'email' | 'phone' | 'post'
  recipient: string
  letter: Letter
  at: Instant
}

const about = ({ contact, reference }: Arrived, cards: readonly AuthorityCard[]): About => {
  const council = cards.find(({ code }) => code === contact.owner)
  if (!council) throw new Error(`No such council in the demo county: ${contact.owner}`)
  return { reference, council }
}

type Sending = { world: World; chance: Chance; arrived: Arrived; at: Instant }

const sentLetter = (
  { chance, arrived, at }: Sending,
  kind: SentLetter['kind'],
  letter: Letter,
): SentLetter | null => {
  const way = wayToReach(arrived.told)
  if ('withheld' in way) return null
  const { owner, id: contactId } = arrived.contact
  const textClass = textClassOf(arrived.told.referrer)
  return {
    owner,
    id: chance.id(at),
    contactId,
    kind,
    textClass,
    channel: way.send,
    recipient: way.to,
    letter,
    at,
  }
}

const receivedIn = ({ contact }: Arrived): Extract<ContactEvent, { type: 'received' }> | undefined => {
  const event = contact.facts[0]?.event
  return event?.type === 'received' ? event : undefined
}

const ringsBack: Worker = { person: 'secondAdviser', fn: 'screening', action: 'contact.feedback' }

/** Within minutes of its arrival, by the service itself, or withheld with the reason (Working Together 2023, ch. 3). */
export const acknowledge = (world: World, chance: Chance, arrived: Arrived): SentLetter[] => {
  const received = receivedIn(arrived)
  if (!received) return []
  const soon = addMinutes(received.receivedAt, chance.whole(2, 4))
  const way = wayToReach(arrived.told)
  const service = { job: 'acknowledge-referrer' }
  const stops = ['WT23-2']
  if ('withheld' in way) {
    // Where there are instructions on safe contact, a person reads them first, and the clock goes on.
    if (way.withheld === 'safe-contact') return []
    arrived.contact.note(soon, service, {
      type: 'acknowledgement-withheld',
      because: whyNotSent[way.withheld],
      stops,
    })
    return []
  }
  const inWriting =
    received.channel === 'phone' && received.referrerClass === 'professional'
      ? world.bookOf(arrived.contact.owner).start('PHONE-WRITTEN', received.receivedAt).dueAt
      : null
  const letter = acknowledgement(textClassOf(arrived.told.referrer), {
    ...about(arrived, world.councils),
    receivedAt: received.receivedAt,
    decideBy: received.dueAt,
    channel: received.channel,
    urgency: received.urgency,
    referrerClass: received.referrerClass,
    inWritingBy: inWriting,
  })
  // Those who gave no e-mail address and did not ring us, somebody rings back or writes to.
  const byHand = way.send !== 'email' && received.channel !== 'phone'
  const { calendar } = world.bookOf(arrived.contact.owner)
  const at = byHand ? addWorkingMinutes(calendar, soon, chance.whole(20, 300)) : soon
  const who = byHand ? ringsBack : service
  const sent = sentLetter({ world, chance, arrived, at }, 'acknowledgement', letter)
  return sent && arrived.contact.note(at, who, { type: 'acknowledged', messageId: sent.id, stops })
    ? [sent]
    : []
}

const outcomesOf = (contact: Contact): Decided['outcomes'] => {
  const standing = contact.children.flatMap((child) => standsNow(child) ?? [])
  return [...Map.groupBy(standing, ({ outcome }) => outcome)].map(([outcome, judged]) => ({
    outcome,
    detail: judged[0]?.detail ?? {},
    team: '',
    children: judged.length,
  }))
}

/** What was decided by then, in the measure the referrer may know, or why nobody is told. */
export const tellOutcome = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  at: Instant,
  who: Worker,
): SentLetter[] => {
  const { contact, told } = arrived
  const state = stateAt(contact, at)
  if (state === undefined) return []
  const stops = feedbackClocks(state)
  if (told.referrer.isAnonymous) {
    contact.note(at, who, { type: 'feedback-withheld', because: 'They stayed anonymous', stops })
    return []
  }
  const textClass = textClassOf(told.referrer)
  const outcomes = outcomesOf(state)
  const isAfterEnquiry = state.children.some(({ afterEnquiry }) => afterEnquiry !== null)
  const decided = { ...about(arrived, world.councils), outcomes, isAfterEnquiry, added: '' }
  const letter = feedback(textClass, decided)
  const sent = sentLetter({ world, chance, arrived, at }, 'feedback', letter)
  return sent && contact.note(at, who, { type: 'feedback-sent', messageId: sent.id, textClass, stops })
    ? [sent]
    : []
}
