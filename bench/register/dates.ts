import type { Chance } from '../../demo/county/chance.ts'
import type { Born } from '../../src/matching/described.ts'
import { addDays, day, type Day, isDay } from '../../src/time/index.ts'

/** How dates of birth come to be told: worked out from an age, turned round, a part of them wrong. */

const parts = (on: Day): [number, number, number] => [
  Number(on.slice(0, 4)),
  Number(on.slice(5, 7)),
  Number(on.slice(8, 10)),
]
const written = (year: number, month: number, date: number): string =>
  `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** "About seven", a year, a month, or the first of January that a form insisted on. */
export const estimated = (chance: Chance, on: Day): Born => {
  const [year, month] = parts(on)
  const kind = chance.fraction()
  if (kind < 0.35) return { on: day(written(year, 1, 1)), precision: 'year' }
  if (kind < 0.5) return { on: day(written(year, month, 1)), precision: 'month' }
  if (kind < 0.85)
    return { on: day(written(year + chance.pick([-2, -1, -1, 0, 0, 0, 1, 1, 2]), 1, 1)), precision: 'about' }
  return { on: day(written(year + chance.pick([-1, 0, 0, 0, 1]), 1, 1)), precision: 'day' }
}

/** Day and month the other way round; another kind of slip where that is no date, or the same one. */
export const turnedRound = (chance: Chance, on: Day): Day => {
  const [year, month, date] = parts(on)
  const turned = written(year, date, month)
  return isDay(turned) && turned !== on ? turned : partWrong(chance, on)
}

/** One part wrong: a figure beside, two figures turned, a year out; once in ten something else altogether. */
export const partWrong = (chance: Chance, on: Day): Day => {
  const [year, month, date] = parts(on)
  const kind = chance.fraction()
  if (kind < 0.1) return addDays(on, chance.pick([-1, 1]) * chance.whole(40, 900))
  for (;;) {
    const other =
      kind < 0.45
        ? written(
            year,
            month,
            chance.happens(0.6) ? date + chance.pick([-3, -2, -1, 1, 2, 3, 10, -10]) : chance.whole(1, 28),
          )
        : kind < 0.65
          ? written(year, chance.happens(0.6) ? month + chance.pick([-1, 1]) : chance.whole(1, 12), date)
          : written(year + chance.pick([-1, -1, 1, 1, -2, 2, 10, -10]), month, Math.min(date, 28))
    if (isDay(other) && other !== on) return other
  }
}
