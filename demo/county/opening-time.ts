import {
  addDays,
  addMinutes,
  dayOf,
  type Instant,
  minutesBetween,
  openingOn,
  type WorkingCalendar,
} from '../../src/time/index.ts'

/** The moment so many minutes of opening time ago: what came "an hour ago" on a Monday at nine came on Friday. */
export const workingMinutesBefore = (calendar: WorkingCalendar, now: Instant, minutes: number): Instant => {
  let left = minutes
  for (let on = dayOf(now); ; on = addDays(on, -1)) {
    const opening = openingOn(calendar, on)
    if (!opening || opening.opens >= now) continue
    const until = opening.closes < now ? opening.closes : now
    const open = minutesBetween(opening.opens, until)
    if (left <= open) return addMinutes(until, -left)
    left -= open
  }
}
