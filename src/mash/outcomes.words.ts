import type { Enquiry } from './enquiry.ts'
import { ratingOf } from './enquiry.ts'
import { type EnquiryOutcome, isPassedOn } from './outcomes.rule.ts'

/** What each outcome of an enquiry means, for whoever decides (procedures 4.7; 2.8). */
export const outcomeMeans: Readonly<Record<EnquiryOutcome, string>> = {
  'strategy-s47':
    'A child is, or is likely to be, suffering significant harm. The assessment team holds the discussion with police, health and others now. It waits for nothing here.',
  'assessment-s17':
    'The child may be in need. The assessment team of the child’s council takes over, with the summary.',
  'early-help-hub':
    'Help from several agencies below that threshold. The Early Help Hub takes over, if the family agrees.',
  'information-advice': 'Advice was or will be given. Nobody here goes on.',
  'no-further-action': 'Nothing more is needed from children’s services now. Nobody here goes on.',
}

/** What an outcome still needs, and where that is done; empty where it could be decided now. */
export type Need = { what: string; href: string; link: string }

export const stillNeeds = (enquiry: Enquiry, outcome: EnquiryOutcome): Need[] => {
  if (outcome === 'strategy-s47') return []
  const at = (path: string): string => `/enquiries/${enquiry.id}/${path}`
  return [
    ...(ratingOf(enquiry) === null ? [{ what: 'a rating', href: at('rate'), link: 'Rate it' }] : []),
    ...(isPassedOn(outcome) && enquiry.summary === null
      ? [{ what: 'the summary that goes with the child', href: at('summary'), link: 'Write the summary' }]
      : []),
    ...(outcome === 'early-help-hub' && enquiry.earlyHelpAgreement === null
      ? [
          {
            what: 'the family’s agreement to early help',
            href: at('agreement'),
            link: 'Record that the family agrees',
          },
        ]
      : []),
  ]
}
