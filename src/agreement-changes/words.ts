import { addDays, type Day, plainDay } from '../time/index.ts'
import {
  agreedFrom,
  type Change,
  type ChangeState,
  kindInWords,
  noticeStandsAt,
  type ToDo,
  type Turn,
} from './change.ts'
import { decisionStands, type DecisionStands, type PartyDecision } from './decision.rule.ts'
import type { NoticeGround } from './notice.rule.ts'

type Names = (code: string) => string

/** "Extension 2, to 31 December 2028". */
export const titleOf = (change: Change): string => {
  const title = `${kindInWords[change.kind]} ${String(change.number)}`
  switch (change.kind) {
    case 'extension':
      return `${title}, to ${plainDay(addDays(change.newTo, -1))}`
    case 'variation':
      return `${title}, from ${plainDay(change.effectiveFrom)}`
    case 'notice': {
      const day = noticeStandsAt(change)
      return day === null ? `${title}, day not agreed` : `${title}, takes effect on ${plainDay(day)}`
    }
    case 'termination':
      return `${title}, last day ${plainDay(addDays(change.endsOn, -1))}`
  }
}

const states: Readonly<Record<ChangeState, string>> = {
  requested: 'Asked for',
  assessed: 'Assessed',
  'half-decided': 'Decided by one council only: gives nothing',
  agreed: 'Approved by all, not every decision holds yet',
  decided: 'Decided',
  'carried-out': 'Carried out',
  refused: 'Refused',
  withdrawn: 'Taken back',
  given: 'Given',
  lapsed: 'Lapsed before it was decided',
}

export const stateInWords = (change: Change, state: ChangeState): string => {
  const from = agreedFrom(change)
  if (state === 'agreed' && from !== null) return `Approved by all, holds from ${plainDay(from)}`
  if (state === 'half-decided' && change.outside.length > 0) return 'Not decided by all: gives nothing'
  if (state === 'decided' && change.kind === 'extension') return 'Decided by all, in force by its dates'
  return states[state]
}

export const stateColours: Readonly<Record<ChangeState, string>> = {
  requested: 'govuk-tag--blue',
  assessed: 'govuk-tag--blue',
  'half-decided': 'govuk-tag--yellow',
  agreed: 'govuk-tag--turquoise',
  decided: 'govuk-tag--green',
  'carried-out': 'govuk-tag--green',
  refused: 'govuk-tag--red',
  withdrawn: 'govuk-tag--grey',
  given: 'govuk-tag--orange',
  lapsed: 'govuk-tag--grey',
}

const toDos: Readonly<Record<ToDo, string>> = {
  assess: 'assesses it',
  dispose: 'says what becomes of everything that hangs on it',
  decide: 'decides',
  publish: 'publishes its decision',
  reconsider: 'decides again after call-in',
  'carry-out': 'carries it out',
}

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Whose turn it is: "Peterborough decides"; either of them where one is enough. */
export const turnInWords = (turns: readonly Turn[], name: Names): string => {
  const [first] = turns
  if (!first) return 'Nobody’s: only a date has still to come'
  const same = turns.filter(({ toDo }) => toDo === first.toDo)
  if (same.length < turns.length)
    return and.format(turns.map(({ party, toDo }) => `${name(party)} ${toDos[toDo]}`))
  const isEither = first.toDo === 'carry-out' || first.toDo === 'dispose'
  const names = same.map(({ party }) => name(party))
  if (names.length === 1 || isEither) return `${or.format(names)} ${toDos[first.toDo]}`
  return `${and.format(names)} each: ${toDos[first.toDo]}`
}

const stands: Readonly<Record<DecisionStands, string>> = {
  'to-decide': 'Has not decided',
  refused: 'Refused',
  'to-publish': 'Approved, not published yet',
  'call-in-running': 'Approved, call-in runs',
  'called-in': 'Approved and called in: carrying it out is suspended',
  holds: 'Approved, and it holds',
}

export const decisionInWords = (decided: PartyDecision | undefined, today: Day): string => {
  const how = decisionStands(decided, today)
  if (how !== 'call-in-running' || !decided?.effectiveOn) return stands[how]
  return decided.lastDayToCallIn === null
    ? `Approved, holds from ${plainDay(decided.effectiveOn)}`
    : `Approved; call-in runs to ${plainDay(decided.lastDayToCallIn)}, so it holds from ${plainDay(decided.effectiveOn)}`
}

/** Where the day it holds came from. */
export const whyThatDay = (decided: PartyDecision): string | null => {
  if (decided.publishedOn === null) return null
  if (decided.exemptBecause !== null) return `No call-in runs: ${decided.exemptBecause}`
  if (decided.namedOfficer !== null && decided.effectiveOn !== null)
    return `${decided.namedOfficer} says that it holds from ${plainDay(decided.effectiveOn)}; no window of call-in is set here`
  return decided.lastDayToCallIn === null
    ? null
    : `Published on ${plainDay(decided.publishedOn)}; the last day to call it in is ${plainDay(decided.lastDayToCallIn)}`
}

export const grounds: Readonly<Record<NoticeGround, string>> = {
  general: 'General',
  defined: 'In the circumstances the agreement defines',
  mutual: 'By agreement of all parties',
}
