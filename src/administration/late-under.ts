import type { ClockRule, Length } from '../clocks/index.ts'
import { dueAt } from '../clocks/index.ts'
import { counted, type Instant, unlessUnpublished, type WorkingCalendar } from '../time/index.ts'

/** A clock as it was started and, where it is, stopped. */
export type BegunClock = { rule: string; startedAt: Instant; dueAt: Instant; stoppedAt: Instant | null }

export type LateUnder = {
  began: number
  /** Stopped after its time, or running past it. */
  wereLate: number
  wouldBeLate: number
  /** Those among them that were in time as it was. */
  newlyLate: number
  running: number
  runningLate: number
}

/**
 * What another length, or other hours, would have made of the clocks that began lately: counted by the same rule that
 * starts clocks (dueAt). A clock that runs keeps its due time, so this says what is to be expected, not what happens.
 * Past the published bank holidays nothing is guessed: such a clock counts as in time.
 */
export const lateUnder = (
  clocks: readonly BegunClock[],
  dueUnder: (clock: BegunClock) => Instant,
  now: Instant,
): LateUnder => {
  const isLate = (due: Instant, { stoppedAt }: BegunClock): boolean => (stoppedAt ?? now) > due
  const judged = clocks.map((clock) => {
    const due = unlessUnpublished(() => dueUnder(clock))
    return {
      running: clock.stoppedAt === null,
      wasLate: isLate(clock.dueAt, clock),
      wouldBe: typeof due === 'string' && isLate(due, clock),
    }
  })
  const count = (which: (each: (typeof judged)[number]) => boolean): number => judged.filter(which).length
  return {
    began: clocks.length,
    wereLate: count(({ wasLate }) => wasLate),
    wouldBeLate: count(({ wouldBe }) => wouldBe),
    newlyLate: count(({ wasLate, wouldBe }) => wouldBe && !wasLate),
    running: count(({ running }) => running),
    runningLate: count(({ running, wouldBe }) => running && wouldBe),
  }
}

/** When a clock of this rule would be due at another length, or by another calendar. */
export const dueWith =
  (length: Length, { citation }: Pick<ClockRule, 'citation'>, calendar: WorkingCalendar) =>
  ({ startedAt }: BegunClock): Instant =>
    dueAt({ length, citation }, startedAt, calendar).dueAt

/** How far back is looked: four whole weeks, so that each weekday counts alike. */
export const daysLookedBack = 28

export const lateInWords = (late: LateUnder, council: string): string[] => {
  const days = `the last ${String(daysLookedBack)} days`
  if (late.began === 0) return [`No such clock of ${council} began in ${days}.`]
  return [
    `Of ${counted(late.began, 'clock')} of ${council} that began in ${days}, ${String(late.wouldBeLate)} would have been late under it; ${String(late.wereLate)} ${late.wereLate === 1 ? 'was' : 'were'} late as it is. This would make ${counted(late.newlyLate, 'case')} late that ${late.newlyLate === 1 ? 'was' : 'were'} not.`,
    late.running === 0
      ? 'None of them runs now.'
      : `${counted(late.running, 'of them runs', 'of them run')} now. Clocks already running keep their time; begun under it, ${String(late.runningLate)} of these would be late by now.`,
  ]
}
