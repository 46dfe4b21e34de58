import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMinutes,
  at,
  day,
  englandAndWales,
  instant,
  openMondayToFriday,
  workingCalendar,
  type Instant,
} from '../time/index.ts'
import { emergencyDutyMustKnow, rated, ratingRules, ratings, rerated, type Rating } from './mash-clock.ts'
import type { ClockRule } from './rule.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('08:00', '17:30'),
})
const timing = { owner: 'FENSHIRE', rules: ratingRules, calendar }
const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))
const someMoment = fc
  .date({ min: new Date('2019-02-01'), max: new Date('2028-10-01'), noInvalidDate: true })
  .map((date) => instant(date))
const someRating = fc.constantFrom(...ratings)

describe('the first rating', () => {
  test.each([
    ['red', '2026-11-23 14:00', '2026-11-23 18:00'],
    ['amber', '2026-11-23 14:00', '2026-11-24 14:00'],
    ['amber', '2026-11-20 14:00', '2026-11-23 14:00'],
    ['amber', '2026-11-21 03:00', '2026-11-24 08:00'],
    ['green', '2026-11-20 14:00', '2026-11-25 14:00'],
  ] as const)('%s at %s is due %s', (rating, received, due) =>
    expect(rated(timing, rating, moment(received)).due?.dueAt).toBe(moment(due)),
  )

  test('blue has no MASH clock', () =>
    expect(rated(timing, 'blue', moment('2026-11-23 14:00')).due).toBeNull())

  test('a council that counts amber as eight working hours has its own way, from its own day on', () => {
    const amber = ratingRules.find((rule) => rule.id === 'MASH-AMBER')
    if (!amber) throw new Error('No rule for amber')
    const own: ClockRule = {
      ...amber,
      version: 2,
      owner: 'FENSHIRE',
      length: { unit: 'working-hours', n: 8 },
      effectiveFrom: day('2026-11-24'),
    }
    const rules = [...ratingRules, own]
    const due = (owner: string, received: string) =>
      rated({ owner, rules, calendar }, 'amber', moment(received)).due?.dueAt
    expect(due('FENSHIRE', '2026-11-24 09:00')).toBe(moment('2026-11-24 17:00'))
    expect(due('FENSHIRE', '2026-11-23 09:00')).toBe(moment('2026-11-24 09:00'))
    expect(due('STONEBURGH', '2026-11-24 09:00')).toBe(moment('2026-11-25 09:00'))
  })
})

describe('a new rating', () => {
  const green = rated(timing, 'green', moment('2026-11-23 09:00'))

  test('green to red: four hours from the change', () =>
    expect(rerated(timing, green, 'red', moment('2026-11-24 10:00')).due?.dueAt).toBe(
      moment('2026-11-24 14:00'),
    ))

  test('green to red when green is nearly up: no later than green was', () =>
    expect(rerated(timing, green, 'red', moment('2026-11-26 08:00')).due?.dueAt).toBe(
      moment('2026-11-26 09:00'),
    ))

  test('already late, it stays late', () =>
    expect(rerated(timing, green, 'red', moment('2026-11-27 08:00')).due?.dueAt).toBe(
      moment('2026-11-26 09:00'),
    ))

  test('red to amber: the next day from the original start, not from the change', () => {
    const red = rated(timing, 'red', moment('2026-11-23 09:00'))
    expect(rerated(timing, red, 'amber', moment('2026-11-23 12:00')).due?.dueAt).toBe(
      moment('2026-11-24 09:00'),
    )
  })

  test('to blue: no MASH clock any more; from blue to amber: from the change', () => {
    const blue = rerated(timing, green, 'blue', moment('2026-11-23 12:00'))
    expect(blue.due).toBeNull()
    expect(rerated(timing, blue, 'amber', moment('2026-11-23 15:00')).due?.dueAt).toBe(
      moment('2026-11-24 15:00'),
    )
  })

  test('hours that change while an enquiry is under way are not its hours', () => {
    const red = ratingRules.find((rule) => rule.id === 'MASH-RED')
    if (!red) throw new Error('No rule for red')
    const shorter: ClockRule = {
      ...red,
      version: 2,
      length: { unit: 'clock-hours', n: 2 },
      effectiveFrom: day('2026-11-24'),
    }
    const changed = { ...timing, rules: [...ratingRules, shorter] }
    const change = moment('2026-11-24 10:00')
    expect(rerated(changed, green, 'red', change).due?.dueAt).toBe(moment('2026-11-24 14:00'))
    expect(rated(changed, 'red', change).due?.dueAt).toBe(moment('2026-11-24 12:00'))
  })

  test('the same rating again changes nothing', () =>
    expect(rerated(timing, green, 'green', moment('2026-11-24 10:00'))).toBe(green))

  test('made more urgent it is never due later; the start never moves', () =>
    fc.assert(
      fc.property(someRating, someRating, someMoment, fc.nat({ max: 9000 }), (from, to, received, after) => {
        const before = rated(timing, from, received)
        const now = rerated(timing, before, to, addMinutes(received, after))
        expect(now.startedAt).toBe(received)
        if (before.due && ratings.indexOf(to) > ratings.indexOf(from))
          expect(now.due && now.due.dueAt <= before.due.dueAt).toBe(true)
      }),
    ))

  test('made less urgent it is due as if it had been so from the start', () =>
    fc.assert(
      fc.property(someRating, someRating, someMoment, fc.nat({ max: 9000 }), (from, to, received, after) => {
        if (ratings.indexOf(to) >= ratings.indexOf(from)) return
        const now = rerated(timing, rated(timing, from, received), to, addMinutes(received, after))
        expect(now).toEqual(rated(timing, to, received))
      }),
    ))
})

describe('emergency duty', () => {
  test.each<[Rating, string, boolean, string]>([
    ['red', '2026-11-23 13:30', false, 'due at the closing minute'],
    ['red', '2026-11-23 13:31', true, 'due a minute after closing'],
    ['red', '2026-11-22 11:00', true, 'received on a Sunday'],
    ['red', '2026-12-25 11:00', true, 'received at Christmas'],
    ['amber', '2026-11-22 11:00', false, 'amber waits for opening'],
    ['blue', '2026-11-22 11:00', false, 'blue has no clock'],
  ])('%s at %s: must know is %s (%s)', (rating, received, must) =>
    expect(emergencyDutyMustKnow(timing, rated(timing, rating, moment(received)))).toBe(must),
  )

  test('an amber enquiry made red late in the day is looked at from the change', () => {
    const change = moment('2026-11-23 16:00')
    const red = rerated(timing, rated(timing, 'amber', moment('2026-11-23 09:00')), 'red', change)
    expect(emergencyDutyMustKnow(timing, red, change)).toBe(true)
  })
})
