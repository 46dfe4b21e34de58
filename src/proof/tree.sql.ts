import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import { type Hash, hashBytes, powerOfTwo, rootOfRun, type Run } from './merkle.ts'
import type { Runs } from './merkle-proof.ts'

/** What the database keeps of a council's tree: the hash of each leaf, and of each full run of 256, 65,536 … leaves. */

const keptEvery = 8
const highestKept = 32

/** The hashes a run is worked out from: the next lower ones that are kept. */
const keptBelow = ({ level, n }: Run): { level: number; first: number; count: number } => {
  const kept = Math.min(Math.floor(level / keptEvery) * keptEvery, highestKept)
  const count = powerOfTwo(level - kept)
  return { level: kept, first: n * count, count }
}

/** Hashes side by side, taken apart. */
export const hashesIn = (bytes: Buffer): Hash[] =>
  Array.from({ length: Math.floor(bytes.length / hashBytes) }, (_, n) =>
    bytes.subarray(n * hashBytes, (n + 1) * hashBytes),
  )

/** Hashes of full runs of a council's tree, for one question. RangeError where the tree has no such run yet. */
export const storedRuns =
  (tx: Tx, owner: AuthorityCode): Runs =>
  async (runs) => {
    if (runs.length === 0) return []
    const kept = runs.map(keptBelow)
    const { rows } = await sql<{ hashes: Buffer }>`
      select app.proof_hashes(${owner}, k.level, k.first, k.most) as hashes
      from unnest(${kept.map((each) => each.level)}::integer[], ${kept.map((each) => each.first)}::bigint[],
        ${kept.map((each) => each.count)}::integer[]) with ordinality k (level, first, most, nth)
      order by k.nth`.execute(tx)
    return kept.map(({ count }, nth) => {
      const hashes = hashesIn(rows[nth]?.hashes ?? Buffer.alloc(0))
      if (hashes.length !== count) throw new RangeError('So much of the record is not sealed.')
      return rootOfRun(hashes)
    })
  }

/** Hashes of leaves from one on, at most so many (8,192), side by side. */
export const leafHashes = async (
  tx: Tx,
  owner: AuthorityCode,
  first: number,
  most: number,
): Promise<Buffer> => {
  const { rows } = await sql<{ hashes: Buffer }>`
    select app.proof_hashes(${owner}, 0, ${first}, ${most}) as hashes`.execute(tx)
  return rows[0]?.hashes ?? Buffer.alloc(0)
}

/** How many leaves a council's tree has. */
export const sealedSize = async (tx: Tx, owner: AuthorityCode): Promise<number> => {
  const { rows } = await sql<{ size: number }>`select app.sealed_size(${owner}) as size`.execute(tx)
  return rows[0]?.size ?? 0
}

/** Seals what waits, at most so many rows; gives how many it were. For the service alone. */
export const sealSome = async (tx: Tx, owner: AuthorityCode, most: number): Promise<number> => {
  const { rows } = await sql<{ sealed: number }>`
    select app.seal_record(${owner}, ${most}) as sealed`.execute(tx)
  return rows[0]?.sealed ?? 0
}

export type KeptCheckpoint = { number: number; size: number; root: Hash; note: string; madeAt: Instant }

/** The latest checkpoint of a council; with `atLeast`, the first that holds so many leaves. */
export const keptCheckpoint = async (
  tx: Tx,
  owner: AuthorityCode,
  atLeast: number | null = null,
): Promise<KeptCheckpoint | null> => {
  const { rows } = await sql<KeptCheckpoint>`
    select number, size, root, note, made_at as "madeAt" from app.checkpoint(${owner}, ${atLeast})`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** Keeps a signed checkpoint; null where another process has kept one as large. For the service alone. */
export const keepCheckpoint = async (
  tx: Tx,
  owner: AuthorityCode,
  { size, root, note }: Pick<KeptCheckpoint, 'size' | 'root' | 'note'>,
): Promise<number | null> => {
  const { rows } = await sql<{ number: number | null }>`
    select app.keep_checkpoint(${owner}, ${size}, ${root}, ${note}) as number`.execute(tx)
  return rows[0]?.number ?? null
}

/** Keeps what a witness signed. False where the service has made no checkpoint of that size. For the service alone. */
export const keepCosignature = async (
  tx: Tx,
  owner: AuthorityCode,
  { size, witness, line, at }: { size: number; witness: string; line: string; at: Instant },
): Promise<boolean> => {
  const { rows } = await sql<{ kept: boolean }>`
    select app.keep_cosignature(${owner}, ${size}, ${witness}, ${line}, ${at}) as kept`.execute(tx)
  return rows[0]?.kept ?? false
}

export type Witnessed = { witness: string; size: number; witnessedAt: Instant }

/** How far each witness of a council has come. */
export const witnessed = async (tx: Tx, owner: AuthorityCode): Promise<Witnessed[]> => {
  const { rows } = await sql<Witnessed>`
    select witness, size, witnessed_at as "witnessedAt" from app.witnessed(${owner})`.execute(tx)
  return rows
}

/** What witnesses have signed under a checkpoint of this size, a line each. */
export const cosignatures = async (tx: Tx, owner: AuthorityCode, size: number): Promise<string[]> => {
  const { rows } = await sql<{ line: string }>`
    select line from app.cosignatures(${owner}, ${size}) line`.execute(tx)
  return rows.map(({ line }) => line)
}

/** Where a row is sealed; `checkpoint` is null while none has been signed since. */
export type SealedIn = { n: number; checkpoint: number | null }

/** Where each of these rows of one council is sealed, by the row's id. Rows that still wait are left out. */
export const sealedIn = async (
  tx: Tx,
  owner: AuthorityCode,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SealedIn>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SealedIn & { id: string }>`
    select row_id as id, n, checkpoint from app.sealed_in(${owner}, ${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, n, checkpoint }) => [id, { n, checkpoint }]))
}
