import { newId, type Tx } from '../db/index.ts'
import { isRefusal, performWithin } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { PersonEvent } from './person.ts'
import { isRegistered, personStream } from './person.sql.ts'
import type { ByWhom } from './register.ts'
import { relate } from './relations.rule.ts'
import { takeTold, type ToldOfPerson } from './take-told.rule.ts'

/**
 * Puts what was told of somebody into their record, within the transaction of whatever said who they are. Of somebody
 * out of sight nothing is written, and nothing is said.
 */
export const takeToldInto = async (
  tx: Tx,
  { actor, at, owner }: ByWhom,
  personId: string,
  told: ToldOfPerson,
): Promise<void> => {
  if (!(await isRegistered(tx, owner, personId))) return
  await performWithin(tx, personStream, {
    actor,
    at,
    action: 'person.register',
    owner,
    id: personId,
    decide: (person): readonly PersonEvent[] =>
      person ? takeTold(person, { told, today: dayOf(at), newId }) : [],
  })
}

/** This adult was told to be the `kind` of that child. */
export type ToldRelation = {
  personId: string
  otherId: string
  kind: string
  hasParentalResponsibility: boolean | null
  source: string
}

/** Notes how two people on record were told to be related, unless something is held of the two already. */
export const relateAsTold = async (
  tx: Tx,
  { actor, at, owner }: ByWhom,
  { personId, source, ...told }: ToldRelation,
): Promise<void> => {
  const isOtherThere = await isRegistered(tx, owner, told.otherId)
  if (!isOtherThere || !(await isRegistered(tx, owner, personId))) return
  await performWithin(tx, personStream, {
    actor,
    at,
    action: 'person.register',
    owner,
    id: personId,
    decide: (person): readonly PersonEvent[] => {
      if (!person || person.relations.some((each) => each.otherId === told.otherId)) return []
      const relation = { ...told, id: newId(), from: null, to: null, source }
      const events = relate(person, { relation, isOtherThere, today: dayOf(at) })
      return isRefusal(events) ? [] : events
    },
  })
}
