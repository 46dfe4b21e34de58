import {
  callInEnds,
  type CalendarRefusal,
  type Day,
  unlessUnpublished,
  type WorkingCalendar,
} from '../time/index.ts'
import type { AuthorityCode } from '../access/index.ts'

/**
 * How a council's decisions come to hold. Under executive arrangements call-in is counted: so many working days after
 * publication. Where nothing is set, as in a committee system whose window is UNCERTAIN, nobody computes a day: a named
 * officer says it (governance A4, item d).
 */
export type Regime = { callIn: 'counted'; workingDays: number } | { callIn: 'not-set' }

/** A council's decision on one change, as it stands on the record. */
export type PartyDecision = {
  party: AuthorityCode
  approves: boolean
  reason: string
  reference: string
  decidedBy: string
  decidedOn: Day
  publishedOn: Day | null
  exemptBecause: string | null
  /** Who said from when it holds, where no window is counted. */
  namedOfficer: string | null
  lastDayToCallIn: Day | null
  effectiveOn: Day | null
  calledInOn: Day | null
  reconsideredOn: Day | null
  /** Which state of the change was decided: dispositions and moved days make a new one. */
  revision: number
  /** Of a party that nobody signs in for here: the kept paper in which it says so. */
  paper?: string
}

export type Published = {
  publishedOn: Day
  exemptBecause: string | null
  namedOfficer: string | null
  lastDayToCallIn: Day | null
  effectiveOn: Day
}

export type Publishing = {
  decidedOn: Day
  publishedOn: Day
  /** Why no call-in runs: noted only, or urgent; null where it runs. */
  exemptBecause: string | null
  namedDay: Day | null
  namedOfficer: string
}

export type PublishingRefusal = {
  refused: 'published-before-decided' | 'named-officer-needed' | 'named-day-needed' | 'named-day-too-early'
}

/**
 * From which day a published decision holds. Counted, never typed, where the council has a window: published 13 December
 * 2018, it holds from 19 December 2018; one that is only noted holds the same day (golden cases of governance A4).
 */
export const whenItHolds = (
  regime: Regime,
  calendar: WorkingCalendar,
  { decidedOn, publishedOn, exemptBecause, namedDay, namedOfficer }: Publishing,
): Published | PublishingRefusal | CalendarRefusal => {
  if (publishedOn < decidedOn) return { refused: 'published-before-decided' }
  if (regime.callIn === 'not-set') {
    if (namedOfficer === '') return { refused: 'named-officer-needed' }
    if (namedDay === null) return { refused: 'named-day-needed' }
    if (namedDay < publishedOn) return { refused: 'named-day-too-early' }
    return { publishedOn, exemptBecause: null, namedOfficer, lastDayToCallIn: null, effectiveOn: namedDay }
  }
  if (exemptBecause !== null)
    return { publishedOn, exemptBecause, namedOfficer: null, lastDayToCallIn: null, effectiveOn: publishedOn }
  const counted = unlessUnpublished(() => callInEnds(calendar, publishedOn, regime.workingDays))
  if ('refused' in counted) return counted
  return { publishedOn, exemptBecause: null, namedOfficer: null, ...counted }
}

const isOpenCallIn = ({ calledInOn, reconsideredOn }: PartyDecision): boolean =>
  calledInOn !== null && reconsideredOn === null

/**
 * The day from which all of them hold, or null while one is missing, refused, unpublished or called in. A decision taken
 * on an earlier state of the change does not count (authorisation R5).
 */
export const allHoldFrom = (
  parties: readonly AuthorityCode[],
  decisions: readonly PartyDecision[],
  revision: number,
): Day | null => {
  const days = parties.map((party) => {
    const decided = decisionOf(decisions, party, revision)
    return decided?.approves !== true || isOpenCallIn(decided) ? null : decided.effectiveOn
  })
  const known = days.filter((each) => each !== null)
  return known.length === 0 || known.length < days.length
    ? null
    : known.reduce((last, each) => (each > last ? each : last))
}

export const decisionOf = (
  decisions: readonly PartyDecision[],
  party: AuthorityCode,
  revision: number,
): PartyDecision | undefined => decisions.find((each) => each.party === party && each.revision === revision)

export type DecisionStands =
  'to-decide' | 'refused' | 'to-publish' | 'call-in-running' | 'called-in' | 'holds'

/** How one council's decision stands on a day. Only 'holds' counts for anything. */
export const decisionStands = (decided: PartyDecision | undefined, on: Day): DecisionStands => {
  if (decided === undefined) return 'to-decide'
  if (!decided.approves) return 'refused'
  if (decided.publishedOn === null || decided.effectiveOn === null)
    return isOpenCallIn(decided) ? 'called-in' : 'to-publish'
  if (isOpenCallIn(decided)) return 'called-in'
  return decided.effectiveOn <= on ? 'holds' : 'call-in-running'
}

export type CallInRefusal = {
  refused:
    'not-published' | 'no-call-in-here' | 'called-in-already' | 'call-in-over' | 'called-in-before-published'
}

/** Two members of the scrutiny committee ask, within the window: carrying it out is suspended (governance A4). */
export const whyNotCalledIn = (decided: PartyDecision | undefined, on: Day): CallInRefusal | null => {
  if (!decided?.approves || decided.publishedOn === null) return { refused: 'not-published' }
  if (decided.lastDayToCallIn === null) return { refused: 'no-call-in-here' }
  if (decided.calledInOn !== null) return { refused: 'called-in-already' }
  if (on < decided.publishedOn) return { refused: 'called-in-before-published' }
  return on > decided.lastDayToCallIn ? { refused: 'call-in-over' } : null
}
