import { hashOfRow, isErased, type Kind, missingLeaf, type Row, type Sealed } from './leaf.ts'
import { type Hash, GrowingTree, leafHash } from './merkle.ts'

/**
 * Compares rows with what was sealed and signed: every row is hashed anew, held against the hash it was sealed with, and
 * all of them together against the roots that were signed. Reads each row once and holds none. Pure.
 */

/**
 * A root that somebody signed for the tree of the first `size` leaves; `at` where it says when. `strangers`: signatures
 * under it of keys that nobody named.
 */
export type Signed = { size: number; root: Hash; by: string; at: string | null; strangers: number }

/** What is wrong at one place of the record. */
export type Finding =
  /** The row is not what was sealed there: altered, or another row in its place. */
  | { wrong: 'altered' | 'not-in-its-place'; n: number; kind: Kind; id: string }
  | { wrong: 'gone'; n: number; upTo: number }
  /** Sealed as already missing: it was taken away between being written and being sealed. */
  | { wrong: 'gone-before-sealed'; n: number; kind: Kind; id: string }
  | { wrong: 'unreadable'; n: number }
  /** A row where nothing was sealed: one too many. */
  | { wrong: 'not-sealed'; n: number }
  /** The record ends before what was signed. */
  | { wrong: 'cut-short'; n: number; signed: number }
  /** Erased, and no event on the record says so. */
  | { wrong: 'erased-untold'; n: number; kind: Kind; id: string }
  /** The rows do not come to the root that was signed; what differs lies in [from, n). */
  | { wrong: 'other-root'; from: number; n: number; by: string }
  /** The list of hashes the rows were held against is not what was signed. */
  | { wrong: 'other-hashes'; from: number; n: number; by: string }
  /** A checkpoint that is not signed by whom it should be, or stands out of order. */
  | { wrong: 'bad-checkpoint'; from: number; nth: number }
  /** A row that no leaf holds and that does not wait to be sealed either. */
  | { wrong: 'slipped-in'; n: null; kind: Kind; id: string }

/** A row that says it is older than a signature which does not hold it yet. */
export type Late = { n: number; kind: Kind; id: string; says: string; signedAt: string }

export type Verdict = {
  leaves: number
  /** The first hundred; `found` is how many there are. */
  findings: readonly Finding[]
  found: number
  erased: number
  late: readonly Late[]
  lateAltogether: number
  /** The largest signed root that the rows come to, and how many roots were compared. */
  agreesUpTo: Signed | null
  compared: number
  /** Signatures by keys that nobody named: they prove nothing. */
  strangers: number
}

/** A place of the record as it was read: the row, and the hash sealed there (null: not known). */
export type Place = { row: Sealed | 'gone' | 'unreadable'; hash: Hash | 'none' | null }

const mostListed = 100

/** Writing and sealing lie a minute apart, a long piece of work a few more: less than this is not worth a look. */
const lateAfterMinutes = 30

/** Stands where a row cannot be hashed: no leaf has this hash. */
const nothing: Hash = Buffer.alloc(32)

/** What is kept while rows pass by. */
export class Judge {
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
  private compared = 0
  private strangers = 0
  private rowsAgreedUpTo = 0
  private hashesAgreedUpTo = 0
  private readonly differing = new Set<string>()
  private latestSignature: string | null = null

  constructor(owner: string) {
    this.owner = owner
  }

  /** How many places were read. */
  get size(): number {
    return this.rows.size
  }

  take({ row, hash }: Place): void {
    const n = this.size
    const own = typeof row === 'string' ? null : this.hashOf(row)
    const expected = hash === 'none' ? null : hash
    if (hash === 'none') this.add({ wrong: 'not-sealed', n })
    else if (row === 'gone') this.add({ wrong: 'gone', n, upTo: n + 1 })
    else if (row === 'unreadable') this.add({ wrong: 'unreadable', n })
    else if (row.n !== n) this.add({ wrong: 'not-in-its-place', n, kind: row.kind, id: row.id })
    else if (own === null || (expected !== null && !own.equals(expected)))
      this.add(
        row.row === null
          ? { wrong: 'gone', n, upTo: n + 1 }
          : { wrong: 'altered', n, kind: row.kind, id: row.id },
      )
    else this.note(row)
    this.rows.add(own ?? nothing)
    this.sealed.add(expected ?? own ?? nothing)
  }

  /** A root signed for as many leaves as were read by now. */
  compare(signed: Signed): void {
    const { size: n, root, by, at, strangers } = signed
    this.compared += 1
    this.strangers += strangers
    if (at !== null) this.latestSignature = at
    if (this.sealed.root().equals(root)) this.hashesAgreedUpTo = n
    else this.addOnce({ wrong: 'other-hashes', from: this.hashesAgreedUpTo, n, by })
    if (this.rows.root().equals(root)) {
      this.rowsAgreedUpTo = n
      this.agreesUpTo = signed
    } else this.addOnce({ wrong: 'other-root', from: this.rowsAgreedUpTo, n, by })
  }

  /** Something found beside the places. */
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
    for (const [id, finding] of this.erased) if (!this.told.has(id)) this.add(finding)
    const { findings, found, late, lateAltogether, agreesUpTo, compared, strangers } = this
    return {
      leaves: this.size,
      findings,
      found,
      erased: this.erased.size,
      late,
      lateAltogether,
      agreesUpTo,
      compared,
      strangers,
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
    const signedAt = this.latestSignature
    if (signedAt === null) return
    const minutes = (Date.parse(signedAt) - Date.parse(says)) / 60_000
    if (!(minutes > lateAfterMinutes)) return
    this.lateAltogether += 1
    if (this.late.length < mostListed) this.late.push({ n, kind, id, says, signedAt })
  }

  /** Where one root differs, so does every later one: the first says where to look. */
  private addOnce(finding: Finding): void {
    if (this.differing.has(finding.wrong)) return
    this.differing.add(finding.wrong)
    this.add(finding)
  }
}

/**
 * The first place at which the record is not what was sealed: [n, n] where it is known, else the first and the last place
 * between which it lies. Null where nothing is wrong at any place.
 */
export const firstWrong = ({ findings }: Verdict): [number, number] | null => {
  const exact = findings.flatMap((finding): [number, number][] =>
    'from' in finding || finding.n === null ? [] : [[finding.n, finding.n]],
  )
  const within = findings.flatMap((finding): [number, number][] =>
    finding.wrong === 'other-root' ? [[finding.from, finding.n - 1]] : [],
  )
  const [first = null] = (exact.length > 0 ? exact : within).toSorted(([one], [other]) => one - other)
  return first
}

/** A checkpoint as it was read: signed as it should be, or not. */
export type Head = Signed | { unsigned: true }

/**
 * Reads places and signed roots, both in order, to the end. A root for a size that is past already stands out of order;
 * one that is never reached shows that the record was cut short.
 */
export const judge = async (
  owner: string,
  places: AsyncIterable<readonly Place[]>,
  heads: AsyncIterator<Head>,
  also: (judge: Judge) => Promise<void> = () => Promise.resolve(),
): Promise<Verdict> => {
  const judging = new Judge(owner)
  let [nth, head] = [0, await nextOf(heads)]
  const compare = async (): Promise<void> => {
    while (head !== null && ('unsigned' in head || head.size <= judging.size)) {
      if (!('unsigned' in head) && head.size === judging.size) judging.compare(head)
      else judging.add({ wrong: 'bad-checkpoint', from: judging.size, nth })
      nth += 1
      head = await nextOf(heads)
    }
  }
  await compare()
  for await (const some of places)
    for (const place of some) {
      judging.take(place)
      if (head !== null) await compare()
    }
  let furthest = 0
  for (; head !== null; head = await nextOf(heads))
    if (!('unsigned' in head)) furthest = Math.max(furthest, head.size)
  if (furthest > 0) judging.add({ wrong: 'cut-short', n: judging.size, signed: furthest })
  await also(judging)
  return judging.verdict()
}

const nextOf = async <T>(from: AsyncIterator<T>): Promise<T | null> => {
  const next = await from.next()
  return next.done === true ? null : next.value
}
