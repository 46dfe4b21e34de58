import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOneLetterOff } from './near-names.ts'

describe('names one letter apart', () => {
  it.each([
    ['rashid', 'rashd', true],
    ['brambling', 'bramblling', true],
    ['kowalski', 'kowalsky', true],
    ['siobhan', 'sioban', true],
    ['niamh', 'naimh', true],
    ['maya', 'maya', false],
    ['maya', 'mia', false],
    ['teal', 'tealby', false],
    ['', 'a', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isOneLetterOff(one, other)).toBe(expected)
    expect(isOneLetterOff(other, one)).toBe(expected)
  })

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 })

  it('whatever letter is left out', () => {
    fc.assert(
      fc.property(word, fc.nat(), (whole, nth) => {
        const at = nth % whole.length
        expect(isOneLetterOff(whole, whole.slice(0, at) + whole.slice(at + 1))).toBe(true)
      }),
    )
  })

  it('never when two letters differ in length, or none at all', () => {
    fc.assert(
      fc.property(word, (whole) => {
        expect(isOneLetterOff(whole, whole)).toBe(false)
        expect(isOneLetterOff(whole, `${whole}ab`)).toBe(false)
      }),
    )
  })
})
