import { addDays, type Day } from '../time/day.ts'

/**
 * Work done with nothing in force, put together into stretches (governance A2: AuthorityGap{from, to, activityCount}).
 * Two pieces of work lie in one stretch where nothing gave the right to it on any day between them: a gap is as long as
 * the lack, not as the working week. Ranges are half-open local days.
 */
export type Stretch = { id: string; from: Day; to: Day }

/** Days on which something did give the right. */
export type Covered = { from: Day; to: Day }

const isCoveredBetween = (covered: readonly Covered[], from: Day, to: Day): boolean =>
  from < to && covered.some((each) => each.from < to && from < each.to)

/** Whether a day belongs to a stretch: inside it, or before or after it with the right given on no day between. */
const belongs = (stretch: Stretch, day: Day, covered: readonly Covered[]): boolean => {
  if (stretch.from <= day && day < stretch.to) return true
  return day < stretch.from
    ? !isCoveredBetween(covered, addDays(day, 1), stretch.from)
    : !isCoveredBetween(covered, stretch.to, day)
}

/** The stretch a day of such work belongs to, the earliest first; null: a new one begins. */
export const stretchFor = (
  stretches: readonly Stretch[],
  day: Day,
  covered: readonly Covered[],
): Stretch | null =>
  stretches
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .find((stretch) => belongs(stretch, day, covered)) ?? null

export const withDay = <S extends Stretch>(stretch: S, day: Day): S => ({
  ...stretch,
  from: day < stretch.from ? day : stretch.from,
  to: day < stretch.to ? stretch.to : addDays(day, 1),
})
