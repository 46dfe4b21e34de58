import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'

/** Somebody of the same council who lives, openly, at the same address. */
export type AtTheAddress = { personId: string; addressId: string; name: string }

/**
 * Who else lives at this address of this person now, as far as the reader may see them. Addresses already hidden are
 * not asked: to answer for them would tell that it is the same one.
 */
export const livingAt = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
  addressId: string,
): Promise<readonly AtTheAddress[]> => {
  const { rows } = await sql<AtTheAddress>`
    select distinct on (p.id) p.id as "personId", theirs.id as "addressId",
      trim(p.given_names || ' ' || p.family_name) as name
    from person_address mine
    join person_address theirs on theirs.owner = mine.owner and theirs.person_id <> mine.person_id
      and theirs.postcode is not distinct from mine.postcode and lower(theirs.line) = lower(mine.line)
    join person p on p.owner = theirs.owner and p.id = theirs.person_id and p.merged_into is null
    where mine.owner = ${owner} and mine.person_id = ${personId}::uuid and mine.id::text = ${addressId}
      and not mine.hidden and not theirs.hidden and theirs.valid_to is null
    order by p.id, theirs.id`.execute(tx)
  return rows
}
