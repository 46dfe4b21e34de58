import type { MatchModel, Thresholds } from '../../src/matching/model.ts'
import { percentile } from '../figures.ts'
import { type Answer } from './answers.ts'
import { trueKeyOf } from './truth.ts'

/** Of so many attached by themselves at most one may be wrong. */
const wrongAtMost = 0.0003
/** What a worker can take in: suggestions for one mention, on average and for nineteen in twenty. */
const shownAtMost = { mean: 1.8, p95: 6 }

const steps = (from: number, to: number): number[] =>
  Array.from({ length: Math.round((to - from) / 0.2) + 1 }, (_, nth) => Number((from + nth * 0.2).toFixed(1)))

/** How many would be attached from this weight on, and how many of them wrongly. */
const attachedFrom = (
  answers: readonly Answer[],
  { attach, margin }: Pick<Thresholds, 'attach' | 'margin'>,
): { all: number; wrong: number } => {
  let [all, wrong] = [0, 0]
  for (const { first, mention } of answers) {
    const [likeliest, next] = first
    if (likeliest === undefined || likeliest.weight < attach || likeliest.conflicts.length > 0) continue
    if (next !== undefined && likeliest.weight - next.weight < margin) continue
    all += 1
    if (likeliest.key !== trueKeyOf(mention)) wrong += 1
  }
  return { all, wrong }
}

const shownFrom = (answers: readonly Answer[], possible: number): { mean: number; p95: number } => {
  const counts = answers.map(({ first }) => first.filter(({ weight }) => weight >= possible).length)
  return { mean: counts.reduce((sum, one) => sum + one, 0) / counts.length, p95: percentile(counts, 0.95) }
}

/**
 * The lowest weights that keep what is promised: hardly anybody attached wrongly, and no longer lists than people read.
 * Tried on mentions that the weights were not learned from.
 */
export const thresholdsFor = (answers: readonly Answer[], { thresholds }: MatchModel): Thresholds => {
  const { margin } = thresholds
  const attach = steps(5, 14).find((from) => {
    const { all, wrong } = attachedFrom(answers, { attach: from, margin })
    return wrong <= wrongAtMost * all
  })
  const possible = steps(-14, thresholds.confirm).find((from) => {
    const { mean, p95 } = shownFrom(answers, from)
    return mean <= shownAtMost.mean && p95 <= shownAtMost.p95
  })
  return { ...thresholds, attach: attach ?? thresholds.attach, possible: possible ?? thresholds.possible }
}
