import { daysBetween } from '../time/index.ts'
import type { CleanBirth, Cleaned } from './cleaned.ts'
import type { Precision } from './described.ts'
import type { Levels } from './levels.ts'
import { isYearOnly } from './placeholders.ts'

export type BirthLevel = Levels['birth']
export type LikeBirth = { level: BirthLevel; heard: CleanBirth; held: CleanBirth }

const rank: Readonly<Record<BirthLevel, number>> = {
  exact: 10,
  swapped: 9,
  'same-month': 8,
  'one-part': 7,
  compatible: 6,
  about: 5,
  'within-1': 4,
  'same-year': 3,
  'within-5': 2,
  far: 0,
}

const year = (on: string): number => Number(on.slice(0, 4))

/** One figure typed wrongly, or one year early or late; 1985 for 2015 is a parent born on the same day. */
const isYearSlip = (one: string, other: string): boolean => {
  const differing = [...one.slice(0, 4)].filter((figure, at) => figure !== other[at]).length
  return differing === 1 || Math.abs(year(one) - year(other)) === 1
}

const isOnePartOff = (one: string, other: string): boolean => {
  const sameYear = one.startsWith(other.slice(0, 4))
  const sameMonth = one.slice(5, 7) === other.slice(5, 7)
  const sameDate = one.slice(8) === other.slice(8)
  if (sameYear) return sameMonth !== sameDate
  return sameMonth && sameDate && isYearSlip(one, other)
}

const isSwapped = (one: string, other: string): boolean =>
  one.startsWith(other.slice(0, 4)) &&
  one.slice(5, 7) === other.slice(8) &&
  one.slice(8) === other.slice(5, 7)

const coarseness: Readonly<Record<Precision, number>> = { day: 0, month: 1, year: 2, about: 3 }

const coarser = (one: Precision, other: Precision): Precision =>
  coarseness[one] >= coarseness[other] ? one : other

/** Good to a day or two, which is all that years apart need. */
const inYears = (on: string): number =>
  year(on) + (Number(on.slice(5, 7)) - 1) / 12 + (Number(on.slice(8)) - 1) / 365.25

const apart = (one: CleanBirth[0], other: CleanBirth[0], spare: number): BirthLevel => {
  if (one.startsWith(other.slice(0, 4))) return 'same-year'
  const years = Math.abs(inYears(one) - inYears(other)) - spare
  return years <= 1 ? 'within-1' : years <= 5 ? 'within-5' : 'far'
}

/** Even where a number was verified with it, 1 January may still be what was put for a day that nobody knew. */
const isYearAlone = (one: string, other: string): boolean =>
  one.startsWith(other.slice(0, 4)) && (isYearOnly(one) || isYearOnly(other))

const levelOf = ([one, precision]: CleanBirth, [other, otherPrecision]: CleanBirth): BirthLevel => {
  switch (coarser(precision, otherPrecision)) {
    case 'day':
      if (one === other) return 'exact'
      if (isYearAlone(one, other)) return 'compatible'
      if (isSwapped(one, other)) return 'swapped'
      return isOnePartOff(one, other) ? 'one-part' : apart(one, other, 0)
    case 'month':
      return one.startsWith(other.slice(0, 7)) ? 'same-month' : apart(one, other, 0)
    case 'year':
      return year(one) === year(other) ? 'compatible' : apart(one, other, 1)
    case 'about':
      return Math.abs(year(one) - year(other)) <= 2 ? 'about' : apart(one, other, 3)
  }
}

/** The closest of all dates of birth told with all on record; undefined if either has none. */
export const likeBirths = ({ births: heard }: Cleaned, { births: held }: Cleaned): LikeBirth | undefined => {
  if (heard === undefined || held === undefined) return undefined
  let best: LikeBirth | undefined
  for (const one of heard)
    for (const other of held) {
      const level = levelOf(one, other)
      if (best === undefined || rank[level] > rank[best.level]) best = { level, heard: one, held: other }
    }
  return best
}

type LikeExpected = { level: Levels['expected']; heard: string; held: string }

const fortnight = 14
const sixWeeks = 42
/** From sixteen weeks early to three weeks late. */
const earliest = -112
const latest = 21

const bornSince = (due: CleanBirth[0], births: readonly CleanBirth[]): boolean =>
  births.some(([on]) => {
    const late = daysBetween(due, on)
    return late >= earliest && late <= latest
  })

/** A child not born yet is known by the expected date, which moves with each scan, and by what was born about then. */
export const likeExpected = (heard: Cleaned, held: Cleaned): LikeExpected | undefined => {
  if (heard.births !== undefined && held.births !== undefined) return undefined
  if (heard.due !== undefined && held.due !== undefined) {
    const days = Math.abs(daysBetween(heard.due, held.due))
    const level = days <= fortnight ? 'close' : days <= sixWeeks ? 'near' : 'different'
    return { level, heard: heard.due, held: held.due }
  }
  if (heard.due !== undefined && held.births !== undefined)
    return {
      level: bornSince(heard.due, held.births) ? 'born-since' : 'different',
      heard: heard.due,
      held: held.births[0]?.[0] ?? '',
    }
  if (held.due !== undefined && heard.births !== undefined)
    return {
      level: bornSince(held.due, heard.births) ? 'born-since' : 'different',
      heard: heard.births[0]?.[0] ?? '',
      held: held.due,
    }
  return undefined
}
