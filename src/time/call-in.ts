import type { WorkingCalendar } from './calendar.ts'
import { addDays, type Day } from './day.ts'
import { addWorkingDays } from './working-days.ts'

/**
 * Peterborough's call-in: scrutiny members have three working days after publication, not counting the day of
 * publication; on expiry the decision may be carried out, which is the day after the last of them (governance A4:
 * published 13 December 2018, effective 19 December 2018). That next day may be a Saturday: the rule gives the
 * councillors working days, it does not make the council wait for one.
 */
export const callInEnds = (
  calendar: WorkingCalendar,
  publishedOn: Day,
  days = 3,
): { readonly lastDayToCallIn: Day; readonly effectiveOn: Day } => {
  const lastDayToCallIn = addWorkingDays(calendar, publishedOn, days)
  return { lastDayToCallIn, effectiveOn: addDays(lastDayToCallIn, 1) }
}
