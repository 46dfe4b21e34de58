import type { Actor } from '../access/index.ts'
import { type Fact, type Happening, performWithin, type Reaction } from '../events/index.ts'
import type { Tx } from '../db/index.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'
import { openAboutSubject, openOnContact, settleReviews } from './review.sql.ts'

/** What the record of a person, and the questions about who is who, learn from a contact. */

/** The event is the contact room's own; only these are read here. */
type Recognised = { personId: string; childId?: string; adultId?: string; isNew?: boolean }

const recognised = async (tx: Tx, fact: Fact<Happening>, actor: Actor): Promise<void> => {
  const { personId, childId, adultId, isNew } = fact.event as Happening & Recognised
  const { owner, id: contactId, at } = fact
  await performWithin(tx, personStream, {
    actor,
    at,
    action: 'person.register',
    owner,
    id: personId,
    decide: (): readonly PersonEvent[] => [
      {
        type: 'recognised-on-contact',
        contactId,
        childId: childId ?? adultId ?? '',
        ...(adultId === undefined ? {} : { part: 'adult' }),
      },
    ],
  })
  const open = await openAboutSubject(tx, owner, childId ?? adultId ?? '')
  await settleReviews(tx, { actor, at }, open, isNew === true ? 'nobody-known' : 'same', '')
}

/** A child on a contact was recognised: the person's own record says so too, and nobody is asked any more. */
export const whenAChildIsRecognised: Reaction = {
  stream: 'contact',
  type: 'child-recognised',
  react: recognised,
}

export const whenAnAdultIsRecognised: Reaction = {
  stream: 'contact',
  type: 'adult-recognised',
  react: recognised,
}

/** A contact goes on in the other council: who its people are is asked there, and here no longer. */
export const whenAContactMovesOut: Reaction = {
  stream: 'contact',
  type: 'moved-out',
  react: async (tx, { owner, id, at }, actor) =>
    settleReviews(
      tx,
      { actor, at },
      await openOnContact(tx, owner, id),
      'no-longer-asked',
      'The contact moved to the other council.',
    ),
}
