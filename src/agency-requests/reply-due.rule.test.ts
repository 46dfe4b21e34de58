import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dueAt, ratingRules } from '../clocks/index.ts'
import {
  addMinutes,
  at,
  day,
  englandAndWales,
  type Instant,
  instant,
  openMondayToFriday,
  workingCalendar,
} from '../time/index.ts'
import { replyDue } from './reply-due.rule.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('08:30', '17:30'),
})
const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))

/** When an enquiry of this colour that began at the asking would be due. */
const allowedFor = (rating: 'red' | 'amber' | 'green', askedAt: Instant) => {
  const rule = ratingRules.find(({ id }) => id === `MASH-${rating.toUpperCase()}`)
  if (!rule) throw new Error('No such colour')
  const due = dueAt(rule, askedAt, calendar)
  return { allowed: due.dueAt, unit: rule.length.unit }
}

const due = (
  rating: 'red' | 'amber' | 'green',
  askedAt: string,
  enquiryDue: string | null = null,
  share = 0.5,
): Instant =>
  replyDue(
    {
      askedAt: moment(askedAt),
      ...allowedFor(rating, moment(askedAt)),
      enquiryDue: enquiryDue === null ? null : moment(enquiryDue),
      share,
    },
    calendar,
  )

describe('an agency has its share of the time the colour allows (procedures 4.4)', () => {
  test.each([
    ['red', '2026-11-23 10:00', '2026-11-23 12:00', 'two of its four hours'],
    ['red', '2026-11-23 17:00', '2026-11-23 19:00', 'past closing, since red is counted by the clock'],
    ['red', '2026-10-25 01:30', '2026-10-25 02:30', 'two real hours while the clocks go back'],
    ['amber', '2026-11-23 10:00', '2026-11-23 14:30', 'half of the nine hours to the same time tomorrow'],
    ['amber', '2026-11-23 15:00', '2026-11-24 10:30', 'over the night, in which nobody works'],
    ['amber', '2026-11-20 16:00', '2026-11-23 11:30', 'over the weekend'],
    ['green', '2026-11-23 10:00', '2026-11-24 14:30', 'half of three days'],
  ] as const)('%s asked %s is due %s: %s', (rating, asked, expected, _why) =>
    expect(due(rating, asked)).toBe(moment(expected)),
  )

  it('is never due after the enquiry itself', () =>
    expect(due('amber', '2026-11-23 10:00', '2026-11-23 12:00')).toBe(moment('2026-11-23 12:00')))

  it('still has its share where the enquiry is late already', () =>
    expect(due('red', '2026-11-23 10:00', '2026-11-23 09:00')).toBe(moment('2026-11-23 12:00')))

  it('has all of it where the council says so, and refuses what is no share', () => {
    expect(due('red', '2026-11-23 10:00', null, 1)).toBe(moment('2026-11-23 14:00'))
    for (const share of [0, -0.5, 1.5, Number.NaN])
      expect(() => due('red', '2026-11-23 10:00', null, share)).toThrow(RangeError)
  })

  test('property: it lies after the asking, not after what is allowed, and a smaller share is never later', () => {
    fc.assert(
      fc.property(
        fc
          .date({ min: new Date('2019-02-01'), max: new Date('2028-10-01'), noInvalidDate: true })
          .map((date) => instant(date)),
        fc.constantFrom('red' as const, 'amber' as const, 'green' as const),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null }),
        (askedAt, rating, one, other, minutes) => {
          const { allowed, unit } = allowedFor(rating, askedAt)
          const enquiryDue = minutes === null ? null : addMinutes(askedAt, minutes)
          const dueBy = (share: number) => replyDue({ askedAt, allowed, enquiryDue, share, unit }, calendar)
          const [less, more] = [dueBy(Math.min(one, other)), dueBy(Math.max(one, other))]
          expect([less > askedAt, less <= more, more <= allowed]).toEqual([true, true, true])
          if (enquiryDue !== null) expect(more <= enquiryDue).toBe(true)
        },
      ),
    )
  })
})
