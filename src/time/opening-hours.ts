import { weekdays, type Weekday } from './day.ts'

/** From and to in minutes after London midnight: 08:00 is 480. `to` is the minute the doors close. */
export type OpenBetween = { readonly from: number; readonly to: number }

/** When a team or a line is staffed, weekday by weekday. It says nothing about bank holidays and closure days. */
export type OpeningHours = Readonly<Record<Weekday, OpenBetween | 'closed'>>

const minutesAfterMidnight = (time: string): number => {
  if (time === '24:00') return 1440
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!parts) throw new RangeError(`Not a time of day (HH:mm): ${JSON.stringify(time)}`)
  return Number(parts[1]) * 60 + Number(parts[2])
}

/** Open between two times of day, `openBetween('08:00', '17:30')`. The night shift across midnight is not a day's opening. */
export const openBetween = (from: string, to: string): OpenBetween => {
  const open = { from: minutesAfterMidnight(from), to: minutesAfterMidnight(to) }
  if (open.from >= open.to) throw new RangeError(`Opening hours must end after they begin: ${from} to ${to}`)
  return open
}

/** The same hours Monday to Friday, closed at weekends. */
export const openMondayToFriday = (from: string, to: string): OpeningHours => {
  const hours = openBetween(from, to)
  return {
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: 'closed',
    sunday: 'closed',
  }
}

export const opensAtAll = (opening: OpeningHours): boolean =>
  weekdays.some((name) => opening[name] !== 'closed')
