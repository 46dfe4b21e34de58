import { addCalendarMonths, type Day } from '../time/index.ts'

/** How a delegated function stands on a day (governance A2). Pure: the same dates and day give the same state. */
export type TermState =
  | 'draft'
  /** Decided, with nothing to wait for but its first day, an acceptance or the constitution. */
  | 'decided'
  | 'call-in-pending'
  | 'effective'
  | 'varied'
  /** In force, and within the first horizon of its end with nothing to follow it. */
  | 'expiring'
  | 'lapsed'
  | 'terminated'
  | 'run-off'
  | 'closed'

/** What the state is found from. Dates are local days; ranges are half-open. */
export type DatesOfTerm = {
  from: Day
  to: Day
  decidedOn: Day | null
  effectiveOn: Day | null
  endedOn: Day | null
  callIn: 'none' | 'runs' | 'waived'
  callInEndedOn: Day | null
  acceptedOn: Day | null
  constitutionAmendedOn: Day | null
  variedOn: Day | null
  runOffUntil: Day | null
  closedOn: Day | null
}

/** The first horizon before a lapse (governance A13). */
export const expiringMonths = 18

const isBy = (day: Day | null, on: Day): boolean => day !== null && day <= on

/** After the end: cases left over are brought to theirs until the hard stop, then all is closed. */
const afterwards = (term: DatesOfTerm, on: Day, ended: 'lapsed' | 'terminated'): TermState => {
  if (isBy(term.closedOn, on) || isBy(term.runOffUntil, on)) return 'closed'
  return term.runOffUntil === null ? ended : 'run-off'
}

const beforeItCounts = (term: DatesOfTerm, on: Day): TermState => {
  if (term.decidedOn !== null && on < term.decidedOn) return 'draft'
  const isCalledInYet = term.callIn === 'runs' && !isBy(term.callInEndedOn, on)
  return isCalledInYet ? 'call-in-pending' : 'decided'
}

/**
 * The state of a term on a day. `isFollowed`: whether something decided goes on where it ends, so that it is not
 * expiring. Whether a term gives a right is the same comparison as access/standing.ts, whatever is recorded later.
 */
export const stateOf = (term: DatesOfTerm, on: Day, isFollowed = false): TermState => {
  if (isBy(term.endedOn, on) && (term.endedOn ?? term.to) < term.to) return afterwards(term, on, 'terminated')
  if (term.to <= on) return afterwards(term, on, 'lapsed')
  if (on < term.from || !isBy(term.effectiveOn, on)) return beforeItCounts(term, on)
  if (!isFollowed && addCalendarMonths(term.to, -expiringMonths) <= on) return 'expiring'
  return isBy(term.variedOn, on) ? 'varied' : 'effective'
}

/** Only in these states does a term let anybody act. */
export const givesRight = (state: TermState): boolean =>
  state === 'effective' || state === 'varied' || state === 'expiring'

/**
 * Where a council on either side is governed otherwise since the term began, it stands again only from the day both have
 * confirmed it (governance A2, finding 5).
 */
export const isConfirmed = (
  {
    from,
    governanceChanges,
  }: { from: Day; governanceChanges: readonly { from: Day; confirmedOn: Day | null }[] },
  on: Day,
): boolean =>
  governanceChanges.every(
    (change) => !(from < change.from && change.from <= on) || isBy(change.confirmedOn, on),
  )

export type WaitsFor = 'call-in' | 'acceptance' | 'constitution' | 'first-day'

/** What a decided term still waits for on a day (A2: nothing is effective before these). */
export const waitsFor = (term: DatesOfTerm, on: Day): WaitsFor[] => [
  ...(term.callIn === 'runs' && !isBy(term.callInEndedOn, on) ? (['call-in'] as const) : []),
  ...(isBy(term.acceptedOn, on) ? [] : (['acceptance'] as const)),
  ...(isBy(term.constitutionAmendedOn, on) ? [] : (['constitution'] as const)),
  ...(on < term.from ? (['first-day'] as const) : []),
]

type Followable = Pick<DatesOfTerm, 'from' | 'to' | 'effectiveOn' | 'endedOn'> & {
  id: string
  fn: string
  clientGroup: string
  holder: string
}

/**
 * Whether the holder's function is still exercised by another when this term ends: an extension, a run-on or any other
 * agreement, decided so that it counts by then (R5: one whose call-in still runs gives nothing).
 */
export const continues = (term: Followable, all: readonly Followable[]): boolean => {
  const end = term.endedOn !== null && term.endedOn < term.to ? term.endedOn : term.to
  return all.some(
    (other) =>
      other.id !== term.id &&
      other.holder === term.holder &&
      other.fn === term.fn &&
      other.clientGroup === term.clientGroup &&
      other.from <= end &&
      end < other.to &&
      (other.endedOn === null || end < other.endedOn) &&
      isBy(other.effectiveOn, end),
  )
}
