import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import { clean } from './clean.ts'
import { nobodyDescribed } from './described.ts'
import { person, throughStorage } from './described.test-data.ts'
import { anyDescribed } from './any-described.test-data.ts'
import { keysOf } from './keys.ts'

const given = (name: string, family = 'Teal') =>
  clean(person(name, family)).names[0]?.given.map(([word]) => word) ?? []
const family = (name: string) => clean(person('Maya', name)).names[0]?.family.map(([word]) => word) ?? []

describe('what stands where nothing is known is not a name', () => {
  it.each([
    ['Unknown', []],
    ['Baby', []],
    ['Baby Boy', []],
    ['Baby of Anna', []],
    ['Twin 2', []],
    ['Unborn Teal', []],
    ['Baby Maya', ['maya']],
    ['Mr John', ['john']],
    ['Girl', []],
    ['Maya', ['maya']],
  ])('given name %s', (name, words) => expect(given(name)).toEqual(words))

  it.each([
    ['DUPLICATE', []],
    ['Teal DUPLICATE', ['teal']],
    ['not known', []],
    ['Smith-Jones', ['smith', 'jones']],
    ['O’Neill', ['oneill']],
  ])('family name %s', (name, words) => expect(family(name)).toEqual(words))

  it('keeps nothing of somebody of whom nothing is known', () => {
    const nobody = person('Unknown', 'Not known', {
      born: '1900-01-01',
      at: 'ZZ99 3VZ',
      phone: '00000000000',
    })
    expect(clean(nobody)).toEqual({ v: 1, names: [] })
    expect(keysOf(clean(nobody))).toEqual([])
  })

  it.each(['ZZ99 3CZ', 'NF1 1NF', 'NF1 1FA', 'nowhere', ''])('%s is no place', (at) =>
    expect(clean(person('Maya', 'Teal', { at })).places).toBeUndefined(),
  )

  it('a parent called mum is a parent without a given name', () => {
    const { parents } = clean(person('Maya', 'Teal', { mother: 'Mum Teal' }))
    expect(parents?.[0]?.given).toEqual([])
  })
})

describe('dates of birth', () => {
  it('1 January is a year whose day nobody knew', () => {
    expect(clean(person('Maya', 'Teal', { born: '2015-01-01' })).births).toEqual([['2015-01-01', 'year']])
  })

  it('1 January is a birthday once a number has been verified with it', () => {
    const verified = person('Maya', 'Teal', { born: '2015-01-01', nhs: '9434765919', isVerified: true })
    expect(clean(verified).births).toEqual([['2015-01-01', 'day']])
  })

  it('other dates are kept beside it, each once', () => {
    const born = { on: day('2015-03-02'), precision: 'day' as const }
    const described = { ...nobodyDescribed, born, otherBirths: [born, { ...born, on: day('2015-02-03') }] }
    expect(clean(described).births).toEqual([
      ['2015-03-02', 'day'],
      ['2015-02-03', 'day'],
    ])
  })
})

describe('numbers', () => {
  it('an NHS number whose check figure does not fit is kept as doubtful, and is nobody’s key', () => {
    const right = clean(person('Maya', 'Teal', { nhs: '943 476 5919' }))
    const wrong = clean(person('Maya', 'Teal', { nhs: '943 476 5918' }))
    expect(right.nhs).toBe('9434765919')
    expect([wrong.nhs, wrong.nhsDoubtful]).toEqual([undefined, '9434765918'])
    expect(keysOf(right).length).toBe(keysOf(wrong).length + 1)
  })

  it.each(['+44 1632 960123', '0044 1632 960123', '01632 960 123'])('%s is one telephone', (phone) =>
    expect(clean(person('Maya', 'Teal', { phone })).phones).toEqual(['1632960123']),
  )
})

describe('addresses', () => {
  it.each([
    ['14 High Street', '14', 'highst'],
    ['14b, High St', '14b', 'highst'],
    ['Flat 2, 14 High Street, Littleport', '2-14', 'highst'],
    ['Flat C, 14 High Street', 'c-14', 'highst'],
    ['Rose Cottage, Mill Lane', 'rosecottage', 'millln'],
    ['', '', ''],
  ])('%s', (line, house, street) =>
    expect(clean(person('Maya', 'Teal', { at: 'cb1 oaa', line })).places).toEqual([
      ['CB10AA', house, 1, street],
    ]),
  )
})

describe('names from other scripts', () => {
  it.each([
    ['Олександр', 'oleksandr'],
    ['محمد', 'muhammad'],
    ['মোহাম্মদ', 'muhammad'],
    ['Μαρία', 'maria'],
    ['Łukasz', 'lukasz'],
    ['王', '王'],
  ])('%s is compared as %s', (name, word) => expect(given(name)).toEqual([word]))
})

describe('whatever is typed', () => {
  it('a name of 200 characters, hearts and right-to-left text stays small', () => {
    const long = clean(person('x'.repeat(200), `${'Ab-'.repeat(80)} ❤️ \u202Eabc`))
    expect(JSON.stringify(long).length).toBeLessThan(700)
    expect(keysOf(long).length).toBeLessThanOrEqual(80)
  })

  it('cleaning never fails, is bounded, and survives storage', () => {
    fc.assert(
      fc.property(anyDescribed, (described) => {
        const cleaned = clean(described)
        expect(throughStorage(cleaned)).toEqual(cleaned)
        expect(JSON.stringify(cleaned).length).toBeLessThan(12_000)
      }),
    )
  })
})
