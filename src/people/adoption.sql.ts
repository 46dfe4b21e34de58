import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'

/** That two records are one adopted child: read and written under the eyes of its custodians alone. */
type Linkage = {
  formerId: string
  newId: string
  custodians: readonly string[]
  note: string
  adoptedOn: Day
}

export const keepLinkage = async (
  tx: Tx,
  owner: AuthorityCode,
  linkage: Linkage & { madeAt: Instant },
): Promise<void> => {
  await tx
    .insertInto('adoption_linkage')
    .values({
      owner,
      id: newId(),
      former_id: linkage.formerId,
      new_id: linkage.newId,
      custodians: [...linkage.custodians],
      note: linkage.note,
      adopted_on: linkage.adoptedOn,
      made_at: linkage.madeAt,
    })
    .execute()
}

/** The connections of this record that the asker is a custodian of. */
export const linkagesOf = async (tx: Tx, owner: AuthorityCode, id: string): Promise<readonly Linkage[]> => {
  const rows = await tx
    .selectFrom('adoption_linkage')
    .selectAll()
    .where('owner', '=', owner)
    .where((eb) => eb.or([eb('former_id', '=', id), eb('new_id', '=', id)]))
    .orderBy('made_at')
    .execute()
  return rows.map((row) => ({
    formerId: row.former_id,
    newId: row.new_id,
    custodians: row.custodians,
    note: row.note,
    adoptedOn: row.adopted_on,
  }))
}
