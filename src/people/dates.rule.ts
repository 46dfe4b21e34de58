import type { Day } from '../time/index.ts'

/** What holds of the dates of any part of a record. A day on which nothing has happened yet is a slip of the pen. */
export type DateRefusal = 'not-yet' | 'ends-before-it-begins'

export const datesRefused = (
  { from, to }: { from: Day | null; to: Day | null },
  today: Day,
): DateRefusal | null => {
  if ((from !== null && from > today) || (to !== null && to > today)) return 'not-yet'
  return from !== null && to !== null && to < from ? 'ends-before-it-begins' : null
}

/** A reason is words, kept on the record for whoever asks later. */
export const isReason = (because: string): boolean => because.trim().length > 0

export type Refused<R extends string> = { refused: R }

export const refuse = <R extends string>(refused: R): Refused<R> => ({ refused })
