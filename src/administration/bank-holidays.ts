import { type Day, weekday } from '../time/index.ts'

/** The published list as it stands: complete from one day to another, under a version that clocks carry. */
export type Published = { from: Day; to: Day; version: string }

/**
 * The next version of the calendar: the years it covers and how often it was changed. A clock keeps the version it was
 * counted by, so that its due time can be explained years later (governance A5).
 */
export const nextVersion = ({ from, to, version }: Published): string => {
  const changes = Number(/\.(\d+)$/.exec(version)?.[1] ?? 0)
  return `england-and-wales-${from.slice(0, 4)}-${to.slice(0, 4)}.${String(changes + 1)}`
}

export type WhyNot = 'past' | 'not-published-yet' | 'already-there' | 'weekend-not-confirmed'

/** May this day be added? A day already counted by stays as it was; beyond the list nothing is known yet. */
export const refusalToAdd = (
  published: Published,
  known: ReadonlySet<Day>,
  asked: { day: Day; weekendConfirmed: boolean },
  today: Day,
): WhyNot | null => {
  if (asked.day < today) return 'past'
  if (asked.day > published.to) return 'not-published-yet'
  if (known.has(asked.day)) return 'already-there'
  return isWeekend(asked.day) && !asked.weekendConfirmed ? 'weekend-not-confirmed' : null
}

/** A bank holiday that has begun was counted by: only one still to come may be taken back. */
export const mayRemove = (day: Day, today: Day): boolean => day > today

export const isWeekend = (day: Day): boolean => ['saturday', 'sunday'].includes(weekday(day))
