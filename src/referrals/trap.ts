import { minutesBetween, type Instant } from '../time/index.ts'

/** The hidden field's name: one that robots like to fill and people never see. */
export const trapField = 'company-website'

/** Nobody reads, types and sends even the shortest path in less. */
const leastSeconds = 15

export type Trapped = 'hidden-field' | 'too-fast' | null

/**
 * Does this look like a robot's? Then a person looks at it before it counts as a contact; it is never dropped.
 * Immediate danger is never held back, whatever it looks like.
 */
export const trapped = (sending: {
  hidden: string
  begun: Instant
  now: Instant
  urgency: string
}): Trapped => {
  if (sending.urgency === 'immediate') return null
  if (sending.hidden.trim() !== '') return 'hidden-field'
  return minutesBetween(sending.begun, sending.now) * 60 < leastSeconds ? 'too-fast' : null
}
