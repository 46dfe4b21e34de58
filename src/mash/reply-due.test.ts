import { describe, expect, it, test } from 'vitest'
import { type MashTiming, type Rating, ratingRules } from '../clocks/index.ts'
import { englandAndWales, instant, openMondayToFriday, workingCalendar, type Instant } from '../time/index.ts'
import { answerDue, type AskingRating, dueAfterRating } from './reply-due.ts'

const owner = 'E06000031'
const calendar = workingCalendar({
  ...englandAndWales,
  version: 'test',
  closures: new Map(),
  opening: openMondayToFriday('08:30', '17:30'),
})
const timing: MashTiming = { owner, rules: ratingRules, calendar }
const half = { timing, share: 0.5 }

const due = (rating: AskingRating, askedAt: string, enquiryDue: string | null = null) =>
  answerDue(half, {
    rating,
    askedAt: instant(askedAt),
    enquiryDue: enquiryDue === null ? null : instant(enquiryDue),
  })

describe('an answer is due after half of the time the colour allows (procedures 4.4)', () => {
  test.each<[string, AskingRating, string, string]>([
    ['red: two hours by the clock', 'red', '2026-11-23T10:00:00Z', '2026-11-23T12:00:00.000Z'],
    ['red at night as by day', 'red', '2026-11-23T23:00:00Z', '2026-11-24T01:00:00.000Z'],
    ['amber: half of nine opening hours', 'amber', '2026-11-23T10:00:00Z', '2026-11-23T14:30:00.000Z'],
    ['amber asked late: goes on in the morning', 'amber', '2026-11-23T16:30:00Z', '2026-11-24T12:00:00.000Z'],
    ['green: half of three days', 'green', '2026-11-23T10:00:00Z', '2026-11-24T14:30:00.000Z'],
    [
      'amber over Easter, counted in opening hours and over no bank holiday',
      'amber',
      '2026-04-02T13:30:00Z',
      '2026-04-07T09:00:00.000Z',
    ],
    [
      'amber over the night the clocks go forward',
      'amber',
      '2026-03-27T16:45:00Z',
      '2026-03-30T11:15:00.000Z',
    ],
    ['red over the hour that is not there', 'red', '2026-03-29T00:15:00Z', '2026-03-29T02:15:00.000Z'],
    ['red over the hour that is there twice', 'red', '2026-10-25T00:15:00Z', '2026-10-25T02:15:00.000Z'],
  ])('%s', (_, rating, askedAt, expected) => expect(due(rating, askedAt)).toBe(expected))

  it('is never later than the enquiry itself', () => {
    expect(due('green', '2026-11-23T10:00:00Z', '2026-11-23T12:00:00Z')).toBe('2026-11-23T12:00:00.000Z')
  })

  it('an enquiry that is late already still leaves an agency its share', () => {
    expect(due('red', '2026-11-23T10:00:00Z', '2026-11-23T09:00:00Z')).toBe('2026-11-23T12:00:00.000Z')
  })

  it('where the bank holidays are not published so far, it is refused and not guessed', () => {
    expect(due('amber', '2040-01-02T10:00:00Z')).toMatchObject({ refused: 'calendar-not-published' })
  })
})

const request = (rating: Rating, askedAt: string, dueAt: string) => ({
  rating,
  askedAt: instant(askedAt),
  dueAt: instant(dueAt),
})
const after = (rating: AskingRating, at: string, enquiryDue: Instant | null = null) => ({
  rating,
  at: instant(at),
  enquiryDue,
})

describe('rated anew, what is still out', () => {
  it('is due sooner when it is more urgent: the red share from the change', () => {
    expect(
      dueAfterRating(
        half,
        request('amber', '2026-11-23T10:00:00Z', '2026-11-23T14:30:00Z'),
        after('red', '2026-11-23T11:00:00Z'),
      ),
    ).toBe('2026-11-23T13:00:00.000Z')
  })

  it('is never due later than it was when it is more urgent', () => {
    expect(
      dueAfterRating(
        half,
        request('amber', '2026-11-23T10:00:00Z', '2026-11-23T14:30:00Z'),
        after('red', '2026-11-23T14:00:00Z'),
      ),
    ).toBe('2026-11-23T14:30:00.000Z')
  })

  it('counts from when it was asked when it is less urgent', () => {
    expect(
      dueAfterRating(
        half,
        request('red', '2026-11-23T10:00:00Z', '2026-11-23T12:00:00Z'),
        after('amber', '2026-11-23T11:00:00Z'),
      ),
    ).toBe('2026-11-23T14:30:00.000Z')
  })
})
