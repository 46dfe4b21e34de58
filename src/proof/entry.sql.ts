import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Kind, leafOf, openFields, readSealed, type Row } from './leaf.ts'
import { inclusionProof } from './merkle-proof.ts'
import { rowAsText } from './rows.sql.ts'
import { cosignatures, type KeptCheckpoint, keptCheckpoint, sealedIn, storedRuns } from './tree.sql.ts'

/** That one entry is on the sealed record: its leaf, its place, and the path from it to what was signed. */
export type EntryProof = {
  owner: AuthorityCode
  kind: Kind
  id: string
  n: number
  /** The leaf as it was sealed, in letters; its last field is the salted hash of everything else. */
  leaf: string
  /** The open fields of the row, by name. */
  open: readonly (readonly [string, string])[]
  isErased: boolean
  path: readonly string[]
  checkpoint: KeptCheckpoint
  /** The checkpoint with every signature under it. */
  note: string
}

const readRow = async (tx: Tx, owner: AuthorityCode, kind: Kind, id: string): Promise<Row | null> => {
  const { rows } = await sql<{ row: unknown; salt: string | null; erased: string | null }>`
    select ${sql.raw(rowAsText('r', kind))} as row, r.salt, encode(r.erased_hash, 'hex') as erased
    from ${sql.table(kind)} r where r.owner = ${owner} and r.id = ${id}::uuid`.execute(tx)
  const [found] = rows
  return found ? (readSealed({ n: 0, kind, id, ...found })?.row ?? null) : null
}

/**
 * Null where whoever asks sees no such row of this council. `not-sealed-yet`, or `not-signed-yet`: a minute is not over.
 * The proof shows what the row says now; that it is what was sealed, the path proves.
 */
export const proveEntry = async (
  tx: Tx,
  owner: AuthorityCode,
  kind: Kind,
  id: string,
): Promise<EntryProof | 'not-sealed-yet' | 'not-signed-yet' | null> => {
  const row = await readRow(tx, owner, kind, id)
  const leaf = row && leafOf(row)
  if (!row || !leaf) return null
  const place = (await sealedIn(tx, owner, [id])).get(id)
  if (!place) return 'not-sealed-yet'
  const checkpoint = await keptCheckpoint(tx, owner, place.n + 1)
  if (!checkpoint) return 'not-signed-yet'
  const path = await inclusionProof(place.n, checkpoint.size, storedRuns(tx, owner))
  return {
    owner,
    kind,
    id,
    n: place.n,
    leaf: leaf.toString(),
    open: openFields(kind).map((name) => [name, row.fields[name] ?? ''] as const),
    isErased: row.salt === null,
    path: path.map((hash) => hash.toString('base64')),
    checkpoint,
    note: checkpoint.note + (await cosignatures(tx, owner, checkpoint.size)).join(''),
  }
}
