import type { PublishedBankHolidays } from './bank-holidays.ts'
import type { Day } from './day.ts'
import { opensAtAll, type OpeningHours } from './opening-hours.ts'

/**
 * What one council's clocks count by. The version goes with every due time worked out from it, so that the due
 * time can be explained again years later (governance A5).
 */
export type WorkingCalendar = PublishedBankHolidays & {
  /**
   * Days the council shuts but the law does not, usually between Christmas and New Year. NOT bank holidays:
   * they are working days for every statutory limit, and only opening hours stand still (clocks 4.3 e).
   */
  readonly closures: ReadonlyMap<Day, string>
  readonly opening: OpeningHours
}

/** Throws RangeError when the facts contradict themselves, so that no clock can be counted by them. */
export const workingCalendar = (facts: WorkingCalendar): WorkingCalendar => {
  if (facts.publishedFrom > facts.publishedTo)
    throw new RangeError('The bank holiday list ends before it begins')
  if (!opensAtAll(facts.opening))
    throw new RangeError('A service that never opens has no working hours to count')
  return facts
}

export type CalendarRefusal = {
  readonly refused: 'calendar-not-published'
  readonly asked: Day
  readonly publishedFrom: Day
  readonly publishedTo: Day
}

/** Thrown instead of guessing whether a day beyond the published bank holidays is a working day. */
export class CalendarNotPublished extends RangeError {
  readonly refusal: CalendarRefusal

  constructor(asked: Day, { publishedFrom, publishedTo }: PublishedBankHolidays) {
    super(`Bank holidays are published from ${publishedFrom} to ${publishedTo}; ${asked} is outside them`)
    this.name = 'CalendarNotPublished'
    this.refusal = { refused: 'calendar-not-published', asked, publishedFrom, publishedTo }
  }
}

/** Runs a count and gives the refusal as a value where the calendar ran out. Other mistakes are still thrown. */
export const unlessUnpublished = <Counted>(count: () => Counted): Counted | CalendarRefusal => {
  try {
    return count()
  } catch (thrown) {
    if (thrown instanceof CalendarNotPublished) return thrown.refusal
    throw thrown
  }
}

export const refuseOutsidePublished = (calendar: PublishedBankHolidays, asked: Day): void => {
  if (asked < calendar.publishedFrom || asked > calendar.publishedTo)
    throw new CalendarNotPublished(asked, calendar)
}
