import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readCheckpoint } from './checkpoint.ts'
import { GrowingTree, type Hash, hashBytes } from './merkle.ts'
import { takeApart } from './note.ts'

/**
 * What a witness keeps, outside any database: a file with one checkpoint a line, each with both signatures, that only
 * grows; beside it `.leaves`, every leaf's hash in order; and `.tree`, a shortcut that is worked out anew where it is
 * missing.
 */
export type Pinned = { origin: string; service: string; witness: string }
export type KeptHead = { size: number; root: Hash; note: string }

export type Kept = { pinned: Pinned | null; last: KeptHead | null; tree: GrowingTree }

const leavesOf = (file: string): string => `${file}.leaves`
const treeOf = (file: string): string => `${file}.tree`

const headOf = (note: string): KeptHead | null => {
  const checkpoint = readCheckpoint(takeApart(note)?.text ?? '')
  return checkpoint && { size: checkpoint.size, root: checkpoint.root, note }
}

const isPinned = (given: unknown): given is Pinned =>
  typeof given === 'object' && given !== null && 'origin' in given && 'service' in given && 'witness' in given

const noteIn = (line: string): string => {
  const given: unknown = JSON.parse(line)
  return typeof given === 'object' && given !== null && 'note' in given && typeof given.note === 'string'
    ? given.note
    : ''
}

/** Somebody has altered what the witness keeps, or the disk has. */
export class KeptDamaged extends Error {}

/** Every note the witness has kept, oldest first; a line that a crash left unfinished is not one. */
export const keptNotes = async (file: string): Promise<{ pinned: Pinned | null; notes: string[] }> => {
  if (!existsSync(file)) return { pinned: null, notes: [] }
  const [first = '', ...rest] = (await readFile(file, 'utf8')).split('\n').slice(0, -1)
  try {
    const pinned: unknown = JSON.parse(first)
    return { pinned: isPinned(pinned) ? pinned : null, notes: rest.map(noteIn) }
  } catch {
    throw new KeptDamaged(`${file} cannot be read: it is not as this witness left it.`)
  }
}

const keptTree = async (file: string, last: KeptHead): Promise<GrowingTree | null> => {
  try {
    const hashes = JSON.parse(await readFile(treeOf(file), 'utf8')) as string[]
    const tree = GrowingTree.from(
      last.size,
      hashes.map((hash) => Buffer.from(hash, 'base64')),
    )
    return tree?.root().equals(last.root) === true ? tree : null
  } catch {
    return null
  }
}

/** Hashes of the leaves [from, upTo) from the witness's own file, some thousand at a time, as far as it goes. */
export async function* keptLeaves(file: string, from: number, upTo: number): AsyncGenerator<Hash[]> {
  const handle = await open(leavesOf(file), 'r')
  try {
    const piece = Buffer.alloc(hashBytes * 4_096)
    for (let read = from; read < upTo;) {
      const want = Math.min(piece.length, (upTo - read) * hashBytes)
      const { bytesRead } = await handle.read(piece, 0, want, read * hashBytes)
      const whole = Math.floor(bytesRead / hashBytes)
      if (whole === 0) return
      yield Array.from({ length: whole }, (_, n) =>
        Buffer.from(piece.subarray(n * hashBytes, (n + 1) * hashBytes)),
      )
      read += whole
    }
  } finally {
    await handle.close()
  }
}

const treeAnew = async (file: string, last: KeptHead): Promise<GrowingTree> => {
  const tree = new GrowingTree()
  if (existsSync(leavesOf(file)))
    for await (const some of keptLeaves(file, 0, last.size)) for (const leaf of some) tree.add(leaf)
  if (tree.size !== last.size || !tree.root().equals(last.root))
    throw new KeptDamaged(`${leavesOf(file)} is not what this witness signed: it was altered or cut short.`)
  return tree
}

/** What there is from before; nothing of it the first time. Throws KeptDamaged where its files do not agree. */
export const openKept = async (file: string): Promise<Kept> => {
  const { pinned, notes } = await keptNotes(file)
  const note = notes.at(-1)
  const last = note === undefined ? null : headOf(note)
  if (note !== undefined && last === null)
    throw new KeptDamaged(`${file} holds something that is no checkpoint.`)
  const tree =
    last === null ? new GrowingTree() : ((await keptTree(file, last)) ?? (await treeAnew(file, last)))
  return { pinned, last, tree }
}

const appendTo = async (file: string, what: string | Buffer, from: number | null = null): Promise<void> => {
  if (from !== null && existsSync(file)) await truncate(file, from)
  const handle: FileHandle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(what)
    // Signed means kept: nothing is said to be witnessed that a power cut could still take away.
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A crash may have left the beginning of a line: it is taken off before the next one is added. */
const wholeLines = async (file: string): Promise<number> => {
  if (!existsSync(file)) return 0
  const text = await readFile(file)
  return text.lastIndexOf('\n') + 1
}

export const pin = async (file: string, pinned: Pinned): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await appendTo(file, `${JSON.stringify(pinned)}\n`, 0)
}

/** Leaves from one on, after what is kept already; anything beyond it from an unfinished look is written over. */
export const keepLeaves = (file: string, from: number, leaves: Buffer): Promise<void> =>
  appendTo(leavesOf(file), leaves, from * hashBytes)

export const keepNote = async (file: string, note: string, tree: GrowingTree): Promise<void> => {
  await appendTo(file, `${JSON.stringify({ note })}\n`, await wholeLines(file))
  const part = `${treeOf(file)}.part`
  await writeFile(part, JSON.stringify(tree.kept().map((hash) => hash.toString('base64'))), { mode: 0o600 })
  await rename(part, treeOf(file))
}

/** Puts by what cannot be explained away: a note signed by the service that does not fit what it signed before. */
export const keepEvidence = async (file: string, seconds: number, note: string): Promise<string> => {
  const evidence = `${file}.evidence-${String(seconds)}.txt`
  if (!existsSync(evidence)) await writeFile(evidence, note, { mode: 0o600 })
  return evidence
}

export const leavesKept = async (file: string): Promise<number> =>
  existsSync(leavesOf(file)) ? Math.floor((await stat(leavesOf(file))).size / hashBytes) : 0
