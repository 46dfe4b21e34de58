import { Chance } from '../../demo/county/chance.ts'
import { instant, type Instant } from '../../src/time/index.ts'
import { percentile, type Say } from '../figures.ts'
import { byCedar, prepareCedar } from './by-cedar.ts'
import { judgeOf } from './by-database.ts'
import { byHand } from './by-hand.ts'
import { byRule } from './by-rule.ts'
import { type Case, everyCase } from './cases.ts'

/** A local midnight in summer, when the day in London is not the day in UTC, and the last second of a year. */
const moments: readonly Instant[] = ['2023-06-30T23:00:00Z', '2023-12-31T23:59:59Z'].map(instant)

const rounds = 2
const shownAtMost = 5

type Answers = { rule: boolean; hand: boolean; cedar: boolean; database: boolean }

const isUnanimous = ({ rule, hand, cedar, database }: Answers): boolean =>
  rule === hand && rule === cedar && rule === database

type Sum = { cases: number; permitted: number; disagreements: number }

const timesOf = (
  some: readonly Case[],
  judge: (asked: Case) => boolean,
): { answers: boolean[]; times: number[] } => {
  const times: number[] = []
  const answers = some.map((asked) => {
    const began = performance.now()
    const answer = judge(asked)
    times.push(performance.now() - began)
    return answer
  })
  return { answers, times }
}

const tryAll = async (at: Instant, some: readonly Case[], say: Say): Promise<Sum> => {
  const [rule, hand, cedar] = [byRule, byHand, byCedar].map((judge) =>
    timesOf(some, (asked) => judge(asked, at)),
  )
  const judge = await judgeOf(some, at)
  const database = await judge.permitted(some, at)
  await judge.stop()
  if (!rule || !hand || !cedar || database.length !== some.length)
    throw new Error('Not every case was answered by everybody.')
  say.note(
    `median µs at ${at}: rule ${micro(rule.times)}, by hand ${micro(hand.times)}, Cedar ${micro(cedar.times)} (p99 ${micro(cedar.times, 0.99)})`,
  )
  const sum = { cases: some.length, permitted: 0, disagreements: 0 }
  some.forEach((asked, nth) => {
    const answers = {
      rule: rule.answers[nth] === true,
      hand: hand.answers[nth] === true,
      cedar: cedar.answers[nth] === true,
      database: database[nth] === true,
    }
    if (answers.rule) sum.permitted += 1
    if (isUnanimous(answers)) return
    sum.disagreements += 1
    if (sum.disagreements <= shownAtMost) say.note(`${JSON.stringify(answers)} for ${JSON.stringify(asked)}`)
  })
  return sum
}

const micro = (times: readonly number[], share = 0.5): string => (percentile(times, share) * 1000).toFixed(1)

/**
 * The truth table over rights (authorisation B7 no. 1): every combination of employment, function, council acted for, state
 * of the agreement, what else may give a right, and action, each with the rest drawn by chance, answered four times: by the
 * rule in TypeScript, by a slow one written from the rules, by Cedar, and by PostgreSQL with row-level security. Ends with
 * how many cases there were and how often the four did not agree; a disagreement ends the command with 1.
 */
export const truth = async (say: Say): Promise<void> => {
  prepareCedar()
  const all: Sum = { cases: 0, permitted: 0, disagreements: 0 }
  for (const [nth, at] of moments.entries()) {
    const sum = await tryAll(at, [...everyCase(new Chance('truth', nth), rounds)], say)
    all.cases += sum.cases
    all.permitted += sum.permitted
    all.disagreements += sum.disagreements
  }
  say.note(`${all.permitted.toLocaleString('en-GB')} permitted, the rest refused`)
  say.figure({ figure: 'truth.cases', value: all.cases, unit: 'count', size: 0 }, 'cases answered four times')
  say.figure(
    { figure: 'truth.disagreements', value: all.disagreements, unit: 'count', size: 0 },
    'on which the four did not agree',
  )
  if (all.disagreements > 0) process.exitCode = 1
}
