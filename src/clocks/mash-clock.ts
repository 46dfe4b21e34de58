import { day, dayOf, openingAtOrAfter, type Instant, type WorkingCalendar } from '../time/index.ts'
import { dueAt, type Due } from './due.ts'
import { ruleInForce, type ClockRule } from './rule.ts'

/** The rating of a MASH enquiry, least urgent first. */
export const ratings = ['blue', 'green', 'amber', 'red'] as const
export type Rating = (typeof ratings)[number]

const local = {
  version: 1,
  owner: null,
  citation: 'Local hours are not published; our starting value, clocks 4.2',
  force: 'internal',
  startsAt: 'the enquiry is received in the MASH',
  stopsAt: 'the MASH decision is recorded',
  effectiveFrom: day('2019-01-01'),
  uncertain: true,
} as const

/**
 * Hours for each rating, where a council has set none of its own (clocks 4.2). Red is counted by the clock and so takes
 * no notice of closing time. Amber's "24 working hours" is read as the same time on the next open day, green's
 * 72 as three. Blue has no MASH clock. None of them touches the one working day for the decision on the referral.
 */
export const ratingRules: readonly ClockRule[] = [
  { ...local, id: 'MASH-RED', name: 'Red MASH enquiry decided', length: { unit: 'clock-hours', n: 4 } },
  { ...local, id: 'MASH-AMBER', name: 'Amber MASH enquiry decided', length: { unit: 'open-days', n: 1 } },
  { ...local, id: 'MASH-GREEN', name: 'Green MASH enquiry decided', length: { unit: 'open-days', n: 3 } },
]

const ruleId = (rating: Rating): string => `MASH-${rating.toUpperCase()}`

/** By what an enquiry is timed: a council's rules and its calendar. */
export type MashTiming = {
  readonly owner: string
  readonly rules: readonly ClockRule[]
  readonly calendar: WorkingCalendar
}

/** An enquiry's clock; `due` is null where its rating has none. */
export type MashClock = {
  readonly rating: Rating
  readonly startedAt: Instant
  readonly due: Due | null
}

// Rules are those in force on the day the enquiry arrived: new hours never move an enquiry already under way.
const allowance = (
  timing: MashTiming,
  clock: Pick<MashClock, 'rating' | 'startedAt'>,
  from: Instant,
): Due | null => {
  const rule = ruleInForce(timing.rules, ruleId(clock.rating), timing.owner, dayOf(clock.startedAt))
  return rule ? dueAt(rule, from, timing.calendar) : null
}

/** Starts when the enquiry is received in the MASH, not when the Customer Service Centre received the contact (clocks 4.3). */
export const rated = (timing: MashTiming, rating: Rating, receivedInMash: Instant): MashClock => ({
  rating,
  startedAt: receivedInMash,
  due: allowance(timing, { rating, startedAt: receivedInMash }, receivedInMash),
})

const earlierDue = (one: Due | null, other: Due | null): Due | null => {
  if (!one || !other) return one ?? other
  return one.dueAt <= other.dueAt ? one : other
}

/**
 * A new rating. More urgent: due at the earlier of the old due time and the new allowance from the moment of the change,
 * so it never moves later. Less urgent: the new allowance from the original start, never from the change (clocks 4.3 b, c).
 * Who may do it, and the written reason it needs, are not decided here.
 */
export const rerated = (timing: MashTiming, clock: MashClock, rating: Rating, at: Instant): MashClock => {
  if (rating === clock.rating) return clock
  const { startedAt } = clock
  const moreUrgent = ratings.indexOf(rating) > ratings.indexOf(clock.rating)
  const due = moreUrgent
    ? earlierDue(clock.due, allowance(timing, { rating, startedAt }, at))
    : allowance(timing, { rating, startedAt }, startedAt)
  return { rating, startedAt, due }
}

/**
 * Must emergency duty be told? A red enquiry whose time does not fall wholly inside the opening it is worked in
 * runs on after the MASH has gone home, or began when nobody was there (clocks 4.3 g; Appendix A 3).
 */
export const emergencyDutyMustKnow = (
  timing: MashTiming,
  clock: MashClock,
  from: Instant = clock.startedAt,
): boolean => {
  if (clock.rating !== 'red' || !clock.due) return false
  const opening = openingAtOrAfter(timing.calendar, from)
  return from < opening.opens || clock.due.dueAt > opening.closes
}
