import type { AuthorityCode, ClientGroup } from '../access/index.ts'
import type { Day } from '../time/index.ts'

/** What a variation does to one function. It changes these and nothing else (authorisation R2). */
export type FunctionChange = {
  what: 'ends' | 'begins'
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  discharger: AuthorityCode
  /** Of a function that begins: recorded per function, because no single power reaches all (governance finding 5). */
  enablingPower: string | null
  statutoryBasis: string | null
}

/** A function as the agreements have it now, of whichever agreement. */
export type FunctionHeld = {
  instrumentId: string
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
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
}

const same = (one: Pick<FunctionHeld, 'fn' | 'clientGroup' | 'holder'>, other: typeof one): boolean =>
  one.fn === other.fn && one.clientGroup === other.clientGroup && one.holder === other.holder

/** What speaks against asking for this, before anybody assesses it. */
export const whyNotRequested = (
  asked: { instrumentId: string; words: string; effectiveFrom: Day; functions: readonly FunctionChange[] },
  held: readonly FunctionHeld[],
  { to, today }: { to: Day | null; today: Day },
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
  return null
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
  if (each.holder === each.discharger) return { refused: 'same-council' }
  if (!each.enablingPower || !each.statutoryBasis) return { refused: 'power-needed' }
  // At most one council discharges a function of a holder at a time (governance A2).
  return there.length > 0 ? { refused: 'function-there-already' } : null
}
