import { hashOfRow, isErased, type Kind, missingLeaf, type Row, type Sealed } from './leaf.ts'
import { type Hash, GrowingTree, leafHash } from './merkle.ts'

/**
 * Compares rows with what was sealed and signed: every row is hashed anew, held against the hash it was sealed with, and
 * all of them together against the roots that were signed. Reads each row once and holds none. Pure.
 */

/** A root that somebody signed for the tree of the first `size` leaves. */
export type Signed = {
  size: number
  root: Hash
  by: string
  /** When they signed, where it says. */ at: string | null
}

/** What is wrong at one place of the record. */
export type Finding =
  /** The row is not what was sealed there: altered, or another row in its place. */
  | { wrong: 'altered'; n: number; kind: Kind; id: string }
  | { wrong: 'gone'; n: number; upTo: number }
  /** Sealed as already missing: it was taken away between being written and being sealed. */
  | { wrong: 'gone-before-sealed'; n: number; kind: Kind; id: string }
  | { wrong: 'not-in-its-place'; n: number; kind: Kind; id: string }
  | { wrong: 'unreadable'; n: number }
  /** The record ends before what was signed. */
  | { wrong: 'cut-short'; n: number; signed: number }
  /** Erased, and no event on the record says so. */
  | { wrong: 'erased-untold'; n: number; kind: Kind; id: string }
  /** The rows do not come to the root that was signed; what differs lies in [from, n). */
  | { wrong: 'other-root'; from: number; n: number; by: string }
  /** The list of hashes the rows were held against is not what was signed. */
  | { wrong: 'other-hashes'; from: number; n: number; by: string }
  /** A row that no leaf holds and that does not wait to be sealed either. */
  | { wrong: 'slipped-in'; n: null; kind: Kind; id: string }

/** A row that says it is older than a signature which does not hold it yet. */
export type Late = { n: number; kind: Kind; id: string; says: string; signedAt: string }

export type Verdict = {
  leaves: number
  findings: readonly Finding[]
  /** How many there are altogether; the first hundred are listed. */
  found: number
  erased: number
  late: readonly Late[]
  lateAltogether: number
  /** The largest signed root that the rows come to. */
  agreesUpTo: Signed | null
}

const mostListed = 100

/** Writing and sealing lie a minute apart, a long piece of work a few more: less than this is not worth a look. */
const lateAfterMinutes = 30

/** What is kept while rows pass by. */
export class Judge {
  private readonly signed: readonly Signed[]
  private readonly owner: string
  private readonly rows = new GrowingTree()
  private readonly sealed = new GrowingTree()
  private readonly findings: Finding[] = []
  private found = 0
  private readonly late: Late[] = []
  private lateAltogether = 0
  private readonly erased = new Map<string, Finding>()
  private readonly told = new Set<string>()
  private agreesUpTo: Signed | null = null
  private nextSigned = 0
  private rowsAgreedUpTo = 0
  private hashesAgreedUpTo = 0
  private readonly differing = new Set<string>()
  private latestSignature: { at: string } | null = null

  /** `signed` in any order; what is larger than the record shows that the record was cut short. */
  constructor(owner: string, signed: readonly Signed[]) {
    this.owner = owner
    this.signed = signed.toSorted((one, other) => one.size - other.size)
    this.compareRoots()
  }

  /** The next place: the row found there, if any, and the hash sealed there, if it is known. */
  take(sealed: Sealed | null, expected: Hash | null): void {
    const n = this.rows.size
    const hash = sealed === null ? null : this.hashOf(sealed)
    if (sealed === null) this.add({ wrong: 'gone', n, upTo: n + 1 })
    else if (sealed.n !== n) this.add({ wrong: 'not-in-its-place', n, kind: sealed.kind, id: sealed.id })
    else if (hash === null || (expected !== null && !hash.equals(expected)))
      this.add({ wrong: 'altered', n, kind: sealed.kind, id: sealed.id })
    else this.note(sealed)
    const counted = hash ?? nothing
    this.rows.add(counted)
    this.sealed.add(expected ?? counted)
    this.compareRoots()
  }

  /** A place whose row cannot even be read. */
  takeUnreadable(expected: Hash | null): void {
    this.add({ wrong: 'unreadable', n: this.rows.size })
    this.rows.add(nothing)
    this.sealed.add(expected ?? nothing)
    this.compareRoots()
  }

  /** Something found beside the leaves. */
  add(finding: Finding): void {
    const before = this.findings.at(-1)
    if (finding.wrong === 'gone' && before?.wrong === 'gone' && before.upTo === finding.n) {
      this.findings[this.findings.length - 1] = { ...before, upTo: finding.upTo }
      return
    }
    this.found += 1
    if (this.findings.length < mostListed) this.findings.push(finding)
  }

  verdict(): Verdict {
    const furthest = this.signed.at(-1)
    if (furthest && furthest.size > this.rows.size)
      this.add({ wrong: 'cut-short', n: this.rows.size, signed: furthest.size })
    for (const [id, finding] of this.erased) if (!this.told.has(id)) this.add(finding)
    const { findings, found, late, lateAltogether, agreesUpTo, erased } = this
    return {
      leaves: this.rows.size,
      findings,
      found,
      late,
      lateAltogether,
      agreesUpTo,
      erased: erased.size,
    }
  }

  private hashOf({ kind, id, row }: Sealed): Hash | null {
    if (row === null) return leafHash(missingLeaf(this.owner, kind, id))
    // Whose row and which row it is are part of what is hashed; here it is only made sure that the line says the same.
    return row.fields['id'] === id && row.fields['owner'] === this.owner ? hashOfRow(row) : null
  }

  private note(sealed: Sealed): void {
    const { n, kind, id, row } = sealed
    if (row === null) return this.add({ wrong: 'gone-before-sealed', n, kind, id })
    if (isErased(row)) this.erased.set(id, { wrong: 'erased-untold', n, kind, id })
    if (kind === 'event' && row.fields['stream'] === 'erasure') this.told.add(row.fields['subject_id'] ?? '')
    this.noteLateness(sealed, row)
  }

  private noteLateness({ n, kind, id }: Sealed, row: Row): void {
    const says = row.fields[kind === 'event' ? 'recorded_at' : 'at'] ?? ''
    const { latestSignature } = this
    if (latestSignature === null) return
    const minutes = (Date.parse(latestSignature.at) - Date.parse(says)) / 60_000
    if (!(minutes > lateAfterMinutes)) return
    this.lateAltogether += 1
    if (this.late.length < mostListed) this.late.push({ n, kind, id, says, signedAt: latestSignature.at })
  }

  /** Where one root differs, so does every later one: the first says where to look. */
  private addOnce(finding: Finding): void {
    if (this.differing.has(finding.wrong)) return
    this.differing.add(finding.wrong)
    this.add(finding)
  }

  private compareRoots(): void {
    for (;;) {
      const signed = this.signed[this.nextSigned]
      if (signed?.size !== this.rows.size) return
      this.nextSigned += 1
      if (signed.at !== null) this.latestSignature = { at: signed.at }
      const { size: n, by } = signed
      if (this.sealed.root().equals(signed.root)) this.hashesAgreedUpTo = n
      else this.addOnce({ wrong: 'other-hashes', from: this.hashesAgreedUpTo, n, by })
      if (this.rows.root().equals(signed.root)) {
        this.rowsAgreedUpTo = n
        this.agreesUpTo = signed
      } else this.addOnce({ wrong: 'other-root', from: this.rowsAgreedUpTo, n, by })
    }
  }
}

/** Stands where a row cannot be hashed: no leaf has this hash. */
const nothing: Hash = Buffer.alloc(32)

/** The first place at which the record is not what was sealed, as closely as it can be said; null where all is well. */
export const firstWrong = ({ findings }: Verdict): number | null => {
  const exact = findings.flatMap((finding) => ('from' in finding || finding.n === null ? [] : [finding.n]))
  const within = findings.flatMap((finding) => ('from' in finding ? [finding.from] : []))
  const [first = null] = (exact.length > 0 ? exact : within).toSorted((one, other) => one - other)
  return first
}
