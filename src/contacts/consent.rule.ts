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
