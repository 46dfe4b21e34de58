import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { hiddenWordsOf } from './hidden-places.sql.ts'
import { through } from './hidden-words.ts'
import type { PersonFact } from './person.ts'
import { personStream } from './person.sql.ts'
import { staffNames } from './to-change.sql.ts'

/** What happened on a person's record, and who looked at it. */

export type NamedPersonFact = { fact: PersonFact; by: string }

const nameOf = ({ by }: PersonFact, names: ReadonlyMap<string, string>): string => {
  switch (by.kind) {
    case 'staff':
      return names.get(by.staffId) ?? 'A worker'
    case 'public':
      return 'Somebody who told us'
    case 'system':
      return 'The service'
    case 'link':
      return by.name
  }
}

/** Everything that happened, the latest first, each with the name of who did it. */
export const namedPersonFacts = async (
  tx: Tx,
  owner: AuthorityCode,
  id: string,
): Promise<NamedPersonFact[]> => {
  // What was typed as a reason, or told of how to reach them, may name the place that was hidden since.
  const hidden = await hiddenWordsOf(tx, owner, [id])
  const facts = (await factsOf(tx, personStream, owner, id)).map((fact) => ({
    ...fact,
    event: through(fact.event, hidden),
  }))
  const names = await staffNames(
    tx,
    facts.flatMap(({ by }) => (by.kind === 'staff' ? [by.staffId] : [])),
  )
  return facts.map((fact) => ({ fact, by: nameOf(fact, names) })).toReversed()
}

export type PersonLook = {
  name: string
  at: Instant
  outcome: string
  action: string
  fn: string | null
  actingFor: string | null
}

const mostLooks = 200

/** Who looked at this record, refusals included, the latest first. */
export const looksAtPerson = async (tx: Tx, owner: AuthorityCode, id: string): Promise<PersonLook[]> => {
  const { rows } = await sql<PersonLook>`
    select s.name, l.at, l.outcome, l.action, l.fn, l.acting_for as "actingFor"
    from look l join staff s on s.id = l.staff_id
    where l.owner = ${owner} and l.subject_id = ${id}::uuid order by l.at desc limit ${mostLooks}`.execute(tx)
  return rows
}
