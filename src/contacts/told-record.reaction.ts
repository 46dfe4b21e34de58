import type { Actor } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Fact, Happening, Reaction } from '../events/index.ts'
import { relateAsTold, takeToldInto, takeToldOut } from '../people/index.ts'
import { contactOf } from './contact.sql.ts'
import { toldOfPerson, toldRelations } from './told-record.ts'
import { personOn, somebodyOn, type WhoEvent } from './who.ts'

type Recognised = Happening & { personId: string; childId?: string; adultId?: string }

/** Once it is said who a child or an adult is, all that was told of them stands in their record, typed by nobody twice. */
const takeTold = async (tx: Tx, fact: Fact<Happening>, actor: Actor): Promise<void> => {
  const { childId, adultId } = fact.event as Recognised
  const found = await contactOf(tx, fact.owner, fact.id)
  const somebody = found ? somebodyOn(found.it, childId ?? adultId ?? '') : undefined
  if (!found || !somebody) return
  const personId = personOn(somebody)
  if (personId === null) return
  const by = { actor, at: fact.at, owner: fact.owner }
  await takeToldInto(tx, by, personId, toldOfPerson(found.it, somebody))
  for (const relation of toldRelations(found.it))
    if (relation.personId === personId || relation.otherId === personId) await relateAsTold(tx, by, relation)
}

/** It was somebody else: what the contact told comes out of the record again. */
const takeOut = async (tx: Tx, fact: Fact<Happening>, actor: Actor): Promise<void> => {
  const { personId, because } = fact.event as WhoEvent & { type: 'recognition-undone' }
  const found = await contactOf(tx, fact.owner, fact.id)
  if (!found) return
  const source = `contact ${found.it.reference}`
  await takeToldOut(tx, { actor, at: fact.at, owner: fact.owner }, personId, { source, because })
}

export const toldGoesIntoTheRecord: readonly Reaction[] = [
  { stream: 'contact', type: 'child-recognised', react: takeTold },
  { stream: 'contact', type: 'adult-recognised', react: takeTold },
  { stream: 'contact', type: 'recognition-undone', react: takeOut },
]
