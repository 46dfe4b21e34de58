import type { Fn } from '../access/index.ts'
import {
  addHours,
  addWorkingDays,
  at,
  dayOf,
  type Instant,
  unlessUnpublished,
  type WorkingCalendar,
  workingDayOnOrAfter,
} from '../time/index.ts'

/** Authorisation B5: four hours, or for emergency duty until nine o'clock on the next working day. */
export const mostHours = 4
export const dayTakesOver = '09:00'

/** The first nine o'clock of a working day after this moment. A council's closure day is a working day (clocks 4.3 e). */
const nextMorning = (from: Instant, calendar: WorkingCalendar): Instant => {
  const first = at(workingDayOnOrAfter(calendar, dayOf(from)), dayTakesOver)
  return first > from ? first : at(addWorkingDays(calendar, dayOf(from), 1), dayTakesOver)
}

/**
 * Until when a glass broken at this moment stays open (authorisation B5). Emergency duty has it until the day takes over:
 * ten minutes at ten to nine, over Easter until Tuesday. Where bank holidays are not published yet, four hours: the narrower.
 * Its twin in the database is app.glass_ends, which refuses anything later.
 */
export const glassEnds = (fn: Fn, from: Instant, calendar: WorkingCalendar): Instant => {
  const inHours = addHours(from, mostHours)
  if (fn !== 'emergency-duty') return inHours
  const morning = unlessUnpublished(() => nextMorning(from, calendar))
  return typeof morning === 'string' ? morning : inHours
}
