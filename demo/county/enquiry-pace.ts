import {
  addMinutes,
  addWorkingMinutes,
  type Instant,
  isOpenAt,
  laterOf,
  minutesBetween,
  openingAtOrAfter,
  type WorkingCalendar,
} from '../../src/time/index.ts'
import type { Agenda } from './agenda.ts'
import { atNight, type Enquiring, type HubWorker } from './enquiring.ts'
import type { Colour } from './enquiry-mix.ts'

/** An enquiry on its way, with what is going to happen to it. */
export type Course = Enquiring & {
  agenda: Agenda
  calendar: WorkingCalendar
  worker: HubWorker
  /** What it is rated in the end. */
  colour: Colour
}

/** So many minutes from then in the hub's hours; for what is red, by the clock. */
export const after = (
  { calendar, chance, colour }: Pick<Course, 'calendar' | 'chance' | 'colour'>,
  from: Instant,
  least: number,
  most: number,
): Instant =>
  colour === 'red'
    ? addMinutes(from, chance.whole(least, most))
    : addWorkingMinutes(calendar, from, chance.whole(least, most))

/** Before the hub goes home: what came late in the day is looked at on the same day. */
export const sameDay = (course: Course, from: Instant, least: number, most: number): Instant => {
  const planned = after(course, from, least, most)
  const { closes } = openingAtOrAfter(course.calendar, from)
  const left = minutesBetween(from, closes)
  return planned > closes && left > 2 && isOpenAt(course.calendar, from)
    ? addMinutes(from, left * (0.3 + course.chance.fraction() * 0.6))
    : planned
}

/** Whoever is there: emergency duty, once the hub has closed and was told. */
export const whoIsThere = ({ calendar, enquiry, worker }: Course, at: Instant): HubWorker =>
  !isOpenAt(calendar, at) && enquiry.state().emergencyDutyToldAt !== null ? atNight : worker

/** Shortly before a decision, but not before it was rated. */
export const before = (
  { calendar, colour }: Course,
  at: Instant,
  minutes: number,
  since: Instant,
): Instant => {
  const earlier = addMinutes(at, -minutes)
  const isThere = colour === 'red' || isOpenAt(calendar, earlier)
  return laterOf(isThere ? earlier : addMinutes(at, -Math.min(minutes, 4)), addMinutes(since, 1))
}
