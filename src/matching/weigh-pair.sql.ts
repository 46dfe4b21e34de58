import type { Tx } from '../db/index.ts'
import { type Band, rank } from './band.ts'
import type { Cleaned } from './cleaned.ts'
import { compare, type Comparison } from './compare.ts'
import { explain, type Reason, wouldSettle } from './explain.ts'
import type { Thresholds } from './model.ts'
import { modelInForce } from './model.sql.ts'
import { askVocabulary } from './vocabulary.sql.ts'
import { weigh, type Weighed } from './weigh.ts'

/** Two descriptions compared: what agrees, what does not, how sure, by which version of the model. */
export type PairWeighed = {
  comparison: Comparison
  weighed: Weighed
  band: Band
  thresholds: Thresholds
  modelVersion: string
  reasons: readonly Reason[]
  wouldSettle: string | null
}

/**
 * Compares two descriptions somebody already holds, with how common their names and postcodes are now. Looks for
 * nobody, so no search is written down: whoever calls it has both in hand. Null without a context.
 */
export const weighPair = async (tx: Tx, heard: Cleaned, held: Cleaned): Promise<PairWeighed | null> => {
  const known = await askVocabulary(tx, heard)
  if (known === null) return null
  const model = await modelInForce(tx, known.modelVersion)
  const comparison = compare(heard, held, known.frequencies)
  const weighed = weigh(comparison, model)
  const [ranked] = rank([weighed], model.thresholds)
  return {
    comparison,
    weighed,
    band: ranked?.band ?? 'unlikely',
    thresholds: model.thresholds,
    modelVersion: model.version,
    reasons: explain(heard, held, comparison, weighed),
    wouldSettle: wouldSettle(comparison, weighed),
  }
}
