import { addCalendarMonths, dayOf, type Instant, startOfDay } from '../time/index.ts'

/**
 * How many contacts in how many months call for a manager. Not published locally: default three in twelve months, per
 * council, by child, by household and by address, those that ended with no further action included (procedures 2.6).
 */
export type RepeatSetting = { contacts: number; months: number }

export const repeatDefault: RepeatSetting = { contacts: 3, months: 12 }

/** The moment from which earlier contacts count: the same date that many months before, at its beginning. */
export const countedSince = (receivedAt: Instant, { months }: RepeatSetting): Instant =>
  startOfDay(addCalendarMonths(dayOf(receivedAt), -months))

/** "3rd in 12 months", as the tray says it; null below the number that calls for a manager. */
export const repeatInWords = (earlier: number, { contacts, months }: RepeatSetting): string | null => {
  const nth = earlier + 1
  if (nth < contacts) return null
  const ending = nth % 100 >= 11 && nth % 100 <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[nth % 10] ?? 'th')
  return `${String(nth)}${ending} in ${String(months)} months`
}
