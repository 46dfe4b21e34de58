import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import { GrowingTree, type Hash, hashBytes } from './merkle.ts'
import { provesConsistency } from './merkle-proof.ts'
import {
  cosignatureLine,
  keyLine,
  readKeyLine,
  signedBy,
  type Signer,
  takeApart,
  type Verifier,
  verifierOf,
} from './note.ts'
import { keepEvidence, keepLeaves, keepNote, type Kept, openKept, pin } from './witness-kept.ts'

/**
 * A council's own witness. It trusts neither the other council nor whoever runs the service: it asks what was signed,
 * compares it with what it kept itself, and signs in turn only what its own record of the record begins.
 */

/** Asks the service over HTTP; throws where nobody answers. */
export type Ask = (path: string, told?: object) => Promise<{ status: number; body: Buffer }>

export type Complaint =
  /** The signature is not the service's. */
  | 'not-signed'
  /** It is signed, and is another installation's or another council's record. */
  | 'other-origin'
  /** Fewer entries than the service has signed for before. */
  | 'shrunk'
  /** As many entries as before, and others. */
  | 'forked'
  /** More entries, and those signed for before are not among them unchanged. */
  | 'rewritten'
  /** The hashes the service gives do not come to what it signed. */
  | 'other-leaves'

export type Seen =
  | { kind: 'agrees'; size: number; added: number; isTold: boolean }
  | { kind: 'no-checkpoint-yet' }
  | { kind: 'unreachable'; why: string }
  | { kind: 'wrong'; wrong: Complaint; kept: number; shown: number | null; evidence: string | null }

export type Witnessing = {
  council: string
  /** The file it keeps, outside any database. */
  file: string
  signer: Signer
  /** The service's key in one line; null: take what the service says it is, the first time, and hold it to that. */
  serviceKey: string | null
  ask: Ask
}

class Unanswered extends Error {}

const answered = async (ask: Ask, path: string): Promise<Buffer | null> => {
  const { status, body } = await ask(path)
  if (status === 404) return null
  if (status !== 200) throw new Unanswered(`The service answered ${String(status)} to ${path}.`)
  return body
}

const proofFrom = (body: Buffer): Hash[] =>
  body
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'base64'))

type Found = { complaint: Complaint; shown: number | null } | { head: Checkpoint; note: string; text: string }

/** Is it signed by the service, and about this record? */
const readShown = (note: string, verifier: Verifier): Found => {
  const text = takeApart(note)?.text ?? ''
  const head = readCheckpoint(text)
  if (!head || !signedBy(note, verifier)) return { complaint: 'not-signed', shown: head?.size ?? null }
  if (head.origin !== verifier.name) return { complaint: 'other-origin', shown: head.size }
  return { head, note, text }
}

export class Witness {
  private readonly witnessing: Witnessing
  private kept: Kept | null = null

  constructor(witnessing: Witnessing) {
    this.witnessing = witnessing
  }

  /** One look at the service, at `seconds` since 1970. Throws KeptDamaged where its own files are not as it left them. */
  async look(seconds: number): Promise<Seen> {
    try {
      this.kept ??= await openKept(this.witnessing.file)
      return await this.compare(this.kept, seconds)
    } catch (error) {
      // What could not be compared to the end is compared again, from the file.
      this.kept = null
      if (error instanceof Unanswered || isOfNetwork(error)) return { kind: 'unreachable', why: whyOf(error) }
      throw error
    }
  }

  private async verifier(kept: Kept): Promise<Verifier | null> {
    const { ask, council, serviceKey, file, signer } = this.witnessing
    if (kept.pinned) return readKeyLine(kept.pinned.service)
    const line = serviceKey ?? (await answered(ask, `/proof/${council}/key`))?.toString().trim() ?? null
    const verifier = line === null ? null : readKeyLine(line)
    if (verifier?.kind !== 'signature') return null
    kept.pinned = {
      origin: verifier.name,
      service: keyLine(verifier),
      witness: keyLine(verifierOf(signer, 'cosignature')),
    }
    await pin(file, kept.pinned)
    return verifier
  }

  private async compare(kept: Kept, seconds: number): Promise<Seen> {
    const { ask, council } = this.witnessing
    const verifier = await this.verifier(kept)
    if (!verifier) return { kind: 'no-checkpoint-yet' }
    const body = await answered(ask, `/proof/${council}/checkpoint`)
    const before = kept.last?.size ?? 0
    if (body === null)
      return before === 0
        ? { kind: 'no-checkpoint-yet' }
        : { kind: 'wrong', wrong: 'shrunk', kept: before, shown: 0, evidence: null }
    const shown = readShown(body.toString(), verifier)
    const wrong = 'complaint' in shown ? shown : await this.complaintAbout(kept, shown.head)
    if ('complaint' in wrong) {
      const evidence = await keepEvidence(this.witnessing.file, seconds, body.toString())
      return { kind: 'wrong', wrong: wrong.complaint, kept: before, shown: wrong.shown, evidence }
    }
    if ('complaint' in shown) throw new Error('Nothing can be signed that was complained about.')
    return this.sign(kept, { ...shown, leaves: wrong.leaves, tree: wrong.tree }, seconds)
  }

  private async complaintAbout(
    { last, tree }: Kept,
    head: Checkpoint,
  ): Promise<{ complaint: Complaint; shown: number } | { leaves: Buffer; tree: GrowingTree }> {
    const shown = head.size
    if (last && shown < last.size) return { complaint: 'shrunk', shown }
    if (last && shown === last.size && !head.root.equals(last.root)) return { complaint: 'forked', shown }
    if (last && shown > last.size) {
      const { ask, council } = this.witnessing
      const body = await answered(
        ask,
        `/proof/${council}/consistency?from=${String(last.size)}&to=${String(shown)}`,
      )
      if (!body || !provesConsistency(last, head, proofFrom(body))) return { complaint: 'rewritten', shown }
    }
    const leaves = await this.leavesUpTo(tree.size, shown)
    const grown = tree.copy()
    for (let at = 0; at < leaves.length; at += hashBytes) grown.add(leaves.subarray(at, at + hashBytes))
    return grown.size === shown && grown.root().equals(head.root)
      ? { leaves, tree: grown }
      : { complaint: 'other-leaves', shown }
  }

  /** The hashes of the leaves added since: enough to say later which one was altered. */
  private async leavesUpTo(from: number, to: number): Promise<Buffer> {
    const { ask, council } = this.witnessing
    const parts: Buffer[] = []
    for (let at = from; at < to;) {
      const body = (await answered(ask, `/proof/${council}/entries?from=${String(at)}`)) ?? Buffer.alloc(0)
      const some = body.subarray(0, Math.min(body.length, (to - at) * hashBytes))
      if (some.length === 0 || some.length % hashBytes !== 0) break
      parts.push(some)
      at += some.length / hashBytes
    }
    return Buffer.concat(parts)
  }

  private async sign(
    kept: Kept,
    {
      note,
      text,
      head,
      leaves,
      tree,
    }: { note: string; text: string; head: Checkpoint; leaves: Buffer; tree: GrowingTree },
    seconds: number,
  ): Promise<Seen> {
    const { file, signer, ask, council } = this.witnessing
    const line = cosignatureLine(text, signer, seconds)
    const added = head.size - kept.tree.size
    if (kept.last?.size !== head.size) {
      const cosigned = `${note}${line}`
      await keepLeaves(file, kept.tree.size, leaves)
      await keepNote(file, cosigned, tree)
      this.kept = { ...kept, last: { size: head.size, root: head.root, note: cosigned }, tree }
    }
    const { status } = await ask(`/proof/${council}/cosignature`, { size: head.size, line }).catch(() => ({
      status: 0,
    }))
    return { kind: 'agrees', size: head.size, added, isTold: status === 204 }
  }
}

const isOfNetwork = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')

const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
