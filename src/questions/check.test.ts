import { describe, expect, it, test } from 'vitest'
import { instant } from '../time/index.ts'
import { readingOf } from './answers.ts'
import { longestText, problemsOn } from './check.ts'
import { canBeNhsNumber, canBeUpn, looksLikeEmail, looksLikePhone, looksLikePostcode } from './identifiers.ts'
import type { Field } from './question.ts'

const now = instant('2026-11-23T09:00:00Z')
const amiss = (field: Field, answers: Record<string, string>) =>
  problemsOn({ id: 'p', title: 'P', fields: [field] }, readingOf(answers), now).map(
    (problem) => problem.amiss,
  )

const birthday: Field = { kind: 'day', name: 'd', label: 'Born', ask: 'or-not-known' }
const due: Field = { kind: 'day', name: 'd', label: 'Due', ask: 'must', mayLieAhead: true }

describe('a date', () => {
  test.each([
    ['29', '2', '2020', []],
    ['29', '2', '2019', ['unclear']],
    ['31', '11', '2020', ['unclear']],
    ['0', '0', '0', ['unclear']],
    ['-1', '5', '2020', ['unclear']],
    ['1', '13', '2020', ['unclear']],
    ['3', 'sept', '2019', []],
    ['3', 'xyz', '2019', ['unclear']],
    ['3', '9', '19', ['unclear']],
    ['3', '9', '', ['unclear']],
    ['٣', '٩', '٢٠١٩', ['unclear']],
    ['24', '11', '2026', ['unclear']],
    ['23', '11', '2026', []],
    ['1e1', '1', '2020', ['unclear']],
    ['', '', '', ['missing']],
  ])('of birth typed as %s %s %s', (date, month, year, expected) => {
    expect(amiss(birthday, { 'd-day': date, 'd-month': month, 'd-year': year })).toEqual(expected)
  })

  it('of birth may be not known', () => expect(amiss(birthday, { 'd-not-known': 'yes' })).toEqual([]))

  it('of expected birth may lie ahead, but not for years', () => {
    expect(amiss(due, { 'd-day': '1', 'd-month': '5', 'd-year': '2027' })).toEqual([])
    expect(amiss(due, { 'd-day': '1', 'd-month': '5', 'd-year': '2099' })).toEqual(['unclear'])
  })
})

it('text longer than can be kept is said so, and given a number', () => {
  const field: Field = { kind: 'text', name: 't', lines: 3, label: 'T', ask: 'must' }
  const [problem] = problemsOn(
    { id: 'p', title: 'P', fields: [field] },
    readingOf({ t: 'a'.repeat(longestText + 1) }),
    now,
  )
  expect(problem?.amiss).toBe('too-long')
  expect(problem?.text).toContain('50,001')
})

describe('numbers people are known by', () => {
  test.each([
    ['943 476 5919', true],
    ['9434765919', true],
    ['9434765918', false],
    ['0000000000', false],
    ['999 999 9999', false],
    ['12345', false],
  ])('NHS number %s', (number, possible) => expect(canBeNhsNumber(number)).toBe(possible))

  test.each([
    ['A801200001001', false],
    ['X', false],
    ['A8012000010O1', false],
  ])('pupil number %s', (number, possible) => expect(canBeUpn(number)).toBe(possible))

  it('exactly one first letter fits the twelve figures of a pupil number', () => {
    const fitting = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => canBeUpn(`${letter}801200001001`))
    expect(fitting).toHaveLength(1)
  })

  it('an address, a phone number and a postcode are judged by their shape alone', () => {
    expect([
      looksLikeEmail('a.b@example.org'),
      looksLikeEmail('a b@example.org'),
      looksLikeEmail('a@b'),
    ]).toEqual([true, false, false])
    expect([
      looksLikePhone('01632 960 001'),
      looksLikePhone('+44 7700 900123'),
      looksLikePhone('999'),
    ]).toEqual([true, true, false])
    expect([
      looksLikePostcode('pe11aa'),
      looksLikePostcode('CB1 0AA '),
      looksLikePostcode('nowhere'),
    ]).toEqual([true, true, false])
  })
})
