import { sql } from 'kysely'
import { newId, type Tx } from '../db/index.ts'
import { performMany } from '../events/index.ts'
import { personStream, type PersonEvent } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import { type Batch, systemActor } from './bring-in.sql.ts'
import type { Counts } from './people-import.ts'
import { readRow } from './read-row.ts'
import type { FileRow } from './rows.ts'

/** Who is whose mother or father, once everybody of the file is in: a parent may stand after the child. */

type Named = { childKey: string; parentKey: string; kind: 'mother' | 'father' | 'parent' }
type Pair = { childId: string | null; parentId: string | null; kind: string; isKnown: boolean }

export const relateBatch = async (
  tx: Tx,
  batch: Batch,
  rows: readonly FileRow[],
  before: Counts,
): Promise<Counts> => {
  const named = rows.flatMap(({ cells }): Named[] => {
    const read = readRow(batch.places, batch.columns, cells, dayOf(batch.at))
    return 'row' in read
      ? read.row.parents.map(({ key, kind }) => ({ childKey: read.row.key, parentKey: key, kind }))
      : []
  })
  if (named.length === 0) return before
  const pairs = await pairsOf(tx, batch, named)
  const toRelate = pairs.flatMap(({ childId, parentId, kind, isKnown }) =>
    childId === null || parentId === null || isKnown ? [] : [{ childId, parentId, kind }],
  )
  const byParent = Map.groupBy(toRelate, ({ parentId }) => parentId)
  await performMany(
    tx,
    personStream,
    { actor: systemActor(batch.owner), at: batch.at, action: 'person.change', owner: batch.owner },
    [...byParent].map(([parentId, children]) => ({
      id: parentId,
      decide: () =>
        children.map(({ childId, kind }): PersonEvent => ({
          type: 'related',
          relation: {
            id: newId(),
            otherId: childId,
            kind,
            hasParentalResponsibility: null,
            source: batch.source,
          },
        })),
    })),
  )
  return {
    ...before,
    related: before.related + toRelate.length,
    parentsMissing: before.parentsMissing + pairs.filter(({ parentId }) => parentId === null).length,
  }
}

const pairsOf = async (tx: Tx, { owner, source }: Batch, named: readonly Named[]): Promise<Pair[]> => {
  const { rows } = await sql<Pair>`
    select distinct child.person_id as "childId", parent.person_id as "parentId", n.kind,
      exists (select from relationship r where r.owner = ${owner} and r.person_id = parent.person_id
        and r.other_id = child.person_id) as "isKnown"
    from unnest(${named.map(({ childKey }) => childKey)}::text[], ${named.map(({ parentKey }) => parentKey)}::text[],
      ${named.map(({ kind }) => kind)}::text[]) n (child_key, parent_key, kind)
    left join imported_person child on child.owner = ${owner} and child.source = ${source} and child.key = n.child_key
    left join imported_person parent on parent.owner = ${owner} and parent.source = ${source}
      and parent.key = n.parent_key`.execute(tx)
  return rows
}
