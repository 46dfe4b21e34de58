import type { Actor, AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performWithin, type Done, type NotDone, type Refusal } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { AddressGiven } from './addresses.ts'
import type { DetailsGiven } from './details.ts'
import type { Person, PersonEvent } from './person.ts'
import { isRegistered, personStream } from './person.sql.ts'

export type ByWhom = { actor: Actor; at: Instant; owner: AuthorityCode }

/** Where somebody lives now, as far as was told. */
export type NewAddress = { line: string; postcode: string | null; hidden: boolean }

/** A child as a contact tells of them: enough to register a child nobody knew. */
export type ChildTold = {
  givenNames: string
  familyName: string
  knownAs: string
  bornOn: DetailsGiven['bornOn']
  bornEstimated: boolean
  expectedOn: DetailsGiven['expectedOn']
  sex: DetailsGiven['sex']
  nhsNumber: string
  upn: string
}

const addressesFrom = (address: NewAddress | null, at: Instant): AddressGiven[] =>
  address === null || (address.line === '' && address.postcode === null)
    ? []
    : [{ ...address, id: newId(), from: dayOf(at), to: null }]

/**
 * Puts somebody into one council's own index, within the transaction of whatever made them known. Refused where this
 * actor may not act for that council. A child needs a date of birth or an expected date: without either a person
 * could not be told from another (refused: 'no-date-of-birth').
 */
export const registerPerson = (
  tx: Tx,
  { actor, at, owner }: ByWhom,
  details: DetailsGiven,
  address: NewAddress | null,
): Promise<Done<Person> | NotDone> =>
  performWithin(tx, personStream, {
    actor,
    at,
    action: 'person.register',
    owner,
    id: newId(),
    opens: true,
    decide: (): readonly PersonEvent[] | Refusal =>
      details.isChild && details.bornOn === null && details.expectedOn === null
        ? { refused: 'no-date-of-birth' }
        : [{ type: 'registered', details, addresses: addressesFrom(address, at) }],
  })

const detailsOf = (told: ChildTold): DetailsGiven => ({
  givenNames: told.givenNames,
  familyName: told.familyName,
  knownAs: told.knownAs || null,
  bornOn: told.bornOn,
  bornEstimated: told.bornEstimated,
  expectedOn: told.expectedOn,
  sex: told.sex,
  isChild: true,
  nhsNumber: told.nhsNumber || null,
  upn: told.upn || null,
  phone: null,
})

export type Recognised =
  { recognised: true; personId: string } | { recognised: false; because: 'not-found' | NotDone }

/**
 * Says which person a child on a contact is: somebody already in this council's index, or (`personId` null) somebody
 * now registered there. Call it before appending `child-recognised` to the contact, in the same transaction: the person
 * must exist before the contact points to them; the person's own record then notes the contact by itself.
 * Never joins two persons: a record of the other council stays the other council's.
 */
export const recogniseChild = async (
  tx: Tx,
  by: ByWhom,
  child: { personId: string | null; told: ChildTold; address: NewAddress | null },
): Promise<Recognised> => {
  if (child.personId !== null) {
    return (await isRegistered(tx, by.owner, child.personId))
      ? { recognised: true, personId: child.personId }
      : { recognised: false, because: 'not-found' }
  }
  const registered = await registerPerson(tx, by, detailsOf(child.told), child.address)
  return registered.done
    ? { recognised: true, personId: registered.state.id }
    : { recognised: false, because: registered }
}
