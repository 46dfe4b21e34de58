import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDescribed } from './any-described.test-data.ts'
import { builtInModel } from './built-in-model.ts'
import { clean } from './clean.ts'
import { compare } from './compare.ts'
import { county, person } from './described.test-data.ts'
import type { Described } from './described.ts'
import { agreeingFields, explain, type Reason, wouldSettle } from './explain.ts'
import { weigh } from './weigh.ts'

const explained = (one: Described, other: Described) => {
  const [heard, held] = [clean(one), clean(other)]
  const comparison = compare(heard, held, county)
  const weighed = weigh(comparison, builtInModel)
  return {
    reasons: explain(heard, held, comparison, weighed),
    settles: wouldSettle(comparison, weighed),
    agreeing: agreeingFields(comparison),
  }
}

const lines = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ words, heard, held, agrees }) => `${agrees} | ${words} | ${heard} | ${held}`)

describe('why somebody may be the same, in a worker’s words', () => {
  it('a misspelt name, a slip in the date of birth and an old postcode', () => {
    const { reasons } = explained(
      person('Shabana', 'Rashd-Ahmed', { born: '2008-07-08', sex: 'F', at: 'IP13 2UE' }),
      person('Shabana', 'Rashid-Ahmed', { born: '2008-08-07', sex: 'F', at: 'IP10 8GD', before: 'IP13 2UE' }),
    )
    expect(lines(reasons)).toEqual([
      'yes | Given name the same | Shabana | Shabana',
      'nearly | Family name one letter different | Rashd-Ahmed | Rashid-Ahmed',
      'nearly | Day and month of birth are changed round | 8 July 2008 | 7 August 2008',
      'yes | Sex the same | Female | Female',
      'nearly | A postcode they have lived at | IP13 2UE | IP13 2UE',
    ])
  })

  it('a brother or sister under the same roof is said last', () => {
    const home = { at: 'CB1 0AA', line: '14 High Street', mother: 'Anna Teal' }
    const { reasons, agreeing } = explained(
      person('Leo', 'Teal', { born: '2012-07-30', ...home }),
      person('Maya', 'Teal', { born: '2015-03-02', ...home }),
    )
    expect(reasons.at(-1)).toMatchObject({
      field: 'kin',
      agrees: 'no',
      words: 'Likelier a brother or sister than the same child',
    })
    expect(agreeing).toEqual(['surname', 'place', 'parent'])
  })

  it('twins whose names are a letter apart could be twins', () => {
    const home = { at: 'CB1 0AA', born: '2015-03-02', isTwin: true }
    const { reasons, settles } = explained(person('Alisha', 'Teal', home), person('Alesha', 'Teal', home))
    expect(reasons.at(-1)?.words).toBe('Could be a brother, sister or twin')
    expect(settles).toBe('NHS number or a middle name would settle it')
  })

  it('a common name is said to be common', () => {
    const { reasons } = explained(person('Mohammed', 'Khan'), person('Mohammed', 'Khan'))
    expect(reasons[0]?.words).toBe('Given name the same, which is common')
  })

  it('names are drawn as they are written', () => {
    const { reasons } = explained(person('Siân', 'O’Neill'), person('Sian', "O'Neil"))
    expect(reasons.slice(0, 2).map(({ heard, held }) => [heard, held])).toEqual([
      ['Siân', 'Sian'],
      ['O’Neill', "O'Neil"],
    ])
  })

  it('an estimated date is not drawn as a birthday', () => {
    const { reasons } = explained(
      person('', '', { born: '2015-01-01' }),
      person('', '', { born: '2015-03-02' }),
    )
    expect(reasons[0]).toMatchObject({ heard: '2015', held: '2 March 2015' })
  })

  it('names changed round are drawn whole', () => {
    const { reasons } = explained(person('Khan', 'Imran'), person('Imran', 'Khan'))
    expect(reasons[0]).toMatchObject({ heard: 'Khan Imran', held: 'Imran Khan', agrees: 'nearly' })
  })

  it('a parent and child of one name are named so', () => {
    const home = { at: 'CB1 0AA', line: '14 High Street' }
    const { reasons } = explained(
      person('John', 'Teal', { born: '2014-11-20', ...home }),
      person('John', 'Teal', { born: '1985-06-09', ...home }),
    )
    expect(reasons.at(-1)?.words).toBe('Could be a parent and child of the same name')
  })

  it('nothing more is asked once it is settled', () => {
    const all = { born: '2015-03-02', at: 'CB1 0AA', line: '14 High Street', nhs: '9434765919' }
    expect(explained(person('Maya', 'Teal', all), person('Maya', 'Teal', all)).settles).toBeNull()
  })

  it('every part compared has its line, whatever was typed', () => {
    fc.assert(
      fc.property(anyDescribed, anyDescribed, (one, other) => {
        const comparison = compare(clean(one), clean(other), county)
        const { reasons } = explained(one, other)
        expect(reasons.filter(({ field }) => field !== 'kin').length).toBe(comparison.parts.length)
        expect(reasons.every(({ words }) => words !== '' && !words.includes('no words for'))).toBe(true)
      }),
    )
  })
})
