import type { AuthorityCode } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import { allHoldFrom, decisionOf, decisionStands, type PartyDecision } from './decision.rule.ts'
import type { Pence } from './money.rule.ts'
import { type Move, noticeDay, type NoticeGround } from './notice.rule.ts'
import type { Dependant, Disposition } from './termination.rule.ts'
import type { ClauseChange, FunctionChange } from './variation.rule.ts'

/** A change to one agreement, as both councils see it: what one asked for, and what each has decided. Pure. */
type Common = {
  id: string
  instrumentId: string
  /** Counted per agreement and kind, refused and withdrawn ones included. */
  number: number
  begunBy: AuthorityCode
  begunOn: Day
  begunByName: string
  why: string
  parties: readonly AuthorityCode[]
  /** Those of the parties that nobody signs in for here: a council's officer writes their yes down, by its paper. */
  outside: readonly string[]
  decisions: readonly PartyDecision[]
  withdrawn: { on: Day; because: string } | null
  carriedOutOn: Day | null
}

export type Assessment = { by: AuthorityCode; on: Day; words: string }

export type Variation = Common & {
  kind: 'variation'
  words: string
  /** What it costs a year; negative where it saves, null where it costs nothing. */
  financialEffect: Pence | null
  effectiveFrom: Day
  functions: readonly FunctionChange[]
  clauses: readonly ClauseChange[]
  assessments: readonly Assessment[]
}

export type Extension = Common & { kind: 'extension'; firstTo: Day; oldTo: Day; newTo: Day }

export type Notice = Common & {
  kind: 'notice'
  ground: NoticeGround
  months: number | null
  clause: string | null
  circumstance: string | null
  givenOn: Day
  service: ServiceMethod
  /** Computed by the calendar; null where the ground is mutual and only a signed day counts. */
  computedOn: Day | null
  moves: readonly Move[]
}

export type Termination = Common & {
  kind: 'termination'
  endsOn: Day
  notice: { id: string; number: number; givenBy: AuthorityCode; day: Day } | null
  dispositions: readonly Disposition[]
  /** Grows with every disposition, so that a decision is on what it was taken about. */
  revision: number
  dependants: readonly Dependant[]
}

export type Change = Variation | Extension | Notice | Termination
export type ChangeKind = Change['kind']

export const serviceMethods = {
  'by-hand': 'By hand, against a signature',
  'recorded-post': 'By recorded delivery',
  email: 'By e-mail to the address the agreement names',
} as const
export type ServiceMethod = keyof typeof serviceMethods
export const isServiceMethod = (text: string): text is ServiceMethod => Object.hasOwn(serviceMethods, text)

export const kindInWords: Readonly<Record<ChangeKind, string>> = {
  variation: 'Variation',
  extension: 'Extension',
  notice: 'Notice',
  termination: 'Termination',
}

/** Which state of the change councils decide on now. */
export const revisionOf = (change: Change): number => {
  switch (change.kind) {
    case 'variation':
    case 'extension':
      return 0
    case 'notice':
      return change.moves.length
    case 'termination':
      return change.revision
  }
}

/** From when the decisions of all parties on its present state hold; null while one is missing. */
export const agreedFrom = (change: Change): Day | null =>
  allHoldFrom(change.parties, change.decisions, revisionOf(change))

export const hasRefusal = (change: Change): boolean =>
  change.decisions.some((each) => each.revision === revisionOf(change) && !each.approves)

export const allApproved = (change: Change): boolean =>
  change.parties.every((party) => decisionOf(change.decisions, party, revisionOf(change))?.approves === true)

export const isMoveSigned =
  ({ parties, decisions }: Pick<Notice, 'parties' | 'decisions'>) =>
  ({ number }: Move): boolean =>
    parties.every((party) => decisionOf(decisions, party, number)?.approves === true)

/** A moved day is open until every party has signed it or one has refused. */
export const isMoveOpen = (notice: Notice): boolean =>
  notice.moves.length > 0 && !allApproved(notice) && !hasRefusal(notice)

/** The day a notice takes effect as it stands. */
export const noticeStandsAt = (notice: Notice): Day | null =>
  noticeDay(notice.computedOn, notice.moves, isMoveSigned(notice))

export type ChangeState =
  /** Nobody has decided yet. */
  | 'requested'
  | 'assessed'
  /** One council has decided and another has not: it gives nothing (R5). */
  | 'half-decided'
  /** All have approved; call-in still runs, or a decision is unpublished or called in. */
  | 'agreed'
  /** All decisions hold: it can be carried out, or is in force by its dates. */
  | 'decided'
  | 'carried-out'
  | 'refused'
  | 'withdrawn'
  | 'given'
  | 'lapsed'

/** How a change stands on a day. */
export const stateOf = (change: Change, today: Day): ChangeState => {
  if (change.withdrawn !== null) return 'withdrawn'
  if (change.carriedOutOn !== null) return 'carried-out'
  if (change.kind === 'notice') return 'given'
  if (hasRefusal(change)) return 'refused'
  const from = agreedFrom(change)
  if (from !== null && from <= today) return 'decided'
  if (allApproved(change)) return 'agreed'
  if (change.kind === 'extension' && change.oldTo <= today) return 'lapsed'
  if (change.decisions.some((each) => each.revision === revisionOf(change))) return 'half-decided'
  return change.kind === 'variation' && change.assessments.length > 0 ? 'assessed' : 'requested'
}

export const isOver = (state: ChangeState): boolean =>
  ['carried-out', 'refused', 'withdrawn', 'lapsed'].includes(state)

/** The parties that decide here for themselves. */
export const councilsOf = ({ parties, outside }: Pick<Common, 'parties' | 'outside'>): AuthorityCode[] =>
  parties.filter((party) => !outside.includes(party))

/** Where there is another council, it says first what a variation means for it. */
export const needsAssessment = (change: Variation): boolean =>
  change.assessments.length === 0 && councilsOf(change).some((party) => party !== change.begunBy)

export type ToDo = 'assess' | 'dispose' | 'decide' | 'publish' | 'reconsider' | 'carry-out'

export type Turn = { party: AuthorityCode; toDo: ToDo }

/** Whose turn it is, and to do what. Nobody's, where only a date has still to come. */
export const turnsOf = (change: Change, today: Day): Turn[] => {
  const state = stateOf(change, today)
  if (isOver(state)) return []
  const each = (toDo: ToDo): Turn[] => councilsOf(change).map((party) => ({ party, toDo }))
  if (change.kind === 'notice') return isMoveOpen(change) ? stepsLeft(change, today) : []
  if (change.kind === 'variation' && state === 'requested' && needsAssessment(change))
    return each('assess').filter(({ party }) => party !== change.begunBy)
  if (change.kind === 'termination' && isDispositionMissing(change)) return each('dispose')
  if (state === 'decided') return change.kind === 'extension' ? [] : each('carry-out')
  return stepsLeft(change, today)
}

const isDispositionMissing = ({ dependants, dispositions }: Termination): boolean =>
  dependants.some(({ id }) => !dispositions.some(({ dependant }) => dependant === id))

const stepsLeft = (change: Change, today: Day): Turn[] =>
  change.parties.flatMap((party): Turn[] => {
    const decided = decisionOf(change.decisions, party, revisionOf(change))
    switch (decisionStands(decided, today)) {
      case 'to-decide':
        return [{ party, toDo: 'decide' }]
      case 'to-publish':
        return [{ party, toDo: 'publish' }]
      case 'called-in':
        return [{ party, toDo: 'reconsider' }]
      case 'refused':
      case 'call-in-running':
      case 'holds':
        return []
    }
  })
