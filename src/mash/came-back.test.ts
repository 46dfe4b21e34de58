import { describe, expect, it } from 'vitest'
import type { AgencyRequest, AskedOf, SaidItem } from '../agency-requests/index.ts'
import { columnsOf, hiddenIn } from './came-back.ts'

const request = (agency: string, id: string, answers: readonly string[], files: readonly string[] = []) =>
  ({
    request: {
      id,
      agency,
      answers: answers.map((each) => ({ id: each })),
      files: files.map((each) => ({ id: each })),
    } as unknown as AgencyRequest,
    facts: [],
  }) satisfies AskedOf
const item = (id: string) => ({ id, words: `words of ${id}` }) as SaidItem

describe('what came back from agencies', () => {
  it('stands in one column for each agency, in the order it was asked', () => {
    const columns = columnsOf(
      [request('police', '1', ['a']), request('health', '2', []), request('police', '3', ['b'])],
      [item('a'), item('b')],
      [],
    )
    expect(columns.map(({ agency, asked }) => [agency, asked.length])).toEqual([
      ['police', 2],
      ['health', 1],
    ])
  })

  it('shows that there is something where its words may not be read, and never nothing', () => {
    const [police] = columnsOf([request('police', '1', ['a', 'b', 'c'])], [item('b')], [])
    expect(police?.asked[0]?.cards.map(({ kind }) => kind)).toEqual(['hidden', 'said', 'hidden'])
    expect(police && hiddenIn(police)).toBe(2)
  })

  it('counts files that may not be opened, and gives none of their names', () => {
    const [police] = columnsOf([request('police', '1', [], ['x', 'y'])], [], [])
    expect(police?.asked[0]).toMatchObject({ files: [], hiddenFiles: 2 })
  })
})
