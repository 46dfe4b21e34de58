import type { AuthorityCode, ClientGroup } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Outcome, PathwayColour } from './outcome.ts'
import type { ReferrerClass, Told, ToldAdult, ToldChild, Urgency } from './told.ts'
import { evolveWho, type Rejection, type WhoEvent } from './who.ts'
import {
  asItMayBeRead,
  evolveWithheld,
  type InFull,
  inFull,
  type Withheld,
  type WithheldEvent,
} from './withheld.ts'

/**
 * A contact: a worry about a child, as one council answers for it, from the moment it arrives until every child on it
 * has an outcome somebody is answerable for. Pure: what it is, what happened, what follows.
 */

export type Channel = 'online' | 'phone' | 'police' | 'email' | 'letter' | 'in-person' | 'emergency-duty'

/** How the council was found (procedures 2.5). Unknown and straddling places are asked about, never guessed. */
export type Placing = {
  rule:
    | 'lives-here'
    | 'asked'
    | 'mother-lives-here'
    | 'found-here'
    | 'placed-by-another-council'
    | 'refuge'
    | 'presents-here'
    | 'privately-fostered'
    /** A third council's child: taken in here, acted on where urgent, then transferred and open until accepted. */
    | 'lives-in-another-council'
    | 'not-known-yet'
    | 'moved'
  words: string
}

export type Judgement = {
  outcome: Outcome
  level: 1 | 2 | 3 | 4 | null
  /** Codes of the council's own indicators that were picked; picking never decides (procedures 3.3). */
  indicators: readonly string[]
  guidance: { authority: AuthorityCode; version: number } | null
  /** What the outcome requires: the service, the council, the reason, the worker, the reference. */
  detail: Readonly<Record<string, string>>
  rationale: string
}

export type ChildOnContact = {
  id: string
  told: ToldChild
  personId: string | null
  voice: { heard: string } | { notYetBecause: string } | null
  recommended: (Judgement & { at: Instant; by: string }) | null
  decided: (Judgement & { at: Instant; by: string | null }) | null
  /** What the MASH decided after its enquiry. What screening had decided stays beside it. */
  afterEnquiry: (Judgement & { at: Instant; by: string | null }) | null
  becameReferral: { at: Instant; by: string | null } | null
}

export type Stage = 'received' | 'opened' | 'recommended' | 'returned' | 'transferring' | 'decided' | 'moved'
export type WaitingFor = 'screener' | 'manager' | 'referrer' | 'other-council' | null

export type Contact = {
  owner: AuthorityCode
  id: string
  reference: string
  reportId: string
  channel: Channel
  kind: string
  clientGroup: ClientGroup
  source: string
  referrerClass: ReferrerClass
  isAnonymous: boolean
  urgency: Urgency
  colour: PathwayColour | null
  receivedAt: Instant
  dueAt: Instant
  openedAt: Instant | null
  openedBy: string | null
  decidedAt: Instant | null
  children: readonly ChildOnContact[]
  adults: readonly (ToldAdult & { personId: string | null })[]
  told: Told
  questionSet: string
  placing: Placing
  earlierContacts: number
  /** Persons on record whom somebody of this contact is said not to be. */
  rejected: readonly Rejection[]
  /** Other councils that may know somebody of this contact. */
  knownElsewhere: readonly AuthorityCode[]
  /** What was told and must not be read here any more; the rest of the contact is already without it. */
  withheld: readonly Withheld[]
  /** What was told, while anything of it is withheld. Only for being shown again: no page and no row reads it. */
  toldInFull: InFull | null
  /** The custodians of a sealed record that this contact is about alone; nobody else finds it. */
  sealedFor: readonly string[] | null
  moved: { to: AuthorityCode; at: Instant; because: string } | null
  movedFrom: AuthorityCode | null
  returned: { at: Instant; replyBy: Instant; answeredAt: Instant | null } | null
  transfer: { to: string; sentAt: Instant; acceptedAt: Instant | null; acceptedBy: string | null } | null
  acknowledgedAt: Instant | null
  feedbackAt: Instant | null
}

/** A contact as it first stands, before anybody here has looked at it. */
export type Arrival = Omit<
  Contact,
  | 'owner'
  | 'id'
  | 'colour'
  | 'openedAt'
  | 'openedBy'
  | 'decidedAt'
  | 'children'
  | 'adults'
  | 'rejected'
  | 'knownElsewhere'
  | 'withheld'
  | 'toldInFull'
  | 'sealedFor'
  | 'moved'
  | 'movedFrom'
  | 'returned'
  | 'transfer'
  | 'acknowledgedAt'
  | 'feedbackAt'
>

export type ContactEvent = Happening &
  (
    | ({ type: 'received' } & Arrival)
    | { type: 'opened' }
    /** How many earlier contacts there are for these children, their household and address (procedures 2.6). */
    | { type: 'history-counted'; earlier: number }
    | WhoEvent
    | WithheldEvent
    | { type: 'voice-recorded'; childId: string; voice: NonNullable<ChildOnContact['voice']> }
    | { type: 'coloured'; colour: PathwayColour; because: string }
    | { type: 'urgency-changed'; urgency: Urgency; because: string }
    | { type: 'note-added'; text: string }
    | ({ type: 'recommended'; childId: string } & Judgement)
    | ({ type: 'decided'; childId: string } & Judgement)
    | ({ type: 'decided-after-enquiry'; childId: string; enquiryId: string } & Judgement)
    | { type: 'became-referral'; childId: string }
    | { type: 'returned-to-referrer'; replyBy: Instant; because: string }
    | { type: 'reply-received'; text: string }
    | { type: 'reply-overdue' }
    | { type: 'transfer-sent'; to: string; because: string; urgentAction: string }
    | { type: 'transfer-accepted'; by: string; proof: string }
    | { type: 'moved-out'; to: AuthorityCode; because: string }
    | { type: 'moved-in'; from: AuthorityCode; because: string; carried: Contact }
    | { type: 'acknowledged'; messageId: string }
    | { type: 'acknowledgement-withheld'; because: string }
    | { type: 'feedback-sent'; messageId: string; textClass: string }
    | { type: 'feedback-withheld'; because: string }
    | { type: 'conflict-met'; staffId: string }
  )

export type ContactFact = Fact<ContactEvent>

const byStaff = (fact: ContactFact): string | null => (fact.by.kind === 'staff' ? fact.by.staffId : null)

const childAsTold = (told: ToldChild): ChildOnContact => ({
  id: told.id,
  told,
  personId: null,
  voice: told.ownWords === '' ? null : { heard: told.ownWords },
  recommended: null,
  decided: null,
  afterEnquiry: null,
  becameReferral: null,
})

const received = (fact: ContactFact & { event: { type: 'received' } & Arrival }): Contact => {
  const {
    type: _type,
    starts: _starts,
    stops: _stops,
    ...arrival
  } = fact.event as typeof fact.event & Happening
  return {
    ...arrival,
    owner: fact.owner,
    id: fact.id,
    colour: null,
    openedAt: null,
    openedBy: null,
    decidedAt: null,
    children: arrival.told.children.map(childAsTold),
    adults: arrival.told.adults.map((adult) => ({ ...adult, personId: null })),
    rejected: [],
    knownElsewhere: [],
    withheld: [],
    toldInFull: null,
    sealedFor: null,
    moved: null,
    movedFrom: null,
    returned: null,
    transfer: null,
    acknowledgedAt: null,
    feedbackAt: null,
  }
}

/** The other council's contact carries on here. People are recognised afresh: a link never crosses councils. */
const movedIn = (owner: AuthorityCode, from: AuthorityCode, before: Contact): Contact => {
  const early = before as Partial<Contact>
  // Contacts that moved before anybody could say so carry neither rejections nor anything withheld.
  const carried = inFull({ ...before, withheld: early.withheld ?? [], toldInFull: early.toldInFull ?? null })
  return {
    ...carried,
    owner,
    rejected: early.rejected ?? [],
    knownElsewhere: [],
    sealedFor: null,
    moved: null,
    movedFrom: from,
    children: carried.children.map((child) => ({ ...child, personId: null, afterEnquiry: null })),
    adults: carried.adults.map((adult) => ({ ...adult, personId: null })),
  }
}

const withChild = (
  contact: Contact,
  childId: string,
  change: (child: ChildOnContact) => ChildOnContact,
): Contact => ({
  ...contact,
  children: contact.children.map((child) => (child.id === childId ? change(child) : child)),
})

const judgementOf = (event: Judgement): Judgement => ({
  outcome: event.outcome,
  level: event.level,
  indicators: event.indicators,
  guidance: event.guidance,
  detail: event.detail,
  rationale: event.rationale,
})

// Sent back to the referrer, nothing is settled yet: silence is not closure (procedures 1.3).
const isSettled = ({ decided }: ChildOnContact): boolean =>
  decided !== null && decided.outcome !== 'return-to-referrer'

const onceAllDecided = (contact: Contact, at: Instant): Contact =>
  contact.children.every(isSettled) ? { ...contact, decidedAt: at } : contact

/**
 * The contact after a fact, as it may be read: what happens happens to all that was told, and what is withheld of it is
 * taken out again. Replaying every fact gives the row the queries read.
 */
export const evolveContact = (before: Contact | undefined, fact: ContactFact): Contact =>
  asItMayBeRead(evolveInFull(before && inFull(before), fact))

/** Every kind of fact has its case. */
const evolveInFull = (before: Contact | undefined, fact: ContactFact): Contact => {
  const { event, at } = fact
  if (event.type === 'received') return received({ ...fact, event })
  if (event.type === 'moved-in') return movedIn(fact.owner, event.from, event.carried)
  if (before === undefined) throw new Error(`A contact begins when it is received, not with ${event.type}.`)
  switch (event.type) {
    case 'opened':
      return before.openedAt === null ? { ...before, openedAt: at, openedBy: byStaff(fact) } : before
    case 'history-counted':
      return { ...before, earlierContacts: event.earlier }
    case 'child-recognised':
    case 'adult-recognised':
    case 'recognition-undone':
    case 'match-rejected':
    case 'rejection-taken-back':
    case 'known-elsewhere':
      return evolveWho(before, event, { at, by: byStaff(fact) })
    case 'voice-recorded':
      return withChild(before, event.childId, (child) => ({ ...child, voice: event.voice }))
    case 'coloured':
      return { ...before, colour: event.colour }
    case 'urgency-changed':
      return { ...before, urgency: event.urgency }
    case 'recommended':
      return withChild(before, event.childId, (child) => ({
        ...child,
        recommended: { ...judgementOf(event), at, by: byStaff(fact) ?? '' },
      }))
    case 'decided':
      return onceAllDecided(
        withChild(before, event.childId, (child) => ({
          ...child,
          decided: { ...judgementOf(event), at, by: byStaff(fact) },
        })),
        at,
      )
    case 'decided-after-enquiry':
      return withChild(before, event.childId, (child) => ({
        ...child,
        afterEnquiry: { ...judgementOf(event), at, by: byStaff(fact) },
      }))
    case 'became-referral':
      return withChild(before, event.childId, (child) => ({
        ...child,
        becameReferral: child.becameReferral ?? { at, by: byStaff(fact) },
      }))
    case 'returned-to-referrer':
      return { ...before, returned: { at, replyBy: event.replyBy, answeredAt: null } }
    case 'reply-received':
      // What came back is screened afresh: the children sent back are undecided again, on the clock that never stopped.
      return {
        ...before,
        decidedAt: null,
        returned: before.returned && { ...before.returned, answeredAt: at },
        children: before.children.map((child) =>
          child.decided?.outcome === 'return-to-referrer'
            ? { ...child, decided: null, recommended: null }
            : child,
        ),
      }
    case 'transfer-sent':
      return { ...before, transfer: { to: event.to, sentAt: at, acceptedAt: null, acceptedBy: null } }
    case 'transfer-accepted':
      return {
        ...before,
        transfer: before.transfer && { ...before.transfer, acceptedAt: at, acceptedBy: event.by },
      }
    case 'moved-out':
      return { ...before, moved: { to: event.to, at, because: event.because } }
    case 'acknowledged':
      return { ...before, acknowledgedAt: before.acknowledgedAt ?? at }
    case 'feedback-sent':
      return { ...before, feedbackAt: at }
    case 'withheld':
    case 'shown-again':
    case 'sealed':
    case 'unsealed':
      return evolveWithheld(before, event)
    case 'note-added':
    case 'acknowledgement-withheld':
    case 'feedback-withheld':
    case 'reply-overdue':
    case 'conflict-met':
      return before
  }
}

/** What counts for a child now: what an enquiry came to, or else what screening decided. */
export const standsNow = ({
  decided,
  afterEnquiry,
}: Pick<ChildOnContact, 'decided' | 'afterEnquiry'>): ChildOnContact['decided'] => afterEnquiry ?? decided

/** The last time something was decided for a child of it; null while a child has no decision. */
export const lastDecidedAt = ({ decidedAt, children }: Contact): Instant | null =>
  decidedAt === null
    ? null
    : children.reduce(
        (last, { afterEnquiry }) => (afterEnquiry && afterEnquiry.at > last ? afterEnquiry.at : last),
        decidedAt,
      )

const isDecided = (contact: Contact): boolean =>
  contact.children.length > 0 && contact.children.every((child) => child.decided !== null)

/** Is this child with the referrer, who has not answered? Until then somebody here may still decide. */
export const awaitsReply = ({ returned }: Contact, { decided }: ChildOnContact): boolean =>
  decided?.outcome === 'return-to-referrer' && returned !== null && returned.answeredAt === null

const recommendedSince = ({ recommended, decided }: ChildOnContact): boolean =>
  recommended !== null && (decided === null || recommended.at > decided.at)

/** Where a contact stands. Derived from what happened, never stored by hand. */
export const stageOf = (contact: Contact): Stage => {
  if (contact.moved) return 'moved'
  if (isDecided(contact)) {
    const sentBack = contact.children.filter((child) => awaitsReply(contact, child))
    if (sentBack.some(recommendedSince)) return 'recommended'
    if (contact.transfer && !contact.transfer.acceptedAt) return 'transferring'
    return sentBack.length > 0 ? 'returned' : 'decided'
  }
  if (contact.children.some((child) => child.recommended && !child.decided)) return 'recommended'
  return contact.openedAt === null ? 'received' : 'opened'
}

/** Who the child is waiting for. Null only when every child has an outcome somebody has taken on. */
export const waitingFor = (contact: Contact): WaitingFor => {
  const stage = stageOf(contact)
  switch (stage) {
    case 'received':
    case 'opened':
      return 'screener'
    case 'recommended':
      return 'manager'
    case 'returned':
      return 'referrer'
    case 'transferring':
      return 'other-council'
    case 'decided':
    case 'moved':
      return null
  }
}

/** "Maya T., 6 + 2 siblings": enough to recognise on a tray, no more than is needed there. */
export const headlineOf = (children: readonly ToldChild[], on: Day): string => {
  const [first, ...others] = children
  if (!first) return 'No child named yet'
  const initial = first.familyName === '' ? '' : ` ${first.familyName.slice(0, 1)}.`
  const name =
    first.givenNames === '' ? 'Name not known' : `${first.givenNames.split(' ')[0] ?? ''}${initial}`
  const age =
    first.bornOn === null
      ? first.expectedOn === null
        ? ''
        : ', unborn'
      : `, ${String(yearsOld(first.bornOn, on))}`
  return `${name}${age}${others.length === 0 ? '' : ` + ${String(others.length)} more`}`
}

/** Whole years of age on a day. A child born on 29 February has a birthday on 1 March in other years. */
export const yearsOld = (bornOn: Day, on: Day): number => {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}
