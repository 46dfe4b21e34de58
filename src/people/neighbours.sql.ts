import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { compactPostcode } from '../places/index.ts'
import type { Address } from './addresses.ts'

/** Somebody of the same council with an address in sight at the same postcode. */
export type Neighbour = { personId: string; name: string; addresses: readonly Address[] }

/**
 * People whose addresses could be the same as this one, as far as the reader may see them; whether they are is for the
 * rule to say. Addresses already hidden are not asked: to answer for them would tell that it is the same one.
 */
export const neighboursOf = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
  { postcode }: Pick<Address, 'postcode'>,
): Promise<readonly Neighbour[]> => {
  if (postcode === null) return []
  const { rows } = await sql<Neighbour>`
    select p.id as "personId", trim(p.given_names || ' ' || p.family_name) as name,
      json_agg(json_build_object('id', a.id, 'use', a.use, 'line', a.line, 'postcode', a.postcode, 'uprn', a.uprn,
        'from', a.valid_from, 'to', a.valid_to, 'source', a.source, 'hidden', a.hidden)) as addresses
    from person_address a
    join person p on p.owner = a.owner and p.id = a.person_id and p.merged_into is null
    where a.owner = ${owner} and a.person_id <> ${personId}::uuid and not a.hidden
      and a.postcode = ${compactPostcode(postcode)}
    group by p.id, p.given_names, p.family_name
    order by 2, 1 limit 60`.execute(tx)
  return rows
}
