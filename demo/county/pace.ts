import type { AuthorityCode } from '../../src/access/index.ts'
import {
  addMinutes,
  addWorkingMinutes,
  type Instant,
  minutesBetween,
  workingMinutesBetween,
} from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import type { World } from './world.ts'

/** How soon one thing follows another: after at least so many minutes of opening time, and at most so many. */
export type Pace = { after: (from: Instant, least: number, most: number) => Instant }

/** Most things are done in time; some lie four times as long, and a few are found days later. */
const lying = [
  [1, 90],
  [4, 8],
  [15, 2],
] as const

const usual = (world: World, chance: Chance, owner: AuthorityCode, slowness: number): Pace => {
  const { calendar } = world.bookOf(owner)
  return {
    after: (from, least, most) =>
      addWorkingMinutes(
        calendar,
        from,
        Math.round(chance.whole(least, most) * chance.weighted(lying) * slowness),
      ),
  }
}

/** Within what is left until then, so that whatever was to happen has; in opening hours, where there were any. */
const byThen = (world: World, chance: Chance, owner: AuthorityCode, then: Instant): Pace => {
  const { calendar } = world.bookOf(owner)
  return {
    after: (from) => {
      const share = 0.15 + chance.fraction() / 10
      const open = workingMinutesBetween(calendar, from, then)
      return open > 5
        ? addWorkingMinutes(calendar, from, Math.floor(open * share))
        : addMinutes(from, minutesBetween(from, then) * share)
    },
  }
}

/** The usual pace, so many times slower; or, where it has to be done by then, what is left until then. */
export const paceOf = (
  world: World,
  chance: Chance,
  owner: AuthorityCode,
  { by, slowness }: { by: Instant | null; slowness: number },
): Pace => (by === null ? usual(world, chance, owner, slowness) : byThen(world, chance, owner, by))
