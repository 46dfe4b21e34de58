import type { Length } from '../clocks/rule.ts'
import { addMinutes, earlierOf, type Instant, minutesBetween } from '../time/instant.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-hours.ts'

/**
 * When an agency's answer is due: its share of the time the enquiry's colour allows, from the asking, and never after
 * the enquiry itself is due (procedures 4.4: "red 2 h, amber half the window"). The share is a council's setting.
 * `allowed` is when an enquiry of this colour would be due if it began at the asking. Time counted by the clock is
 * shared out by the clock, time counted by opening hours by opening hours. An enquiry that is late already still
 * leaves an agency its share.
 */
export const replyDue = (
  {
    askedAt,
    allowed,
    enquiryDue,
    share,
    unit,
  }: {
    askedAt: Instant
    allowed: Instant
    enquiryDue: Instant | null
    share: number
    unit: Length['unit']
  },
  calendar: WorkingCalendar,
): Instant => {
  if (!(share > 0 && share <= 1))
    throw new RangeError(`A share lies above 0 and up to 1, not ${String(share)}`)
  const shared =
    unit === 'clock-hours'
      ? addMinutes(askedAt, Math.round(share * minutesBetween(askedAt, allowed)))
      : addWorkingMinutes(
          calendar,
          askedAt,
          Math.round(share * workingMinutesBetween(calendar, askedAt, allowed)),
        )
  return enquiryDue === null || enquiryDue <= askedAt ? shared : earlierOf(shared, enquiryDue)
}
