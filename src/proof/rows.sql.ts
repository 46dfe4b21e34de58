import type pg from 'pg'
import { type Kind, openFields, saltedFields } from './leaf.ts'
import type { Hash } from './merkle.ts'

/** The rows of a council's record as they are sealed, for its audit and its export (see asAuditor). */

const moments = ['happened_at', 'recorded_at', 'at']

/** A column as the text it is sealed as. */
const asText = (alias: string, column: string): string =>
  moments.includes(column)
    ? `to_char(${alias}.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `${alias}.${column}::text`

const asObject = (alias: string, columns: readonly string[]): string =>
  `json_build_object(${columns.map((column) => `'${column}', ${asText(alias, column)}`).join(', ')})`

/** The row as the text it is sealed as; null where there is none. Erased, its open fields alone. */
export const rowAsText = (alias: string, kind: Kind): string =>
  `case when ${alias}.id is null then null when ${alias}.salt is null then ${asObject(alias, openFields(kind))}
    else ${asObject(alias, [...openFields(kind), ...saltedFields(kind)])} end`

const sealedRowsQuery = `
  select l.hash, json_build_object('n', l.n, 'kind', l.kind, 'id', l.row_id,
    'row', case l.kind when 'event' then ${rowAsText('e', 'event')} else ${rowAsText('k', 'look')} end,
    'salt', coalesce(e.salt, k.salt), 'erased', encode(coalesce(e.erased_hash, k.erased_hash), 'hex')) as row
  from (select * from proof.leaf where owner = $1 and n >= $2 order by n limit $3) l
  left join lateral (select * from event where owner = $1 and id = l.row_id offset 0) e on l.kind = 'event'
  left join lateral (select * from look where owner = $1 and id = l.row_id offset 0) k on l.kind = 'look'
  order by l.n`

const atOnce = 2_000

export type SealedRow = { row: unknown; hash: Hash }

/** Sealed rows from one on, at most so many. */
export const sealedRowsFrom = async (
  client: pg.Client,
  owner: string,
  first: number,
  most: number,
): Promise<SealedRow[]> => (await client.query<SealedRow>(sealedRowsQuery, [owner, first, most])).rows

/** Every sealed row in the order of the tree, with the hash it was sealed with; some thousand at a time. */
export async function* sealedRows(client: pg.Client, owner: string): AsyncGenerator<SealedRow[]> {
  for (let first = 0; ;) {
    const rows = await sealedRowsFrom(client, owner, first, atOnce)
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    first = numberOf(rows.at(-1)?.row) + 1
  }
}

const numberOf = (row: unknown): number => (row as { n: number }).n

export type Unsealed = { kind: Kind; id: string }

/**
 * Rows that no leaf holds and that do not wait to be sealed either: nobody who writes the way the service does can leave
 * one. At most so many.
 */
export const slippedIn = async (client: pg.Client, owner: string, most: number): Promise<Unsealed[]> => {
  const found: Unsealed[] = []
  for (const kind of ['event', 'look'] as const) {
    const { rows } = await client.query<Unsealed>(
      `select '${kind}' as kind, r.id from ${kind} r
       where r.owner = $1
         and not exists (select from proof.leaf l where l.owner = r.owner and l.row_id = r.id and l.kind = '${kind}')
         and not exists (select from proof.pending p where p.owner = r.owner and p.row_id = r.id and p.kind = '${kind}')
       order by r.id limit $2`,
      [owner, most],
    )
    found.push(...rows)
  }
  return found
}

/** How many rows wait to be sealed. */
export const waiting = async (client: pg.Client, owner: string): Promise<number> => {
  const { rows } = await client.query<{ waiting: number }>(
    'select count(*) as waiting from proof.pending where owner = $1',
    [owner],
  )
  return rows[0]?.waiting ?? 0
}

export type KeptNote = { number: number; note: string; cosignatures: string[] }

/** Every checkpoint the service has made, each with what witnesses signed under it. */
export async function* checkpoints(client: pg.Client, owner: string): AsyncGenerator<KeptNote[]> {
  for (let after = 0; ;) {
    const { rows } = await client.query<KeptNote>(
      `select c.number, c.note,
         array(select s.line from proof.cosignature s where s.owner = c.owner and s.size = c.size order by s.witness) as cosignatures
       from proof.checkpoint c where c.owner = $1 and c.number > $2 order by c.number limit $3`,
      [owner, after, atOnce],
    )
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)?.number ?? 0
  }
}
