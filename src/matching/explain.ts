import type { Cleaned } from './cleaned.ts'
import type { Compared, Comparison, Field } from './compare.ts'
import { drawn } from './drawn-values.ts'
import { type Agrees, levelWords } from './level-words.ts'
import type { HardConflict, Weighed } from './weigh.ts'

/** One line of a match card. `kin` is the last: could be a brother, sister or twin. */
export type Reason = {
  field: Field | 'kin'
  heard: string
  held: string
  agrees: Agrees
  bits: number
  words: string
}

/** As a card is read: who, when born, which numbers, where, whose child. */
const order: readonly Field[] = [
  'forename',
  'middle',
  'surname',
  'birth',
  'expected',
  'generation',
  'sex',
  'nhs',
  'upn',
  'place',
  'phone',
  'parent',
  'sibling',
  'multiple',
]

const saidOf = ({ field, level }: Compared): readonly [Agrees, string] => {
  const words: Readonly<Record<string, readonly [Agrees, string]>> = levelWords[field]
  return words[level] ?? ['nearly', 'Compared in a way this version has no words for']
}

/** One in 200 is called so: the name alone says little. One in 50,000: it says nearly all. */
const common = 0.005
const rare = 0.00002

/** So many times commoner beside the family name than otherwise: Piotr beside Nowak. */
const together = 8

const howCommon = ({ field, level, share, times }: Compared): string => {
  if (share === undefined || level !== 'exact' || (field !== 'forename' && field !== 'surname')) return ''
  if (share < common && (times ?? 1) >= together) return ', which goes with the family name'
  if (share >= common) return ', which is common'
  return share <= rare ? ', which is rare' : ''
}

const reasonOf = (heard: Cleaned, held: Cleaned, part: Compared, bits: number): Reason => {
  const [agrees, words] = saidOf(part)
  const [heardText, heldText] = drawn(part.field, heard, held)
  return { field: part.field, heard: heardText, held: heldText, agrees, bits, words: words + howCommon(part) }
}

/** Once a hundred to one, a brother or sister is no longer worth saying. */
const sure = 6.6

const kinWords = ({ likeliest, conflicts }: Weighed): string => {
  if (conflicts.includes('another-generation')) return 'Could be a parent and child of the same name'
  if (likeliest === 'twin') return 'Likelier a twin than the same child'
  return likeliest === 'sibling'
    ? 'Likelier a brother or sister than the same child'
    : 'Could be a brother, sister or twin'
}

const kinReason = (weighed: Weighed): Reason[] => {
  if (weighed.kin > -1 || weighed.weight >= sure) return []
  const isKin = weighed.likeliest === 'sibling' || weighed.likeliest === 'twin'
  return [
    {
      field: 'kin',
      heard: '',
      held: '',
      agrees: isKin ? 'no' : 'nearly',
      bits: weighed.kin,
      words: kinWords(weighed),
    },
  ]
}

/** Why, in a worker's words: one line for each part compared, in the same order on every card, kin last. */
export const explain = (
  heard: Cleaned,
  held: Cleaned,
  comparison: Comparison,
  weighed: Weighed,
): readonly Reason[] => [
  ...order.flatMap((field) =>
    comparison.parts.flatMap((part, at) =>
      part.field === field ? [reasonOf(heard, held, part, weighed.parts[at]?.bits ?? 0)] : [],
    ),
  ),
  ...kinReason(weighed),
]

/** Why nothing is taken for certain, whatever the weight. */
export const conflictWords: Readonly<Record<HardConflict, string>> = {
  'different-nhs-number': 'Their NHS numbers differ, and both can be right',
  'different-upn': 'Their pupil numbers differ, and both can be right',
  'other-given-name': 'Their given names are not alike: it may be a brother, sister or twin',
  'other-sex': 'Their sex differs and their given names are not quite the same',
  'another-generation': 'Their ages are too far apart: it may be a parent and child of the same name',
  'number-reused': 'The number is the same, but name and birth are not: it may be on the wrong record',
}

const levelAt = ({ parts }: Comparison, field: Field): string | undefined =>
  parts.find((part) => part.field === field)?.level

/** What nobody has said yet, the most telling first. */
const missing = (comparison: Comparison): string[] => {
  const birth = levelAt(comparison, 'birth')
  const isBornKnown =
    birth !== undefined && birth !== 'compatible' && birth !== 'about' && birth !== 'same-month'
  return [
    ...(levelAt(comparison, 'nhs') === undefined ? ['NHS number'] : []),
    ...(levelAt(comparison, 'forename') === undefined ? ['a given name'] : []),
    ...(isBornKnown || levelAt(comparison, 'expected') !== undefined ? [] : ['the date of birth']),
    ...(levelAt(comparison, 'middle') === undefined ? ['a middle name'] : []),
    ...(levelAt(comparison, 'parent') === undefined ? ['a parent’s name'] : []),
    ...(levelAt(comparison, 'place') === undefined ? ['an address'] : []),
  ]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "NHS number or a middle name would settle it"; null when nothing more is needed, or nothing is left to ask. */
export const wouldSettle = (comparison: Comparison, weighed: Weighed): string | null => {
  if (weighed.weight >= sure && weighed.conflicts.length === 0) return null
  const asked = missing(comparison).slice(0, 2)
  return asked.length === 0 ? null : `${capital(asked.join(' or '))} would settle it`
}

/** The parts that agree, for another council's record: "given name and date of birth agree", and no values. */
export const agreeingFields = (comparison: Comparison): readonly Field[] =>
  order.filter((field) => comparison.parts.some((part) => part.field === field && saidOf(part)[0] === 'yes'))
