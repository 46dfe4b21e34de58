import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening, Refusal } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { type What, whatOf } from './kinds.ts'
import { type Approver, whyNotApprove } from './who-approves.rule.ts'

/** What came of a change, for every council it concerns alike. */
export const outcomes = ['applied', 'refused', 'withdrawn', 'overtaken'] as const
export type Outcome = (typeof outcomes)[number]

export type Proposed = {
  kind: string
  payload: unknown
  /** Every council it is put before, in order of code. */
  concerns: readonly AuthorityCode[]
  /** The first day it counts from; for an end, the first day it no longer counts. */
  countsFrom: Day
  reason: string
  /** One person may do it alone (who-approves.rule.ts). */
  byOne: boolean
}

export type ChangeEvent = Happening &
  (
    | ({ type: 'proposed' } & Proposed)
    /** By somebody of this copy's council, in its name. */
    | { type: 'approved' }
    /** `words`: why it was refused, or what came between. `settledFor`: the council whose worker ended it. */
    | { type: 'settled'; outcome: Outcome; words: string; settledFor: AuthorityCode }
  )
export type ChangeFact = Fact<ChangeEvent>

/** One council's copy of a proposed change. */
export type ProposedChange = {
  owner: AuthorityCode
  id: string
  what: What
  concerns: readonly AuthorityCode[]
  countsFrom: Day
  reason: string
  byOne: boolean
  proposedBy: string
  proposedFor: AuthorityCode
  proposedAt: Instant
  approved: { by: string; at: Instant } | null
  settled: { outcome: Outcome; by: string; for: AuthorityCode; at: Instant; words: string } | null
}

const workerIn = ({ by }: ChangeFact): string => (by.kind === 'staff' ? by.staffId : '')
const councilIn = ({ by, owner }: ChangeFact): AuthorityCode => (by.kind === 'staff' ? by.actingFor : owner)

export const evolveChange = (before: ProposedChange | undefined, fact: ChangeFact): ProposedChange => {
  const { event, at, owner, id } = fact
  if (event.type === 'proposed') {
    const { concerns, countsFrom, reason, byOne } = event
    return {
      owner,
      id,
      what: whatOf(event.kind, event.payload),
      concerns,
      countsFrom,
      reason,
      byOne,
      proposedBy: workerIn(fact),
      proposedFor: councilIn(fact),
      proposedAt: at,
      approved: null,
      settled: null,
    }
  }
  if (before === undefined) throw new Error('A change begins by being proposed.')
  switch (event.type) {
    case 'approved':
      return { ...before, approved: { by: workerIn(fact), at } }
    case 'settled': {
      const { outcome, words, settledFor } = event
      return { ...before, settled: { outcome, words, by: workerIn(fact), for: settledFor, at } }
    }
  }
}

export type ChangeState = 'waiting' | 'approved' | Outcome

/** `approved`: this council has agreed, another has not yet. */
export const stateOf = ({ approved, settled }: ProposedChange): ChangeState =>
  settled ? settled.outcome : approved ? 'approved' : 'waiting'

export const changeResource = ({ owner, id }: Pick<ProposedChange, 'owner' | 'id'>): Resource =>
  councilsRecord('proposed-change', { owner, id })

const no = (refused: string): Refusal => ({ refused })

/** Agrees in the name of one council. `approvers` are those who agreed for the others. */
export const approve = (
  change: ProposedChange | undefined,
  approver: Approver,
  approvers: readonly (string | null)[],
): ChangeEvent[] | Refusal => {
  if (!change) return no('not-there')
  if (change.settled) return no('settled')
  if (change.approved) return no('approved-already')
  const whyNot = whyNotApprove(approver, { kind: change.what.kind, proposedBy: change.proposedBy, approvers })
  return whyNot === null ? [{ type: 'approved' }] : no(whyNot)
}

const shortestReason = 5

/** Any council it concerns ends it by refusing: nothing that affects a council happens against it (governance A10 c). */
export const refuse = (
  change: ProposedChange | undefined,
  approver: Approver,
  words: string,
): ChangeEvent[] | Refusal => {
  if (!change) return no('not-there')
  if (change.settled) return no('settled')
  if (words.trim().length < shortestReason) return no('reason-needed')
  const whyNot = whyNotApprove(approver, {
    kind: change.what.kind,
    proposedBy: change.proposedBy,
    approvers: [],
  })
  if (whyNot !== null) return no(whyNot)
  return [{ type: 'settled', outcome: 'refused', words: words.trim(), settledFor: change.owner }]
}

/** Whoever proposed it takes it back, as long as it has not come about. */
export const withdraw = (change: ProposedChange | undefined, staffId: string): ChangeEvent[] | Refusal => {
  if (!change) return no('not-there')
  if (change.settled) return no('settled')
  if (change.proposedBy !== staffId) return no('not-yours')
  return [{ type: 'settled', outcome: 'withdrawn', words: '', settledFor: change.owner }]
}

/** What came of it elsewhere, on this copy too. */
export const settle = (
  change: ProposedChange | undefined,
  { outcome, words, settledFor }: { outcome: Outcome; words: string; settledFor: AuthorityCode },
): ChangeEvent[] | Refusal => {
  if (!change) return no('not-there')
  return change.settled ? no('settled') : [{ type: 'settled', outcome, words, settledFor }]
}

const sentences: Readonly<Record<Outcome, string>> = {
  applied: 'Every council it concerns had agreed, and it came about.',
  refused: 'Refused.',
  withdrawn: 'Taken back by whoever had proposed it.',
  overtaken: 'Agreed, but something had come between, so nothing was changed.',
}

export const changeSentence = ({ event }: ChangeFact): string => {
  switch (event.type) {
    case 'proposed':
      return 'Proposed.'
    case 'approved':
      return 'Agreed to in the name of this council.'
    case 'settled':
      return sentences[event.outcome]
  }
}
