import type { AuthorityCode, Fn } from '../access/index.ts'
import type { Judgement, Outcome, Urgency } from '../contacts/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Instant } from '../time/index.ts'

/**
 * A hand-over: work about children passed from the front door to the team of an outcome. Sent is not accepted: it is
 * somebody's only when that team has taken it and named a worker, or has said why not (procedures 5A).
 */

/** A child on a hand-over, with the decision as it was when it was sent. */
export type HandedChild = Judgement & { childId: string; name: string }

/** What the MASH sends with a child (procedures 4.7): its summary, and what agencies said. */
export type FromEnquiry = {
  enquiryId: string
  summary: string
  /**
   * Ids of what agencies said, as far as the team may read it. The words stay where they are: row-level security opens
   * them by their level to the team that takes over, and to nobody else who reads this hand-over (docs/decisions/0010).
   */
  said: readonly string[]
  /** Agencies that hold something which cannot be read here: it is there, and this is whom to ring. */
  heldBack: readonly string[]
  phone: string
}

export type Query = {
  at: Instant
  by: string | null
  reason: string
  answer: { at: Instant; by: string | null; text: string } | null
}

/** no-team: nobody serves this council in that function, so it stays in sight of the screeners. */
export type HandOverStage = 'no-team' | 'sent' | 'queried' | 'accepted' | 'withdrawn'

export type HandOver = {
  owner: AuthorityCode
  id: string
  contactId: string
  reference: string
  headline: string
  summary: string
  urgency: Urgency
  /** When the front door first received it: the wait is counted from here, never from the sending. */
  receivedAt: Instant
  outcome: Outcome
  fromFn: Fn
  toFn: Fn
  toTeam: string | null
  sentBy: string | null
  sentAt: Instant
  dueAt: Instant
  clockRule: string
  children: readonly HandedChild[]
  fromEnquiry: FromEnquiry | null
  stage: HandOverStage
  queries: readonly Query[]
  accepted: { at: Instant; by: string | null; allocatedTo: string } | null
  escalatedAt: Instant | null
}

export type Sending = Pick<
  HandOver,
  | 'contactId'
  | 'reference'
  | 'headline'
  | 'summary'
  | 'urgency'
  | 'receivedAt'
  | 'outcome'
  | 'fromFn'
  | 'toFn'
  | 'toTeam'
  | 'dueAt'
  | 'clockRule'
  | 'children'
> & { fromEnquiry?: FromEnquiry }

export type HandOverEvent = Happening &
  (
    | ({ type: 'sent' } & Sending)
    | { type: 'sibling-joined'; child: HandedChild; headline: string }
    | { type: 'accepted'; allocatedTo: string }
    | { type: 'queried'; reason: string }
    | { type: 'answered'; text: string }
    | { type: 'sent-on'; toFn: Fn; toTeam: string; because: string }
    | { type: 'escalated' }
    | { type: 'withdrawn'; because: string }
  )

export type HandOverFact = Fact<HandOverEvent>

const byStaff = (fact: HandOverFact): string | null => (fact.by.kind === 'staff' ? fact.by.staffId : null)

const begun = (fact: HandOverFact & { event: { type: 'sent' } & Sending }): HandOver => {
  const { event, owner, id, at } = fact
  return {
    owner,
    id,
    contactId: event.contactId,
    reference: event.reference,
    headline: event.headline,
    summary: event.summary,
    urgency: event.urgency,
    receivedAt: event.receivedAt,
    outcome: event.outcome,
    fromFn: event.fromFn,
    toFn: event.toFn,
    toTeam: event.toTeam,
    sentBy: byStaff(fact),
    sentAt: at,
    dueAt: event.dueAt,
    clockRule: event.clockRule,
    children: event.children,
    fromEnquiry: event.fromEnquiry ?? null,
    stage: event.toTeam === null ? 'no-team' : 'sent',
    queries: [],
    accepted: null,
    escalatedAt: null,
  }
}

const withAnswer = (queries: readonly Query[], fact: HandOverFact, text: string): Query[] =>
  queries.map((query) =>
    query.answer === null ? { ...query, answer: { at: fact.at, by: byStaff(fact), text } } : query,
  )

/** The hand-over after a fact. */
export const evolveHandOver = (before: HandOver | undefined, fact: HandOverFact): HandOver => {
  const { event, at } = fact
  if (event.type === 'sent') return begun({ ...fact, event })
  if (before === undefined) throw new Error(`A hand-over begins when it is sent, not with ${event.type}.`)
  switch (event.type) {
    case 'sibling-joined':
      return { ...before, headline: event.headline, children: [...before.children, event.child] }
    case 'accepted':
      return {
        ...before,
        stage: 'accepted',
        accepted: { at, by: byStaff(fact), allocatedTo: event.allocatedTo },
      }
    case 'queried':
      return {
        ...before,
        stage: 'queried',
        queries: [...before.queries, { at, by: byStaff(fact), reason: event.reason, answer: null }],
      }
    case 'answered':
      return { ...before, stage: 'sent', queries: withAnswer(before.queries, fact, event.text) }
    case 'sent-on':
      // Passing it on answers an open query and starts no clock anew: the child has waited since it was first sent.
      return {
        ...before,
        stage: 'sent',
        toFn: event.toFn,
        toTeam: event.toTeam,
        queries: withAnswer(before.queries, fact, event.because),
      }
    case 'escalated':
      return { ...before, escalatedAt: before.escalatedAt ?? at }
    case 'withdrawn':
      return { ...before, stage: 'withdrawn' }
  }
}

/** Still waiting for somebody: with a team, with the screeners, or with nobody yet. */
export const isOpen = ({ stage }: Pick<HandOver, 'stage'>): boolean =>
  stage === 'sent' || stage === 'queried' || stage === 'no-team'

export const openQuery = (handOver: HandOver): Query | undefined =>
  handOver.queries.find((query) => query.answer === null)
