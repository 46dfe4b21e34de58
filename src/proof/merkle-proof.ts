import { foldRuns, type Hash, nodeHash, type Run, runsOf, splitOf } from './merkle.ts'

/**
 * Proofs about trees of RFC 6962: that a leaf is in a tree (2.1.1, the audit path) and that a later tree begins with an
 * earlier one (2.1.2). Making one asks for the hashes of a few runs; checking one needs nothing but the proof.
 */

/** Where hashes of full runs come from: the database, a file, or a list. */
export type Runs = (runs: readonly Run[]) => Promise<readonly Hash[]>

type Span = { from: number; to: number }

/** PATH(m, D[n]) of 2.1.1, as the ranges of leaves whose hashes it lists. */
const inclusionSpans = (index: number, { from, to }: Span): Span[] => {
  const length = to - from
  if (length <= 1) return []
  const split = splitOf(length)
  const [left, right] = [
    { from, to: from + split },
    { from: from + split, to },
  ]
  return index < split
    ? [...inclusionSpans(index, left), right]
    : [...inclusionSpans(index - split, right), left]
}

/** SUBPROOF(m, D[n], b) of 2.1.2. `isWhole`: the earlier tree is a whole one within the later, so its root is known. */
const consistencySpans = (earlier: number, { from, to }: Span, isWhole: boolean): Span[] => {
  const length = to - from
  if (earlier === length) return isWhole ? [] : [{ from, to }]
  const split = splitOf(length)
  const [left, right] = [
    { from, to: from + split },
    { from: from + split, to },
  ]
  return earlier <= split
    ? [...consistencySpans(earlier, left, isWhole), right]
    : [...consistencySpans(earlier - split, right, false), left]
}

const hashesOf = async (spans: readonly Span[], runs: Runs): Promise<Hash[]> => {
  const parts = spans.map(({ from, to }) => runsOf(from, to))
  const hashes = await runs(parts.flat())
  let at = 0
  return parts.map(({ length }) => {
    const own = hashes.slice(at, at + length)
    at += length
    return foldRuns(own)
  })
}

const isIndexIn = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size

/** The root of the tree of the first `size` leaves. */
export const rootOf = async (size: number, runs: Runs): Promise<Hash> => foldRuns(await runs(runsOf(0, size)))

/** That leaf `index` is in the tree of the first `size` leaves. RangeError where it is not one of them. */
export const inclusionProof = async (index: number, size: number, runs: Runs): Promise<Hash[]> => {
  if (!isIndexIn(index, size))
    throw new RangeError(`Leaf ${String(index)} of ${String(size)} there is none of.`)
  return hashesOf(inclusionSpans(index, { from: 0, to: size }), runs)
}

/** That the tree of `later` leaves begins with the tree of `earlier` ones. RangeError unless 0 < earlier ≤ later. */
export const consistencyProof = async (earlier: number, later: number, runs: Runs): Promise<Hash[]> => {
  if (!isIndexIn(earlier - 1, later))
    throw new RangeError(
      `A tree of ${String(later)} leaves cannot begin with one of ${String(earlier)} leaves.`,
    )
  return hashesOf(consistencySpans(earlier, { from: 0, to: later }, true), runs)
}

const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)

/**
 * The root that leaf `index` and its audit path come to in a tree of `size` leaves; null for a path that cannot be one
 * (RFC 9162, 2.1.3.2, which RFC 6962 leaves to the reader).
 */
export const rootByInclusion = (
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Hash | null => {
  if (!isIndexIn(index, size)) return null
  let [node, last] = [index, size - 1]
  let root: Hash = Buffer.from(leaf)
  for (const sibling of path) {
    if (last === 0) return null
    if (isOdd(node) || node === last) {
      root = nodeHash(sibling, root)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else root = nodeHash(root, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 ? root : null
}

export const provesInclusion = (
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean => rootByInclusion(leaf, index, size, path)?.equals(root) ?? false

type Head = { size: number; root: Uint8Array }

/**
 * Does the later tree begin with the earlier one? (RFC 9162, 2.1.4.2.) Every tree begins with the empty one, and a tree
 * with itself; both take an empty proof.
 */
export const provesConsistency = (earlier: Head, later: Head, proof: readonly Uint8Array[]): boolean => {
  if (earlier.size === 0) return proof.length === 0
  if (!isIndexIn(earlier.size - 1, later.size)) return false
  if (earlier.size === later.size) return proof.length === 0 && same(earlier.root, later.root)
  let [node, last] = [earlier.size - 1, later.size - 1]
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  // A whole tree begins the later one: its root is known and is not listed.
  const [start, ...rest] = node === 0 ? [earlier.root, ...proof] : proof
  if (start === undefined) return false
  let first: Hash = Buffer.from(start)
  let second: Hash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      first = nodeHash(sibling, first)
      second = nodeHash(sibling, second)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else second = nodeHash(second, sibling)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && first.equals(earlier.root) && second.equals(later.root)
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(other)
