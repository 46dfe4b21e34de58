import { createHash } from 'node:crypto'
import { hashBytes, rootOfRun, type Run } from './merkle.ts'
import type { Runs } from './merkle-proof.ts'

/**
 * The tree a second time, slow and written from the words of RFC 6962, section 2.1, over lists of leaves. It shares
 * nothing with merkle.ts.
 */
const H = (...parts: readonly Uint8Array[]): Buffer => {
  const made = createHash('sha256')
  for (const part of parts) made.update(part)
  return made.digest()
}

const k = (n: number): number => {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** MTH({}) = SHA-256(); MTH({d}) = SHA-256(0x00 || d); MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])). */
export const MTH = (D: readonly Uint8Array[]): Buffer => {
  const [d] = D
  if (d === undefined) return H()
  if (D.length === 1) return H(Uint8Array.of(0), d)
  const split = k(D.length)
  return H(Uint8Array.of(1), MTH(D.slice(0, split)), MTH(D.slice(split)))
}

/** PATH(0, {d(0)}) = {}; m < k: PATH(m, D[0:k]) : MTH(D[k:n]); else PATH(m - k, D[k:n]) : MTH(D[0:k]). */
export const PATH = (m: number, D: readonly Uint8Array[]): Buffer[] => {
  if (D.length === 1) return []
  const split = k(D.length)
  return m < split
    ? [...PATH(m, D.slice(0, split)), MTH(D.slice(split))]
    : [...PATH(m - split, D.slice(split)), MTH(D.slice(0, split))]
}

/** PROOF(m, D[n]) = SUBPROOF(m, D[n], true). */
export const PROOF = (m: number, D: readonly Uint8Array[]): Buffer[] => SUBPROOF(m, D, true)

const SUBPROOF = (m: number, D: readonly Uint8Array[], b: boolean): Buffer[] => {
  const n = D.length
  if (m === n) return b ? [] : [MTH(D)]
  const split = k(n)
  return m <= split
    ? [...SUBPROOF(m, D.slice(0, split), b), MTH(D.slice(split))]
    : [...SUBPROOF(m - split, D.slice(split), false), MTH(D.slice(0, split))]
}

/** Hashes of runs from a list of hashes of leaves. */
export const runsFrom =
  (leaves: readonly Buffer[]): Runs =>
  (runs: readonly Run[]) =>
    Promise.resolve(runs.map(({ level, n }) => rootOfRun(leaves.slice(n * 2 ** level, (n + 1) * 2 ** level))))

export const flipped = (bytes: Uint8Array, bit: number): Buffer => {
  const copy = Buffer.from(bytes)
  const at = Math.floor(bit / 8) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
  return copy
}

export const someHash = (n: number): Buffer => H(Buffer.from(`leaf ${String(n)}`)).subarray(0, hashBytes)
