import { describe, expect, test } from 'vitest'
import {
  addHours,
  at,
  day,
  dayOf,
  daysBetween,
  englandAndWales,
  isWithinMonthsAfter,
  isWithinMonthsBefore,
  londonTime,
  longDay,
  openMondayToFriday,
  workingCalendar,
  workingDaysBetween,
  type Day,
  type Instant,
} from '../time/index.ts'
import { publishedDayHours } from './day-hours.ts'
import { dueAt, firstStart } from './due.ts'
import { emergencyDutyMustKnow, rated, ratingRules, rerated } from './mash-clock.ts'
import { ruleInForce, type ClockRule, type Length } from './rule.ts'
import { cambridgeshireRules, defaultRules } from './rules.ts'
import { breachOwner, carriedTo, isLate, recountedUnder, started, stopped } from './running.ts'

// The fourteen cases of clocks, Appendix A. Two invented councils; limits of later work stand here as data.
const here = 'FENSHIRE'
const there = 'STONEBURGH'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map([
    [day('2026-12-29'), 'Council offices closed'],
    [day('2026-12-30'), 'Council offices closed'],
  ]),
  opening: publishedDayHours.cambridgeshire,
})

const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))

const inForce = (id: string, on: Day, rules = defaultRules): ClockRule => {
  const rule = ruleInForce(rules, id, here, on)
  if (!rule) throw new Error(`No rule ${id} on ${on}`)
  return rule
}

const limit = (id: string, length: Length): ClockRule => ({
  id,
  version: 1,
  owner: null,
  name: id,
  citation: 'test',
  force: 'statute',
  length,
  startsAt: 'test',
  stopsAt: 'test',
  effectiveFrom: day('2012-01-01'),
})

const assessment = limit('assessment', { unit: 'working-days', n: 45 })
const conference = limit('child protection conference', { unit: 'working-days', n: 15 })
const returnInterview = limit('return home interview', { unit: 'clock-hours', n: 72 })
const firstProtectionReview = limit('first child protection review', { unit: 'calendar-months', n: 3 })
const laterProtectionReview = limit('later child protection review', { unit: 'calendar-months', n: 6 })
const firstLookedAfterReview = limit('first looked-after review', { unit: 'working-days', n: 20 })
const protectionOrder = limit('emergency protection order', { unit: 'days-with-the-first', n: 8 })
const complaint = limit('complaint', { unit: 'working-days', n: 10 })
const complaintExtended = { ...complaint, version: 2, length: { unit: 'working-days', n: 20 } } as const

const dueOn = (rule: ClockRule, from: string): Day => dayOf(dueAt(rule, moment(from), calendar).dueAt)

describe('case 1: a contact on Friday at 16:50', () => {
  const received = moment('2026-11-20 16:50')

  test('the decision is due by the end of Monday, not at Monday 16:50', () => {
    const due = dueAt(inForce('WT23-1', dayOf(received)), received, calendar)
    expect(due.dueAt).toBe('2026-11-23T23:59:59.999Z')
    expect(longDay(dayOf(due.dueAt))).toBe('Monday 23 November 2026')
    expect(due.closesAt).toBe(moment('2026-11-23 18:00'))
  })

  test('at 16:51 on Monday it is not late; at the first moment of Tuesday it is', () => {
    const clock = started(inForce('WT23-1', dayOf(received)), received, here, calendar)
    expect(isLate(clock, moment('2026-11-23 16:51'))).toBe(false)
    expect(isLate(clock, moment('2026-11-24 00:00'))).toBe(true)
  })

  test('the internal targets are hours: opened by 17:50, handed on by Monday 10:50', () => {
    expect(dueAt(inForce('CSC-OPENED', dayOf(received)), received, calendar).dueAt).toBe(
      moment('2026-11-20 17:50'),
    )
    expect(dueAt(inForce('CSC-HANDED-ON', dayOf(received)), received, calendar).dueAt).toBe(
      moment('2026-11-23 10:50'),
    )
  })

  test('the 24-hour rule of 2018, computed beside it, ends on Saturday at 16:50', () => {
    const beside = inForce('CAMBS18-24H', dayOf(received), cambridgeshireRules(here))
    expect(dueAt(beside, received, calendar).dueAt).toBe(moment('2026-11-21 16:50'))
  })

  test('received on the Saturday or the Sunday it is due on the same Monday', () => {
    const rule = inForce('WT23-1', dayOf(received))
    expect(dueOn(rule, '2026-11-21 03:00')).toBe('2026-11-23')
    expect(dueOn(rule, '2026-11-22 23:59')).toBe('2026-11-23')
  })
})

describe('case 2: a contact on 24 December at 12:00', () => {
  const rule = inForce('WT23-1', day('2025-12-24'))

  test.each([
    ['2025-12-24 12:00', '2025-12-29', '25 and 26 on Thursday and Friday, then the weekend'],
    [
      '2026-12-24 12:00',
      '2026-12-29',
      '28 instead of Saturday 26; 29 is a closure day and still a working day',
    ],
    ['2027-12-24 12:00', '2027-12-29', '27 and 28 instead of Saturday 25 and Sunday 26'],
    ['2024-12-24 12:00', '2024-12-27', '25 and 26 in the middle of the week'],
  ])('%s: due %s (%s)', (received, due) => expect(dueOn(rule, received)).toBe(due))

  test('working hours stand still on closure days', () => {
    const handedOn = dueAt(inForce('CSC-HANDED-ON', day('2026-12-24')), moment('2026-12-24 16:00'), calendar)
    expect(handedOn.dueAt).toBe(moment('2026-12-31 10:00'))
  })

  test('due on a day the council is shut, no closing time is promised', () =>
    expect(dueAt(rule, moment('2026-12-24 12:00'), calendar).closesAt).toBeNull())
})

describe('case 3: red received at 17:20, the MASH closes at 17:30', () => {
  const timing = {
    owner: here,
    rules: ratingRules,
    calendar: { ...calendar, opening: openMondayToFriday('08:00', '17:30') },
  }

  test('due four hours later by the clock, at 21:20, and emergency duty must know', () => {
    const red = rated(timing, 'red', moment('2026-11-23 17:20'))
    expect(red.due?.dueAt).toBe(moment('2026-11-23 21:20'))
    expect(emergencyDutyMustKnow(timing, red)).toBe(true)
  })

  test('received in the night it does not wait for opening, and emergency duty must know', () => {
    const red = rated(timing, 'red', moment('2026-11-21 02:00'))
    expect(red.due?.dueAt).toBe(moment('2026-11-21 06:00'))
    expect(emergencyDutyMustKnow(timing, red)).toBe(true)
  })

  test('received in the morning it is the MASH’s own; an amber one at 17:20 waits for tomorrow', () => {
    expect(emergencyDutyMustKnow(timing, rated(timing, 'red', moment('2026-11-23 09:00')))).toBe(false)
    const amber = rated(timing, 'amber', moment('2026-11-23 17:20'))
    expect(emergencyDutyMustKnow(timing, amber)).toBe(false)
    expect(amber.due?.dueAt).toBe(moment('2026-11-24 17:20'))
  })
})

describe('case 4: amber becomes red', () => {
  const timing = { owner: here, rules: ratingRules, calendar }
  const amber = rated(timing, 'amber', moment('2026-11-23 14:00'))

  test.each([
    [10, '2026-11-24 04:00', 'four hours after the change'],
    [20, '2026-11-24 14:00', 'both come to the same'],
    [22, '2026-11-24 14:00', 'the old due time, which was earlier'],
  ])('at hour %i: due %s (%s)', (hour, due) =>
    expect(rerated(timing, amber, 'red', addHours(amber.startedAt, hour)).due?.dueAt).toBe(moment(due)),
  )
})

describe('case 5: a child comes back on Saturday at 02:00', () => {
  test('the return home interview is due on Tuesday at 02:00', () =>
    expect(dueAt(returnInterview, moment('2026-11-21 02:00'), calendar).dueAt).toBe(
      moment('2026-11-24 02:00'),
    ))

  test('when the clocks go forward that night it is 03:00 on the wall, 72 real hours on', () =>
    expect(dueAt(returnInterview, moment('2026-03-28 02:00'), calendar).dueAt).toBe(
      moment('2026-03-31 03:00'),
    ))

  test('when they go back it is 01:00', () =>
    expect(londonTime(dueAt(returnInterview, moment('2026-10-24 02:00'), calendar).dueAt)).toBe('01:00'))
})

describe('case 6: 45 and 15 working days', () => {
  test('45 working days from a referral on 2 March 2026 pass over Good Friday, Easter Monday and early May', () => {
    expect(dueOn(assessment, '2026-03-02 11:00')).toBe('2026-05-07')
    expect(workingDaysBetween(calendar, day('2026-03-02'), day('2026-05-07'))).toBe(45)
  })

  test('with two strategy meetings the 15 working days run from the first', () => {
    const first = firstStart(moment('2026-11-19 15:00'), moment('2026-11-16 10:00'))
    expect(dayOf(dueAt(conference, first, calendar).dueAt)).toBe('2026-12-07')
  })
})

describe('case 7: months that end in February', () => {
  test.each([
    [firstProtectionReview, '2025-11-30 10:00', '2026-02-28'],
    [firstProtectionReview, '2023-11-30 10:00', '2024-02-29'],
    [laterProtectionReview, '2025-08-31 10:00', '2026-02-28'],
    [laterProtectionReview, '2023-08-31 10:00', '2024-02-29'],
  ])('%o', (rule, from, due) => expect(dueOn(rule, from)).toBe(due))
})

test('case 8: looked-after reviews at 20 working days, then 3 months and 6 months after the review before', () => {
  const first = dueAt(firstLookedAfterReview, moment('2026-11-02 09:00'), calendar).dueAt
  const second = dueAt(firstProtectionReview, first, calendar).dueAt
  const third = dueAt(laterProtectionReview, second, calendar).dueAt
  expect([first, second, third].map(dayOf)).toEqual(['2026-11-30', '2027-02-28', '2027-08-28'])
})

describe('case 9: a contact passes to the other council mid-clock', () => {
  const clock = started(inForce('WT23-1', day('2026-11-20')), moment('2026-11-20 16:50'), here, calendar)

  test('start and due time stay', () => {
    const carried = carriedTo(clock, there, moment('2026-11-23 09:00'))
    expect([carried.startedAt, carried.dueAt, carried.heldBy]).toEqual([clock.startedAt, clock.dueAt, there])
  })

  test('passed in time and decided late, it is the receiving council’s breach', () => {
    const carried = stopped(carriedTo(clock, there, moment('2026-11-23 09:00')), moment('2026-11-24 11:00'))
    expect(breachOwner(carried, moment('2026-12-01 09:00'))).toBe(there)
  })

  test('passed on after it ran out, it stays the first council’s breach', () => {
    const carried = stopped(carriedTo(clock, there, moment('2026-11-24 09:00')), moment('2026-11-24 11:00'))
    expect(breachOwner(carried, moment('2026-12-01 09:00'))).toBe(here)
  })

  test('there and back again, it is whoever held it when it ran out', () => {
    const there2 = carriedTo(clock, there, moment('2026-11-23 09:00'))
    const back = carriedTo(there2, here, moment('2026-11-24 09:00'))
    expect([back.heldBy, breachOwner(back, moment('2026-11-24 10:00'))]).toEqual([here, there])
  })

  test('decided in time it is nobody’s', () =>
    expect(breachOwner(stopped(clock, moment('2026-11-23 23:59')), moment('2026-12-01 09:00'))).toBeNull())
})

test('case 10: a complaint extended on its ninth working day is due 20 working days from its start', () => {
  const clock = started(complaint, moment('2026-11-02 09:00'), here, calendar)
  expect(dayOf(clock.dueAt)).toBe('2026-11-16')
  const extended = recountedUnder(clock, complaintExtended, calendar)
  expect(dayOf(extended.dueAt)).toBe('2026-11-30')
  expect([extended.startedAt, extended.ruleVersion]).toEqual([clock.startedAt, 2])
})

describe('case 11: the MARAC repeat window is 12 calendar months from the hearing, not 365 days', () => {
  const hearing = day('2023-11-22')

  test('over 29 February the anniversary is 366 days on and still a repeat', () => {
    expect(daysBetween(hearing, day('2024-11-22'))).toBe(366)
    expect(isWithinMonthsAfter(hearing, day('2024-11-22'), 12)).toBe(true)
  })

  test('the day after is not', () => expect(isWithinMonthsAfter(hearing, day('2024-11-23'), 12)).toBe(false))
})

describe('case 12: a re-referral at exactly 12 months', () => {
  const isReReferral = (earlier: readonly Day[], latest: Day): boolean =>
    earlier.some((previous) => isWithinMonthsBefore(latest, previous, 12))

  test('counts', () => expect(isReReferral([day('2025-11-22')], day('2026-11-22'))).toBe(true))
  test('a day more does not', () => expect(isReReferral([day('2025-11-21')], day('2026-11-22'))).toBe(false))

  test('a referral made before birth counts for the child once the two records are one', () => {
    const [unborn, born] = [[day('2026-03-02')], [] as Day[]]
    expect(isReReferral(born, day('2026-11-22'))).toBe(false)
    expect(isReReferral([...unborn, ...born], day('2026-11-22'))).toBe(true)
  })
})

test('case 13: an emergency protection order that follows police protection runs from the police protection', () => {
  const policeProtection = moment('2026-11-19 22:40')
  const order = moment('2026-11-21 15:00')
  expect(dayOf(dueAt(protectionOrder, firstStart(order, policeProtection), calendar).dueAt)).toBe(
    '2026-11-26',
  )
  expect(dayOf(dueAt(protectionOrder, order, calendar).dueAt)).toBe('2026-11-28')
})

test('case 14: a bank holiday proclaimed later is data; clocks already running keep the calendar they started by', () => {
  const rule = inForce('WT23-1', day('2022-09-16'))
  const titles = [...calendar.bankHolidays].filter(([on]) => on !== '2022-09-19')
  const before = { ...calendar, version: 'before the proclamation', bankHolidays: new Map(titles) }
  const running = started(rule, moment('2022-09-16 12:00'), here, before)
  const fresh = started(rule, moment('2022-09-16 12:00'), here, calendar)
  expect([dayOf(running.dueAt), running.calendarVersion]).toEqual(['2022-09-19', 'before the proclamation'])
  expect([dayOf(fresh.dueAt), fresh.calendarVersion]).toEqual(['2022-09-20', 'england-and-wales-2012-2028'])
})
