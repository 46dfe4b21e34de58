import { describe, expect, it } from 'vitest'
import type { Described } from '../matching/index.ts'
import { heardOfAdult, heardOfChild, isTold } from './heard.ts'
import { adultFrom, toldFrom } from './tell.ts'
import { heardSoFar } from './typed.ts'

const [first, second, adult] = [
  'aaaaaaaa-0000-4000-8000-000000000001',
  'aaaaaaaa-0000-4000-8000-000000000002',
  'aaaaaaaa-0000-4000-8000-000000000003',
]

/** What the fields of the first child come to, with everything else told in the call. */
const heard = (fields: Record<string, string>): Described => {
  const answers = heardSoFar({ [`child:${first}:given-names`]: '', ...fields })
  const told = toldFrom(answers)
  const [child] = told.children
  if (!child) throw new Error('There is a child on every call')
  return heardOfChild(told, answers, child)
}

const of = (id: string, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`child:${id}:${name}`, value]))

const ofAdult = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`adult:${adult}:${name}`, value]))

describe('what a call tells of a child', () => {
  it('names, also the one they go by', () => {
    const names = { 'given-names': 'Maya Rose', 'family-name': 'Teal', 'known-as': 'May' }
    expect(heard(of(first, names)).names).toEqual([
      { given: 'Maya Rose', family: 'Teal', use: 'as-heard' },
      { given: 'May', family: 'Teal', use: 'known-as' },
    ])
    expect(heard(of(first, { 'given-names': 'Maya' }))).toMatchObject({ names: [], words: 'Maya' })
  })

  it.each([
    [
      { 'born-day': '14', 'born-month': '3', 'born-year': '2012' },
      { on: '2012-03-14', precision: 'day' },
    ],
    [
      { 'born-month': '3', 'born-year': '2012' },
      { on: '2012-03-01', precision: 'month' },
    ],
    [{ 'born-year': '2012' }, { on: '2012-01-01', precision: 'year' }],
    [
      { 'born-year': '2012', estimated: 'yes' },
      { on: '2012-01-01', precision: 'about' },
    ],
    [{ 'born-day': '31', 'born-month': '2', 'born-year': '2012' }, null],
    [{ 'born-day': '14' }, null],
  ])('born %j', (fields, born) => {
    expect(heard(of(first, fields)).born).toEqual(born)
  })

  it('where they are, where they live, where they lived, and from which telephones', () => {
    const told = heard({
      ...of(first, { 'given-names': 'Maya', 'now-address': 'Aunt’s', 'now-postcode': 'PE2 8AB' }),
      address: '4 Sandpiper Row',
      postcode: 'PE1 1AB',
      'previous-addresses': '9 Fen Row CB1 0AA; Wisbech',
      'home-phone': '01632 960111',
      'caller-phone': '01632 960555',
    })
    expect(told.places).toEqual([
      { line: 'Aunt’s', postcode: 'PE28AB', isCurrent: true },
      { line: '4 Sandpiper Row', postcode: 'PE11AB', isCurrent: true },
      { line: '9 Fen Row', postcode: 'CB10AA', isCurrent: false },
      { line: 'Wisbech', postcode: '', isCurrent: false },
    ])
    expect(told.phones).toEqual(['01632 960111', '01632 960555'])
  })

  it.each([
    ['Mother', 'household', true],
    ['mum', 'household', true],
    ['step-dad', 'household', true],
    ['Foster mother', 'household', true],
    ['anything at all', 'parent', true],
    ['grandmother', 'household', false],
    ['mother’s partner', 'household', false],
    ['uncle', 'visitor', false],
  ])('a %s (%s) is a parent: %s', (relation, part, isParent) => {
    const parents = heard(ofAdult({ name: 'Ana Teal', relation, part })).parents
    expect(parents).toEqual(isParent ? [{ given: 'Ana', family: 'Teal' }] : [])
  })

  it('brothers and sisters of the same call; two of one day are twins', () => {
    const call = {
      ...of(first, { 'given-names': 'Maya', 'born-day': '14', 'born-month': '3', 'born-year': '2012' }),
      ...of(second, { 'given-names': 'Rowan Lee', 'born-day': '14', 'born-month': '3', 'born-year': '2012' }),
    }
    expect(heard(call).siblings).toEqual([{ given: 'Rowan', born: '2012-03-14' }])
    expect(heard(call).isMultipleBirth).toBe(true)
    expect(heard({ ...call, ...of(second, { 'born-year': '2014' }) }).isMultipleBirth).toBe(false)
  })

  it('numbers, sex, and an expected date', () => {
    expect(heard(of(first, { 'nhs-number': '943 476 5919', upn: 'A801200001001', sex: 'F' }))).toMatchObject({
      nhsNumber: '943 476 5919',
      upn: 'A801200001001',
      sex: 'F',
      isChild: true,
    })
    const unborn = { circumstances: 'unborn', 'due-day': '3', 'due-month': '5', 'due-year': '2027' }
    expect(heard(of(first, unborn))).toMatchObject({ expectedOn: '2027-05-03', born: null })
  })
})

describe('what a call tells of an adult', () => {
  const heardAdult = (fields: Record<string, string>): Described => {
    const answers = heardSoFar(fields)
    return heardOfAdult(toldFrom(answers), answers, adultFrom(answers, adult))
  }

  it('lives at the address if of the household, and may be who rings', () => {
    const call = { postcode: 'PE1 1AB', 'caller-phone': '01632 960555' }
    expect(heardAdult({ ...call, ...ofAdult({ name: 'Mrs Ana Teal', part: 'household' }) })).toMatchObject({
      names: [{ given: 'Ana', family: 'Teal', use: 'as-heard' }],
      places: [{ line: '', postcode: 'PE11AB', isCurrent: true }],
      phones: ['01632 960555'],
      isChild: false,
    })
    expect(heardAdult({ ...call, ...ofAdult({ name: 'Bo Teal', part: 'visitor' }) }).places).toEqual([])
  })
})

it('an empty row is nobody: the address alone would show the whole house beside it', () => {
  expect(isTold(heard({ postcode: 'PE1 1AB', 'caller-phone': '01632 960555' }))).toBe(false)
  expect(isTold(heard(of(first, { 'given-names': 'Maya' })))).toBe(true)
})
