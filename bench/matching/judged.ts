import { percentile } from '../figures.ts'
import { type Answer, type Candidate } from './answers.ts'
import { trueKeyOf } from './truth.ts'

/** How right a decision rule is: of what it links, how much is right; of those on the register, how many it links. */
export type Accuracy = {
  precision: number
  recall: number
  f1: number
  links: number
  wrong: { twin: number; sibling: number; stranger: number; other: number }
}

const isRegistered = ({ mention }: Answer): boolean => mention.truth.is === 'registered'

/** Which record a rule links a mention to, if any. */
export type Rule = (answer: Answer) => Candidate | null

export const attached: Rule = ({ first: [likeliest] }) => (likeliest?.band === 'attach' ? likeliest : null)

export const likeliestFrom =
  (weight: number): Rule =>
  ({ first: [likeliest] }) =>
    likeliest !== undefined && likeliest.weight >= weight ? likeliest : null

export const accuracyOf = (answers: readonly Answer[], rule: Rule): Accuracy => {
  const wrong = { twin: 0, sibling: 0, stranger: 0, other: 0 }
  let [links, right] = [0, 0]
  for (const answer of answers) {
    const linked = rule(answer)
    if (linked === null) continue
    links += 1
    const { truth } = answer.mention
    if (truth.is === 'unregistered') wrong[truth.why] += 1
    else if (linked.key === truth.key) right += 1
    else wrong.other += 1
  }
  const known = answers.filter(isRegistered).length
  const [precision, recall] = [right / links, right / known]
  return { precision, recall, f1: (2 * right) / (links + known), links, wrong }
}

/** Of those on the register, the share found among the first so many of those shown. */
export const foundAmong = (answers: readonly Answer[], places: number): number => {
  const known = answers.filter(isRegistered)
  const found = known.filter(({ first, mention }) =>
    first.slice(0, places).some(({ key, band }) => key === trueKeyOf(mention) && band !== 'unlikely'),
  )
  return found.length / known.length
}

/** How many a worker is shown: those possible or better. */
export const suggestionsOf = ({ first }: Answer): number =>
  first.filter(({ band }) => band !== 'unlikely').length

export type Shown = { mean: number; p95: number }
export const shownTo = (answers: readonly Answer[]): Shown => {
  const counts = answers.map(suggestionsOf)
  return { mean: counts.reduce((sum, one) => sum + one, 0) / counts.length, p95: percentile(counts, 0.95) }
}

/** Of people who are not on the register (or only those of one kind), the share for whom this happens. */
export const unregisteredFor = (
  answers: readonly Answer[],
  happens: (answer: Answer) => boolean,
  why?: 'twin' | 'sibling' | 'stranger',
): number => {
  const some = answers.filter(
    ({ mention: { truth } }) => truth.is === 'unregistered' && (why === undefined || truth.why === why),
  )
  return some.filter(happens).length / some.length
}

export const blockingRecall = (answers: readonly Answer[]): number => {
  const known = answers.filter(isRegistered)
  return known.filter(({ isBlocked }) => isBlocked).length / known.length
}
