import type { AuthorityCode } from '../access/index.ts'
import { addCalendarMonths, type Day } from '../time/index.ts'
import { allHoldFrom, type PartyDecision } from './decision.rule.ts'

/** All extensions of one agreement together: up to a further five years (decision DEC18/CMDN/61; governance A2). */
export const longestExtensionMonths = 60

export type ExtensionRefusal = {
  refused:
    | 'no-end-to-extend'
    | 'lapsed'
    | 'no-option'
    | 'not-later'
    | 'beyond-option'
    | 'beyond-five-years'
    | 'one-is-under-way'
}

export type Ends = {
  /** The end of the first term, from which all extensions are counted. */
  firstTo: Day
  /** The end as it stands now. */
  to: Day
  /** As far as the decision to enter it lets it be extended; null where nothing was decided of that. */
  mayExtendTo: Day | null
}

/**
 * May the agreement be extended to this day? Judged when it is asked for and at each decision: one signed after the lapse
 * is a new agreement and no revival, and all extensions together are no longer than five years (governance A2).
 */
export const whyNotExtended = (ends: Ends | null, newTo: Day, today: Day): ExtensionRefusal | null => {
  if (ends === null) return { refused: 'no-end-to-extend' }
  if (ends.to <= today) return { refused: 'lapsed' }
  if (ends.mayExtendTo === null) return { refused: 'no-option' }
  if (newTo <= ends.to) return { refused: 'not-later' }
  if (newTo > lastDayToExtendTo(ends)) return { refused: 'beyond-five-years' }
  return newTo > ends.mayExtendTo ? { refused: 'beyond-option' } : null
}

export const lastDayToExtendTo = ({ firstTo }: Pick<Ends, 'firstTo'>): Day =>
  addCalendarMonths(firstTo, longestExtensionMonths)

/** Does the extension give anybody anything on this day? Never before both have decided and call-in is over (R5). */
export const extensionGives = (
  parties: readonly AuthorityCode[],
  decisions: readonly PartyDecision[],
  { oldTo, newTo }: { oldTo: Day; newTo: Day },
  on: Day,
): boolean => {
  const holdsFrom = allHoldFrom(parties, decisions, 0)
  return holdsFrom !== null && holdsFrom <= on && oldTo <= on && on < newTo
}

/**
 * By when both must have decided, so that notice could still be given where they do not: so many months before the end
 * (governance A2, A13). How many is UNCERTAIN and a setting; the default is 18.
 */
export const decideBy = (to: Day, leadMonths: number): Day => addCalendarMonths(to, -leadMonths)

/** As far as it may be extended: the option of its decision, and never more than five years. */
export const longestTo = (ends: Ends): Day => {
  const most = lastDayToExtendTo(ends)
  return ends.mayExtendTo !== null && ends.mayExtendTo < most ? ends.mayExtendTo : most
}
