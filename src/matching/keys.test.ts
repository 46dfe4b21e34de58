import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDescribed } from './any-described.test-data.ts'
import { clean } from './clean.ts'
import { isFound, person, throughStorage } from './described.test-data.ts'
import { nobodyDescribed } from './described.ts'
import { keysOf, keysToAsk } from './keys.ts'

const maya = person('Maya Rose', 'Teal', {
  born: '2015-03-02',
  at: 'CB1 0AA',
  line: '14 High Street',
  before: 'PE1 1AA',
  phone: '01632 960123',
  nhs: '943 476 5919',
  mother: 'Anna Teal',
  father: 'Tom Heron',
  siblings: ['Leo'],
})

describe('a child on record is brought up', () => {
  it.each([
    ['by a misspelt name and the wrong year', person('Maia', 'Teel', { born: '2014-03-02', at: 'CB1 0AA' })],
    ['by given and family name changed round', person('Teal', 'Maya', { born: '2015-03-02' })],
    ['by day and month changed round', person('Maya', 'Heron', { born: '2015-02-03' })],
    ['by a whole name written into the given name', person('Maya Teal', '')],
    ['by an old postcode', person('Maya', 'Other', { at: 'PE1 1AA' })],
    ['by a middle name and the date of birth', person('Rose', 'Other', { born: '2015-03-02' })],
    ['by house and street alone', person('Somebody', 'Else', { at: 'CB9 9ZZ', line: '14 High St' })],
    ['by a telephone number', person('Somebody', 'Else', { phone: '+44 1632 960123' })],
    ['by the NHS number', person('Somebody', 'Else', { nhs: '9434765919' })],
    ['by a parent and the year', person('', '', { mother: 'Anna Teal', born: '2015-07-09' })],
    ['by a parent and the given name', person('Maya', 'Other', { father: 'Tom Heron' })],
    ['by a brother', person('Maya', 'Other', { siblings: ['Leo'] })],
    ['by name and an estimated year', person('Maya', 'Teal', { born: '2016-01-01', precision: 'year' })],
  ])('%s', (_, heard) => expect(isFound(heard, maya)).toBe(true))

  it('not by what many share: a postcode, a year, a sex', () => {
    expect(isFound(person('', '', { at: 'CB1 0AA' }), maya)).toBe(false)
    expect(isFound(person('', '', { sex: 'F' }), maya)).toBe(false)
  })
})

describe('names that are one name', () => {
  it.each([
    ['Liz', 'Elizabeth'],
    ['Bill', 'William'],
    ['Mo', 'Mohammed'],
    ['Muhammad', 'Mohamed'],
    ['Oleksandr', 'Alexander'],
    ['Krzysztof', 'Christopher'],
    ['Wiktoria', 'Victoria'],
    ['Олена', 'Elena'],
    ['Shivaun', 'Siobhan'],
    ['Faadumo', 'Fatima'],
    ['Xasan', 'Hassan'],
  ])('%s finds %s by the same date of birth', (told, held) => {
    const born = '2011-05-06'
    expect(isFound(person(told, 'Other', { born }), person(held, 'Teal', { born }))).toBe(true)
  })

  it.each([
    ['Chowdhury', 'Choudhry'],
    ['Hussain', 'Hossain'],
    ['Kowalczyk', 'Kowalchyk'],
    ['Kovalchuk', 'Kowalczuk'],
    ['Szewczenko', 'Shevchenko'],
    ['Siddiqui', 'Siddique'],
    ['Smith-Jones', 'Jones'],
    ['Smith-Jones', 'Smithjones'],
    ['al-Hassan', 'Hassan'],
    ['O’Neill', 'Oneil'],
  ])('family name %s finds %s by the given name', (told, held) =>
    expect(isFound(person('Robin', told), person('Robin', held))).toBe(true),
  )
})

describe('a child not born yet', () => {
  const unborn = person('Unborn', 'Teal', { due: '2027-01-04', mother: 'Anna Teal' })

  it('is found by the mother and about when it is due, over the turn of the year', () =>
    expect(isFound(person('', '', { due: '2026-12-20', mother: 'Anna Teal' }), unborn)).toBe(true))

  it('is found once born, and finds the record from before the birth', () => {
    const born = person('Maya', 'Teal', { born: '2026-12-29', mother: 'Anna Teal' })
    expect(isFound(born, unborn)).toBe(true)
    expect(isFound(unborn, born)).toBe(true)
  })
})

describe('what is typed into one box', () => {
  const typed = (words: string) => ({ ...nobodyDescribed, words })

  it.each(['maya teal', 'teal maya', 'Maya', 'maya rose'])('%s finds Maya Rose Teal', (words) =>
    expect(isFound(typed(words), maya)).toBe(true),
  )

  it('half a word finds her through the vocabulary', () => {
    const asked = keysToAsk(clean(typed('may')), new Map([['may', ['maya', 'mayumi']]]))
    expect(isFound(typed('may'), maya, asked)).toBe(true)
  })

  it.each(['', '   ', '%', "' or 1=1 --", '😀', '\u202E'])('%j asks for nobody in particular', (words) =>
    expect(isFound(typed(words), maya)).toBe(false),
  )
})

describe('keys', () => {
  it('are lean on record: a child of two postcodes, two parents and a brother has about thirty', () =>
    expect(keysOf(clean(maya)).length).toBeLessThanOrEqual(36))

  it('variants are only asked for: Liz has no more keys than Maya', () => {
    const liz = person('Liz', 'Teal', { born: '2015-03-02' })
    const plain = person('Maya', 'Teal', { born: '2015-03-02' })
    expect(keysOf(clean(liz)).length).toBe(keysOf(clean(plain)).length)
    expect(keysToAsk(clean(liz)).length).toBeGreaterThan(keysToAsk(clean(plain)).length)
  })

  it('are the same from the stored document, each once, and bounded', () => {
    fc.assert(
      fc.property(anyDescribed, (described) => {
        const document = clean(described)
        const keys = keysOf(document)
        expect(keysOf(throughStorage(document))).toEqual(keys)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.length).toBeLessThanOrEqual(80)
        const asked = keysToAsk(document)
        expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length)
        expect(asked.length).toBeLessThanOrEqual(160)
        expect(asked.every(({ weight }) => weight > 0)).toBe(true)
      }),
    )
  })

  it('a record always finds itself, if it has two words of a name or one and a date', () => {
    fc.assert(
      fc.property(anyDescribed, (described) => {
        const document = clean(described)
        const [name] = document.names
        if (name === undefined || name.given.length === 0 || name.family.length === 0) return
        const filed = new Set(keysOf(document))
        expect(keysToAsk(document).some(({ key }) => filed.has(key))).toBe(true)
      }),
    )
  })
})
