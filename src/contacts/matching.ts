import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { findMatches, type FoundPerson } from '../matching/index.ts'
import type { Evidence } from '../people/index.ts'
import type { Visit } from '../web/index.ts'
import type { Contact } from './contact.ts'
import { describedOn } from './describing.ts'
import { isLikely, warns } from './matching.rule.ts'
import { type PersonNamed, rejectionOf, type Somebody, takenOn } from './who.ts'

/** Who on record the people of a contact may be, asked again in the moment in which somebody decides. */

const enough = 10

const foundFor = async (tx: Tx, visit: Visit, contact: Contact, somebody: Somebody) => {
  if (!visit.may('people.search').allowed) return { people: [], modelVersion: '' }
  const { found, modelVersion } = await asActorWithin(
    tx,
    contextFor(visit.actor, 'people.search', visit.at),
    () =>
      findMatches(tx, describedOn(contact, somebody), {
        limit: enough,
        about: { kind: 'contact', id: contact.id },
      }),
  )
  return { people: found.filter((each): each is FoundPerson => each.kind === 'person'), modelVersion }
}

/**
 * Likely persons on record who were not rejected: nobody registers somebody new without having seen them. Not those
 * whom others on this contact are, nor `others`, who were registered in this moment.
 */
export const likelyFor = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
  others: readonly string[] = [],
): Promise<readonly FoundPerson[]> => {
  const taken = [...takenOn(contact, somebody.id), ...others]
  return (await foundFor(tx, visit, contact, somebody)).people.filter(
    (found) =>
      isLikely(found.band) &&
      !taken.includes(found.id) &&
      rejectionOf(contact, somebody.id, found) === undefined,
  )
}

export type NamedMatch = { warns: boolean; evidence: Evidence }

/** How the person named compares with what was told. Null where the search does not find them at all. */
export const matchNamed = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  somebody: Somebody,
  person: PersonNamed,
): Promise<NamedMatch | null> => {
  const { people, modelVersion } = await foundFor(tx, visit, contact, somebody)
  const match = people.find(
    ({ owner, id, mergedId }) => owner === person.owner && (id === person.id || mergedId === person.id),
  )
  if (!match) return null
  const { comparison, weight, likeliest, conflicts } = match
  return { warns: warns(match), evidence: { modelVersion, weight, likeliest, conflicts, comparison } }
}
