import { rank } from '../../src/matching/band.ts'
import type { Field } from '../../src/matching/compare.ts'
import type { LevelBits, MatchModel } from '../../src/matching/model.ts'
import { mentionAt } from '../register/mention.ts'
import { registerOf } from '../register/register.ts'
import { type Answer } from './answers.ts'
import { fitted } from './fit.ts'
import { type Learned, learnFrom } from './learning-pairs.ts'
import { vocabularyOf } from './memory-index.ts'
import { thresholdsFor } from './thresholds.ts'
import { answersTo } from './uk-family.ts'

/** The register that weights are learned from: nobody of it is in the one they are tried on. */
export const learningSeed = 'to learn from'

export type Estimating = { people: number; mentions: number; version: string; from: MatchModel }
export type Estimated = { model: MatchModel; learned: Learned; answers: readonly Answer[] }

/** Learns the bits of every level, how often kin is on record, and the thresholds. */
export const estimateModel = ({ people, mentions, version, from }: Estimating): Estimated => {
  const register = registerOf(learningSeed, people)
  const learned = learnFrom(register, mentions, vocabularyOf(register).frequencies())
  const estimatedFrom = `${mentions.toLocaleString('en-GB')} mentions of an invented register of ${people.toLocaleString('en-GB')} people (bench/register, seed '${learningSeed}'); levels too rare there as in ${from.version}`
  const model: MatchModel = { ...fitted(learned, from), version, estimatedFrom }
  const others = Array.from({ length: mentions }, (_, number) => mentionAt(register, 'thresholds', number))
  const answers = answersTo(register, others, model)
  const thresholds = thresholdsFor(answers, model)
  const banded = answers.map((answer) => ({ ...answer, first: rank(answer.first, thresholds) }))
  return { model: { ...model, thresholds }, learned, answers: banded }
}

const padded = (bits: readonly number[]): string => bits.map((one) => one.toFixed(1).padStart(6)).join(' ')

/** One line for each level: what it speaks for, what it spoke for before, and how often it was seen. */
export const levelLines = ({ model, learned }: Estimated, from: MatchModel): readonly string[] =>
  Object.entries(model.levels).flatMap(([field, levels]: [string, Readonly<Record<string, LevelBits>>]) => {
    const before = from.levels[field as Field] as Readonly<Record<string, LevelBits>>
    const seen = (level: string): string =>
      [learned.same, learned.stranger, learned.sibling, learned.twin, learned.namesake]
        .map((counted) => counted.count(field as Field, level))
        .join('/')
    return Object.entries(levels).map(
      ([level, { bits }]) =>
        `  ${field.padEnd(11)}${level.padEnd(13)}${padded(bits)}   before ${padded(before[level]?.bits ?? [])}   seen ${seen(level)}`,
    )
  })
