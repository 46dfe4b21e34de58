import { sql } from 'kysely'
import type { Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, resourceOf } from '../events/index.ts'
import type { Person, PersonFact } from './person.ts'
import { personStream } from './person.sql.ts'

export type ToChange = { person: Person; facts: readonly PersonFact[] }

/**
 * Somebody as the whole of their facts tells them, to be changed. The row is asked for first: it is row-level security
 * on the row, not on the facts, that hides a restricted or sealed person. Null: nobody visible.
 */
export const findToChange = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: ToChange } | null> => {
  const { rows } = await sql<{ owner: string }>`
    select owner from person where id = ${id}::uuid and owner = any (app.reachable_owners())`.execute(tx)
  const owner = rows[0]?.owner
  if (owner === undefined) return null
  const facts = await factsOf(tx, personStream, owner, id)
  const person = fold(personStream, facts)
  if (person === undefined) return null
  return { resource: await resourceOf(tx, personStream, person), it: { person, facts } }
}

/** Names of workers by id: employees' names are known to both councils. */
export const staffNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
