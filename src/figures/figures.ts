import type { AuthorityCode } from '../access/index.ts'
import type { Day } from '../time/index.ts'

/** A count as the database gives it: shown, fewer than five, or withheld because it would give another away. Pure. */
export type Count = { n: number } | { few: true } | { withheld: true }

export const countInWords = (count: Count): string => {
  if ('n' in count) return String(count.n)
  return 'few' in count ? 'fewer than 5' : 'withheld'
}

/** Contacts by whether they were decided, and in time. */
export const courses = {
  'decided-in-time': 'Decided in time',
  'decided-late': 'Decided late',
  'waiting-in-time': 'Waiting, in time',
  'waiting-late': 'Waiting, late',
} as const

/** Children on them, by what became of each. */
export const outcomes = {
  referral: 'Became a referral',
  mash: 'To the MASH',
  'early-help': 'To early help',
  'passed-on': 'Passed on',
  closed: 'Closed at the front door',
  'not-decided': 'Not decided yet',
} as const

export type Group<Part extends string> = { total: Count; parts: Readonly<Record<Part, Count>> }

export type Week = {
  week: Day
  contacts: Group<keyof typeof courses>
  children: Group<keyof typeof outcomes>
}

export type Figures = { council: AuthorityCode; weeks: readonly Week[] }
