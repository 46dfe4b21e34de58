declare const dayMark: unique symbol

/**
 * A calendar day in Europe/London, written `YYYY-MM-DD`. It has no time and no zone.
 * It stays a string so that it goes through JSON and SQL (`date`) unchanged and `<` puts days in order.
 */
export type Day = string & { readonly [dayMark]: 'Day' }

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** Monday first, as ISO 8601 numbers them (Monday is 1). */
export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Is this text a real day, written `YYYY-MM-DD`? 2026-02-29 is not. Years 1900 to 9999. */
export const isDay = (text: string): text is Day => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1900 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/** Reads `2026-11-22`. Throws RangeError on anything else: an unreadable date is never guessed at. */
export const day = (text: string): Day => {
  if (isDay(text)) return text
  throw new RangeError(`Not a calendar day (YYYY-MM-DD): ${JSON.stringify(text)}`)
}

// Day arithmetic runs on UTC midnights, where every day has 24 hours, so clock changes cannot disturb it.
const millisecondsInADay = 86_400_000
const utcMidnight = (of: Day): number => Date.parse(`${of}T00:00:00Z`)

/** The day `n` calendar days later; earlier when `n` is negative. */
export const addDays = (from: Day, n: number): Day => {
  if (!Number.isInteger(n)) throw new RangeError(`Days are counted in whole numbers, not ${n}`)
  return day(new Date(utcMidnight(from) + n * millisecondsInADay).toISOString().slice(0, 10))
}

/** Calendar days from one day to another; negative when `to` is the earlier one. */
export const daysBetween = (from: Day, to: Day): number =>
  (utcMidnight(to) - utcMidnight(from)) / millisecondsInADay

export const weekday = (of: Day): Weekday => {
  const name = weekdays[(new Date(utcMidnight(of)).getUTCDay() + 6) % 7]
  if (name === undefined) throw new RangeError(`Not a calendar day: ${of}`)
  return name
}
