import { type AuthorityCode, type ClientGroup, covers, functions, isFn, type Range } from '../access/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { continues, givesRight, isConfirmed, stateOf, type TermState } from './term-state.rule.ts'

export { continues, givesRight, isConfirmed, stateOf, type TermState }

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
  /** As far as the decision lets it be extended; null where nothing was decided of that. */
  mayExtendTo: Day | null
  /** The agreement it was made under, and the one it takes the place of. */
  underId: string | null
  supersedes: string | null
  /** Calendar months of notice, and the shorter notice of circumstances it names; each agreement has its own (A1). */
  noticeMonths: number | null
  shortNoticeMonths: number | null
  shortNoticeWhen: string | null
  /** When the service came to know it as it stands here: never a reason to judge a past decision anew (R6). */
  recordedAt: Instant
  /** By name, and in the same order by code. */
  parties: readonly string[]
  partyCodes: readonly string[]
  functions: readonly FunctionTerm[]
  placements: readonly LentWorker[]
  /** Every wording there was or is to be, in order of number and day. */
  terms: readonly Wording[]
  schedules: readonly Wording[]
  /** What it is about without giving the right to do it: a memorandum, a contract. */
  scope: readonly (Omit<Wording, 'title'> & { fn: string; clientGroup: ClientGroup })[]
}

/** What an agreement says under a number of its own, from a day up to, and not including, another. */
export type Wording = Range & { number: number; title: string; words: string }

/** One function that one council (holder) has another (discharger) do, for one term. */
export type FunctionTerm = {
  id: string
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  discharger: AuthorityCode
  from: Day
  to: Day
  /** The day call-in, acceptance and constitution are all done; empty before, and then the term gives nothing (R5). */
  effectiveOn: Day | null
  endedOn: Day | null
  extends: string | null
  decidedBy: string | null
  decidedOn: Day | null
  enablingPower: string
  statutoryBasis: string
  serviceArea: string | null
  /** Codes of the areas it holds for; empty for the holder's whole area. */
  geography: readonly string[]
  teams: readonly string[]
  exclusions: readonly string[]
  /** Actions the holder keeps for itself. */
  reserved: readonly string[]
  onwardAllowed: boolean
  callIn: 'none' | 'runs' | 'waived'
  callInEndedOn: Day | null
  acceptedBy: string | null
  /** The day from which the receiving council's acceptance counts. */
  acceptedOn: Day | null
  acceptanceRef: string | null
  constitutionAmendedOn: Day | null
  variedOn: Day | null
  runOffUntil: Day | null
  closedOn: Day | null
  /** Each day from which a council on either side is governed otherwise, and when both confirmed the term since. */
  governanceChanges: readonly { from: Day; confirmedOn: Day | null }[]
  recordedAt: Instant
}

export type LentWorker = {
  id: string
  name: string
  employer: string
  host: AuthorityCode
  fns: readonly string[]
  consultedOn: Day
  from: Day
  to: Day | null
  /** Where the last day ends before midnight (authorisation B8 no. 14). */
  endsAt: Instant | null
  recordedAt: Instant
}

export const kindsInWords: Readonly<Record<string, string>> = {
  'delegation-agreement': 'Delegation agreement',
  'joint-working-agreement': 'Joint working agreement',
  's113-agreement': 'Agreement to lend staff (Local Government Act 1972, section 113)',
  'information-sharing-agreement': 'Information sharing agreement',
  memorandum: 'Memorandum of understanding',
  'processor-contract': 'Contract with a processor',
  'exit-agreement': 'Exit agreement',
  'run-on-agreement': 'Run-on agreement',
}

export const functionInWords = (fn: string): string =>
  isFn(fn) ? functions[fn] : (furtherFunctions[fn] ?? fn)

/** No function anybody acts in here, and delegated all the same where councils agree on it (governance A1). */
const furtherFunctions: Readonly<Record<string, string>> = {
  marac: 'Multi-Agency Risk Assessment Conferences (MARAC)',
}

/** Whether somebody may act under a term on a day: the same comparison as access/standing.ts. */
export const holds = (term: FunctionTerm, on: Day): boolean =>
  givesRight(stateOf(term, on)) && isConfirmed(term, on)

/** Whether an agreement holds on a day; of one that delegates, whether any of its functions may be exercised under it. */
export const isInForce = (agreement: Agreement, on: Day): boolean =>
  agreement.functions.length === 0
    ? covers(agreement, on)
    : agreement.functions.some((term) => holds(term, on))

/** The day a term ends: its own last day's morrow, or earlier where it was ended early. */
export const endOf = (term: Pick<FunctionTerm, 'to' | 'endedOn'>): Day =>
  term.endedOn !== null && term.endedOn < term.to ? term.endedOn : term.to

/** Every term of every agreement, to ask whether one goes on where another ends. */
export const everyTerm = (agreements: readonly Agreement[]): FunctionTerm[] =>
  agreements.flatMap((agreement) => agreement.functions)
