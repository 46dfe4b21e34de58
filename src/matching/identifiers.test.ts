import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isTemporaryUpn,
  type NumberRead,
  readNhsNumber,
  readPostcode,
  readUln,
  readUpn,
  readUprn,
} from './identifiers.ts'

const right = (value: string): NumberRead => ({ value })
const refused = (read: NumberRead): string => ('refused' in read ? read.refused : 'right')
const wordsOf = (read: NumberRead): string => ('refused' in read ? read.words : '')

describe('NHS numbers', () => {
  it.each(['943 476 5919', '943-476-5919', ' 9434765919 ', '943.476.5919', '９４３４７６５９１９'])(
    '%s is right',
    (typed) => expect(readNhsNumber(typed)).toEqual(right('9434765919')),
  )

  it.each([
    ['943 476 591', 'length', 'An NHS number has 10 figures; this one has 9'],
    [
      '943 476 5918',
      'check-figure',
      'The check figure does not fit: one figure is probably mistyped, or two have changed places',
    ],
    [
      '9434765O19',
      'not-figures',
      'An NHS number has only figures; this one has a letter. Is the letter O a 0, or I or L a 1?',
    ],
    ['0000000000', 'repeated', 'The same figure ten times is what is typed when the number is not known'],
    ['', 'empty', 'No number was given'],
  ])('%j is refused: %s', (typed, refusal, words) => {
    expect(refused(readNhsNumber(typed))).toBe(refusal)
    expect(wordsOf(readNhsNumber(typed))).toBe(words)
  })

  it('one figure mistyped, or two neighbours changed round, is always noticed', () => {
    const number = '9434765919'
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (at, figure) => {
        const typed = number.slice(0, at) + String(figure) + number.slice(at + 1)
        expect('value' in readNhsNumber(typed)).toBe(typed === number)
      }),
    )
    fc.assert(
      fc.property(fc.nat(8), (at) => {
        const typed = number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2)
        expect('value' in readNhsNumber(typed)).toBe(typed === number)
      }),
    )
  })
})

describe('pupil numbers', () => {
  it.each([
    ['h801200001001', 'H801200001001', false],
    ['X8012 0000 1002', 'X801200001002', false],
    ['U80120000100A', 'U80120000100A', true],
  ])('%s is right', (typed, value, isTemporary) => {
    expect(readUpn(typed)).toEqual(right(value))
    expect(isTemporaryUpn(value)).toBe(isTemporary)
  })

  it.each([
    ['A801200001001', 'check-figure'],
    ['H80120000100', 'length'],
    ['8801200001001', 'shape'],
    ['H001200001001', 'authority'],
    ['', 'empty'],
  ])('%j is refused: %s', (typed, refusal) => expect(refused(readUpn(typed))).toBe(refusal))
})

describe('learner numbers', () => {
  it('ten figures whose check figure fits', () =>
    expect(readUln('1000 000 027')).toEqual(right('1000000027')))

  it.each([
    ['1000000028', 'check-figure'],
    ['0000000027', 'starts-with-0'],
    ['100000002', 'length'],
    ['10000000O7', 'not-figures'],
  ])('%s is refused: %s', (typed, refusal) => expect(refused(readUln(typed))).toBe(refusal))
})

describe('property numbers', () => {
  it.each([
    ['000010012345678', 'length'],
    ['0', 'repeated'],
    ['1A', 'not-figures'],
    ['', 'empty'],
  ])('%j is refused: %s', (typed, refusal) => expect(refused(readUprn(typed))).toBe(refusal))

  it('noughts in front are not part of it', () =>
    expect(readUprn('000100123456')).toEqual(right('100123456')))
})

describe('postcodes', () => {
  it.each([
    ['cb1 oaa', 'CB10AA'],
    ['NPT 1AA', 'NPT1AA'],
    ['EC1A 1BB', 'EC1A1BB'],
  ])('%s is read as %s', (typed, value) => expect(readPostcode(typed)).toEqual(right(value)))

  it.each([
    ['ZZ99 3VZ', 'no-place'],
    ['NF1 1NF', 'no-place'],
    ['CB1', 'shape'],
    ['', 'empty'],
  ])('%j is a reason to ask: %s', (typed, refusal) => expect(refused(readPostcode(typed))).toBe(refusal))
})

it('nothing typed into any of them fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      for (const read of [readNhsNumber, readUpn, readUln, readUprn, readPostcode]) {
        const answer = read(typed)
        expect('value' in answer ? answer.value : answer.words).not.toBe('')
      }
    }),
  )
})
