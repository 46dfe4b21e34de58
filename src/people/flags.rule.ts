import type { Day } from '../time/index.ts'
import { type DateRefusal, datesRefused, isReason, refuse, type Refused } from './dates.rule.ts'
import type { Flag, FlagEvent } from './flags.ts'
import type { Person } from './person.ts'

export type FlagRefusal = DateRefusal | 'already-flagged' | 'not-flagged' | 'needs-reason'

type Held = Pick<Person, 'flagSpans'>
type Outcome = readonly FlagEvent[] | Refused<FlagRefusal>

/** Puts up what must be known before a door is opened. */
export const putUpFlag = (
  { flagSpans }: Held,
  flagging: { flag: Flag; from: Day; because: string; source: string; today: Day },
): Outcome => {
  const { today, ...flagged } = flagging
  if (!isReason(flagged.because)) return refuse('needs-reason')
  const dates = datesRefused({ from: flagged.from, to: null }, today)
  if (dates !== null) return refuse(dates)
  return flagSpans.some((each) => each.flag === flagged.flag && each.to === null)
    ? refuse('already-flagged')
    : [{ type: 'flagged', ...flagged }]
}

/** Takes a flag down; that it was up stays on the record with its dates. */
export const takeDownFlag = (
  { flagSpans }: Held,
  ending: { flag: Flag; to: Day; because: string; today: Day },
): Outcome => {
  const { flag, to, because, today } = ending
  const span = flagSpans.find((each) => each.flag === flag && each.to === null)
  if (span === undefined) return refuse('not-flagged')
  if (!isReason(because)) return refuse('needs-reason')
  const dates = datesRefused({ from: span.from, to }, today)
  return dates === null ? [{ type: 'flag-ended', flag, to, because }] : refuse(dates)
}
