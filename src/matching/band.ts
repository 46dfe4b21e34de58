import type { Thresholds } from './model.ts'
import type { Weighed } from './weigh.ts'

/** attach: what attaching by itself WOULD do; switched off by default and only logged. */
export type Band = 'attach' | 'confirm' | 'possible' | 'unlikely'

type Ranked = Pick<Weighed, 'weight' | 'conflicts'>

const bandOf = ({ weight }: Ranked, thresholds: Thresholds): Exclude<Band, 'attach'> => {
  if (weight >= thresholds.confirm) return 'confirm'
  return weight >= thresholds.possible ? 'possible' : 'unlikely'
}

/** Sure enough, clear of the runner-up, and no fact against it (matching 6, bands). */
const wouldAttach = (first: Ranked, second: Ranked | undefined, thresholds: Thresholds): boolean =>
  first.weight >= thresholds.attach &&
  first.conflicts.length === 0 &&
  (second === undefined || first.weight - second.weight >= thresholds.margin)

/** The likeliest first, each with its band; of equal ones in the order given. Only the first can be 'attach'. */
export const rank = <C extends Ranked>(
  candidates: readonly C[],
  thresholds: Thresholds,
): (C & { band: Band })[] => {
  const sorted = candidates.toSorted((one, other) => other.weight - one.weight)
  return sorted.map((each, at) => ({
    ...each,
    band: at === 0 && wouldAttach(each, sorted[1], thresholds) ? 'attach' : bandOf(each, thresholds),
  }))
}
