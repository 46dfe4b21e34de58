import { daysBetween, weekday, type Day, type Weekday } from './day.ts'
import { dayOf, endOfDay, londonTime, minutesBetween, type Instant } from './instant.ts'

// Written out here and not taken from the machine's locale data, whose spelling changes between versions ("Sept").
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const capital = (name: Weekday): string => name.charAt(0).toUpperCase() + name.slice(1)
const monthName = (of: Day): string => monthNames[Number(of.slice(5, 7)) - 1] ?? ''
const date = (of: Day): string => String(Number(of.slice(8)))
const year = (of: Day): string => of.slice(0, 4)

/** Monday 23 November 2026 */
export const longDay = (of: Day): string => `${capital(weekday(of))} ${plainDay(of)}`

/** 23 November 2026 */
export const plainDay = (of: Day): string => `${date(of)} ${monthName(of)} ${year(of)}`

/** 23 Nov 2026 */
export const shortDay = (of: Day): string => `${date(of)} ${monthName(of).slice(0, 3)} ${year(of)}`

/** 23/11/2026, the way census and Annex A files write a date */
export const slashedDay = (of: Day): string => `${of.slice(8)}/${of.slice(5, 7)}/${year(of)}`

/** Monday 23 November 2026, 09:12 */
export const longTime = (moment: Instant): string => `${longDay(dayOf(moment))}, ${londonTime(moment)}`

/** 23 Nov 09:12, for lists whose year is plain from where they stand */
export const shortTime = (moment: Instant): string =>
  `${shortDay(dayOf(moment)).slice(0, -5)} ${londonTime(moment)}`

/** 23 Nov 2026 09:12 */
export const shortTimeWithYear = (moment: Instant): string =>
  `${shortDay(dayOf(moment))} ${londonTime(moment)}`

/** today, tomorrow, yesterday, Mon 23 Nov, and with the year when it is not this one: 23 Nov 2025 */
export const nearDay = (of: Day, today: Day): string => {
  switch (daysBetween(today, of)) {
    case 0:
      return 'today'
    case 1:
      return 'tomorrow'
    case -1:
      return 'yesterday'
  }
  if (year(of) !== year(today)) return shortDay(of)
  return `${capital(weekday(of)).slice(0, 3)} ${shortDay(of).slice(0, -5)}`
}

/** today 16:50, tomorrow 16:50, yesterday 16:50, Mon 23 Nov 16:50, 23 Nov 2025 16:50 */
export const nearTime = (moment: Instant, now: Instant): string =>
  `${nearDay(dayOf(moment), dayOf(now))} ${londonTime(moment)}`

/** 0 min, 40 min, 1 h 40 min, 2 h, 3 days 4 h. Cut to whole minutes (whole hours from one day up); never negative. */
export const duration = (minutes: number): string => {
  if (!(minutes >= 0)) throw new RangeError(`A duration cannot be negative: ${minutes}`)
  const whole = Math.floor(minutes)
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  if (days > 0)
    return [days === 1 ? '1 day' : `${days} days`, hours > 0 ? `${hours} h` : ''].filter(Boolean).join(' ')
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** 1 h 40 min left; 2 h late. Words carry the lateness, never the colour alone. */
export const timeLeftInWords = (dueAt: Instant, now: Instant): string => {
  const minutes = minutesBetween(now, dueAt)
  return minutes >= 0 ? `${duration(minutes)} left` : `${duration(-minutes)} late`
}

/** A limit that is a whole day ends with that day's last moment, and then only the day is worth saying. */
export const isEndOfDay = (moment: Instant): boolean => moment === endOfDay(dayOf(moment))

/** due today 16:50; for a limit that is a whole day: due today, due tomorrow, due Mon 23 Nov */
export const dueInWords = (dueAt: Instant, now: Instant): string =>
  `due ${isEndOfDay(dueAt) ? nearDay(dayOf(dueAt), dayOf(now)) : nearTime(dueAt, now)}`

/** 1 working day, 3 working days: the number and its noun */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
