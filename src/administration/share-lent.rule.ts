import type { Day } from '../time/day.ts'

/** How much of somebody's full time is lent, in per cent, from one day to another. */
export type ShareLent = { from: Day; to: Day | null; share: number | null }

const standsOn = ({ from, to }: ShareLent, on: Day): boolean => from <= on && (to === null || on < to)

/**
 * The most that is lent of somebody on any day of a new placement, that one among them. All placements and their own post
 * together are at most full time, unless somebody waived it (governance A2): more than 100 needs a waiver. A placement
 * written down before shares were asked for counts nothing. Its twin is app.share_lent (db/policies/proposed_change.sql).
 */
export const mostLent = (lent: readonly ShareLent[], added: ShareLent): number => {
  const begins = lent.map(({ from }) => from).filter((day) => day > added.from && standsOn(added, day))
  const on = (day: Day): number =>
    [...lent, added].reduce((sum, each) => sum + (standsOn(each, day) ? (each.share ?? 0) : 0), 0)
  return Math.max(...[added.from, ...begins].map(on))
}

export const fullTime = 100
