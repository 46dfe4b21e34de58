import { describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import { type Field } from './columns.ts'
import { readDay, readRow } from './read-row.ts'

const today = day('2026-11-23')

type Cells = Partial<Record<Field, string>>
const read = (cells: Cells) => {
  const named: Cells = {
    'council-id': '1001',
    'given-names': 'Sorrel',
    'family-name': 'Hornbeam',
    born: '14/03/2015',
    ...cells,
  }
  const entries = Object.entries(named) as [Field, string][]
  const places = new Map(entries.map(([field], at) => [field, at] as const))
  return readRow(
    places,
    entries.length,
    entries.map(([, cell]) => cell),
    today,
  )
}
const row = (cells: Cells) => {
  const answer = read(cells)
  if (!('row' in answer)) throw new Error(answer.leftOut)
  return answer.row
}

describe('a row of a council’s file', () => {
  it.each([
    ['without the council’s number', { 'council-id': '' }, 'no-council-id'],
    ['without any name', { 'given-names': 'Unknown', 'family-name': ' ' }, 'no-name'],
    ['with a birth on 31 February', { born: '31/02/2015' }, 'born-unreadable'],
    ['with a birth tomorrow', { born: '24/11/2026' }, 'born-in-the-future'],
    ['with a birth in 1901', { born: '14/03/1901' }, 'born-impossible'],
    ['of a child with no date at all', { born: '', 'is-child': 'Child' }, 'no-birth-of-a-child'],
    ['of somebody who died before they were born', { died: '13/03/2015' }, 'died-before-birth'],
    ['of somebody who will die', { died: '01/01/2030' }, 'died-in-the-future'],
    ['with a sex nobody has', { sex: 'blue' }, 'sex-unreadable'],
    ['of somebody who is their own mother', { 'mother-id': '1001' }, 'own-parent'],
    ['with a cell as long as a book', { religion: 'x'.repeat(5000) }, 'too-long'],
  ] as [string, Cells, string][])('%s is left out and says why', (_what, cells, reason) => {
    expect(read(cells)).toEqual({ leftOut: reason })
  })

  it.each([
    ['2015-03-14', '2015-03-14'],
    ['2015-03-14 00:00:00', '2015-03-14'],
    ['2015-03-14T00:00:00Z', '2015-03-14'],
    ['14/03/2015', '2015-03-14'],
    ['14.3.2015', '2015-03-14'],
    ['14-Mar-2015', '2015-03-14'],
    ['14 March 2015', '2015-03-14'],
    ['03/14/2015', null],
    ['14/03/15', null],
    ['soon', null],
  ])(
    'reads the date %s as %s: the day before the month, and two figures of a year are nobody’s guess',
    (typed, on) => {
      expect(readDay(typed)).toBe(on)
    },
  )

  it.each([
    ['only a year', { born: '2015' }, { on: '2015-01-01', precision: 'year' }],
    ['a month of a year', { born: '03/2015' }, { on: '2015-03-01', precision: 'month' }],
    ['a date said to be estimated', { 'born-estimated': 'Yes' }, { on: '2015-03-14', precision: 'year' }],
    ['1 January with nothing to confirm it', { born: '01/01/2015' }, { on: '2015-01-01', precision: 'year' }],
    [
      '1 January confirmed by an NHS number',
      { born: '01/01/2015', 'nhs-number': '943 476 5919' },
      { on: '2015-01-01', precision: 'day' },
    ],
    ['1 January 1900, which old systems hold for not known', { born: '01/01/1900', 'is-child': 'A' }, null],
  ] as [string, Cells, unknown][])('takes a birth given as %s for what it is', (_what, cells, born) => {
    expect(row(cells).born).toEqual(born)
  })

  it('is of an adult from the eighteenth birthday on, of a child the day before', () => {
    expect([row({ born: '23/11/2008' }).isChild, row({ born: '24/11/2008' }).isChild]).toEqual([false, true])
  })

  it('keeps a number that cannot be right, and says so', () => {
    const answer = read({ 'nhs-number': '943 476 5918' })
    expect(answer).toMatchObject({ remarks: ['nhs-number-wrong'], row: { nhsNumber: '9434765918' } })
  })

  it('of an unborn child has the expected date and no birth', () => {
    expect(row({ born: '', expected: '01/05/2027', sex: '' })).toMatchObject({
      isChild: true,
      born: null,
      expectedOn: '2027-05-01',
      sex: 'U',
    })
  })

  it('with another number of cells than the heading is left out', () => {
    expect(readRow(new Map(), 3, ['1', '2'], today)).toEqual({ leftOut: 'another-number-of-columns' })
  })
})
