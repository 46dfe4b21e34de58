import type { Rating } from '../clocks/mash-clock.ts'
import { unlessUnpublished, type WorkingCalendar } from '../time/calendar.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { addWorkingMinutes } from '../time/working-hours.ts'

export type SilenceHours = Readonly<Record<Rating, number>>

/**
 * When an enquiry will have been silent for too long, if nobody does anything (procedures 0B.4). Red and unrated are
 * counted in real hours, since nobody may wait for the morning to find out; the others in the hub's own hours. Each
 * alarm that nobody acts on is followed by the next after as long again.
 */
export const silentAt = (
  rating: Rating | null,
  since: Instant,
  hours: SilenceHours,
  calendar: WorkingCalendar,
): Instant =>
  rating === null || rating === 'red'
    ? addHours(since, hours.red)
    : addWorkingMinutes(calendar, since, Math.round(hours[rating] * 60))

/** Beyond the published calendar, where opening hours cannot be counted, in real hours: sooner, never later. */
export const silentAtLatest = (
  rating: Rating | null,
  since: Instant,
  hours: SilenceHours,
  calendar: WorkingCalendar,
): Instant => {
  const counted = unlessUnpublished(() => silentAt(rating, since, hours, calendar))
  return typeof counted === 'string' ? counted : addHours(since, hours[rating ?? 'red'])
}

/** Whom an alarm goes to: the hub's managers, and from the second in a row the council whose child it is. */
export const tellsTheCouncil = (alarms: number): boolean => alarms >= 2
