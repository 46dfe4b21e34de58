import type { Chance } from '../../demo/county/chance.ts'
import { instant } from '../../src/time/index.ts'

/** The clock stands still, so that two worlds answer alike. */
export const now = '2026-11-23T09:00:00Z'

/** An id as the service makes them, of something that is not there. */
export const anId = (chance: Chance): string => chance.id(instant(now))

export const shuffled = <T>(list: readonly T[], chance: Chance): T[] => {
  const left = [...list]
  for (let nth = left.length - 1; nth > 0; nth -= 1) {
    const other = chance.whole(0, nth)
    const [one, two] = [left[nth], left[other]]
    if (one === undefined || two === undefined) continue
    left[nth] = two
    left[other] = one
  }
  return left
}
