import type { AuthorityCode, ClientGroup } from '../access/index.ts'
import type { Day } from '../time/index.ts'

type NamedFunction = {
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  discharger: AuthorityCode
  /** Of a function that begins, or is for others than before: recorded per function (governance finding 5). */
  enablingPower: string | null
  statutoryBasis: string | null
}

/** What can be altered of a function that goes on (governance A2). */
export type Altered = {
  clientGroup: ClientGroup
  reserved: readonly string[]
  exclusions: readonly string[]
  teams: readonly string[]
  geography: readonly string[]
}

/** What a variation does to one function. It changes these and nothing else (authorisation R2). */
export type FunctionChange =
  | (NamedFunction & { what: 'ends' | 'begins' })
  /** `was`: how it stood when that was asked for. `becomes` holds only what is named. */
  | (NamedFunction & { what: 'alters'; was: Altered; becomes: Partial<Altered> })

/** What a variation does to one paragraph of an agreement, by its number within it; a new term has none yet. */
export type ClauseChange = {
  part: 'term' | 'schedule' | 'scope'
  number: number | null
  title: string
} & (
  | { what: 'adds'; was: null; words: string }
  | { what: 'alters'; was: string; words: string }
  | { what: 'takes-out'; was: string; words: null }
)

/** A function as the agreements have it now, of whichever agreement. */
export type FunctionHeld = {
  instrumentId: string
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  geography: readonly string[]
  /** A council is governed otherwise since it began, and both have not confirmed it; or it does not count yet. */
  isWaiting: boolean
  from: Day
  /** The day it ends: its term, or earlier where it was ended. */
  to: Day
}

export type VariationRefusal = {
  refused:
    | 'words-needed'
    | 'not-in-the-past'
    | 'agreement-over'
    | 'function-not-there'
    | 'function-there-already'
    | 'same-council'
    | 'power-needed'
    | 'named-twice'
    | 'nothing-altered'
    | 'waits-itself'
    | 'schedule-there-already'
}

const same = (one: Pick<FunctionHeld, 'fn' | 'clientGroup' | 'holder'>, other: typeof one): boolean =>
  one.fn === other.fn && one.clientGroup === other.clientGroup && one.holder === other.holder

/** What speaks against asking for this, before anybody assesses it. */
export const whyNotRequested = (
  asked: {
    instrumentId: string
    words: string
    effectiveFrom: Day
    functions: readonly FunctionChange[]
    clauses: readonly ClauseChange[]
  },
  held: readonly FunctionHeld[],
  { to, today, schedules }: { to: Day | null; today: Day; schedules: readonly number[] },
): VariationRefusal | null => {
  if (asked.words.trim().length < 10) return { refused: 'words-needed' }
  if (asked.effectiveFrom < today) return { refused: 'not-in-the-past' }
  if (to !== null && to <= asked.effectiveFrom) return { refused: 'agreement-over' }
  const twice = asked.functions.some((each, nth) =>
    asked.functions.slice(0, nth).some((earlier) => same(earlier, each)),
  )
  if (twice) return { refused: 'named-twice' }
  for (const each of asked.functions) {
    const amiss = whyNotFunction(each, asked, held)
    if (amiss) return amiss
  }
  // A schedule is known by its number, whatever became of the one that had it.
  const isTaken = asked.clauses.some(
    ({ what, part, number }) =>
      what === 'adds' && part === 'schedule' && number !== null && schedules.includes(number),
  )
  return isTaken ? { refused: 'schedule-there-already' } : null
}

const areas = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((area) => other.includes(area))

/** What speaks against altering a function that goes on. */
const whyNotAltered = (
  { was, becomes, ...each }: Extract<FunctionChange, { what: 'alters' }>,
  there: readonly FunctionHeld[],
  { instrumentId, effectiveFrom }: { instrumentId: string; effectiveFrom: Day },
  held: readonly FunctionHeld[],
): VariationRefusal | null => {
  const own = there.filter((known) => known.instrumentId === instrumentId)
  if (own.length === 0) return { refused: 'function-not-there' }
  if (Object.keys(becomes).length === 0) return { refused: 'nothing-altered' }
  // Altering it is not confirming it, nor putting it in force (authorisation B8 no. 22, R5).
  if (own.some((known) => known.isWaiting && known.from < effectiveFrom)) return { refused: 'waits-itself' }
  if (becomes.clientGroup !== undefined && (!each.enablingPower || !each.statutoryBasis))
    return { refused: 'power-needed' }
  const after = { ...was, ...becomes }
  const collides = held.some(
    (known) =>
      !own.includes(known) &&
      same(known, { ...each, clientGroup: after.clientGroup }) &&
      known.to > effectiveFrom &&
      areas(known.geography, after.geography),
  )
  return collides ? { refused: 'function-there-already' } : null
}

const whyNotFunction = (
  each: FunctionChange,
  { instrumentId, effectiveFrom }: { instrumentId: string; effectiveFrom: Day },
  held: readonly FunctionHeld[],
): VariationRefusal | null => {
  const there = held.filter((known) => same(known, each) && known.to > effectiveFrom)
  if (each.what === 'ends')
    return there.some((known) => known.instrumentId === instrumentId)
      ? null
      : { refused: 'function-not-there' }
  if (each.what === 'alters') return whyNotAltered(each, there, { instrumentId, effectiveFrom }, held)
  if (each.holder === each.discharger) return { refused: 'same-council' }
  if (!each.enablingPower || !each.statutoryBasis) return { refused: 'power-needed' }
  // At most one council discharges a function of a holder at a time (governance A2).
  return there.length > 0 ? { refused: 'function-there-already' } : null
}
