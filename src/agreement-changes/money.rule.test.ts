import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { penceTyped, poundsInWords } from './money.rule.ts'

describe('an amount of money as it is typed', () => {
  test.each([
    ['141472', 14_147_200],
    ['£141,472', 14_147_200],
    ['£469,696.00', 46_969_600],
    ['35368', 3_536_800],
    ['1,200.5', 120_050],
    ['-£1,200.50', -120_050],
    ['£ 12', 1_200],
    ['0', 0],
    ['4,518,000', 451_800_000],
  ])('%s is understood', (typed, pence) => expect(penceTyped(typed)).toBe(pence))

  test.each([
    // Governance A4: the sum of the advocacy delegation of 2023 stands like this in its decision.
    '35,368,00',
    '35.368,00',
    '35.368',
    '1,2',
    '12,34.50',
    ',500',
    '1 200',
    '1’200',
    '5.',
    '1.234.567',
  ])('%s could be read in two ways and is refused', (typed) =>
    expect(penceTyped(typed)).toEqual({ refused: 'amount-ambiguous' }),
  )

  test.each([
    ['', 'amount-needed'],
    ['£', 'amount-needed'],
    ['about 500', 'amount-not-understood'],
    ['$500', 'amount-not-understood'],
    ['1e6', 'amount-not-understood'],
    ['999999999999999', 'amount-too-large'],
  ])('%s is refused: %s', (typed, refused) => expect(penceTyped(typed)).toEqual({ refused }))

  test('what the service writes it reads back to the penny', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (pence) => {
        expect(penceTyped(poundsInWords(pence))).toBe(pence)
      }),
    ))
})
