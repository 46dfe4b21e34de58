import { addDays, day, type Day } from './day.ts'

declare const instantMark: unique symbol

/**
 * A moment, in UTC, always written to the millisecond: `2026-11-22T09:12:00.000Z`.
 * One spelling only, so `<` and `===` on the strings are right, in TypeScript and in JSON.
 */
export type Instant = string & { readonly [instantMark]: 'Instant' }

const zone = 'Europe/London'

/**
 * Reads a moment from a Date, from milliseconds since 1970, or from text that states its offset
 * (`…Z`, `…+01:00`, or what PostgreSQL writes). Text without an offset is refused with RangeError:
 * nobody can tell which 01:30 on the night the clocks go back is meant. Finer than a millisecond is cut off.
 */
export const instant = (from: string | number | Date): Instant => {
  if (typeof from === 'string' && isAsWritten(from)) return from
  const text = new Date(
    typeof from === 'string' ? Temporal.Instant.from(from).epochMilliseconds : from,
  ).toISOString()
  if (text.length !== 24) throw new RangeError(`Outside the years 0 to 9999: ${text}`)
  return text as Instant
}

/** Most texts are instants written by ourselves: a list of fifty rows reads some hundreds of them. */
const isAsWritten = (text: string): text is Instant => {
  if (text.length !== 24) return false
  const read = new Date(text)
  return !Number.isNaN(read.getTime()) && read.toISOString() === text
}

/** The only place in the service that reads the system clock. Rules take `now` as an argument instead. */
export const nowInstant = (): Instant => instant(Date.now())

const minute = 60_000

/** `n` real minutes later (to the millisecond), whatever the clocks on the wall do that night. */
export const addMinutes = (from: Instant, n: number): Instant =>
  instant(Date.parse(from) + Math.round(n * minute))

/** `n` real hours later, whatever the clocks on the wall do that night. */
export const addHours = (from: Instant, n: number): Instant => addMinutes(from, n * 60)

/** Real minutes from one moment to another, with fractions; negative when `to` is the earlier one. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / minute

export const earlierOf = (one: Instant, other: Instant): Instant => (one <= other ? one : other)

export const laterOf = (one: Instant, other: Instant): Instant => (one >= other ? one : other)

const inLondon = (moment: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(zone)

// Within an hour of UTC London's clocks never change, so the offset of an hour is looked up once.
const offsets = new Map<string, number>()
const rememberedHours = 10_000

const offsetOf = (moment: Instant): number => {
  const hour = moment.slice(0, 13)
  const known = offsets.get(hour)
  if (known !== undefined) return known
  const offset = inLondon(moment).offsetNanoseconds / 1_000_000
  if (offsets.size >= rememberedHours) offsets.clear()
  offsets.set(hour, offset)
  return offset
}

/** What a London wall shows at this moment, calendar and clock: `2026-11-22T09:12`. */
const onTheWall = (moment: Instant): string =>
  new Date(Date.parse(moment) + offsetOf(moment)).toISOString().slice(0, 16)

/** The calendar day it is in London at this moment: 23:30 UTC in July is already the next day. */
export const dayOf = (moment: Instant): Day => day(onTheWall(moment).slice(0, 10))

/** The time on a London wall clock at this moment, `HH:mm`. */
export const londonTime = (moment: Instant): string => onTheWall(moment).slice(11)

/**
 * The moment a London wall clock shows this day and time (`HH:mm`). Two nights a year need a decision:
 * in March 01:00-01:59 does not exist and is read as one hour later (01:30 becomes 02:30 summer time);
 * in October 01:00-01:59 happens twice and the first is taken (still summer time).
 */
export const at = (on: Day, time: string): Instant => {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new RangeError(`Not a time of day (HH:mm): ${JSON.stringify(time)}`)
  const local = Temporal.PlainDateTime.from(`${on}T${time}`)
  return instant(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** The moment a London wall clock shows the same time on another day, to the millisecond. Clock changes as in `at`. */
export const sameTimeOn = (on: Day, moment: Instant): Instant => {
  const local = Temporal.PlainDate.from(on).toPlainDateTime(inLondon(moment).toPlainTime())
  return instant(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}

/** Midnight in London as this day begins. */
export const startOfDay = (on: Day): Instant => at(on, '00:00')

/**
 * The last millisecond of this day in London, one millisecond before the next day begins.
 * So a clock due "Monday" prints Monday 23:59, `dayOf` gives Monday, and the first moment of Tuesday is late.
 */
export const endOfDay = (on: Day): Instant => instant(Date.parse(startOfDay(addDays(on, 1))) - 1)
