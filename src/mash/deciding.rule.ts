import type { Rating } from '../clocks/index.ts'
import type { Refusal } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { BreachReason } from './breach.rule.ts'
import {
  type ChildDecision,
  type Enquiry,
  type EnquiryEvent,
  isLate,
  isOpen,
  ratingOf,
  undecidedChildren,
} from './enquiry.ts'
import { type EnquiryOutcome, isPassedOn } from './outcomes.rule.ts'

const no = (refused: string): Refusal => ({ refused })

export type Recommendation = {
  /** The children meant in the same way in one go. */
  childIds: readonly string[]
  outcome: EnquiryOutcome
  level: ChildDecision['level']
  rationale: string
}

export type Breach = { reason: BreachReason; note: string }

export type Decision = Recommendation & {
  notWaitingBecause: string
  /** The rating whoever decides had before them. */
  seen: Rating | null
  breach: Breach | null
}

/** What else the decision depends on. */
export type Around = {
  at: Instant
  requestsOut: number
  /** Agencies whose words stand in what was written though they may not be read where it goes (withheldWordsIn). */
  withheld: readonly string[]
  /** Emergency duty decides at night for what it was told of, and for nothing else. */
  onEmergencyDuty: boolean
}

/** What everybody who judges a child has to say, whoever they are and whatever the outcome. */
const judged = (
  enquiry: Enquiry,
  { childIds, rationale }: Recommendation,
  withheld: readonly string[],
): Refusal | null => {
  const open = undecidedChildren(enquiry).map(({ childId }) => childId)
  if (childIds.length === 0) return no('child-needed')
  if (!childIds.every((id) => open.includes(id))) return no('already-decided')
  if (rationale.trim() === '') return no('rationale-needed')
  return withheld.length > 0 ? no(`withheld-words:${withheld.join(',')}`) : null
}

/** Which of these things the outcome still waits for; a strategy discussion waits for none of them. */
const waits = (
  enquiry: Enquiry,
  outcome: EnquiryOutcome,
  notWaitingBecause: string,
  requestsOut: number,
): Refusal | null => {
  if (outcome === 'strategy-s47') return null
  if (ratingOf(enquiry) === null) return no('rate-first')
  if (isPassedOn(outcome) && enquiry.summary === null) return no('summary-needed')
  if (outcome === 'early-help-hub' && enquiry.earlyHelpAgreement === null) return no('agreement-needed')
  return requestsOut > 0 && notWaitingBecause.trim() === '' ? no('not-waiting-because-needed') : null
}

/** Past the time its colour allows. An enquiry nobody has rated has no such time yet. */
export const mustExplain = (enquiry: Enquiry, at: Instant): boolean =>
  ratingOf(enquiry) !== null && isLate(enquiry, at) && enquiry.breach === null

/**
 * Decides for children of an enquiry (procedures 4.7). A strategy discussion waits for nothing: no rating, no answer, no
 * summary, no reason for being late (Working Together; the threshold is met). Everything else has a rating, and the one
 * whoever decides had before them; a summary where a team takes over; the family's agreement where it goes to early help
 * (2.9); and a reason where answers are still out. The clock stops with the last child; a decision after its time needs a
 * reason from the closed list (clocks 4.3 h).
 */
export const decide = (
  enquiry: Enquiry,
  decision: Decision,
  { at, requestsOut, withheld, onEmergencyDuty }: Around,
): readonly EnquiryEvent[] | Refusal => {
  const { childIds, outcome, level, rationale, notWaitingBecause, breach } = decision
  const isStrategy = outcome === 'strategy-s47'
  if (!isOpen(enquiry)) return no('closed')
  if (onEmergencyDuty && enquiry.emergencyDutyToldAt === null) return no('not-told')
  if (!isStrategy && ratingOf(enquiry) !== decision.seen) return no('rated-meanwhile')
  const refused =
    judged(enquiry, decision, withheld) ?? waits(enquiry, outcome, notWaitingBecause, requestsOut)
  if (refused) return refused
  const isLast = undecidedChildren(enquiry).every(({ childId }) => childIds.includes(childId))
  const isToExplain = isLast && mustExplain(enquiry, at)
  if (isToExplain && !isStrategy && breach === null) return no('breach-needed')
  return [
    ...[...new Set(childIds)].map((childId): EnquiryEvent => ({
      type: 'child-decided',
      childId,
      outcome,
      level,
      rationale,
      notWaitingBecause,
    })),
    ...(isToExplain && breach !== null ? [{ type: 'breach-explained' as const, ...breach }] : []),
    ...(isLast ? [{ type: 'closed' as const, stops: [enquiry.clockRule] }] : []),
  ]
}

/** A worker who may not decide says what they think; the manager finds it before them (procedures 2.1, 4.7). */
export const recommend = (
  enquiry: Enquiry,
  recommendation: Recommendation,
  withheld: readonly string[],
): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  const { childIds, outcome, level, rationale } = recommendation
  return (
    judged(enquiry, recommendation, withheld) ?? [
      { type: 'recommended', childIds, outcome, level, rationale },
    ]
  )
}

/** Decided after its time, and nobody has said why: so it may be with a strategy discussion, which waited for nothing. */
export const wasLateUnexplained = ({ dueAt, decidedAt, stage, breach, ratings }: Enquiry): boolean =>
  stage === 'decided' &&
  ratings.length > 0 &&
  dueAt !== null &&
  decidedAt !== null &&
  decidedAt > dueAt &&
  breach === null

export const explainBreach = (enquiry: Enquiry, breach: Breach | null): readonly EnquiryEvent[] | Refusal => {
  if (!wasLateUnexplained(enquiry)) return no('nothing-to-explain')
  return breach === null ? no('breach-needed') : [{ type: 'breach-explained', ...breach }]
}
