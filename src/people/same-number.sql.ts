import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'

/** Who else of this council has this number now, as far as the reader may see them: twins, a number used again, a slip. */
export const othersWithNumber = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
  { scheme, value }: { scheme: string; value: string },
): Promise<readonly { id: string; name: string }[]> => {
  if (value === '') return []
  const rows = await tx
    .selectFrom('person_identifier as held')
    .innerJoin('person as p', (join) =>
      join.onRef('p.owner', '=', 'held.owner').onRef('p.id', '=', 'held.person_id'),
    )
    .select(['p.id', 'p.given_names', 'p.family_name'])
    .distinct()
    .where('held.owner', '=', owner)
    .where('held.scheme', '=', scheme)
    .where('held.value', '=', value)
    .where('held.valid_to', 'is', null)
    .where('held.status', 'not in', ['superseded', 'wrong'])
    .where('held.person_id', '<>', personId)
    .limit(3)
    .execute()
  return rows.map((row) => ({ id: row.id, name: `${row.given_names} ${row.family_name}`.trim() }))
}
