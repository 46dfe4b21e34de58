import type { Refusal } from '../events/index.ts'
import type { Enquiry, EnquiryEvent, OverrideReason } from './enquiry.ts'
import { isOpen } from './enquiry.ts'

const no = (refused: string): Refusal => ({ refused })

/**
 * May agencies be asked now? A MASH enquiry is made with the parents' agreement to share; where it is refused, or was
 * not sought, the MASH manager may go on with a recorded reason (procedures 2.9, local). Where significant harm is
 * likely, agreement is not needed (section 47). Agreement is not the lawful basis: that is asked for with each question.
 */
export const mayAskAgencies = (
  enquiry: Enquiry,
  lawfulBasis: string,
): { state: 'given' | 'overridden' | 'not-sought' } | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  if (enquiry.agreement?.state === 'given') return { state: 'given' }
  if (enquiry.override !== null) return { state: 'overridden' }
  if (lawfulBasis === 'public-task-s47') return { state: 'not-sought' }
  return no(enquiry.agreement?.state === 'refused' ? 'agreement-refused' : 'agreement-not-sought')
}

/** Only the MASH manager goes on without agreement, and says why it is proportionate. */
export const override = (
  enquiry: Enquiry,
  because: OverrideReason | null,
  words: string,
  isManager: boolean,
): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  if (!isManager) return no('manager-overrides')
  if (enquiry.agreement?.state === 'given') return no('agreement-given')
  if (because === null) return no('override-reason-needed')
  return words.trim().length < 10
    ? no('override-words-needed')
    : [{ type: 'agreement-overridden', because, words }]
}
