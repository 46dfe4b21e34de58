import { hash } from 'node:crypto'

/**
 * The Merkle tree of RFC 6962, section 2.1: the hash of a leaf is SHA-256(0x00 || leaf), of a node SHA-256(0x01 || left
 * || right), and a tree of n leaves is split at the largest power of two smaller than n. Pure.
 */
export type Hash = Buffer

export const hashBytes = 32

const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'buffer')

const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

export const leafHash = (leaf: Uint8Array): Hash => sha256(Buffer.concat([leafMark, leaf]))

export const nodeHash = (left: Uint8Array, right: Uint8Array): Hash =>
  sha256(Buffer.concat([nodeMark, left, right]))

/** The root of a tree without leaves: the hash of nothing. */
export const emptyRoot: Hash = sha256(Buffer.alloc(0))

/** A full run of 2^level leaves, the nth such. Level 0 are the leaves themselves. */
export type Run = { level: number; n: number }

/** Numbers of leaves reach further than bit operations on numbers do. */
export const powerOfTwo = (level: number): number => 2 ** level

/** The largest power of two below n, as its exponent; n is at least 2. */
const splitLevel = (n: number): number => {
  let level = 0
  while (powerOfTwo(level + 1) < n) level += 1
  return level
}

/** The largest power of two smaller than n: where a tree of n leaves is split. */
export const splitOf = (n: number): number => powerOfTwo(splitLevel(n))

/**
 * The full runs that the leaves [from, to) fall into, from left to right. A range that a tree or a proof asks for starts
 * at a multiple of every power of two below its length, so that its hash is that of its runs, folded from the right.
 */
export const runsOf = (from: number, to: number): Run[] => {
  const runs: Run[] = []
  for (let at = from; at < to;) {
    let level = 0
    while (at % powerOfTwo(level + 1) === 0 && at + powerOfTwo(level + 1) <= to) level += 1
    runs.push({ level, n: at / powerOfTwo(level) })
    at += powerOfTwo(level)
  }
  return runs
}

/** The hash over runs that follow one another: the right ones are the lower ones. */
export const foldRuns = (hashes: readonly Uint8Array[]): Hash => {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot
  return Buffer.from(hashes.slice(0, -1).reduceRight((below, left) => nodeHash(left, below), last))
}

/** Hashes of leaves side by side, to the one above them all. Their number is a power of two. */
export const rootOfRun = (hashes: readonly Uint8Array[]): Hash => {
  let level = hashes
  while (level.length > 1) {
    const above: Hash[] = []
    for (let n = 0; n + 1 < level.length; n += 2) {
      const [left, right] = [level[n], level[n + 1]]
      if (left && right) above.push(nodeHash(left, right))
    }
    level = above
  }
  return Buffer.from(level[0] ?? emptyRoot)
}

/**
 * A tree that is read leaf by leaf and holds nothing but the hashes of its full runs: some twenty for a million leaves.
 * Mutable, for speed; nobody else holds it.
 */
export class GrowingTree {
  size = 0
  private readonly runs: { level: number; hash: Hash }[] = []

  /** Goes on from a tree of so many leaves, by the hashes of its full runs (`kept`). Null where they are not as many. */
  static from(size: number, kept: readonly Uint8Array[]): GrowingTree | null {
    const runs = runsOf(0, size)
    if (runs.length !== kept.length) return null
    const tree = new GrowingTree()
    tree.size = size
    for (const [nth, { level }] of runs.entries())
      tree.runs.push({ level, hash: Buffer.from(kept[nth] ?? []) })
    return tree
  }

  /** The hashes of its full runs, from left to right. */
  kept(): Hash[] {
    return this.runs.map((run) => run.hash)
  }

  /** A tree that grows on by itself. */
  copy(): GrowingTree {
    return GrowingTree.from(this.size, this.kept()) ?? new GrowingTree()
  }

  add(leaf: Uint8Array): void {
    let run: { level: number; hash: Hash } = { level: 0, hash: Buffer.from(leaf) }
    for (let left = this.runs.at(-1); left?.level === run.level; left = this.runs.at(-1)) {
      run = { level: run.level + 1, hash: nodeHash(left.hash, run.hash) }
      this.runs.pop()
    }
    this.runs.push(run)
    this.size += 1
  }

  root(): Hash {
    return foldRuns(this.kept())
  }
}
