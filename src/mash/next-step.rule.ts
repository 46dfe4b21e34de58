import { type Enquiry, isOpen, ratingOf, undecidedChildren } from './enquiry.ts'

/** What an enquiry waits for its own hub to do. */
export type NextStep = 'take' | 'rate' | 'ask' | 'summary' | 'decide'

/**
 * The one thing most worth doing next. Only a hint: everything else may be done at any time, and a strategy discussion
 * waits for none of it (procedures 4.7).
 */
export const nextStep = (enquiry: Enquiry, asked: { asked: number; out: number }): NextStep | null => {
  if (!isOpen(enquiry) || undecidedChildren(enquiry).length === 0) return null
  if (enquiry.taken === null) return 'take'
  const rating = ratingOf(enquiry)
  if (rating === null) return 'rate'
  if (rating === 'blue') return 'decide'
  if (asked.asked === 0) return 'ask'
  if (asked.out > 0) return null
  return enquiry.summary === null ? 'summary' : 'decide'
}
