import type { Comparison, Compared, Field } from './compare.ts'
import type { LevelBits, MatchModel } from './model.ts'

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

const nothing: LevelBits = { bits: [0, 0, 0, 0] }

/** A level that an older model does not know says nothing. */
const bitsOf = (model: MatchModel, { field, level }: Compared): LevelBits => {
  const levels: Readonly<Record<string, LevelBits>> = model.levels[field]
  return levels[level] ?? nothing
}

/** However rare or common a value is, it moves no further than this: shares of single records are guesses. */
const mostShift = 8

/** Agreeing on the commonest name is still not a reason against: it stops at none. */
const againstStranger = ({ bits, usual, rarity }: LevelBits, share: number | undefined): number => {
  if (usual === undefined || share === undefined || share <= 0) return bits[0]
  const shift = (rarity ?? 1) * Math.log2(usual / share)
  return Math.max(0, bits[0] + Math.min(mostShift, Math.max(-mostShift, shift)))
}

const find = (parts: readonly Compared[], wanted: Field): string | undefined =>
  parts.find(({ field }) => field === wanted)?.level

const strongForename: ReadonlySet<string | undefined> = new Set(['exact', 'alias', 'typo', 'reversed'])
const birthDisagrees: ReadonlySet<string | undefined> = new Set(['same-year', 'within-1', 'within-5', 'far'])

/** One number, and neither the name nor the birth of whoever has it: given twice, or written on the wrong record. */
const isReused = (parts: readonly Compared[]): boolean =>
  (find(parts, 'nhs') === 'same' || find(parts, 'upn') === 'same') &&
  (find(parts, 'forename') === 'different' || find(parts, 'surname') === 'different') &&
  (birthDisagrees.has(find(parts, 'birth')) || find(parts, 'expected') === 'different')

const conflictsOf = (parts: readonly Compared[]): HardConflict[] => {
  const conflicts: HardConflict[] = []
  const forename = find(parts, 'forename')
  if (find(parts, 'nhs') === 'different') conflicts.push('different-nhs-number')
  if (find(parts, 'upn') === 'different') conflicts.push('different-upn')
  if (forename === 'different') conflicts.push('other-given-name')
  if (find(parts, 'sex') === 'different' && !strongForename.has(forename)) conflicts.push('other-sex')
  if (find(parts, 'birth') === 'far' || find(parts, 'generation') === 'different')
    conflicts.push('another-generation')
  if (isReused(parts)) conflicts.push('number-reused')
  return conflicts
}

type Sums = { stranger: number; sibling: number; twin: number; namesake: number }

/** The likeliest of the four, each with how often it happens at all. A namesake of the family counts as a stranger. */
const likeliestOf = (prior: number, logs: Sums): Hypothesis => {
  const all: readonly (readonly [Hypothesis, number])[] = [
    ['same', prior],
    ['sibling', logs.sibling],
    ['twin', logs.twin],
    ['stranger', Math.max(logs.stranger, logs.namesake)],
  ]
  return all.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

/** log2 of 1 + 2^a + 2^b + 2^c, without running out of numbers when records agree in everything. */
const log2OfOneAnd = (exponents: readonly number[]): number => {
  const most = Math.max(0, ...exponents)
  return most + Math.log2(exponents.reduce((sum, each) => sum + 2 ** (each - most), 2 ** -most))
}

/**
 * How likely a record is the person heard of, against a stranger, a brother or sister, a twin and a namesake of the
 * family at once (matching 6, score). Depends on the comparison and the model alone.
 */
export const weigh = (comparison: Comparison, model: MatchModel): Weighed => {
  const { registered, siblings, twins, namesakes, leastPopulation } = model.priors
  const population = Math.max(comparison.population, leastPopulation)
  const sums: Sums = { stranger: 0, sibling: 0, twin: 0, namesake: 0 }
  const parts = comparison.parts.map((part): WeighedPart => {
    const level = bitsOf(model, part)
    const bits = againstStranger(level, part.share === undefined ? undefined : part.share * (part.times ?? 1))
    sums.stranger += bits
    sums.sibling += level.bits[1]
    sums.twin += level.bits[2]
    sums.namesake += level.bits[3]
    return { field: part.field, level: part.level, bits }
  })
  const prior = Math.log2(registered / population)
  // log2 of how often each other explanation happens and would look like this, beside "the same person".
  const logs: Sums = {
    stranger: -sums.stranger,
    sibling: Math.log2(siblings / population) - sums.sibling,
    twin: Math.log2(twins / population) - sums.twin,
    namesake: Math.log2(namesakes / population) - sums.namesake,
  }
  const kin = -log2OfOneAnd([logs.sibling, logs.twin, logs.namesake].map((log) => log - logs.stranger))
  return {
    weight: prior + sums.stranger + kin,
    prior,
    parts,
    kin,
    likeliest: likeliestOf(prior, logs),
    conflicts: conflictsOf(comparison.parts),
  }
}
