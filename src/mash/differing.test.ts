import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf, type Run } from './differing.ts'

const text = (runs: readonly Run[], whose: 'theirs' | 'yours'): string =>
  runs
    .filter((run) => run.in === 'both' || run.in === whose)
    .map(({ words }) => words)
    .join('')

const wordy = fc
  .array(fc.constantFrom('the', 'child', 'was', 'seen', 'heard', '\n\n', '  ', 'and', 'é'), { maxLength: 40 })
  .map((words) => words.join(' '))

test('both texts can be read out of what differs, to the letter', () => {
  fc.assert(
    fc.property(wordy, wordy, (theirs, yours) => {
      const runs = differenceOf(theirs, yours)
      expect(text(runs, 'theirs')).toBe(theirs)
      expect(text(runs, 'yours')).toBe(yours)
    }),
  )
})

test('one word changed in the middle is one run of theirs and one of yours', () => {
  expect(differenceOf('She was seen on Monday at school.', 'She was seen on Friday at school.')).toEqual([
    { words: 'She was seen on', in: 'both' },
    { words: ' Monday', in: 'theirs' },
    { words: ' Friday', in: 'yours' },
    { words: ' at school.', in: 'both' },
  ])
})

test('the same text has no difference, an empty one is all of the other', () => {
  expect(differenceOf('The same.', 'The same.')).toEqual([{ words: 'The same.', in: 'both' }])
  expect(differenceOf('', 'All mine.')).toEqual([{ words: 'All mine.', in: 'yours' }])
  expect(differenceOf('', '')).toEqual([])
})

test('texts too long to compare word by word are still both shown whole', () => {
  const [theirs, yours] = ['a b '.repeat(2000), 'c d '.repeat(2000)]
  const runs = differenceOf(theirs, yours)
  expect(text(runs, 'theirs')).toBe(theirs)
  expect(text(runs, 'yours')).toBe(yours)
})
