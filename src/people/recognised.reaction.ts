import { performWithin, type Reaction } from '../events/index.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'

/** A child on a contact was recognised: the person's own record says so too. */
export const whenAChildIsRecognised: Reaction = {
  stream: 'contact',
  type: 'child-recognised',
  react: async (tx, fact, actor) => {
    // The event is the contact room's own; only these two ids are read here.
    const { personId, childId } = fact.event as typeof fact.event & { personId: string; childId: string }
    await performWithin(tx, personStream, {
      actor,
      at: fact.at,
      action: 'person.register',
      owner: fact.owner,
      id: personId,
      decide: (): readonly PersonEvent[] => [{ type: 'recognised-on-contact', contactId: fact.id, childId }],
    })
  },
}
