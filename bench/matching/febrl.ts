import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluateFebrl, readFebrl } from '../../src/matching/febrl.ts'
import { projectRoot } from '../../src/project-root.ts'
import type { Say } from '../figures.ts'

const sets = ['dataset1', 'dataset2'] as const

/** FEBRL's made-up Australians, with the number that gives most of them away and without. Nothing is learned from the truth. */
export const febrl = (say: Say): void => {
  for (const [nth, file] of sets.entries()) {
    const rows = readFebrl(
      readFileSync(join(projectRoot, 'bench', 'register', 'febrl', `${file}.csv`), 'utf8'),
    )
    for (const withId of [true, false]) {
      const score = evaluateFebrl(rows, { withId })
      const set = `febrl${String(nth + 1)}${withId ? '' : '-no-id'}`
      const figure = (name: string, value: number, words: string): void =>
        say.figure({ figure: name, value, unit: 'ratio', size: score.records, set }, words)
      say.note(
        `${set}: ${String(score.truePairs)} true pairs among ${score.compared.toLocaleString('en-GB')} compared`,
      )
      figure('match.precision', score.precision, 'of pairs linked')
      figure('match.recall', score.recall, 'of true pairs')
      figure('match.f1', score.f1, 'of both')
      figure('match.blocking.recall', score.blockingRecall, 'of true pairs, compared at all')
    }
  }
}
