import type { Refusal } from '../events/index.ts'
import type { AgreementGiven, Enquiry, EnquiryEvent, OverrideReason } from './enquiry.ts'
import { isOpen, overrideReasons } from './enquiry.ts'

const no = (refused: string): Refusal => ({ refused })

/**
 * May agencies be asked now? A MASH enquiry is made with the parents' agreement to share; where it is refused, or was
 * not sought, the MASH manager may go on with a recorded reason (procedures 2.9, local). Where significant harm is
 * likely, agreement is not needed (section 47). Agreement is not the lawful basis: that is asked for with each question.
 */
export const mayAskAgencies = (
  enquiry: Enquiry,
  lawfulBasis: string,
): { state: 'given' | 'overridden' | 'refused' | 'not-sought' } | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  if (enquiry.agreement?.state === 'given') return { state: 'given' }
  if (enquiry.override !== null) return { state: 'overridden' }
  if (lawfulBasis === 'public-task-s47')
    return { state: enquiry.agreement?.state === 'refused' ? 'refused' : 'not-sought' }
  return no(enquiry.agreement?.state === 'refused' ? 'agreement-refused' : 'agreement-not-sought')
}

export const isOverrideReason = (text: string): text is OverrideReason => Object.hasOwn(overrideReasons, text)

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

/** What the family said about the checks, or why nobody asked them; the latest counts. */
export const recordAgreement = (
  enquiry: Enquiry,
  agreement: AgreementGiven | null,
): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  if (agreement === null) return no('agreement-answer-needed')
  if (agreement.state === 'not-sought')
    return agreement.because.trim().length < 10
      ? no('not-sought-because-needed')
      : [{ type: 'agreement-recorded', agreement }]
  return agreement.who.trim() === '' ? no('who-needed') : [{ type: 'agreement-recorded', agreement }]
}

/** Early help is only ever given to a family that agrees (procedures 2.9). */
export const earlyHelpAgreed = (enquiry: Enquiry, who: string): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  return who.trim() === '' ? no('early-help-who-needed') : [{ type: 'early-help-agreed', who }]
}
