import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nobodyDescribed } from '../matching/index.ts'
import { day } from '../time/index.ts'
import { bornByAge, bornFrom } from './born-heard.ts'
import { canSearchBy, heardFrom, nameInParts, placesIn } from './heard-from.ts'
import { readBox } from './one-box.ts'

const today = day('2026-11-23')
const nothing = {
  words: '',
  born: null,
  places: [],
  phones: [],
  nhsNumber: null,
  upn: null,
  notADate: null,
}
const place = (postcode: string) => [{ line: '', postcode, isCurrent: true }]
const born = (on: string, precision = 'day') => ({ on, precision })

describe('one box for everything people have in hand', () => {
  it.each([
    ['Maya Teal', { words: 'Maya Teal' }],
    [
      'maya teal 14/3/2012 pe1 1ab',
      { words: 'maya teal', born: born('2012-03-14'), places: place('PE11AB') },
    ],
    ['14.3.12', { born: born('2012-03-14') }],
    ['14-3-68', { born: born('1968-03-14') }],
    ['2012-03-14 Teal', { words: 'Teal', born: born('2012-03-14') }],
    ['Maya 14th March 2012', { words: 'Maya', born: born('2012-03-14') }],
    ['March 2012', { born: born('2012-03-01', 'month') }],
    ['maya teal 2012', { words: 'maya teal', born: born('2012-01-01', 'year') }],
    ['Maya aged 6', { words: 'Maya', born: born('2020-05-24', 'about') }],
    ['Maya 6 yrs old', { words: 'Maya', born: born('2020-05-24', 'about') }],
    ['PE11AB', { places: place('PE11AB') }],
    ['pe1 iab', { places: place('PE11AB') }],
    ['07700 900123', { phones: ['07700900123'] }],
    ['+44 7700 900123', { phones: ['+447700900123'] }],
    ['(01632) 960 555', { phones: ['01632960555'] }],
    ['943 476 5919', { nhsNumber: '9434765919' }],
    ['9434765910', { nhsNumber: '9434765910' }],
    ['31/2/2012 Maya', { words: 'Maya', notADate: '31/2/2012' }],
    ['  ', {}],
    ['%', { words: '%' }],
    ['R2D2 12a', { words: 'R2D2 12a' }],
    ['محمد بن علي', { words: 'محمد بن علي' }],
  ])('%j', (typed, expected) => {
    expect(readBox(typed, today)).toEqual({ ...nothing, ...expected })
  })

  it('whatever is typed can be read, and never more than it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (typed) => {
        expect(readBox(typed, today).words.length).toBeLessThanOrEqual(200)
      }),
    )
  })
})

describe('a date of birth as far as it is known', () => {
  it.each([
    [['14', '3', '2012'], born('2012-03-14')],
    [['14', 'Mar', '2012'], born('2012-03-14')],
    [['', '3', '2012'], born('2012-03-01', 'month')],
    [['', '', '2012'], born('2012-01-01', 'year')],
    [['', '', ''], null],
    [['31', '2', '2012'], 'not-a-date'],
    [['14', '3', ''], 'not-a-date'],
    [['14', '', '2012'], 'not-a-date'],
    [['14', '13', '2012'], 'not-a-date'],
    [['0', '3', '2012'], 'not-a-date'],
    [['14', '3', '12'], 'not-a-date'],
    [['٣', '٩', '٢٠١٩'], 'not-a-date'],
  ] as const)('%j', ([d, month, year], expected) => {
    expect(bornFrom({ day: d, month, year })).toEqual(expected)
  })

  it.each([
    ['6', '2020-05-24'],
    ['6 years', '2020-05-24'],
    ['18 months', '2025-05-09'],
    ['3 weeks', '2026-10-29'],
    ['0', '2026-05-24'],
    ['121', null],
    ['six', null],
    ['-6', null],
  ])('about %j old', (typed, on) => {
    expect(bornByAge(typed, today)?.on ?? null).toBe(on)
  })
})

describe('what was heard, from the fields of a search', () => {
  it('every field counts, and a date that is no date yet is left out', () => {
    expect(
      heardFrom(
        {
          'given-names': 'Maya',
          'family-name': 'Teal',
          'known-as': 'May',
          'born-day': '31',
          'born-month': '2',
          'born-year': '2012',
          postcode: 'pe1 1ab',
          'old-address': '9 Fen Row',
          phone: '01632 960555',
          parent: 'Mrs Teal',
          sibling: 'Theo Teal',
          'nhs-number': '943 476 5919',
          upn: '',
        },
        today,
      ),
    ).toEqual({
      ...nobodyDescribed,
      names: [
        { given: 'Maya', family: 'Teal', use: 'as-heard' },
        { given: 'May', family: 'Teal', use: 'known-as' },
      ],
      places: [
        { line: '', postcode: 'PE11AB', isCurrent: true },
        { line: '9 Fen Row', postcode: '', isCurrent: false },
      ],
      phones: ['01632 960555'],
      parents: [{ given: '', family: 'Teal' }],
      siblings: [{ given: 'Theo', born: null }],
      nhsNumber: '943 476 5919',
    })
  })

  it('words in the one box may be any part of a name; beside named parts they are one more name', () => {
    expect(heardFrom({ q: 'maya teal' }, today)).toEqual({ ...nobodyDescribed, words: 'maya teal' })
    expect(heardFrom({ 'family-name': 'Teal' }, today)).toMatchObject({ names: [], words: 'Teal' })
    expect(heardFrom({ 'known-as': 'May' }, today)).toMatchObject({ names: [], words: 'May' })
    expect(heardFrom({ q: 'maya teal', 'family-name': 'Heron' }, today)).toMatchObject({
      words: '',
      names: [
        { given: '', family: 'Heron', use: 'as-heard' },
        { given: 'maya', family: 'teal', use: 'as-heard' },
      ],
    })
  })

  it.each([
    [{}, false],
    [{ q: 'm' }, false],
    [{ q: '% _' }, false],
    [{ q: '🦊' }, false],
    [{ q: 'unknown' }, false],
    [{ q: 'ma' }, true],
    [{ q: '李' }, true],
    [{ q: '2012' }, false],
    [{ q: 'March 2012' }, false],
    [{ q: 'aged 6' }, false],
    [{ q: '14/3/2012' }, true],
    [{ phone: '123' }, false],
    [{ phone: '960555' }, false],
    [{ phone: '01632 960555' }, true],
    [{ postcode: 'PE1' }, false],
    [{ 'old-postcode': 'PE1 1AB' }, true],
    [{ parent: 'Ana' }, false],
    [{ parent: 'Ana Teal' }, false],
    [{ parent: 'Ana Teal', 'born-year': '2012' }, true],
    [{ sibling: 'Theo' }, false],
  ])('%j can be searched by: %s', (typed, expected) => {
    expect(canSearchBy(heardFrom(typed, today))).toBe(expected)
  })

  it.each([
    ['Ana Maria Teal', { given: 'Ana Maria', family: 'Teal' }],
    ['Ana', { given: 'Ana', family: '' }],
    ['Mrs Teal', { given: '', family: 'Teal' }],
    ['Dr. Ana Teal', { given: 'Ana', family: 'Teal' }],
    ['', { given: '', family: '' }],
  ])('the name %j', (name, parts) => {
    expect(nameInParts(name)).toEqual(parts)
  })

  it('earlier addresses are told in one breath', () => {
    expect(placesIn('12 Mill Road, CB1 0AA; 3 High St\nno fixed abode', false)).toEqual([
      { line: '12 Mill Road', postcode: 'CB10AA', isCurrent: false },
      { line: '3 High St', postcode: '', isCurrent: false },
      { line: 'no fixed abode', postcode: '', isCurrent: false },
    ])
  })
})
