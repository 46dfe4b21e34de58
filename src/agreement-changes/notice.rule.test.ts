import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../time/index.ts'
import { aDecision, aNotice, councils } from './change.test-data.ts'
import { isMoveOpen, noticeStandsAt, turnsOf } from './change.ts'
import { noticeEndsOn, type NoticeTerm, whyNotGiven, whyNotMoved } from './notice.rule.ts'

describe('the day a notice takes effect is counted in calendar months (joint working report 2.7)', () => {
  test.each([
    ['2022-06-15', 12, '2023-06-15'],
    ['2022-06-15', 3, '2022-09-15'],
    ['2022-11-30', 3, '2023-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2022-08-31', 6, '2023-02-28'],
  ])('given %s with %i months: %s', (givenOn, months, endsOn) =>
    expect(noticeEndsOn(day(givenOn), months)).toBe(endsOn),
  )

  test('it is the same date of the month, or the last day of a month that has no such date', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (n, months) => {
        const givenOn = addDays(day('2000-01-01'), n)
        const endsOn = noticeEndsOn(givenOn, months)
        const [date, of] = [Number(endsOn.slice(8)), Number(givenOn.slice(8))]
        expect(date === of || (date < of && addDays(endsOn, 1).endsWith('-01'))).toBe(true)
        const apart =
          (Number(endsOn.slice(0, 4)) - Number(givenOn.slice(0, 4))) * 12 +
          Number(endsOn.slice(5, 7)) -
          Number(givenOn.slice(5, 7))
        expect(apart).toBe(months)
      }),
    ))
})

const term: NoticeTerm = { ground: 'general', months: 12, clause: '23', circumstances: null }
const standing = { from: day('2018-10-16'), to: null, today: day('2022-06-20') }
const given = { givenOn: day('2022-06-15'), circumstance: '' }

describe('notice may be given', () => {
  test('on a ground the agreement names', () => {
    expect(whyNotGiven(term, 'general', given, standing)).toBeNull()
    expect(whyNotGiven(undefined, 'general', given, standing)).toEqual({ refused: 'no-such-term' })
  })
  test('mutually where the agreement names nothing', () =>
    expect(whyNotGiven(undefined, 'mutual', given, standing)).toBeNull())
  test('in the defined circumstances only if they are named', () =>
    expect(whyNotGiven(term, 'defined', given, standing)).toEqual({ refused: 'circumstances-needed' }))
  test('on a day that has come, while the agreement stands', () => {
    expect(whyNotGiven(term, 'general', { ...given, givenOn: day('2022-06-21') }, standing)).toEqual({
      refused: 'given-in-the-future',
    })
    expect(whyNotGiven(term, 'general', given, { ...standing, to: day('2022-06-20') })).toEqual({
      refused: 'over-already',
    })
  })
})

describe('another day, earlier or later', () => {
  const move = { number: 1, toDay: day('2022-12-01'), movedBy: councils[1], movedOn: day('2022-07-01') }
  const signed = (party: string, approves = true) => aDecision({ party, approves, revision: 1 })

  test('counts for nothing until every party has signed it', () => {
    const asked = aNotice({ moves: [move] })
    expect(noticeStandsAt(asked)).toBe('2023-06-01')
    expect(isMoveOpen(asked)).toBe(true)
    expect(turnsOf(asked, day('2022-07-02')).map(({ party }) => party)).toEqual([...councils])
    const half = aNotice({ moves: [move], decisions: [signed(councils[0])] })
    expect(noticeStandsAt(half)).toBe('2023-06-01')
  })
  test('counts once all have, as a waiver or as a lengthening', () => {
    const both = [signed(councils[0]), signed(councils[1])]
    expect(noticeStandsAt(aNotice({ moves: [move], decisions: both }))).toBe('2022-12-01')
    const longer = { ...move, toDay: day('2024-03-31') }
    expect(noticeStandsAt(aNotice({ moves: [longer], decisions: both }))).toBe('2024-03-31')
  })
  test('one refusal leaves the computed day', () => {
    const refused = aNotice({ moves: [move], decisions: [signed(councils[0]), signed(councils[1], false)] })
    expect(noticeStandsAt(refused)).toBe('2023-06-01')
    expect(isMoveOpen(refused)).toBe(false)
  })
  test('a mutual notice has no day before all have signed one', () =>
    expect(noticeStandsAt(aNotice({ ground: 'mutual', months: null, computedOn: null }))).toBeNull())
  test('is not asked for while one is open, nor for the past, nor after the notice took effect', () => {
    const now = { today: day('2022-07-01'), isMoveOpen: false }
    expect(whyNotMoved(day('2023-06-01'), day('2022-12-01'), now)).toBeNull()
    expect(whyNotMoved(day('2023-06-01'), day('2022-12-01'), { ...now, isMoveOpen: true })).toEqual({
      refused: 'move-is-open',
    })
    expect(whyNotMoved(day('2023-06-01'), day('2022-06-30'), now)).toEqual({ refused: 'day-is-past' })
    expect(whyNotMoved(day('2022-07-01'), day('2023-01-01'), now)).toEqual({ refused: 'over-already' })
  })
})
