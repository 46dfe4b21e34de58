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

export type Decision = {
  /** The children decided in the same way in one go. */
  childIds: readonly string[]
  outcome: EnquiryOutcome
  level: ChildDecision['level']
  rationale: string
  notWaitingBecause: string
  /** The rating whoever decides had before them. */
  seen: Rating | null
  breach: { reason: BreachReason; note: string } | null
}

/** What else the decision depends on. */
export type Around = { at: Instant; requestsOut: number }

/**
 * Decides for children of an enquiry (procedures 4.7). A strategy discussion waits for nothing: no rating, no answer,
 * no summary (Working Together; the threshold is met). Everything else has a rating, a summary where a team takes over,
 * the family's agreement where it goes to early help (2.9), and a reason where answers are still out. The clock stops
 * with the last child; a decision after its time needs a reason from the closed list (clocks 4.3 h).
 */
export const decide = (
  enquiry: Enquiry,
  decision: Decision,
  { at, requestsOut }: Around,
): readonly EnquiryEvent[] | Refusal => {
  const { childIds, outcome } = decision
  if (!isOpen(enquiry)) return no('closed')
  if (ratingOf(enquiry) !== decision.seen) return no('rated-meanwhile')
  const open = undecidedChildren(enquiry).map(({ childId }) => childId)
  if (childIds.length === 0) return no('child-needed')
  if (!childIds.every((id) => open.includes(id))) return no('already-decided')
  if (decision.rationale.trim() === '') return no('rationale-needed')
  if (outcome !== 'strategy-s47') {
    if (ratingOf(enquiry) === null) return no('rate-first')
    if (isPassedOn(outcome) && enquiry.summary === null) return no('summary-needed')
    if (outcome === 'early-help-hub' && enquiry.earlyHelpAgreement === null) return no('agreement-needed')
    if (requestsOut > 0 && decision.notWaitingBecause.trim() === '') return no('not-waiting-because-needed')
  }
  const isLast = open.every((id) => childIds.includes(id))
  const mustExplain = isLast && isLate(enquiry, at) && enquiry.breach === null
  if (mustExplain && decision.breach === null) return no('breach-needed')
  return [
    ...childIds.map((childId): EnquiryEvent => ({
      type: 'child-decided',
      childId,
      outcome,
      level: decision.level,
      rationale: decision.rationale,
      notWaitingBecause: decision.notWaitingBecause,
    })),
    ...(mustExplain && decision.breach !== null
      ? [{ type: 'breach-explained' as const, ...decision.breach }]
      : []),
    ...(isLast ? [{ type: 'closed' as const, stops: [enquiry.clockRule] }] : []),
  ]
}
