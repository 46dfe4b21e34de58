import type { AuthorityCode } from '../access/index.ts'
import type { StartedClock } from '../events/index.ts'
import { addMinutes, dayOf, type Instant, unlessUnpublished, type WorkingCalendar } from '../time/index.ts'
import { dueAt } from './due.ts'
import { ruleInForce, type ClockRule } from './rule.ts'

/** By what one council's clocks are counted: its calendar and its rules, as they stand on a day. */
export type Book = {
  readonly calendar: WorkingCalendar
  /** The version that holds for this council on the day it is asked about; undefined where it has no such rule. */
  rule(ruleId: string, at: Instant): ClockRule | undefined
  /** A clock of this rule, started at this moment. Throws RangeError for a rule this council does not have. */
  start(ruleId: string, startedAt: Instant): StartedClock
  /** Those of these clocks that this council has: the 24 hours run beside the working day in one council only. */
  startAll(ruleIds: readonly string[], startedAt: Instant): StartedClock[]
}

/** Rough lengths in real hours, never longer than the unit could be. */
const hoursOf = (length: ClockRule['length']): number => {
  switch (length.unit) {
    case 'working-days':
    case 'clear-days':
    case 'days-with-the-first':
    case 'open-days':
      return Math.max(1, length.n) * 24
    case 'calendar-months':
      return length.n * 28 * 24
    case 'working-hours':
    case 'clock-hours':
      return length.n
    case 'working-minutes':
      return length.n / 60
    case 'next-working-day-by':
      return 12
  }
}

/**
 * Beyond the published bank holidays nobody can say which days are working days, and a worry is still taken in. Its
 * clock then runs in real hours: due sooner than it might be, never later, and it says that it was counted so.
 */
const soonest = ({ length }: ClockRule, startedAt: Instant): { dueAt: Instant; calendarVersion: string } => ({
  dueAt: addMinutes(startedAt, Math.round(hoursOf(length) * 60)),
  calendarVersion: 'bank holidays not published: real hours',
})

/**
 * A rule that does not hold yet on the day still gives its first version: a child taken in before the service's own
 * targets began (December 2018) must not wait without a clock.
 */
export const bookOf = (
  owner: AuthorityCode,
  rules: readonly ClockRule[],
  calendar: WorkingCalendar,
): Book => {
  const rule = (ruleId: string, at: Instant): ClockRule | undefined =>
    ruleInForce(rules, ruleId, owner, dayOf(at)) ??
    rules.find((each) => each.id === ruleId && (each.owner === null || each.owner === owner))
  const start = (ruleId: string, startedAt: Instant): StartedClock => {
    const found = rule(ruleId, startedAt)
    if (!found) throw new RangeError(`${owner} has no clock ${ruleId}`)
    const counted = unlessUnpublished(() => dueAt(found, startedAt, calendar))
    const due = 'refused' in counted ? soonest(found, startedAt) : counted
    return {
      rule: ruleId,
      ruleVersion: found.version,
      calendarVersion: due.calendarVersion,
      startedAt,
      dueAt: due.dueAt,
    }
  }
  return {
    calendar,
    rule,
    start,
    startAll: (ruleIds, startedAt) =>
      ruleIds.filter((ruleId) => rule(ruleId, startedAt)).map((ruleId) => start(ruleId, startedAt)),
  }
}
