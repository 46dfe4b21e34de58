import { type AuthorityCode, type ClientGroup, covers, functions, isFn } from '../access/index.ts'
import type { Day } from '../time/index.ts'

/** What two or more organisations have agreed, as dated facts. Pure. */
export type Agreement = {
  id: string
  kind: string
  title: string
  version: number
  signedOn: Day
  decidedBy: string | null
  decidedOn: Day | null
  decisionRef: string | null
  from: Day
  to: Day | null
  parties: readonly string[]
  functions: readonly FunctionTerm[]
  placements: readonly LentWorker[]
  terms: readonly { title: string; words: string }[]
}

/** One function that one council (holder) has another (discharger) do, for one term. */
export type FunctionTerm = {
  id: string
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  discharger: AuthorityCode
  from: Day
  to: Day
  /** The day call-in ended; empty while it runs, and then the term gives nothing (authorisation R5). */
  effectiveOn: Day | null
  endedOn: Day | null
  extends: string | null
  decidedBy: string | null
  decidedOn: Day | null
  enablingPower: string
  statutoryBasis: string
}

export type LentWorker = {
  name: string
  employer: string
  host: AuthorityCode
  fns: readonly string[]
  consultedOn: Day
  from: Day
  to: Day | null
}

export const kindsInWords: Readonly<Record<string, string>> = {
  'delegation-agreement': 'Delegation agreement',
  'joint-working-agreement': 'Joint working agreement',
  's113-agreement': 'Agreement to lend staff (Local Government Act 1972, section 113)',
  'information-sharing-agreement': 'Information sharing agreement',
  memorandum: 'Memorandum of understanding',
  'processor-contract': 'Contract with a processor',
}

export const functionInWords = (fn: string): string => (isFn(fn) ? functions[fn] : fn)

export type TermState = 'in-force' | 'call-in-running' | 'not-begun' | 'ended' | 'lapsed'

/** How a term stands on a day. Only 'in-force' gives anybody a right: the same comparison as access/standing.ts. */
export const stateOf = (term: FunctionTerm, on: Day): TermState => {
  if (term.endedOn !== null && term.endedOn <= on) return 'ended'
  if (term.to <= on) return 'lapsed'
  if (term.effectiveOn === null || term.effectiveOn > on) return 'call-in-running'
  return term.from <= on ? 'in-force' : 'not-begun'
}

export const isInForce = (agreement: Agreement, on: Day): boolean =>
  agreement.functions.length === 0
    ? covers(agreement, on)
    : agreement.functions.some((term) => stateOf(term, on) === 'in-force')
