import { type Band, rank } from '../../src/matching/band.ts'
import { compare } from '../../src/matching/compare.ts'
import type { Frequencies } from '../../src/matching/frequencies.ts'
import type { MatchModel } from '../../src/matching/model.ts'
import { countTogether } from '../../src/matching/names-together.ts'
import { weigh, type Weighed } from '../../src/matching/weigh.ts'
import type { Cleaned } from '../../src/matching/cleaned.ts'
import type { Mention } from '../register/mention.ts'
import type { Sought } from './memory-index.ts'
import { trueKeyOf } from './truth.ts'

export type Candidate = Pick<Weighed, 'weight' | 'likeliest' | 'conflicts'> & { key: number; band: Band }

/** What a worker would have been shown for one mention, and whether the right record was among it. */
export type Answer = {
  mention: Mention
  /** Whether the keys brought up the right record at all. */
  isBlocked: boolean
  /** From 1; null when the right record is none of those weighed. */
  trueRank: number | null
  /** The likeliest first, no more than a page holds. */
  first: readonly Candidate[]
  capped: boolean
}

const aPage = 20

/** Weighs everybody brought up and puts them in order, as a search does. */
export const answerTo = (
  { mention, heard, candidates, capped }: Sought,
  documentOf: (key: number) => Cleaned,
  frequencies: Frequencies,
  model: MatchModel,
): Answer => {
  const held = candidates.map(documentOf)
  const known = { ...frequencies, together: countTogether(held) }
  const weighed = candidates.map((key, nth) => {
    const { weight, likeliest, conflicts } = weigh(compare(heard, held[nth] ?? documentOf(key), known), model)
    return { key, weight, likeliest, conflicts }
  })
  const ranked = rank(weighed, model.thresholds)
  const right = trueKeyOf(mention)
  const place = right === null ? -1 : ranked.findIndex(({ key }) => key === right)
  return {
    mention,
    isBlocked: right !== null && candidates.includes(right),
    trueRank: place < 0 ? null : place + 1,
    first: ranked.slice(0, aPage),
    capped,
  }
}
