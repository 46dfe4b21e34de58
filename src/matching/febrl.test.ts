import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../project-root.ts'
import { evaluateFebrl, readFebrl } from './febrl.ts'

const rowsOf = (file: string) =>
  readFebrl(readFileSync(join(projectRoot, 'bench', 'register', 'febrl', file), 'utf8'))

describe('FEBRL’s made-up Australians, nothing learned from the truth', () => {
  it.each([
    ['dataset1.csv', true, 1000, 500, 0.999],
    ['dataset1.csv', false, 1000, 500, 0.997],
    ['dataset2.csv', true, 5000, 1934, 0.999],
    ['dataset2.csv', false, 5000, 1934, 0.998],
  ])('%s, with their number: %s', (file, withId, records, truePairs, atLeast) => {
    const score = evaluateFebrl(rowsOf(file), { withId })
    expect(score).toMatchObject({ records, truePairs })
    expect(score.f1).toBeGreaterThanOrEqual(atLeast)
    expect(score.blockingRecall).toBeGreaterThanOrEqual(0.999)
  })

  it('is not answered from the identity of the rows', () => {
    const rows = rowsOf('dataset1.csv').map((row, at) => ({ ...row, rec_id: `rec-${at}-org` }))
    const score = evaluateFebrl(rows, { withId: false })
    expect(score.truePairs).toBe(0)
    expect(score.compared).toBe(evaluateFebrl(rowsOf('dataset1.csv'), { withId: false }).compared)
  })
})
