import type { Outcome } from '../contacts/index.ts'

/** What an enquiry can come to for a child (procedures 4.7), the most protective first. */
export const enquiryOutcomes = [
  'strategy-s47',
  'assessment-s17',
  'early-help-hub',
  'information-advice',
  'no-further-action',
] as const satisfies readonly Outcome[]

export type EnquiryOutcome = (typeof enquiryOutcomes)[number]

export const isEnquiryOutcome = (text: string): text is EnquiryOutcome =>
  (enquiryOutcomes as readonly string[]).includes(text)

/** Passed to a team, so that a summary travels with the child. */
const passedOn: readonly EnquiryOutcome[] = ['strategy-s47', 'assessment-s17', 'early-help-hub']

export const isPassedOn = (outcome: EnquiryOutcome): boolean => passedOn.includes(outcome)
