import type { AuthorityCode, ClientGroup } from '../access/index.ts'
import type { Book } from '../clocks/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Arrival, Channel, ContactEvent, Placing } from './contact.ts'
import type { Told } from './told.ts'

/** What reached the door, before it is anybody's. */
export type Reaching = {
  told: Told
  channel: Channel
  kind: string
  /** CIN census code of who told us: 2A a school, 6 the police, 1D somebody else. */
  source: string
  questionSet: string
}

/**
 * The clocks of a contact that arrives, each from the moment of receipt: the decision and the acknowledgement within
 * one working day (Working Together 2023, chapter 3), the county's own 24 hours beside it where it has that rule
 * (procedures 2.10), the internal targets for opening it and handing it on, and the time in which the referrer is to
 * hear what was decided (procedures 4.7).
 */
export const arrivalClocks = [
  'WT23-1',
  'WT23-2',
  'CAMBS18-24H',
  'CSC-OPENED',
  'CSC-HANDED-ON',
  'REFERRER-FEEDBACK',
] as const

/** Whom a contact of this kind is about: agreements about children do not reach an adult alone (authorisation B8 no. 12). */
export const clientGroupOf = (kind: string): ClientGroup => (kind === 'adult-only' ? 'adults' : 'children')

/** A report becomes a contact of one council: the part of it that is about that council's children, with its clocks. */
export const arrive = (
  reaching: Reaching,
  place: { childIds: readonly string[]; owner: AuthorityCode; placing: Placing },
  names: { reference: string; reportId: string },
  book: Book,
  at: Instant,
): ContactEvent & { type: 'received' } => {
  const { told } = reaching
  const starts = book.startAll(arrivalClocks, at)
  const decision = starts.find((clock) => clock.rule === 'WT23-1') ?? book.start('WT23-1', at)
  const arrival: Arrival = {
    reference: names.reference,
    reportId: names.reportId,
    channel: reaching.channel,
    kind: reaching.kind,
    clientGroup: clientGroupOf(reaching.kind),
    source: reaching.source,
    referrerClass: told.referrer.class,
    isAnonymous: told.referrer.isAnonymous,
    urgency: told.urgency,
    receivedAt: at,
    dueAt: decision.dueAt,
    told: { ...told, children: told.children.filter((child) => place.childIds.includes(child.id)) },
    questionSet: reaching.questionSet,
    placing: place.placing,
    earlierContacts: 0,
  }
  return { type: 'received', ...arrival, starts }
}

/** The day a contact was received, in London. */
export const receivedOn = (contact: { receivedAt: Instant }) => dayOf(contact.receivedAt)
