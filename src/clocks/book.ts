import type { AuthorityCode } from '../access/index.ts'
import type { StartedClock } from '../events/index.ts'
import { dayOf, type Instant, type WorkingCalendar } from '../time/index.ts'
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
    const due = dueAt(found, startedAt, calendar)
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
