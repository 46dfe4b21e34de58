import type { Tx } from '../db/index.ts'
import { perform, type Refusal } from '../events/index.ts'
import type { Acted, Acting } from '../web/index.ts'
import type { Contact, ContactEvent } from './contact.ts'
import { contactStream } from './contact.stream.ts'

export type Doing = (
  contact: Contact,
  tx: Tx,
) => readonly ContactEvent[] | Refusal | Promise<readonly ContactEvent[] | Refusal>

/** Does something to the contact of the hat worn; the kernel finds it again, asks `may` and writes what follows. */
export const change = async (
  { house, visit, once, params }: Acting<{ id: string }>,
  doing: Doing,
  then?: string,
  what: 'contact.decide' | 'contact.recommend' | 'contact.follow-up' | 'person.link' = 'contact.follow-up',
): Promise<Acted> => {
  const { actor, at } = visit
  const outcome = await perform(house.db, contactStream, {
    actor,
    at,
    action: what,
    owner: actor.actingFor ?? '',
    id: params.id,
    once,
    decide: (contact, tx) => (contact ? doing(contact, tx) : { refused: 'not-found' }),
  })
  return outcome.done ? { goTo: then ?? `/contacts/${params.id}` } : outcome
}
