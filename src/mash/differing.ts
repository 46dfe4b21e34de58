/** Where two versions of one text differ, word by word, so that whoever was overtaken sees it at a glance. Pure. */

/** A run of words that stands in both, in the colleague's alone, or in one's own alone; spaces and line breaks kept. */
export type Run = { words: string; in: 'both' | 'theirs' | 'yours' }

const piecesOf = (text: string): string[] => text.match(/\s*\S+|\s+$/gu) ?? []

/** Comparing every word with every other costs too much beyond this; the middle is then shown as replaced. */
const mostCompared = 2_000_000

type Ends = { before: number; after: number }

/** How many words both begin with, and end with: most of two versions is the same. */
const sameEnds = (theirs: readonly string[], yours: readonly string[]): Ends => {
  const shorter = Math.min(theirs.length, yours.length)
  let before = 0
  while (before < shorter && theirs[before] === yours[before]) before++
  let after = 0
  while (after < shorter - before && theirs.at(-1 - after) === yours.at(-1 - after)) after++
  return { before, after }
}

/** The longest common words from each pair of places to the end (dynamic programming, row by row from the last). */
const commonFrom = (theirs: readonly string[], yours: readonly string[]): Uint32Array[] => {
  const rows = Array.from({ length: theirs.length + 1 }, () => new Uint32Array(yours.length + 1))
  for (let i = theirs.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i], rows[i + 1]]
    if (!row || !below) continue
    for (let j = yours.length - 1; j >= 0; j--) {
      row[j] = theirs[i] === yours[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return rows
}

const compared = (theirs: readonly string[], yours: readonly string[]): Run[] => {
  if (theirs.length * yours.length > mostCompared)
    return [
      ...theirs.map((words): Run => ({ words, in: 'theirs' })),
      ...yours.map((words): Run => ({ words, in: 'yours' })),
    ]
  const common = commonFrom(theirs, yours)
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < theirs.length || j < yours.length) {
    const [one, other] = [theirs[i], yours[j]]
    if (one !== undefined && one === other) {
      runs.push({ words: one, in: 'both' })
      i++
      j++
    } else if (one !== undefined && (other === undefined || below(common, i, j) >= beside(common, i, j))) {
      runs.push({ words: one, in: 'theirs' })
      i++
    } else if (other !== undefined) {
      runs.push({ words: other, in: 'yours' })
      j++
    }
  }
  return runs
}

const below = (common: readonly Uint32Array[], i: number, j: number): number => common[i + 1]?.[j] ?? 0
const beside = (common: readonly Uint32Array[], i: number, j: number): number => common[i]?.[j + 1] ?? 0

/** Neighbours that stand in the same place are one run. */
const joined = (runs: readonly Run[]): Run[] =>
  runs.reduce<Run[]>((so, run) => {
    const last = so.at(-1)
    if (last?.in !== run.in) return [...so, run]
    so[so.length - 1] = { words: last.words + run.words, in: run.in }
    return so
  }, [])

/** Read with what is in both, the colleague's runs give their text and one's own runs one's own, to the letter. */
export const differenceOf = (theirText: string, yourText: string): Run[] => {
  const [theirs, yours] = [piecesOf(theirText), piecesOf(yourText)]
  const { before, after } = sameEnds(theirs, yours)
  const both = (pieces: readonly string[]): Run[] => pieces.map((words) => ({ words, in: 'both' }))
  return joined([
    ...both(theirs.slice(0, before)),
    ...compared(theirs.slice(before, theirs.length - after), yours.slice(before, yours.length - after)),
    ...both(theirs.slice(theirs.length - after)),
  ])
}
