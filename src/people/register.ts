import type { Actor, AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performWithin, type Done, type NotDone, type Refusal } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { AddressGiven } from './addresses.ts'
import type { DetailsGiven } from './details.ts'
import type { Person, PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'

export type ByWhom = { actor: Actor; at: Instant; owner: AuthorityCode }

/** Where somebody lives now, as far as was told. */
export type NewAddress = { line: string; postcode: string | null; hidden: boolean }

const addressesFrom = (address: NewAddress | null, at: Instant, source: string): AddressGiven[] =>
  address === null || (address.line === '' && address.postcode === null)
    ? []
    : [{ ...address, id: newId(), from: dayOf(at), to: null, source }]

/**
 * Puts somebody into one council's own index, within the transaction of whatever made them known. Refused where this
 * actor may not act for that council. A child needs a date of birth or an expected date: without either a person
 * could not be told from another (refused: 'no-date-of-birth'). `source`: who told of them.
 */
export const registerPerson = (
  tx: Tx,
  { actor, at, owner }: ByWhom,
  details: DetailsGiven,
  address: NewAddress | null,
  source = '',
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
        : [{ type: 'registered', details, addresses: addressesFrom(address, at, source), source }],
  })
