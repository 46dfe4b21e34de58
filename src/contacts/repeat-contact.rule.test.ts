import { expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import { countedSince, repeatDefault, repeatInWords } from './repeat-contact.rule.ts'

test('a contact exactly twelve months ago still counts', () => {
  expect(countedSince(instant('2026-11-23T15:00:00Z'), repeatDefault)).toBe('2025-11-23T00:00:00.000Z')
})

test('from 29 February the window begins on 28 February the year before', () => {
  expect(countedSince(instant('2028-02-29T15:00:00Z'), repeatDefault)).toBe('2027-02-28T00:00:00.000Z')
})

test.each([
  [0, null],
  [1, null],
  [2, '3rd in 12 months'],
  [3, '4th in 12 months'],
  [10, '11th in 12 months'],
  [20, '21st in 12 months'],
])('with %i earlier contacts the tray says %s', (earlier, words) => {
  expect(repeatInWords(earlier, repeatDefault)).toBe(words)
})
