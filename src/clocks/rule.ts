import type { Day } from '../time/index.ts'

/** How strongly a limit binds. Two councils may differ in everything below the first two. */
export type Force = 'statute' | 'statutory-guidance' | 'board' | 'practice' | 'internal'

/**
 * How long, in a unit that says how it is counted. Units are never turned into one another: 24 clock hours, 1 working
 * day and 24 working hours end at three different moments.
 */
export type Length =
  /** Ends with the n-th working day after the day it starts; n = 0 is the same working day. */
  | { readonly unit: 'working-days'; readonly n: number }
  /** Ends with the n-th day after; neither the day it starts nor the day of the thing itself counts. */
  | { readonly unit: 'clear-days'; readonly n: number }
  /** Ends with the n-th day, the day it starts being the first (emergency protection order: Children Act 1989 s.45). */
  | { readonly unit: 'days-with-the-first'; readonly n: number }
  /** Ends with the same date n months on, or the last day of a shorter month. */
  | { readonly unit: 'calendar-months'; readonly n: number }
  /** Counted only while the service is open. */
  | { readonly unit: 'working-hours'; readonly n: number }
  | { readonly unit: 'working-minutes'; readonly n: number }
  /** The same time of day on the n-th day the service is open. */
  | { readonly unit: 'open-days'; readonly n: number }
  /** Hours as they really pass, nights, weekends and clock changes included. */
  | { readonly unit: 'clock-hours'; readonly n: number }
  /** The first time after the start that it is this London time (`HH:mm`) on a working day. */
  | { readonly unit: 'next-working-day-by'; readonly time: string }

/** One version of one time limit. A clock keeps the version it started under. */
export type ClockRule = {
  /** Short and citable on a screen, such as WT23-1. The same through all its versions. */
  readonly id: string
  readonly version: number
  /** The code of the council that set it; null for what holds wherever a council has set nothing of its own. */
  readonly owner: string | null
  readonly name: string
  readonly citation: string
  readonly force: Force
  readonly length: Length
  /** The event that starts the clock and the one that stops it, in words. */
  readonly startsAt: string
  readonly stopsAt: string
  readonly effectiveFrom: Day
  /** The first day it no longer holds. */
  readonly effectiveTo?: Day
  /** No published value: our default until a council sets its own. */
  readonly uncertain?: boolean
}

const holds = (rule: ClockRule, on: Day): boolean =>
  rule.effectiveFrom <= on && (rule.effectiveTo === undefined || on < rule.effectiveTo)

const later = (one: ClockRule, other: ClockRule): ClockRule => {
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom > other.effectiveFrom ? one : other
  return one.version > other.version ? one : other
}

/**
 * The version that holds for this council on this day: its own before the general one, and of several the one
 * that came into force last. Undefined when the rule did not exist yet, or no longer does.
 */
export const ruleInForce = (
  rules: readonly ClockRule[],
  id: string,
  owner: string,
  on: Day,
): ClockRule | undefined => {
  const inForce = rules.filter((rule) => rule.id === id && holds(rule, on))
  const latest = (of: string | null): ClockRule | undefined =>
    inForce
      .filter((rule) => rule.owner === of)
      .reduce<ClockRule | undefined>((a, b) => (a ? later(a, b) : b), undefined)
  return latest(owner) ?? latest(null)
}
