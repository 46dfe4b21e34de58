import { describe, expect, test } from 'vitest'
import type { HardConflict } from '../matching/index.ts'
import { type Doubt, doubtsAbout, doubtWords, inWords } from './reopen.rule.ts'

const floor = -3.3

describe('later evidence asks for another look at two records said to be the same', () => {
  const table: readonly [string, number, HardConflict[], string[], Doubt[]][] = [
    ['not while they still agree', 8, [], [], []],
    ['not at the very weight that would still be offered', floor, [], [], []],
    ['when too little agrees any more', -4, [], [], ['too-little-agrees']],
    [
      'when a number differs, whatever the weight',
      20,
      ['different-nhs-number'],
      [],
      ['different-nhs-number'],
    ],
    ['not again for what was seen and accepted', 20, ['other-sex'], ['other-sex'], []],
    [
      'again for something new beside what was accepted',
      -9,
      ['other-sex'],
      ['other-sex'],
      ['too-little-agrees'],
    ],
  ]
  test.each(table)('%s', (_, weight, conflicts, accepted, doubts) => {
    expect(doubtsAbout({ weight, conflicts }, floor, accepted)).toEqual(doubts)
  })
})

test('what is said of a doubt names the part and never a value', () => {
  expect(inWords(['other-sex', 'too-little-agrees'])).toBe('the sex differs; too little agrees any more')
  for (const words of Object.values(doubtWords)) expect(words).not.toMatch(/\d/)
})
