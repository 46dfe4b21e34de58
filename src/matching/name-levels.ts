import type { CleanName } from './cleaned.ts'
import type { FamilyLevel, LikeFamily } from './family-names.ts'
import type { GivenLevel, LikeGiven, LikeMiddle } from './given-names.ts'

/** How the names compare, and which names were compared: shares are looked up, and reasons said, of these. */
export type LikeNames = {
  forename?: LikeGiven & { names?: readonly [heard: CleanName, held: CleanName] }
  surname?: LikeFamily & { names?: readonly [heard: CleanName, held: CleanName] }
  middle?: LikeMiddle
}

/** How close each level is, to choose between several names. */
export const byGiven: Readonly<Record<GivenLevel, number>> = {
  exact: 10,
  alias: 9,
  reversed: 8.5,
  typo: 8,
  variant: 6,
  lookalike: 5.5,
  similar: 5,
  begins: 4.5,
  middle: 4,
  phonetic: 3,
  shared: 2.5,
  initial: 2,
  different: 0,
}

export const byFamily: Readonly<Record<FamilyLevel, number>> = {
  exact: 10,
  typo: 8,
  alias: 7,
  part: 6,
  variant: 5,
  lookalike: 4.5,
  similar: 4,
  begins: 3.5,
  phonetic: 2,
  different: 0,
}
