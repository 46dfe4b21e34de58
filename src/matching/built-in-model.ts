import type { MatchModel } from './model.ts'

/**
 * The model the service comes with: the estimates of matching 6 from invented United Kingdom families, with levels those
 * lack put in between by judgement. A council's own estimate replaces it as another version; this one never changes.
 */
export const builtInModel: MatchModel = {
  version: 'built-in-1',
  estimatedFrom:
    'matching 6: 3,000 mentions of an invented register of one million people; further levels by judgement',
  priors: { registered: 0.8, siblings: 1.35, twins: 0.026, namesakes: 0.02, leastPopulation: 100_000 },
  levels: {
    forename: {
      exact: { bits: [8.2, 12, 12, 0], usual: 0.00283, rarity: 1 },
      alias: { bits: [7.6, 6.4, 6.4, 0], usual: 0.00283, rarity: 1 },
      typo: { bits: [6.4, 5.1, 5.1, 0], usual: 0.00283, rarity: 0.5 },
      variant: { bits: [3.9, 4.2, 3.5, 0], usual: 0.00283, rarity: 0.5 },
      lookalike: { bits: [3, 3.3, 1.7, 0], usual: 0.00283, rarity: 0.5 },
      similar: { bits: [3.2, 2.6, 1.5, 0], usual: 0.00283, rarity: 0.5 },
      begins: { bits: [3, 3, 1.5, 0], usual: 0.00283, rarity: 0.5 },
      middle: { bits: [2.5, 2.3, 0, 0], usual: 0.00283, rarity: 0.5 },
      phonetic: { bits: [2.5, 2.2, 0, 0], usual: 0.00283, rarity: 0.5 },
      shared: { bits: [2, 1, 0, 0], usual: 0.02, rarity: 0.5 },
      initial: { bits: [2, 1, 0, 0] },
      reversed: { bits: [11.7, 6.1, 6.1, 0] },
      different: { bits: [-6, -6.5, -7, 0] },
    },
    middle: {
      exact: { bits: [6, 5, 5, 4], usual: 0.005, rarity: 1 },
      similar: { bits: [4, 3.5, 3.5, 3] },
      initial: { bits: [2.5, 1.5, 1.5, 1.5] },
      different: { bits: [-2, -2, -2, -2] },
    },
    surname: {
      exact: { bits: [9.3, 0.3, 0.3, 0.3], usual: 0.00127, rarity: 1 },
      typo: { bits: [7.6, 0.3, 0.3, 0.3], usual: 0.00127, rarity: 0.5 },
      alias: { bits: [5.9, -1.7, -1.7, -1], usual: 0.00127, rarity: 0.5 },
      part: { bits: [5.3, -3.6, -3.6, -2], usual: 0.00127, rarity: 0.5 },
      variant: { bits: [3.6, 0.9, 0.9, 0.5], usual: 0.00127, rarity: 0.5 },
      lookalike: { bits: [3.2, 0.1, 0.1, 0.1], usual: 0.00127, rarity: 0.5 },
      similar: { bits: [3, 0.3, 0.3, 0.3], usual: 0.00127, rarity: 0.5 },
      begins: { bits: [3, 0.3, 0.3, 0.3], usual: 0.00127, rarity: 0.5 },
      phonetic: { bits: [1.2, 0.4, 0.4, 0.4], usual: 0.00127, rarity: 0.5 },
      different: { bits: [-3.2, -0.9, -0.9, -3] },
    },
    birth: {
      exact: { bits: [12.8, 9.1, 0, 9] },
      swapped: { bits: [7.7, 4.7, 0, 8] },
      'one-part': { bits: [4.2, 2.8, 0, 8] },
      'same-month': { bits: [6, 5, 0, 8] },
      compatible: { bits: [3.3, 2.4, 0, 7] },
      about: { bits: [1.8, 1.2, 0, 6] },
      'same-year': { bits: [-5, -1.6, 0, 5] },
      'within-1': { bits: [-3.8, -3.6, 0, 5] },
      'within-5': { bits: [-7.3, -7.3, 0, 2] },
      far: { bits: [-9.2, -7, 0, -9.2] },
    },
    generation: {
      same: { bits: [0.8, 0.1, 0, 4] },
      different: { bits: [-4, -4, -4, -7] },
    },
    expected: {
      close: { bits: [9, 8, 0, 8] },
      near: { bits: [3, 4, 0, 5] },
      'born-since': { bits: [6, 6, 0, 6] },
      different: { bits: [-7, -6, 0, -6] },
    },
    sex: {
      same: { bits: [1, 1, 0.6, 0] },
      different: { bits: [-5.6, -5.6, -5, -5.6] },
    },
    place: {
      address: { bits: [22.6, 0.3, 0.3, 0.5], usual: 0.000017, rarity: 1 },
      'old-address': { bits: [18, -0.9, -0.9, -0.5], usual: 0.000017, rarity: 1 },
      current: { bits: [13.1, 0.2, 0.2, 0.3], usual: 0.000017, rarity: 1 },
      previous: { bits: [11.1, -0.9, -0.9, -0.5], usual: 0.000017, rarity: 1 },
      neighbour: { bits: [8, -0.5, -0.5, -0.5] },
      street: { bits: [10, 0.2, 0.2, 0.2] },
      'one-off': { bits: [5.9, 0, 0, 0] },
      district: { bits: [-1.9, -0.3, -0.3, -0.3] },
      elsewhere: { bits: [-2.4, -0.5, -0.5, -0.5] },
    },
    phone: {
      same: { bits: [13, 0.2, 0.2, 0.3] },
      different: { bits: [-0.5, 0, 0, 0] },
    },
    nhs: {
      same: { bits: [21.2, 10, 10, 12] },
      'one-off': { bits: [11.4, 6, 4, 8] },
      different: { bits: [-9.8, -9.8, -9.8, -9.8] },
    },
    upn: {
      same: { bits: [19.4, 8.7, 8.7, 10] },
      different: { bits: [-8.8, -8.8, -8.8, -8.8] },
    },
    parent: {
      two: { bits: [20, 0, 0, 2], usual: 0.002, rarity: 1 },
      one: { bits: [10.5, 0, 0, 2], usual: 0.002, rarity: 1 },
      given: { bits: [4.5, 0, 0, 1] },
      family: { bits: [6, 0, 0, 0], usual: 0.00127, rarity: 1 },
      different: { bits: [-4, -0.5, -0.5, -3] },
    },
    sibling: {
      'with-birth': { bits: [14, 0.6, 0.6, 8] },
      shared: { bits: [6.4, 0.6, 0.6, 4] },
      'told-apart': { bits: [-5, -11, -11, 0] },
      'own-name': { bits: [-1, -6, -6, 0] },
      different: { bits: [-3, -1.5, -1.5, -2] },
    },
    multiple: {
      told: { bits: [0, 0, -5.3, 0] },
    },
  },
  thresholds: { attach: 6.6, margin: 6.6, confirm: -3.3, possible: -10 },
}
