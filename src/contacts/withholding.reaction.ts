import type { Action, Actor } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Fact, type Happening, performWithin, type Reaction } from '../events/index.ts'
import { contactsAbout, hiddenPlacesOf, type PersonEvent } from '../people/index.ts'
import type { Contact, ContactEvent } from './contact.ts'
import { contactStream } from './contact.stream.ts'
import { withholdPerson, withholdPlaces } from './withheld.ts'

/** What is hidden on the record of a person is not to be read on the contacts about them. */

const change = async (
  tx: Tx,
  { owner, at }: Fact<Happening>,
  actor: Actor,
  { id, action }: { id: string; action: Action },
  decide: (contact: Contact) => readonly ContactEvent[],
): Promise<void> => {
  const outcome = await performWithin(tx, contactStream, {
    actor,
    at,
    action,
    owner,
    id,
    decide: (contact) => (contact ? decide(contact) : []),
  })
  // Better that nothing is hidden yet, and the worker is told, than that half of it is.
  if (!outcome.done) throw new Error(`A contact would still tell what is hidden: ${outcome.why}`)
}

const hidden = async (tx: Tx, fact: Fact<Happening>, actor: Actor): Promise<void> => {
  const event = fact.event as PersonEvent
  // Somebody moves in plain sight: no contact tells of a hidden place by that.
  if ((event.type === 'address-changed' || event.type === 'address-added') && !event.address.hidden) return
  const places = await hiddenPlacesOf(tx, fact.owner, fact.id)
  for (const id of await contactsAbout(tx, fact.owner, fact.id))
    await change(tx, fact, actor, { id, action: 'person.hide-address' }, (contact) =>
      withholdPlaces(contact, fact.id, places),
    )
}

const sealed = async (tx: Tx, fact: Fact<Happening>, actor: Actor): Promise<void> => {
  const event = fact.event as PersonEvent
  const custodians = event.type === 'sealed' ? event.namedAccess : null
  for (const id of await contactsAbout(tx, fact.owner, fact.id))
    await change(tx, fact, actor, { id, action: 'person.seal' }, (contact) =>
      withholdPerson(contact, fact.id, custodians),
    )
}

type Recognised = Happening & { personId: string }

/** Somebody with a hidden address is recognised on a contact, or is not them after all. */
const recognised = async (tx: Tx, fact: Fact<Happening>, actor: Actor): Promise<void> => {
  const { personId, type } = fact.event as Recognised
  const places = type === 'recognition-undone' ? [] : await hiddenPlacesOf(tx, fact.owner, personId)
  await change(tx, fact, actor, { id: fact.id, action: 'person.hide-address' }, (contact) =>
    withholdPlaces(contact, personId, places),
  )
}

const when = (stream: string, types: readonly string[], react: Reaction['react']): Reaction[] =>
  types.map((type) => ({ stream, type, react }))

export const hiddenIsHiddenHereToo: readonly Reaction[] = [
  ...when(
    'person',
    ['address-hidden', 'address-shown', 'address-corrected', 'address-changed', 'address-added'],
    hidden,
  ),
  ...when('person', ['sealed', 'unsealed'], sealed),
  ...when('contact', ['child-recognised', 'adult-recognised', 'recognition-undone'], recognised),
]
