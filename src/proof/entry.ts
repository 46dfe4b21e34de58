import { headIn, type Trusted } from './heads.ts'
import { leafHash } from './merkle.ts'
import { provesInclusion } from './merkle-proof.ts'

/**
 * The proof of one entry, as a file that anybody can keep and check: the leaf, its place, the path from it to a root, and
 * the checkpoint in which that root is signed. Pure.
 */
export const entryFormat = 'front-door entry 1'

export type EntryFile = {
  format: typeof entryFormat
  council: string
  leaf: string
  n: number
  path: readonly string[]
  note: string
}

export const entryFile = (given: Omit<EntryFile, 'format'>): string =>
  `${JSON.stringify({ format: entryFormat, ...given }, null, 2)}\n`

/** Null for anything else. */
export const readEntryFile = (text: string): EntryFile | null => {
  try {
    const given = JSON.parse(text) as Partial<EntryFile> | null
    const isOne =
      given?.format === entryFormat &&
      typeof given.council === 'string' &&
      typeof given.leaf === 'string' &&
      typeof given.note === 'string' &&
      Number.isSafeInteger(given.n) &&
      Array.isArray(given.path) &&
      given.path.every((hash) => typeof hash === 'string')
    return isOne ? (given as EntryFile) : null
  } catch {
    return null
  }
}

export type Proved = { n: number; size: number; by: string; at: string | null }

/** What the file proves: that the leaf is the nth entry of a record of so many, signed by whom. Null: nothing. */
export const provedBy = ({ council, leaf, n, path, note }: EntryFile, trusted: Trusted): Proved | null => {
  const head = headIn(note, trusted)
  if ('unsigned' in head || !trusted.service.name.endsWith(`/${council}`)) return null
  const hashes = path.map((hash) => Buffer.from(hash, 'base64'))
  const holds = provesInclusion(leafHash(Buffer.from(leaf)), n, head.size, hashes, head.root)
  return holds ? { n, size: head.size, by: head.by, at: head.at } : null
}
