import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Judgement, Urgency } from '../contacts/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { BreachReason } from './breach.rule.ts'
import type { EnquiryOutcome } from './outcomes.rule.ts'

/**
 * An enquiry: what the Multi-Agency Safeguarding Hub does about the children of one contact for whom it is unclear what
 * is needed (procedures 4). It begins when the hand-over is sent, taken or not, and ends when every child has an outcome.
 * Pure: what it is, what happened, what follows.
 */

export type EnquiryChild = {
  childId: string
  name: string
  handOverId: string
  decided: ChildDecision | null
}

export type ChildDecision = {
  outcome: EnquiryOutcome
  level: Judgement['level']
  rationale: string
  /** Why it was decided although agencies had not answered yet; empty where all had. */
  notWaitingBecause: string
  at: Instant
  by: string | null
}

/** What a worker who may not decide puts to the manager, for some of the children. */
export type Recommended = {
  childIds: readonly string[]
  outcome: EnquiryOutcome
  level: Judgement['level']
  rationale: string
  at: Instant
  by: string | null
}

export type Rated = { rating: Rating; because: string; at: Instant; by: string | null; dueAt: Instant | null }

/** Agreement to share for this enquiry, which is not its lawful basis (procedures 2.9). */
export type Agreement =
  | { state: 'given'; who: string; at: Instant }
  | { state: 'refused'; who: string; at: Instant }
  | { state: 'not-sought'; because: string; at: Instant }

export type Override = { because: OverrideReason; words: string; at: Instant; by: string | null }

export const overrideReasons = {
  'likely-significant-harm': 'The child may be suffering significant harm',
  'asking-raises-risk': 'Asking would raise the risk to the child or somebody else',
  'evidence-at-risk': 'Asking could cost evidence',
  'delay-harms': 'Asking would hold up what the child needs',
  'pattern-of-concern': 'Earlier concerns make the checks proportionate although it was refused',
} as const
export type OverrideReason = keyof typeof overrideReasons

/** Somebody who took part in the discussion, for which agency. */
export type Attendee = { name: string; agency: string; isPresent: boolean }

export type Discussion = {
  heldAt: Instant
  attendees: readonly Attendee[]
  /** Ids of what agencies said that was weighed. */
  considered: readonly string[]
  views: readonly { agency: string; view: string }[]
  conclusion: string
  /** Who saw it differently, and how: kept, never smoothed over. */
  disagreement: string
}

/** A text more than one person works on: each version says on which one it was written. */
export type Written = { text: string; version: number; at: Instant; by: string | null }

export type EnquiryStage = 'new' | 'open' | 'decided' | 'handed-back'

export type Enquiry = {
  owner: AuthorityCode
  id: string
  contactId: string
  reportId: string
  reference: string
  headline: string
  urgency: Urgency
  /** At the front door. The gap from here to `startedAt` is what inspectors found nobody timing (clocks 4.3 a). */
  receivedAt: Instant
  /** In the MASH: what the clock runs from, whatever is handed on afterwards. */
  startedAt: Instant
  children: readonly EnquiryChild[]
  stage: EnquiryStage
  taken: { at: Instant; by: string | null; allocatedTo: string } | null
  ratings: readonly Rated[]
  dueAt: Instant | null
  clockRule: string
  agreement: Agreement | null
  earlyHelpAgreement: { who: string; at: Instant } | null
  override: Override | null
  /** Waiting on somebody is said and counted; it never stops the clock (clocks 4.3 d). */
  waitingOn: readonly { agency: string; note: string; at: Instant }[]
  discussion: (Discussion & { version: number; at: Instant; by: string | null }) | null
  summary: Written | null
  /** The latest for a child counts, as long as the child has no decision. */
  recommended: readonly Recommended[]
  breach: { reason: BreachReason; note: string; at: Instant; by: string | null } | null
  emergencyDutyToldAt: Instant | null
  /** The last time anybody did something about it: silence is counted from here. */
  lastActedAt: Instant
  alarms: number
  /** The due time for which it was said that it is up: said once. */
  latenessNoticedFor: Instant | null
  decidedAt: Instant | null
}

export type Received = Pick<
  Enquiry,
  'contactId' | 'reportId' | 'reference' | 'headline' | 'urgency' | 'receivedAt' | 'dueAt' | 'clockRule'
> & { children: readonly Omit<EnquiryChild, 'decided'>[]; agreement: Agreement | null }

export type EnquiryEvent = Happening &
  (
    | ({ type: 'received' } & Received)
    | { type: 'children-joined'; children: readonly Omit<EnquiryChild, 'decided'>[]; headline: string }
    | { type: 'taken'; allocatedTo: string }
    | { type: 'rated'; rating: Rating; because: string; dueAt: Instant | null; clockRule: string }
    | { type: 'emergency-duty-told'; because: string }
    | { type: 'agreement-recorded'; agreement: AgreementGiven }
    | { type: 'early-help-agreed'; who: string }
    | { type: 'agreement-overridden'; because: OverrideReason; words: string }
    | { type: 'agency-asked'; requestId: string; agency: string; people: number }
    | { type: 'agency-not-asked'; agency: string; because: string }
    | {
        type: 'told-outside-agreement'
        to: string
        /** What was told, of which the disclosure keeps the hash. */
        told: string
        because: string
        gateway: string
        disclosureId: string
      }
    | { type: 'answer-arrived'; requestId: string; agency: string; isComplete: boolean }
    | { type: 'agency-chased'; requestId: string; agency: string }
    | { type: 'request-withdrawn'; requestId: string; agency: string; because: string }
    | { type: 'waiting-noted'; agency: string; note: string }
    | ({ type: 'discussed'; version: number } & Discussion)
    | { type: 'summary-written'; text: string; version: number }
    | ({ type: 'recommended' } & Omit<Recommended, 'at' | 'by'>)
    | ({ type: 'child-decided'; childId: string } & Omit<ChildDecision, 'at' | 'by'>)
    | { type: 'closed' }
    | { type: 'breach-explained'; reason: BreachReason; note: string }
    | { type: 'silence-noticed'; since: Instant }
    | { type: 'lateness-noticed' }
    | { type: 'disagreement-raised'; disagreementId: string; raisedBy: string }
    | { type: 'disagreement-resolved'; disagreementId: string }
    | { type: 'handed-back'; because: string }
  )

export type AgreementGiven =
  | { state: 'given'; who: string }
  | { state: 'refused'; who: string }
  | { state: 'not-sought'; because: string }

export type EnquiryFact = Fact<EnquiryEvent>

const staffOf = (fact: EnquiryFact): string | null => (fact.by.kind === 'staff' ? fact.by.staffId : null)

const undecided = (child: Omit<EnquiryChild, 'decided'>): EnquiryChild => ({ ...child, decided: null })

const received = (fact: EnquiryFact & { event: { type: 'received' } & Received }): Enquiry => {
  const { event, owner, id, at } = fact
  return {
    owner,
    id,
    contactId: event.contactId,
    reportId: event.reportId,
    reference: event.reference,
    headline: event.headline,
    urgency: event.urgency,
    receivedAt: event.receivedAt,
    startedAt: at,
    children: event.children.map(undecided),
    stage: 'new',
    taken: null,
    ratings: [],
    dueAt: event.dueAt,
    clockRule: event.clockRule,
    agreement: event.agreement,
    earlyHelpAgreement: null,
    override: null,
    waitingOn: [],
    discussion: null,
    summary: null,
    recommended: [],
    breach: null,
    emergencyDutyToldAt: null,
    lastActedAt: at,
    alarms: 0,
    latenessNoticedFor: null,
    decidedAt: null,
  }
}

/** What the service itself notices is nobody acting. */
const isActing = (fact: EnquiryFact): boolean => fact.by.kind !== 'system'

/** The enquiry after a fact. */
export const evolveEnquiry = (before: Enquiry | undefined, fact: EnquiryFact): Enquiry => {
  const { event } = fact
  if (event.type === 'received') return received({ ...fact, event })
  if (before === undefined) throw new Error(`An enquiry begins when it is received, not with ${event.type}.`)
  const after = changed(before, fact)
  return isActing(fact) || event.type === 'answer-arrived' || event.type === 'children-joined'
    ? { ...after, lastActedAt: fact.at, alarms: 0 }
    : after
}

const changed = (before: Enquiry, fact: EnquiryFact): Enquiry => {
  const { event, at } = fact
  switch (event.type) {
    case 'received':
      return before
    case 'children-joined':
      return {
        ...before,
        headline: event.headline,
        children: [...before.children, ...event.children.map(undecided)],
      }
    case 'taken':
      return {
        ...before,
        stage: before.stage === 'new' ? 'open' : before.stage,
        taken: { at, by: staffOf(fact), allocatedTo: event.allocatedTo },
      }
    case 'rated': {
      const { rating, because, dueAt, clockRule } = event
      return {
        ...before,
        dueAt,
        clockRule,
        ratings: [...before.ratings, { rating, because, at, by: staffOf(fact), dueAt }],
      }
    }
    case 'emergency-duty-told':
      return { ...before, emergencyDutyToldAt: at }
    case 'agreement-recorded':
      return { ...before, agreement: { ...event.agreement, at } }
    case 'early-help-agreed':
      return { ...before, earlyHelpAgreement: { who: event.who, at } }
    case 'agreement-overridden':
      return { ...before, override: { because: event.because, words: event.words, at, by: staffOf(fact) } }
    case 'waiting-noted':
      return {
        ...before,
        waitingOn: [...before.waitingOn, { agency: event.agency, note: event.note, at }],
      }
    case 'discussed': {
      const { type: _type, starts: _starts, stops: _stops, ...discussion } = event
      return { ...before, discussion: { ...discussion, at, by: staffOf(fact) } }
    }
    case 'summary-written':
      return { ...before, summary: { text: event.text, version: event.version, at, by: staffOf(fact) } }
    case 'recommended': {
      const { childIds, outcome, level, rationale } = event
      return {
        ...before,
        recommended: [...before.recommended, { childIds, outcome, level, rationale, at, by: staffOf(fact) }],
      }
    }
    case 'child-decided': {
      const { outcome, level, rationale, notWaitingBecause } = event
      const decided = { outcome, level, rationale, notWaitingBecause, at, by: staffOf(fact) }
      return {
        ...before,
        children: before.children.map((child) =>
          child.childId === event.childId ? { ...child, decided } : child,
        ),
      }
    }
    case 'closed':
      return { ...before, stage: 'decided', decidedAt: at }
    case 'breach-explained':
      return {
        ...before,
        breach: { reason: event.reason, note: event.note, at, by: staffOf(fact) },
      }
    case 'silence-noticed':
      return { ...before, alarms: before.alarms + 1 }
    case 'lateness-noticed':
      return { ...before, latenessNoticedFor: before.dueAt }
    case 'handed-back':
      return { ...before, stage: 'handed-back', decidedAt: at }
    case 'answer-arrived':
      return event.isComplete
        ? { ...before, waitingOn: before.waitingOn.filter(({ agency }) => agency !== event.agency) }
        : before
    case 'agency-asked':
    case 'agency-not-asked':
    case 'told-outside-agreement':
    case 'agency-chased':
    case 'request-withdrawn':
    case 'disagreement-raised':
    case 'disagreement-resolved':
      return before
  }
}

export const ratingOf = ({ ratings }: Pick<Enquiry, 'ratings'>): Rating | null =>
  ratings.at(-1)?.rating ?? null

/** Somebody still has to do something about it. */
export const isOpen = ({ stage }: Pick<Enquiry, 'stage'>): boolean => stage === 'new' || stage === 'open'

export const isLate = ({ dueAt, stage }: Pick<Enquiry, 'dueAt' | 'stage'>, at: Instant): boolean =>
  dueAt !== null && at > dueAt && (stage === 'new' || stage === 'open')

export const undecidedChildren = ({ children }: Enquiry): EnquiryChild[] =>
  children.filter(({ decided }) => decided === null)

/** What was put to the manager for a child who has no decision yet; the latest counts. */
export const recommendedFor = ({ recommended }: Enquiry, childId: string): Recommended | null =>
  recommended.findLast(({ childIds }) => childIds.includes(childId)) ?? null
