import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bitsInFigures, oddsInWords, saysInWords } from './weight.words.ts'

test.each([
  [9, 'about 510 to 1 for the same person'],
  [0.3, 'about as likely as not'],
  [1, 'about 2 to 1 for the same person'],
  [-5, '1 to 32 or so, rather somebody else'],
  [10, 'about 1,000 to 1 for the same person'],
  [40, 'more than a million to 1 for the same person'],
])('a weight of %d bits is %s', (bits, words) => {
  expect(oddsInWords(bits)).toBe(words)
})

test('what a part says is said in words and figures that point the same way', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (bits) => {
      const side = Math.abs(bits) < 0.5 ? 'says next to nothing' : bits > 0 ? ' for ' : ' against '
      expect(saysInWords(bits)).toContain(side)
      expect(bitsInFigures(bits).startsWith(bits >= 0 ? '+' : '−')).toBe(true)
    }),
  )
})
