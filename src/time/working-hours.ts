import { refuseOutsidePublished, type WorkingCalendar } from './calendar.ts'
import { addDays, weekday, type Day } from './day.ts'
import {
  addMinutes,
  at,
  dayOf,
  earlierOf,
  laterOf,
  minutesBetween,
  sameTimeOn,
  startOfDay,
  type Instant,
} from './instant.ts'

export type Opening = { readonly opens: Instant; readonly closes: Instant }

const atMinute = (on: Day, minutes: number): Instant => {
  if (minutes === 1440) return startOfDay(addDays(on, 1))
  const two = (n: number) => String(n).padStart(2, '0')
  return at(on, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)
}

const readOpening = (calendar: WorkingCalendar, on: Day): Opening | undefined => {
  refuseOutsidePublished(calendar, on)
  const hours = calendar.opening[weekday(on)]
  if (hours === 'closed' || calendar.bankHolidays.has(on) || calendar.closures.has(on)) return undefined
  return { opens: atMinute(on, hours.from), closes: atMinute(on, hours.to) }
}

type Openings = Map<Day, Opening | undefined>

// A calendar never changes, and every limit in opening hours asks it about the same few days.
const openings = new WeakMap<WorkingCalendar, Openings>()
const rememberedDays = 1_000

/** When the service opens and closes on this day; undefined on bank holidays, council closure days and closed weekdays. */
export const openingOn = (calendar: WorkingCalendar, on: Day): Opening | undefined => {
  const known: Openings = openings.get(calendar) ?? new Map()
  if (known.has(on)) return known.get(on)
  const opening = readOpening(calendar, on)
  if (known.size >= rememberedDays) known.clear()
  openings.set(calendar, known.set(on, opening))
  return opening
}

/** Open at this moment? Open from the opening minute, closed from the closing minute. */
export const isOpenAt = (calendar: WorkingCalendar, moment: Instant): boolean => {
  const today = openingOn(calendar, dayOf(moment))
  return today !== undefined && today.opens <= moment && moment < today.closes
}

const openingAfter = (calendar: WorkingCalendar, after: Day): Opening => {
  let on = addDays(after, 1)
  let opening = openingOn(calendar, on)
  while (!opening) opening = openingOn(calendar, (on = addDays(on, 1)))
  return opening
}

/** The opening going on at this moment, or else the next one. */
export const openingAtOrAfter = (calendar: WorkingCalendar, moment: Instant): Opening => {
  const today = openingOn(calendar, dayOf(moment))
  return today && moment < today.closes ? today : openingAfter(calendar, dayOf(moment))
}

/**
 * `n` minutes counted only while the service is open. What arrives outside opening hours starts at the next opening
 * (clocks 4.3 g). A count that fills an opening exactly ends at its closing minute, not at the next opening.
 */
export const addWorkingMinutes = (calendar: WorkingCalendar, from: Instant, n: number): Instant => {
  if (!(n >= 0)) throw new RangeError(`A limit in working time cannot be negative: ${n}`)
  let left = n
  let opening = openingAtOrAfter(calendar, from)
  let start = laterOf(opening.opens, from)
  while (left > minutesBetween(start, opening.closes)) {
    left -= minutesBetween(start, opening.closes)
    opening = openingAfter(calendar, dayOf(opening.opens))
    start = opening.opens
  }
  return addMinutes(start, left)
}

export const addWorkingHours = (calendar: WorkingCalendar, from: Instant, n: number): Instant =>
  addWorkingMinutes(calendar, from, n * 60)

/** Minutes the service was open between two moments; negative, and the same number, when `to` is the earlier one. */
export const workingMinutesBetween = (calendar: WorkingCalendar, from: Instant, to: Instant): number => {
  if (from > to) return 0 - workingMinutesBetween(calendar, to, from)
  let counted = 0
  for (let on = dayOf(from); on <= dayOf(to); on = addDays(on, 1)) {
    const opening = openingOn(calendar, on)
    if (!opening) continue
    counted += Math.max(0, minutesBetween(laterOf(opening.opens, from), earlierOf(opening.closes, to)))
  }
  return counted
}

/**
 * The same time of day on the n-th open day after. What arrives outside opening hours counts from the next opening.
 * Where that day opens later or closes earlier (a short Friday), the answer is its opening or closing minute.
 * How "24 working hours" is read for an amber MASH enquiry (clocks 4.2).
 */
export const sameTimeOnOpenDay = (calendar: WorkingCalendar, from: Instant, n: number): Instant => {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`Open days are counted from 0 in whole numbers, not ${n}`)
  let opening = openingAtOrAfter(calendar, from)
  const start = laterOf(opening.opens, from)
  for (let counted = 0; counted < n; counted++) opening = openingAfter(calendar, dayOf(opening.opens))
  const sameTime = sameTimeOn(dayOf(opening.opens), start)
  return earlierOf(opening.closes, laterOf(opening.opens, sameTime))
}
