/**
 * Why an enquiry was not decided in time: one of a closed list, so that it can be counted (clocks 4.3 h). What is on the
 * list is ours; nothing is published locally.
 */
export const breachReasons = {
  'agency-late': 'An agency answered late',
  'agency-silent': 'An agency did not answer at all',
  'late-from-screening': 'It came late from the Customer Service Centre',
  'family-not-reached': 'The family could not be reached',
  'interpreter-needed': 'An interpreter was needed',
  'more-came-to-light': 'More came to light and had to be looked into',
  'rated-up-late': 'It was rated more urgent when little time was left',
  'too-much-work': 'More work than people',
  absence: 'Absence of staff',
  'system-down': 'A system was down',
  'written-down-late': 'Decided in time and written down late',
} as const

export type BreachReason = keyof typeof breachReasons

export const isBreachReason = (text: string): text is BreachReason => Object.hasOwn(breachReasons, text)
