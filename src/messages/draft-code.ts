import type { Instant } from '../time/index.ts'
import { at, ifInDanger, type Letter, paragraphs } from './letter.ts'

/** The way back to a referral not sent yet. Says nothing of what is in it: it may be read by somebody else. */
export const draftCode = (code: string, endsAt: Instant): Letter => ({
  template: 'draft code 1',
  subject: 'Your code to go on with what you were writing',
  body: paragraphs(
    `Your code is ${code}. It works until ${at(endsAt)}, once.`,
    'If you did not ask for a code, you need do nothing.',
    ifInDanger,
  ),
})
