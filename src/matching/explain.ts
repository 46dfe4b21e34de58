import type { Cleaned } from './cleaned.ts'
import type { Comparison, Field } from './compare.ts'
import type { Weighed } from './weigh.ts'

/** One line of a match card. `kin` is the last: could be a brother, sister or twin. */
export type Reason = {
  field: Field | 'kin'
  heard: string
  held: string
  agrees: 'yes' | 'nearly' | 'no'
  bits: number
  words: string
}

/** Why, in a worker's words: one line for each part compared, the one that speaks loudest first. */
export const explain = (
  _heard: Cleaned,
  _held: Cleaned,
  _comparison: Comparison,
  _weighed: Weighed,
): readonly Reason[] => []

/** "NHS number or a middle name would settle it"; null when nothing more is needed. */
export const wouldSettle = (_comparison: Comparison, _weighed: Weighed): string | null => null

/** The parts that agree, for another council's record: "name and date of birth agree", and no values. */
export const agreeingFields = (_comparison: Comparison): readonly Field[] => []
