/**
 * Estimates how telling each level of agreement is from pairs whose truth nobody knows: expectation maximisation after
 * Fellegi, Sunter and Winkler. Pure.
 */

/** How each field of a pair compared: the number of its level, 0 the closest, -1 where either value is missing. */
export type Pattern = { levels: readonly number[]; count: number }

export type Estimate = {
  /** Of the pairs, how many are one person. */
  share: number
  /** By field and level: how often it is seen between two records of one person, and of two. */
  same: readonly (readonly number[])[]
  other: readonly (readonly number[])[]
}

/** Pairs that compared alike are counted once: there are far fewer patterns than pairs. */
export const patternsOf = (compared: Iterable<readonly number[]>): Pattern[] => {
  const counts = new Map<string, { levels: readonly number[]; count: number }>()
  for (const levels of compared) {
    const key = levels.join(',')
    const before = counts.get(key)
    if (before) before.count += 1
    else counts.set(key, { levels, count: 1 })
  }
  return [...counts.values()]
}

const at = (table: readonly (readonly number[])[], field: number, level: number): number =>
  table[field]?.[level] ?? 1

/** log2 odds that a pair is one person. A field that is missing says nothing. */
export const oddsOf = ({ share, same, other }: Estimate, levels: readonly number[]): number => {
  let odds = Math.log2(share / (1 - share))
  for (const [field, level] of levels.entries())
    if (level >= 0) odds += Math.log2(at(same, field, level) / at(other, field, level))
  return odds
}

/** Nothing is impossible because it was not seen: every level counts as seen a little. */
const little = 0.01

const tally = (
  patterns: readonly Pattern[],
  sizes: readonly number[],
  weightOf: (pattern: Pattern) => number,
): number[][] => {
  const sums = sizes.map((size) => new Array<number>(size).fill(little))
  for (const pattern of patterns) {
    const weight = weightOf(pattern) * pattern.count
    for (const [field, level] of pattern.levels.entries()) {
      const row = sums[field]
      if (level >= 0 && row !== undefined) row[level] = (row[level] ?? 0) + weight
    }
  }
  return sums.map((row) => {
    const total = row.reduce((sum, each) => sum + each, 0)
    return row.map((each) => each / total)
  })
}

/** To begin with: one person mostly agrees, and each further level is a third as frequent. */
const mostlyAgreeing = (size: number): number[] => {
  const raw = Array.from({ length: size }, (_, level) => (level === 0 ? 8 : 3 ** -(level - 1)))
  const total = raw.reduce((sum, each) => sum + each, 0)
  return raw.map((each) => each / total)
}

const probability = (odds: number): number => 1 / (1 + 2 ** -odds)

/** `sizes`: how many levels each field has. `share`: a first guess, which the rounds improve. */
export const estimate = (
  patterns: readonly Pattern[],
  sizes: readonly number[],
  { share, rounds = 60 }: { share: number; rounds?: number },
): Estimate => {
  const all = patterns.reduce((sum, { count }) => sum + count, 0)
  let now: Estimate = { share, same: sizes.map(mostlyAgreeing), other: tally(patterns, sizes, () => 1) }
  for (let round = 0; round < rounds; round += 1) {
    const chances = new Map(patterns.map((pattern) => [pattern, probability(oddsOf(now, pattern.levels))]))
    const chanceOf = (pattern: Pattern): number => chances.get(pattern) ?? 0
    now = {
      share: patterns.reduce((sum, pattern) => sum + chanceOf(pattern) * pattern.count, 0) / all,
      same: tally(patterns, sizes, chanceOf),
      other: tally(patterns, sizes, (pattern) => 1 - chanceOf(pattern)),
    }
  }
  return now
}
