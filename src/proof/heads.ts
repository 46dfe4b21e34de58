import { readCheckpoint } from './checkpoint.ts'
import type { Head, Signed } from './judge.ts'
import { signedBy, takeApart, type Verifier } from './note.ts'

/** Checkpoints read back, believed only as far as they are signed. Pure. */

/** Whose signatures are believed: the service's own, and those of witnesses. */
export type Trusted = { service: Verifier; witnesses: readonly Verifier[] }

const timeOf = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString()

const isBy = (line: { name: string; id: Buffer }, { name, id }: Verifier): boolean =>
  line.name === name && line.id.equals(id)

/**
 * What a note says: signed by the service, and by which witness at what time. A note that the service did not sign, or
 * with a line under it that claims to be one of the trusted and is not, is no checkpoint.
 */
export const headIn = (note: string, { service, witnesses }: Trusted): Head => {
  const apart = takeApart(note)
  const checkpoint = readCheckpoint(apart?.text ?? '')
  if (!apart || !checkpoint) return { unsigned: true }
  if (!signedBy(note, service) || checkpoint.origin !== service.name) return { unsigned: true }
  const known = [service, ...witnesses]
  let signed: Signed = {
    size: checkpoint.size,
    root: checkpoint.root,
    by: service.name,
    at: null,
    strangers: apart.signatures.filter((line) => !known.some((each) => isBy(line, each))).length,
  }
  for (const witness of witnesses) {
    const claims = apart.signatures.some((line) => isBy(line, witness))
    const said = signedBy(note, witness)
    if (claims && !said) return { unsigned: true }
    if (said) signed = { ...signed, by: witness.name, at: timeOf(said.seconds) }
  }
  return signed
}

export async function* headsIn(notes: AsyncIterable<string>, trusted: Trusted): AsyncGenerator<Head> {
  for await (const note of notes) yield headIn(note, trusted)
}

const sizeOf = (head: Head): number => ('unsigned' in head ? 0 : head.size)

/** Two lists of checkpoints, each in order, as one. */
export async function* merged(one: AsyncIterator<Head>, other: AsyncIterator<Head>): AsyncGenerator<Head> {
  let [a, b] = [await one.next(), await other.next()]
  while (a.done !== true || b.done !== true) {
    if (b.done === true || (a.done !== true && sizeOf(a.value) <= sizeOf(b.value))) {
      if (a.done !== true) yield a.value
      a = await one.next()
    } else {
      yield b.value
      b = await other.next()
    }
  }
}
