import { minutesBetween, type Instant, type WorkingCalendar } from '../time/index.ts'
import { dueAt, type Due } from './due.ts'
import type { ClockRule } from './rule.ts'

/** A clock that was started, with everything that was decided when it started. */
export type RunningClock = {
  readonly rule: string
  readonly ruleVersion: number
  readonly calendarVersion: string
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly stoppedAt?: Instant
  /** The code of the council answerable now. */
  readonly heldBy: string
  /** Councils that held it before, in order, each until the moment it passed the clock on. */
  readonly heldBefore: readonly { readonly by: string; readonly until: Instant }[]
}

export const started = (
  rule: ClockRule,
  startedAt: Instant,
  heldBy: string,
  calendar: WorkingCalendar,
): RunningClock => {
  const due: Due = dueAt(rule, startedAt, calendar)
  return {
    rule: rule.id,
    ruleVersion: rule.version,
    calendarVersion: due.calendarVersion,
    startedAt,
    dueAt: due.dueAt,
    heldBy,
    heldBefore: [],
  }
}

/** A clock stops once: a second decision, or a second message, does not move the moment the first one stopped it. */
export const stopped = (clock: RunningClock, at: Instant): RunningClock =>
  clock.stoppedAt === undefined ? { ...clock, stoppedAt: at } : clock

/** Passed to another council mid-way: start and due time stay as they are (clocks, Appendix A 9). */
export const carriedTo = (clock: RunningClock, heldBy: string, at: Instant): RunningClock =>
  heldBy === clock.heldBy
    ? clock
    : { ...clock, heldBy, heldBefore: [...clock.heldBefore, { by: clock.heldBy, until: at }] }

/**
 * The same clock under a longer or shorter limit, counted again from its own start and never from the day of the
 * extension: a complaint's 10 working days extended on the ninth end 20 after the start (clocks, Appendix A 10).
 */
export const recountedUnder = (
  clock: RunningClock,
  rule: ClockRule,
  calendar: WorkingCalendar,
): RunningClock => ({
  ...clock,
  rule: rule.id,
  ruleVersion: rule.version,
  calendarVersion: calendar.version,
  dueAt: dueAt(rule, clock.startedAt, calendar).dueAt,
})

const lookedAt = (clock: RunningClock, now: Instant): Instant => clock.stoppedAt ?? now

/** Real minutes until it is due, negative once late; a stopped clock shows what was left when it stopped. */
export const timeLeft = (clock: RunningClock, now: Instant): number =>
  minutesBetween(lookedAt(clock, now), clock.dueAt)

/** Late is after the due moment; stopped at that very moment is in time. */
export const isLate = (clock: RunningClock, now: Instant): boolean => lookedAt(clock, now) > clock.dueAt

/** From 1 (just started) to 0 (due or late), for the bar that drains. */
export const fractionLeft = (clock: RunningClock, now: Instant): number => {
  const whole = minutesBetween(clock.startedAt, clock.dueAt)
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, timeLeft(clock, now) / whole))
}

export const holderAt = (clock: RunningClock, moment: Instant): string =>
  clock.heldBefore.find((holding) => moment < holding.until)?.by ?? clock.heldBy

/**
 * Whose breach it is: the council that held the clock when it ran out, whoever holds it now and whoever stops it.
 * Null while it is not late, and for a clock stopped in time (clocks, Appendix A 9).
 */
export const breachOwner = (clock: RunningClock, now: Instant): string | null =>
  isLate(clock, now) ? holderAt(clock, clock.dueAt) : null
