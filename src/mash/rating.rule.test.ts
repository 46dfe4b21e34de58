import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratingRules, ratings } from '../clocks/mash-clock.ts'
import { isRefusal } from '../events/index.ts'
import {
  addHours,
  addMinutes,
  at,
  day,
  englandAndWales,
  type Instant,
  openMondayToFriday,
  workingCalendar,
} from '../time/index.ts'
import type { Enquiry } from './enquiry.ts'
import { rate } from './rating.rule.ts'
import { after, anEnquiry, owner } from './rules.test-data.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('08:30', '17:30'),
})
const timing = { owner, rules: ratingRules, calendar }
const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))

type Wanted = Parameters<typeof rate>[1]
const as = (rating: Wanted['rating'], seen: Wanted['seen'] = null): Wanted => ({
  rating,
  because: 'What the school says now',
  seen,
})
const by = (when: Instant, isManager = true) => ({ isManager, at: when, timing })

const ratedAt = (enquiry: Enquiry, wanted: Wanted, when: Instant): Enquiry => {
  const events = rate(enquiry, wanted, by(when))
  if (isRefusal(events)) throw new Error(events.refused)
  return after(enquiry, events, when)
}

describe('rating', () => {
  test.each([
    ['red', '2026-11-23 14:00', '2026-11-23 18:00'],
    ['amber', '2026-11-23 14:00', '2026-11-24 14:00'],
    ['green', '2026-11-23 14:00', '2026-11-26 14:00'],
  ] as const)('%s of what came at %s is due %s, though it is rated an hour later', (rating, came, due) => {
    const enquiry = ratedAt(anEnquiry(['maple'], moment(came)), as(rating), addHours(moment(came), 1))
    expect(enquiry).toMatchObject({ dueAt: moment(due), clockRule: `MASH-${rating.toUpperCase()}` })
  })

  test('blue has no time limit', () => {
    const came = moment('2026-11-23 14:00')
    expect(ratedAt(anEnquiry(['maple'], came), as('blue'), came).dueAt).toBeNull()
  })

  test.each([
    ['under a rating that has changed', 'amber', as('red', null), true, 'rated-meanwhile'],
    ['the same again', 'amber', as('amber', 'amber'), true, 'same-rating'],
    ['without a reason', 'amber', { ...as('red', 'amber'), because: 'short' }, true, 'rating-because-needed'],
    ['lower by somebody who is no manager', 'amber', as('green', 'amber'), false, 'manager-lowers'],
  ] as const)('%s is refused', (_, before, wanted, isManager, refused) => {
    const came = moment('2026-11-23 14:00')
    const enquiry = ratedAt(anEnquiry(['maple'], came), as(before), came)
    expect(rate(enquiry, wanted, by(addHours(came, 1), isManager))).toEqual({ refused })
  })

  test('of a closed enquiry is refused', () => {
    const closed = after(anEnquiry(), [{ type: 'handed-back', because: 'Sent on' }])
    expect(rate(closed, as('red'), by(closed.startedAt))).toEqual({ refused: 'closed' })
  })

  test('higher is anybody’s; lower is a manager’s, and counts from the beginning', () => {
    const came = moment('2026-11-23 14:00')
    const amber = ratedAt(anEnquiry(['maple'], came), as('amber'), came)
    expect(isRefusal(rate(amber, as('red', 'amber'), by(addHours(came, 1), false)))).toBe(false)
    expect(ratedAt(amber, as('green', 'amber'), addHours(came, 20)).dueAt).toBe(moment('2026-11-26 14:00'))
  })
})

describe('Appendix A 3: red received at 17:20, the hub closes at 17:30', () => {
  const came = moment('2026-11-23 17:20')

  test('is due at 21:20 all the same, and emergency duty is told once', () => {
    const red = ratedAt(anEnquiry(['maple'], came), as('red'), came)
    expect(red).toMatchObject({ dueAt: moment('2026-11-23 21:20'), emergencyDutyToldAt: came })
    const again = rate(
      ratedAt(red, as('amber', 'red'), addMinutes(came, 10)),
      as('red', 'amber'),
      by(addMinutes(came, 20)),
    )
    expect(JSON.stringify(again)).not.toContain('emergency-duty-told')
  })

  test('is not told of amber, nor of red in the morning', () => {
    expect(ratedAt(anEnquiry(['maple'], came), as('amber'), came).emergencyDutyToldAt).toBeNull()
    const morning = moment('2026-11-23 09:00')
    expect(ratedAt(anEnquiry(['maple'], morning), as('red'), morning).emergencyDutyToldAt).toBeNull()
  })
})

describe('Appendix A 4: amber turns red', () => {
  const came = moment('2026-11-23 14:00')
  const amber = ratedAt(anEnquiry(['maple'], came), as('amber'), came)

  test.each([
    [10, '2026-11-24 04:00', 'four hours after the change'],
    [20, '2026-11-24 14:00', 'both come to the same'],
    [22, '2026-11-24 14:00', 'the old time, which was sooner'],
  ])('at hour %i: due %s (%s)', (hour, due) => {
    expect(ratedAt(amber, as('red', 'amber'), addHours(came, hour)).dueAt).toBe(moment(due))
  })
})

test('more urgent is never due later than before, whenever and however often it changes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...ratings), fc.integer({ min: 1, max: 60 * 30 })), { maxLength: 6 }),
      (changes) => {
        let now = moment('2026-11-23 14:00')
        let enquiry = anEnquiry(['maple'], now)
        for (const [rating, minutes] of changes) {
          now = addMinutes(now, minutes)
          const seen = enquiry.ratings.at(-1)?.rating ?? null
          const events = rate(enquiry, as(rating, seen), by(now))
          if (isRefusal(events)) continue
          const next = after(enquiry, events, now)
          const isUp = seen !== null && ratings.indexOf(rating) > ratings.indexOf(seen)
          if (isUp && enquiry.dueAt !== null) expect((next.dueAt ?? '') <= enquiry.dueAt).toBe(true)
          expect(next.startedAt).toBe(enquiry.startedAt)
          enquiry = next
        }
      },
    ),
  )
})
