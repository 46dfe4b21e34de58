import { addDays, type Day } from '../time/day.ts'
import { dayOf, endOfDay, type Instant } from '../time/instant.ts'
import { unlessUnpublished, type WorkingCalendar } from '../time/calendar.ts'
import { addWorkingDays } from '../time/working-days.ts'

/** One step of the ladder by which professionals settle a disagreement: who speaks to whom, and within how long. */
export type Rung = { name: string; days: number }

/** Each rung with its working days, the lowest first, as it was when the disagreement was raised (procedures 11.5). */
export type Ladder = readonly Rung[]

const lastDay = (calendar: WorkingCalendar, from: Day, days: number): Day => {
  const counted = unlessUnpublished(() => addWorkingDays(calendar, from, days))
  // Past the published bank holidays nobody knows which days are working days: every day counts, and it is due sooner.
  return typeof counted === 'string' ? counted : addDays(from, days)
}

/** By when it is to be settled at this rung: the end of its last working day, the day it came there not counted. */
export const rungDue = (calendar: WorkingCalendar, from: Instant, { days }: Rung): Instant =>
  endOfDay(lastDay(calendar, dayOf(from), days))

/** Rungs are counted from 1, as people speak of them. */
export const rungAt = (ladder: Ladder, number: number): Rung | undefined => ladder[number - 1]

/** The rung above; undefined at the top, from where nobody can be asked any more. */
export const rungAbove = (ladder: Ladder, number: number): Rung | undefined => rungAt(ladder, number + 1)
