import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactPostcode, isPostcodeShaped, sectorOf, writtenPostcode } from './postcode.ts'

describe('a postcode as people type it', () => {
  it.each([
    ['CB1 0AA', 'CB1 0AA', 'CB1 0'],
    ['cb10aa', 'CB1 0AA', 'CB1 0'],
    ['  cb1  0aa ', 'CB1 0AA', 'CB1 0'],
    ['CB1-0AA.', 'CB1 0AA', 'CB1 0'],
    ['CB1 OAA', 'CB1 0AA', 'CB1 0'],
    ['pe1 iab', 'PE1 1AB', 'PE1 1'],
    ['PE28 5YE', 'PE28 5YE', 'PE28 5'],
    ['W1A 1AA', 'W1A 1AA', 'W1A 1'],
    ['ec1a1bb', 'EC1A 1BB', 'EC1A 1'],
    ['ＣＢ１ ０ＡＡ', 'CB1 0AA', 'CB1 0'],
  ])('%j is %s, in sector %s', (typed, written, sector) => {
    expect([writtenPostcode(typed), sectorOf(typed), isPostcodeShaped(typed)]).toEqual([
      written,
      sector,
      true,
    ])
  })

  it('takes withdrawn postcodes that the published patterns refuse, such as NPT 1AA', () => {
    expect(writtenPostcode('npt1aa')).toBe('NPT 1AA')
  })

  it.each(['', 'no fixed abode', 'PE1', 'CB1 0', '12345', 'the boat at Denver', '🏠'])(
    'leaves %j as it was told, in no sector',
    (typed) => {
      expect([writtenPostcode(typed), sectorOf(typed), isPostcodeShaped(typed)]).toEqual([
        typed.trim(),
        null,
        false,
      ])
    },
  )

  it('is stored in one form however it is spaced or capitalised', () => {
    const spacing = fc.constantFrom('', ' ', '  ', '-', '.')
    fc.assert(
      fc.property(
        fc.constantFrom('CB1 0AA', 'PE28 5YE', 'NPT 1AA'),
        spacing,
        spacing,
        (postcode, between, around) => {
          const typed = around + postcode.toLowerCase().replace(' ', between) + around
          expect(compactPostcode(typed)).toBe(postcode.replace(' ', ''))
        },
      ),
    )
  })

  it('never throws, and writing it twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = writtenPostcode(typed)
        expect(writtenPostcode(once)).toBe(once)
      }),
    )
  })
})
