import type { Rating } from '../clocks/index.ts'
import { isLawfulBasis, lawfulBases } from '../contacts/index.ts'
import type { AnswerKind, Assertion, ConsentState } from './request.ts'

/** How things of this room are called on its pages. */

export const ratingWords: Readonly<Record<Rating, string>> = {
  red: 'Red: most urgent',
  amber: 'Amber: urgent',
  green: 'Green: in the ordinary time',
  blue: 'Blue: no limit',
}

/** On what lawful basis the hub asks; one that was written down under another name is shown as it was written. */
export const lawfulBasisInWords = (basis: string): string =>
  isLawfulBasis(basis) ? lawfulBases[basis] : basis

/** Agreement to share, which is not the lawful basis (procedures 2.9). */
export const consentWords: Readonly<Record<ConsentState, string>> = {
  given: 'The family agreed to the checks',
  overridden: 'The family did not agree, or was not asked: the MASH manager decided to go on, with a reason',
  refused: 'Refused; not needed, because significant harm is likely',
  'not-sought': 'Not asked for, because significant harm is likely',
}

export const kindWords: Readonly<Record<AnswerKind, string>> = {
  'nothing-known': 'Nothing known',
  known: 'Known',
  declined: 'Not shared',
}

export const assertionWords: Readonly<Record<Assertion, string>> = { fact: 'Fact', opinion: 'Opinion' }
