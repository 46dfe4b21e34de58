import type { MatchModel } from './model.ts'

/** The model the service was built with, in force until another version is saved. */
export const builtInModel: MatchModel = {
  version: 'built-in',
  estimatedFrom: 'not estimated yet',
  priors: { registered: 0.8, siblings: 1.35, twins: 0.026, namesakes: 0.01, leastPopulation: 100_000 },
  levels: {} as MatchModel['levels'],
  thresholds: { attach: 6.6, margin: 6.6, confirm: -3.3, possible: -10 },
}
