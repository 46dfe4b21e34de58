import { estimate, oddsOf, patternsOf } from './estimate.ts'
import { febrlLevels, febrlSizes } from './febrl-compare.ts'
import { febrlPairs } from './febrl-pairs.ts'
import { febrlPerson, type FebrlPerson, type FebrlRow } from './febrl-person.ts'

/**
 * FEBRL's made-up Australians, paired by keys as people are, estimated without the truth and scored with it.
 * A guard: the same sounds, likenesses and estimation as for people here, on a set that others report on (matching 3).
 */
export type FebrlScore = {
  records: number
  truePairs: number
  /** Pairs that shared a key, and how many of the true ones are among them. */
  compared: number
  blockingRecall: number
  precision: number
  recall: number
  f1: number
}

const truePairs = (people: readonly FebrlPerson[]): number => {
  const sizesOf = new Map<string, number>()
  for (const { truth } of people) sizesOf.set(truth, (sizesOf.get(truth) ?? 0) + 1)
  return [...sizesOf.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** Where there is nothing to find, all of it was found. */
const of = (some: number, all: number): number => (all === 0 ? 1 : some / all)

/** Nothing is learned from the truth: it is looked at only to score, at even odds. */
export const evaluateFebrl = (rows: readonly FebrlRow[], { withId }: { withId: boolean }): FebrlScore => {
  const people = rows.map((row) => febrlPerson(row, withId))
  const pairs = febrlPairs(people)
  const levels = pairs.map(([one, other]) => febrlLevels(one, other))
  const found = estimate(patternsOf(levels), febrlSizes, {
    share: Math.min(0.5, people.length / 4 / pairs.length),
  })
  const linked = pairs.filter((_, at) => oddsOf(found, levels[at] ?? []) >= 0)
  const isTrue = ([one, other]: readonly [FebrlPerson, FebrlPerson]): boolean => one.truth === other.truth
  const right = linked.filter(isTrue).length
  const all = truePairs(people)
  const [precision, recall] = [of(right, linked.length), of(right, all)]
  return {
    records: people.length,
    truePairs: all,
    compared: pairs.length,
    blockingRecall: of(pairs.filter(isTrue).length, all),
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
  }
}

export { type FebrlRow, readFebrl } from './febrl-person.ts'
