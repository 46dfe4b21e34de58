import type { MatchModel } from '../../src/matching/model.ts'
import type { Figure, Say } from '../figures.ts'
import { type Mention, mentionAt } from '../register/mention.ts'
import { type Register, registerOf } from '../register/register.ts'
import { type Answer, answerTo } from './answers.ts'
import {
  accuracyOf,
  attached,
  blockingRecall,
  foundAmong,
  likeliestFrom,
  shownTo,
  unregisteredFor,
} from './judged.ts'
import { documentsOf, seek, vocabularyOf } from './memory-index.ts'
import { byGroup, bySlip, curve, largestGap } from './tables.ts'

/** The set that weights are tried on, never the one they were learned from. */
export const testSeed = 'to be tried on'
const noises = [
  { noise: 1, set: 'uk-family', mentions: 12_000 },
  { noise: 0.5, set: 'uk-family-half-noise', mentions: 4_000 },
  { noise: 2, set: 'uk-family-double-noise', mentions: 4_000 },
] as const

/** Whom a search would have shown for each of these. */
export const answersTo = (
  register: Register,
  mentions: readonly Mention[],
  model: MatchModel,
): readonly Answer[] => {
  const vocabulary = vocabularyOf(register)
  const frequencies = vocabulary.frequencies()
  const documentOf = documentsOf(register)
  return seek(register, vocabulary, mentions).map((sought) =>
    answerTo(sought, documentOf, frequencies, model),
  )
}

const report = (say: Say, answers: readonly Answer[], set: string, size: number): void => {
  const figure = (name: string, value: number, words: string, unit: Figure['unit'] = 'ratio'): void =>
    say.figure({ figure: name, value, unit, size, set }, words)
  const links = accuracyOf(answers, likeliestFrom(0))
  figure(
    'match.precision',
    links.precision,
    'of those linked: the likeliest, from as likely as not (weight 0)',
  )
  figure('match.recall', links.recall, 'of people on record, linked to their record')
  figure('match.f1', links.f1, 'of both')
  const attach = accuracyOf(answers, attached)
  figure('match.attach.precision', attach.precision, 'of what would be attached by itself')
  figure('match.attach.recall', attach.recall, 'of people on record, attached by itself')
  say.note(
    `attached ${String(attach.links)}; wrongly: twin ${String(attach.wrong.twin)}, sibling ${String(attach.wrong.sibling)}, stranger ${String(attach.wrong.stranger)}, other ${String(attach.wrong.other)}`,
  )
  figure('match.blocking.recall', blockingRecall(answers), 'of people on record, brought up by any key')
  for (const places of [1, 3, 10])
    figure(
      `match.found${String(places)}`,
      foundAmong(answers, places),
      `of people on record, among the first ${String(places)}`,
    )
  const shown = shownTo(answers)
  figure('match.shown.mean', shown.mean, 'suggestions for one mention', 'count')
  figure('match.shown.p95', shown.p95, 'suggestions for one mention', 'count')
  figure(
    'match.unregistered.shown',
    unregisteredFor(answers, ({ first: [one] }) => one !== undefined && one.weight >= 0),
    'of people not on record, shown somebody as likely as not',
  )
  figure(
    'match.twins.attached',
    unregisteredFor(answers, ({ first: [one] }) => one?.band === 'attach', 'twin'),
    'of twins not on record, attached to their twin',
  )
}

/** Families, twins and namesakes of the United Kingdom, at three degrees of noise. */
export const ukFamily = (say: Say, size: number, model: MatchModel): void => {
  const register = registerOf(testSeed, size)
  const sets = noises.map(({ noise, mentions }) =>
    Array.from({ length: mentions }, (_, number) => mentionAt(register, 'mentions', number, noise)),
  )
  const answers = answersTo(register, sets.flat(), model)
  let from = 0
  for (const { set, mentions } of noises) {
    const some = answers.slice(from, (from += mentions))
    say.note('')
    say.note(`${set}: ${mentions.toLocaleString('en-GB')} mentions, model ${model.version}`)
    report(say, some, set, size)
    if (set !== 'uk-family') continue
    bySlip(say, some)
    curve(say, some)
    const lines = byGroup(say, some, model.thresholds.confirm)
    const gap = (name: string, value: number, words: string): void =>
      say.figure({ figure: name, value, unit: 'ratio', size, set }, words)
    gap(
      'match.groups.found.gap',
      largestGap(lines, ({ found }) => found),
      'found among ten: the best served name group less the worst',
    )
    gap(
      'match.groups.wrong.gap',
      largestGap(lines, ({ wrong }) => wrong),
      'somebody else shown first: the worst served less the best',
    )
  }
}
