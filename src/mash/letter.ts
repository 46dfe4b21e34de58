import { type Instant, longTime } from '../time/index.ts'

/**
 * The letter that brings somebody at an agency a one-time link. It says that there is a question and by when, and
 * nothing of whom it is about: whoever reads the mailbox reads it too.
 */
export const linkLetter = ({
  council,
  agency,
  link,
  dueAt,
  endsAt,
  phone,
}: {
  council: string
  agency: string
  link: string
  dueAt: Instant
  endsAt: Instant
  phone: string
}): { subject: string; body: string } => ({
  subject: 'A question from the Multi-Agency Safeguarding Hub',
  body: [
    `The Multi-Agency Safeguarding Hub has a question for ${agency}, for ${council}. The answer is due ${longTime(dueAt)}.`,
    `Open it here: ${link}`,
    `The link opens this one question and nothing else, in the browser that opens it first, until ${longTime(endsAt)}. Once you have answered it is spent. Please do not pass it on.`,
    `If it does not open, or is not for you, ring the hub: ${phone}.`,
  ].join('\n\n'),
})
