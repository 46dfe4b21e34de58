import type { Sureness } from '../design/index.ts'
import type { Band, HardConflict } from '../matching/index.ts'
import type { MatchedElsewhere } from './match.ts'

/** How sure a match is said and drawn to be. Pure: the weights are the model's, the words are ours. */

/** Where the words begin, in bits: a hundred to one, one to ten, one to a thousand (matching 5 and 6). */
const hundredToOne = 6.6
const oneToTen = -3.3
const oneToThousand = -10
/** More than this nobody needs to tell apart. */
const full = 25

const between = (low: number, high: number, weight: number): number =>
  Math.min(1, Math.max(0, (weight - low) / (high - low)))

type Weighted = { band: Band; weight: number; conflicts: readonly HardConflict[] }

/** Two records of one child, one in each council, are both very likely although neither could be attached by itself. */
const isVeryLikely = ({ band, weight, conflicts }: Weighted): boolean =>
  band === 'attach' || (band === 'confirm' && weight >= hundredToOne && conflicts.length === 0)

/** The word by the band, and the length of the bar within the share of that word, so that they never contradict. */
export const sureOf = (match: Weighted): Sureness => {
  if (isVeryLikely(match))
    return { words: 'very likely', share: 0.7 + 0.3 * between(hundredToOne, full, match.weight) }
  if (match.band === 'confirm')
    return { words: 'likely', share: 0.4 + 0.29 * between(oneToTen, full, match.weight) }
  return { words: 'possible', share: 0.06 + 0.33 * between(oneToThousand, oneToTen, match.weight) }
}

/** Of another council's record only the word is told: the bar stands in the middle of it. */
export const sureElsewhere = ({ band }: Pick<MatchedElsewhere, 'band'>): Sureness => {
  if (band === 'attach') return { words: 'very likely', share: 0.85 }
  return band === 'confirm' ? { words: 'likely', share: 0.55 } : { words: 'possible', share: 0.2 }
}
