import type { Comparison, Field } from './compare.ts'
import type { MatchModel } from './model.ts'

export type Hypothesis = 'same' | 'sibling' | 'twin' | 'stranger'

/** Facts that no weight outvotes: a person decides. */
export type HardConflict =
  | 'different-nhs-number'
  | 'different-upn'
  | 'other-given-name'
  | 'other-sex'
  | 'another-generation'
  | 'number-reused'

export type WeighedPart = { field: Field; level: string; bits: number }

/** weight = prior + the bits of all parts + kin. In bits: 0 is as likely as not, 3.3 is ten to one. */
export type Weighed = {
  weight: number
  /** Before anything is compared: one among so many. */
  prior: number
  parts: readonly WeighedPart[]
  /** What is taken off because it could be a brother, sister, twin, or a parent of the same name. Never above 0. */
  kin: number
  likeliest: Hypothesis
  conflicts: readonly HardConflict[]
}

export const weigh = (_comparison: Comparison, _model: MatchModel): Weighed => ({
  weight: 0,
  prior: 0,
  parts: [],
  kin: 0,
  likeliest: 'stranger',
  conflicts: [],
})
