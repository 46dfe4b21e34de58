import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeUln, compactNumber, numberTrouble } from './number-check.ts'

const nine = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String)
const lastFigures = (first: string): string[] =>
  [...'0123456789'].filter((last) => canBeUln(`${first}${last}`))

describe('a learner number', () => {
  it('has at most one last figure that fits', () => {
    fc.assert(
      fc.property(nine, (first) => {
        expect(lastFigures(first).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('with one figure read wrong is noticed', () => {
    fc.assert(
      fc.property(nine, fc.nat(8), fc.integer({ min: 1, max: 9 }), (first, place, more) => {
        const [last] = lastFigures(first)
        fc.pre(last !== undefined)
        const slip = String((Number(first[place]) + more) % 10)
        expect(canBeUln(`${first.slice(0, place)}${slip}${first.slice(place + 1)}${last ?? ''}`)).toBe(false)
      }),
    )
  })
})

describe('what to look at in a number', () => {
  it.each([
    ['nhs', '9434765919'],
    ['upn', 'A123456789012'],
    ['council-id', 'anything at all'],
    ['other', '😀'],
  ] as const)('nothing for %s %s where it fits or has no check', (scheme, value) => {
    expect(numberTrouble(scheme, value)).toBeNull()
  })

  it('never fails on whatever somebody types', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('nhs', 'upn', 'former-upn', 'uln', 'council-id', 'other'),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        (scheme, typed) => {
          const compact = compactNumber(scheme, typed)
          expect(compactNumber(scheme, compact)).toBe(compact)
          expect(['string', 'object']).toContain(typeof numberTrouble(scheme, compact))
        },
      ),
    )
  })
})
