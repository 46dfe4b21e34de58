import type { Thresholds } from './model.ts'
import type { Weighed } from './weigh.ts'

/** attach: what attaching by itself WOULD do; switched off by default and only logged. */
export type Band = 'attach' | 'confirm' | 'possible' | 'unlikely'

/** The likeliest first, each with its band. Only the first can be 'attach'. */
export const rank = <C extends Pick<Weighed, 'weight' | 'conflicts'>>(
  candidates: readonly C[],
  _thresholds: Thresholds,
): (C & { band: Band })[] => candidates.map((candidate) => ({ ...candidate, band: 'unlikely' }))
