import type { Comparison, Field } from '../../src/matching/compare.ts'

/** How often each level came up among pairs of one kind, and the shares of what agreed. */
export type Counted = {
  pairs: number
  add: (comparison: Comparison) => void
  /** Pairs in which the field could be compared at all. */
  compared: (field: Field) => number
  count: (field: Field, level: string) => number
  /** Of pairs at this level with a share: the mean of what `of` makes of each. NaN where there are none. */
  meanShare: (field: Field, level: string, of: (share: number) => number) => number
}

/** Enough to know a mean by; a million shares of the commonest level tell no more. */
const mostShares = 20_000

export const nothingCounted = (): Counted => {
  const levels = new Map<string, { count: number; shares: number[] }>()
  const fields = new Map<Field, number>()
  const counted: Counted = {
    pairs: 0,
    add: ({ parts }) => {
      counted.pairs += 1
      for (const { field, level, share, times = 1 } of parts) {
        fields.set(field, (fields.get(field) ?? 0) + 1)
        const name = `${field} ${level}`
        const known = levels.get(name) ?? { count: 0, shares: [] }
        known.count += 1
        if (share !== undefined && known.shares.length < mostShares) known.shares.push(share * times)
        levels.set(name, known)
      }
    },
    compared: (field) => fields.get(field) ?? 0,
    count: (field, level) => levels.get(`${field} ${level}`)?.count ?? 0,
    meanShare: (field, level, of) => {
      const shares = levels.get(`${field} ${level}`)?.shares ?? []
      return shares.reduce((sum, share) => sum + of(share), 0) / shares.length
    },
  }
  return counted
}
