import { sql } from 'kysely'
import type { Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, resourceOf } from '../events/index.ts'
import { isKeptHidden } from './hidden-place.sql.ts'
import { hiddenWordsOf } from './hidden-places.sql.ts'
import { through } from './hidden-words.ts'
import type { Person, PersonFact } from './person.ts'
import { personStream } from './person.sql.ts'

export type ToChange = {
  person: Person
  facts: readonly PersonFact[]
  /** Addresses that must not be read: hidden ones, and one where somebody else lives hidden. By id. */
  keptHidden: ReadonlySet<string>
}

/**
 * Somebody as the whole of their facts tells them, to be changed. The row is asked for first: it is row-level security
 * on the row, not on the facts, that hides a restricted or sealed person. Null: nobody visible.
 */
export const findToChange = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: ToChange } | null> => {
  const { rows } = await sql<{ owner: string; keptHidden: string[] }>`
    select p.owner, array(
      select a.id from person_address a
      where a.owner = p.owner and a.person_id = p.id and ${isKeptHidden('a')}) as "keptHidden"
    from person p where p.id = ${id}::uuid and p.owner = any (app.reachable_owners())`.execute(tx)
  const [row] = rows
  if (row === undefined) return null
  const { owner } = row
  const facts = await factsOf(tx, personStream, owner, id)
  const whole = fold(personStream, facts)
  if (whole === undefined) return null
  const hidden = row.keptHidden.length === 0 ? [] : await hiddenWordsOf(tx, owner, [id])
  const { particulars, flagSpans } = whole
  const person = { ...whole, ...through({ particulars, flagSpans }, hidden) }
  return {
    resource: await resourceOf(tx, personStream, person),
    it: { person, facts, keptHidden: new Set(row.keptHidden) },
  }
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
