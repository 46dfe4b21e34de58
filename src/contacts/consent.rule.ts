import type { Consent, Told } from './told.ts'

/**
 * Agreement to a service is one thing, the lawful basis to share another (procedures 2.9; DfE, Information sharing,
 * 2024). Early help needs agreement always; a request for a service expects it; where significant harm is likely,
 * asking for it must never hold anything up.
 */
export type AgreementState = 'given' | 'refused' | 'not-sought'

export const agreementTo = (told: Told, purpose: Consent['purpose']): AgreementState => {
  const answers = told.consents.filter((consent) => consent.purpose === purpose).map(({ answer }) => answer)
  if (answers.includes('refused')) return 'refused'
  return answers.includes('given') ? 'given' : 'not-sought'
}

/** On what basis it is shared with those it goes to, agreement or not (procedures 4.5). */
export const lawfulBases = {
  'public-task-s17': 'Public task: a child in need (Children Act 1989, section 17)',
  'public-task-s47': 'Public task: likely significant harm (Children Act 1989, section 47)',
  'legal-obligation-16la': 'Legal obligation to share (Children Act 2004, section 16LA)',
  'vital-interests': 'To protect somebody’s life',
  'crime-prevention-s115': 'To prevent crime (Crime and Disorder Act 1998, section 115)',
} as const

export type LawfulBasis = keyof typeof lawfulBases

export const isLawfulBasis = (text: string): text is LawfulBasis => Object.hasOwn(lawfulBases, text)
