import type { Refusal } from '../events/index.ts'
import { type Discussion, type Enquiry, type EnquiryEvent, isOpen } from './enquiry.ts'

const no = (refused: string): Refusal => ({ refused })

/**
 * A text several people work on, written on the version they had before them. Where a colleague has written meanwhile
 * it is refused, and the page shows both: nothing is overwritten. What agencies marked not to travel is not copied into
 * it: the summary goes to the team that takes over, the discussion is read by the whole hub. `withheld`: the agencies
 * whose words stand in it though they may not be read there (withheldWordsIn).
 */
export const writeSummary = (
  enquiry: Enquiry,
  text: string,
  basedOn: number,
  withheld: readonly string[],
): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  if (text.trim() === '') return no('summary-empty')
  if ((enquiry.summary?.version ?? 0) !== basedOn) return no('written-meanwhile')
  if (withheld.length > 0) return no(`withheld-words:${withheld.join(',')}`)
  return [{ type: 'summary-written', text, version: basedOn + 1 }]
}

/** Everything of a discussion that is read as words. */
export const wordsOfDiscussion = ({ conclusion, disagreement, views }: Discussion): string =>
  [conclusion, disagreement, ...views.map(({ view }) => view)].join('\n')

export const recordDiscussion = (
  enquiry: Enquiry,
  discussion: Discussion,
  basedOn: number,
  withheld: readonly string[],
): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  if ((enquiry.discussion?.version ?? 0) !== basedOn) return no('written-meanwhile')
  if (!discussion.attendees.some(({ isPresent }) => isPresent)) return no('attendees-needed')
  if (discussion.conclusion.trim() === '') return no('conclusion-needed')
  if (withheld.length > 0) return no(`withheld-words:${withheld.join(',')}`)
  return [{ type: 'discussed', ...discussion, version: basedOn + 1 }]
}
