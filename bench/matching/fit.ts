import type { Field } from '../../src/matching/compare.ts'
import type { Bits, LevelBits, MatchModel } from '../../src/matching/model.ts'
import type { Counted } from './counted.ts'
import type { Learned } from './learning-pairs.ts'

/** A level seen less often than this among pairs of one kind is as common as half of one pair would be. */
const half = 0.5
/** Levels seen less often than this, or of fields hardly ever compared, keep the bits they had. */
const fewest = 12
/** Nothing speaks louder than this: no estimate from thousands of pairs can know better. */
const [most, least] = [24, -14]

const within = (bits: number): number => Number(Math.min(most, Math.max(least, bits)).toFixed(2))

/** Whether either is known to be a twin is said of some pairs only; that it is said is what tells. */
const outOf = (counted: Counted, field: Field): number =>
  field === 'multiple' ? counted.pairs : counted.compared(field)

const rateOf = (counted: Counted, field: Field, level: string): number =>
  (counted.count(field, level) + half) / (outOf(counted, field) + 2 * half)

/** The value whose share the bits hold at, chosen so that over strangers who agree the evidence comes out right. */
const againstStrangers = (
  { same, stranger }: Learned,
  field: Field,
  level: string,
  { usual, rarity = 1 }: LevelBits,
): number => {
  const plain = Math.log2(rateOf(same, field, level) / rateOf(stranger, field, level))
  if (usual === undefined) return plain
  const shift = (share: number): number => (usual / share) ** rarity
  const among = stranger.count(field, level) >= 40 ? stranger : same
  const mean = among.meanShare(field, level, shift)
  if (Number.isNaN(mean)) return plain
  if (among === stranger) return plain - Math.log2(mean)
  // Too few strangers agree to see which values they agree in: then as if each did as often as it is common.
  const shares = same.meanShare(field, level, (share) => 1 / shift(share))
  return plain + Math.log2(shares)
}

/** Where a level was never seen among strangers or kin, what was counted only says "at least"; among the same, "at most". */
const bounded = (bits: number, before: number, seenSame: number, seenOther: number): number => {
  if (seenOther === 0 && seenSame > 0) return Math.max(bits, before)
  return seenSame === 0 ? Math.min(bits, before) : bits
}

/** How common a parent's names are is told beside the child's own: then the share itself is how often a stranger agrees. */
const besideTheChilds = (rate: number, level: string, { bits, usual = 1 }: LevelBits): number =>
  // Of two parents the share is that of one: what the other adds stays as it was.
  level === 'two' ? bits[0] : Math.log2(rate / usual)

const bitsFor = (learned: Learned, field: Field, level: string, was: LevelBits): Bits => {
  const { same, sibling, twin, namesake, stranger } = learned
  const seen = same.count(field, level)
  const against = (counted: Counted, before: number): number =>
    outOf(counted, field) < 60
      ? before
      : bounded(
          Math.log2(rateOf(same, field, level) / rateOf(counted, field, level)),
          before,
          seen,
          counted.count(field, level),
        )
  const fromStrangers =
    field === 'parent' && was.usual !== undefined
      ? besideTheChilds(rateOf(same, field, level), level, was)
      : againstStrangers(learned, field, level, was)
  return [
    within(bounded(fromStrangers, was.bits[0], seen, stranger.count(field, level))),
    within(against(sibling, was.bits[1])),
    within(against(twin, was.bits[2])),
    within(against(namesake, was.bits[3])),
  ]
}

const seenEnough = ({ same, stranger }: Learned, field: Field, level: string): boolean =>
  same.count(field, level) >= fewest || (stranger.count(field, level) >= fewest && same.compared(field) > 200)

type AnyLevels = Record<string, Record<string, LevelBits>>

/** The same levels with what was learned of each; those too rare to learn from stay as they were. */
export const fitted = (learned: Learned, from: MatchModel): MatchModel => {
  const levels: AnyLevels = {}
  for (const [field, known] of Object.entries(from.levels as AnyLevels)) {
    const name = field as Field
    levels[field] = Object.fromEntries(
      Object.entries(known).map(([level, was]) => [
        level,
        seenEnough(learned, name, level) ? { ...was, bits: bitsFor(learned, name, level, was) } : was,
      ]),
    )
  }
  return {
    ...from,
    priors: { ...from.priors, ...rounded(learned.rates) },
    levels: levels as MatchModel['levels'],
  }
}

const rounded = (rates: Learned['rates']): Learned['rates'] => ({
  registered: Number(rates.registered.toPrecision(3)),
  siblings: Number(rates.siblings.toPrecision(3)),
  twins: Number(rates.twins.toPrecision(3)),
  namesakes: Number(rates.namesakes.toPrecision(3)),
})
