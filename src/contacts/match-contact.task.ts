import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { settingFor } from '../clocks/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor, performWithin } from '../events/index.ts'
import { isReviewed, raiseReview } from '../people/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import type { Contact, ContactEvent } from './contact.ts'
import { contactOf } from './contact.sql.ts'
import { contactStream } from './contact.stream.ts'
import { elsewhereIn, type Looked, lookFor, toRaise, wouldAttach } from './looking.ts'
import { everybodyOn, personOn, recogniseAs } from './who.ts'

/**
 * As soon as a contact is taken in, the service looks for everybody on it, by itself and for the council that holds it.
 * What it found is kept with how it was compared, so that it can be worked out again and explained years later; likely
 * ones wait in the review queue until somebody says who it is. Nothing attaches by itself: what attaching would have
 * done is only noted, unless the council switched it on.
 */

type Service = { actor: SystemActor; at: Instant; owner: AuthorityCode }

/** Everybody on the contact whom nobody has recognised and for whom nobody has looked yet. */
const lookForEverybody = async (tx: Tx, by: Service, contact: Contact): Promise<Looked[]> => {
  const looked: Looked[] = []
  for (const somebody of everybodyOn(contact)) {
    if (personOn(somebody) !== null || (await isReviewed(tx, by.owner, contact.id, somebody.id))) continue
    const found = await lookFor(tx, contact, somebody)
    if (found) looked.push(found)
  }
  return looked
}

const eventsAfter = (
  contact: Contact,
  by: Service,
  looked: readonly Looked[],
  attaches: boolean,
): ContactEvent[] => {
  const councils = [...new Set(looked.flatMap(({ all }) => elsewhereIn(by.owner, all)))].toSorted()
  const known: ContactEvent[] =
    councils.length === 0 || councils.join() === contact.knownElsewhere.join()
      ? []
      : [{ type: 'known-elsewhere', councils }]
  const attached = looked.flatMap(({ somebody, all }): readonly ContactEvent[] => {
    const personId = attaches ? wouldAttach(by.owner, all) : null
    const events = personId === null ? [] : recogniseAs(contact, somebody.id, personId)
    return 'refused' in events ? [] : events
  })
  return [...known, ...attached]
}

export const matchContact: Task = async ({ owner = '', contactId = '' }, house) => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: 'match-contact', actingFor: owner }
  const by = { actor, at, owner }
  await asActor(house.db, contextFor(actor, 'people.search', at), async (tx) => {
    const contact = (await contactOf(tx, owner, contactId))?.it
    if (!contact || contact.moved) return
    const looked = await lookForEverybody(tx, by, contact)
    const { on: attaches } = await settingFor(tx, owner, 'attach-by-itself', dayOf(at))
    for (const each of looked) await raiseReview(tx, by, toRaise(contact, each, attaches))
    await performWithin(tx, contactStream, {
      ...by,
      action: 'contact.follow-up',
      id: contactId,
      decide: (now) => (now ? eventsAfter(now, by, looked, attaches) : []),
    })
  })
}
