import type { Field, Levels } from './levels.ts'

/**
 * Bits (log2) a level speaks for "the same person" and against: somebody unrelated; a brother or sister; a twin; a
 * parent or child of the same name. Between brothers and sisters family name, address and parents carry about none:
 * that is why four explanations are weighed and not one (matching 0.3, 6).
 */
export type Bits = readonly [stranger: number, sibling: number, twin: number, namesake: number]

/**
 * `usual`: the share at which the bits against a stranger hold. A rarer value speaks for more, a commoner for less, in
 * proportion to `rarity` (1: in full).
 */
export type LevelBits = { bits: Bits; usual?: number; rarity?: number }

export type Thresholds = {
  attach: number
  /** How far the runner-up must lie behind before anything would be attached. */
  margin: number
  confirm: number
  possible: number
}

/** Versioned data: kept as it was, so that every weight ever shown can be worked out again. */
export type MatchModel = {
  version: string
  estimatedFrom: string
  priors: {
    /** How often somebody told of is on record at all. */
    registered: number
    /** Brothers and sisters, twins, parents or children of the same name on record, for one person told of. */
    siblings: number
    twins: number
    namesakes: number
    /** A small index is weighed as if it held this many: the county is not smaller than its records. */
    leastPopulation: number
  }
  levels: { readonly [F in Field]: { readonly [L in Levels[F]]: LevelBits } }
  thresholds: Thresholds
}

export type { Weighed } from './weigh.ts'
