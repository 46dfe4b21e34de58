import { addCalendarMonths, type Day } from '../time/index.ts'

/** What an agreement says of ending it by notice: each its own (governance A1, termination). */
export type NoticeTerm = {
  ground: 'general' | 'defined'
  months: number
  clause: string
  /** In which circumstances the shorter notice is enough; null for the general ground. */
  circumstances: string | null
}

export type NoticeGround = NoticeTerm['ground'] | 'mutual'

/**
 * The day a notice takes effect: so many calendar months after the day it was given, the last day of the month where that
 * month has no such date. Never typed (governance A2; joint working report 2.7: twelve months, three under clause 23.5).
 */
export const noticeEndsOn = (givenOn: Day, months: number): Day => addCalendarMonths(givenOn, months)

export type NoticeRefusal = {
  refused:
    | 'no-such-term'
    | 'given-in-the-future'
    | 'given-before-it-began'
    | 'over-already'
    | 'circumstances-needed'
    | 'one-is-running'
}

export const whyNotGiven = (
  term: NoticeTerm | undefined,
  ground: NoticeGround,
  { givenOn, circumstance }: { givenOn: Day; circumstance: string },
  { from, to, today }: { from: Day; to: Day | null; today: Day },
): NoticeRefusal | null => {
  if (ground !== 'mutual' && term === undefined) return { refused: 'no-such-term' }
  if (givenOn > today) return { refused: 'given-in-the-future' }
  if (givenOn < from) return { refused: 'given-before-it-began' }
  if (to !== null && to <= today) return { refused: 'over-already' }
  return ground === 'defined' && circumstance === '' ? { refused: 'circumstances-needed' } : null
}

/** A day all parties are asked to sign instead: earlier waives part of the notice, later lengthens it. */
export type Move = { number: number; toDay: Day; movedBy: string; movedOn: Day }

/**
 * The day the notice takes effect as it stands: the last moved day that every party has signed, else the computed one. A
 * mutual notice has no day of its own until all have signed one (governance A2: a waiver needs all parties).
 */
export const noticeDay = (
  computedOn: Day | null,
  moves: readonly Move[],
  isSignedByAll: (move: Move) => boolean,
): Day | null => moves.filter(isSignedByAll).at(-1)?.toDay ?? computedOn

export type MoveRefusal = { refused: 'over-already' | 'day-is-past' | 'same-day' | 'move-is-open' }

export const whyNotMoved = (
  stands: Day | null,
  toDay: Day,
  { today, isMoveOpen }: { today: Day; isMoveOpen: boolean },
): MoveRefusal | null => {
  if (stands !== null && stands <= today) return { refused: 'over-already' }
  if (isMoveOpen) return { refused: 'move-is-open' }
  if (toDay < today) return { refused: 'day-is-past' }
  return toDay === stands ? { refused: 'same-day' } : null
}
