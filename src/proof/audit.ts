import type pg from 'pg'
import { type Head, judge, type Place, type Verdict } from './judge.ts'
import { readSealed } from './leaf.ts'
import type { Hash } from './merkle.ts'
import { headIn, headsIn, merged, type Trusted } from './heads.ts'
import { checkpoints, sealedRows, slippedIn, waiting } from './rows.sql.ts'
import { keptLeaves, keptNotes } from './witness-kept.ts'

/**
 * A council's audit of its own record: every row in the database against what was sealed, what the service signed and,
 * with a witness's file, what that witness keeps for itself, which nobody at the service can alter.
 */
export type Audit = { verdict: Verdict; waiting: number }

const mostSlippedIn = 1_000

async function* notesOf(client: pg.Client, owner: string): AsyncGenerator<string> {
  for await (const some of checkpoints(client, owner))
    for (const { note, cosignatures } of some) yield `${note}${cosignatures.join('')}`
}

/** The witness's own notes; each holds up only if the witness itself signed it. */
async function* witnessedHeads(file: string, trusted: Trusted): AsyncGenerator<Head> {
  for (const note of (await keptNotes(file)).notes) {
    const head = headIn(note, trusted)
    yield 'unsigned' in head || head.at === null ? { unsigned: true } : head
  }
}

/** Hashes of leaves one by one, from the witness's file as far as it goes. */
async function* leavesOneByOne(file: string | null): AsyncGenerator<Hash> {
  if (file === null) return
  for await (const some of keptLeaves(file, 0, Number.MAX_SAFE_INTEGER)) yield* some
}

/** The places of the tree in their order, each row held against the witness's hash where it has one. */
async function* placesOf(client: pg.Client, owner: string, witness: string | null): AsyncGenerator<Place[]> {
  const kept = leavesOneByOne(witness)
  let at = 0
  for await (const some of sealedRows(client, owner)) {
    const places: Place[] = []
    for (const { row, hash } of some) {
      const sealed = readSealed(row)
      // A leaf taken out of the tree itself leaves a gap in its numbers.
      for (; sealed !== null && at < sealed.n; at += 1) {
        const next = await kept.next()
        places.push({ row: 'gone', hash: next.done === true ? null : next.value })
      }
      const next = await kept.next()
      places.push({ row: sealed ?? 'unreadable', hash: next.done === true ? hash : next.value })
      at += 1
    }
    yield places
  }
}

export const audit = async (
  client: pg.Client,
  owner: string,
  { trusted, witness }: { trusted: Trusted; witness: string | null },
): Promise<Audit> => {
  const own = headsIn(notesOf(client, owner), trusted)
  const heads = witness === null ? own : merged(own, witnessedHeads(witness, trusted))
  const verdict = await judge(owner, placesOf(client, owner, witness), heads, async (judging) => {
    for (const { kind, id } of await slippedIn(client, owner, mostSlippedIn))
      judging.add({ wrong: 'slipped-in', n: null, kind, id })
  })
  return { verdict, waiting: await waiting(client, owner) }
}
