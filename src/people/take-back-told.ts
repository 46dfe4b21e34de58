import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { factsOf, performWithin } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { PersonEvent } from './person.ts'
import { isRegistered, personStream } from './person.sql.ts'
import type { ByWhom } from './register.ts'
import { takeBackTold } from './take-back-told.rule.ts'

type Held = { holderId: string; relationId: string }

/** Takes out of somebody's record what a contact told of them, once it is said that it was somebody else. */
export const takeToldOut = async (
  tx: Tx,
  { actor, at, owner }: ByWhom,
  personId: string,
  told: { source: string; because: string },
): Promise<void> => {
  if (!(await isRegistered(tx, owner, personId))) return
  const by = { actor, at, action: 'person.register', owner } as const
  const today = dayOf(at)
  const facts = await factsOf(tx, personStream, owner, personId)
  await performWithin(tx, personStream, {
    ...by,
    id: personId,
    decide: (person): readonly PersonEvent[] =>
      person ? takeBackTold(person, facts, { ...told, today }) : [],
  })
  const { rows } = await sql<Held>`
    select person_id as "holderId", id as "relationId" from relationship
    where owner = ${owner} and (person_id = ${personId}::uuid or other_id = ${personId}::uuid)
      and source = ${told.source} and valid_to is null order by id`.execute(tx)
  for (const { holderId, relationId } of rows) {
    await performWithin(tx, personStream, {
      ...by,
      id: holderId,
      decide: (): readonly PersonEvent[] => [
        { type: 'relation-ended', relationId, to: today, because: told.because },
      ],
    })
  }
}
