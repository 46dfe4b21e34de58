import type { AuthorityCode } from '../access/index.ts'
import type { SettingRow } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'

/** Everything ever set, for one council and for all, latest first. */
export const settingRows = async (tx: Tx, authority: AuthorityCode): Promise<SettingRow[]> => {
  const rows = await tx
    .selectFrom('setting')
    .select(['authority', 'name', 'effective_from', 'value', 'reason'])
    .where((where) => where.or([where('authority', '=', authority), where('authority', 'is', null)]))
    .orderBy('effective_from', 'desc')
    .execute()
  return rows.map(({ effective_from: effectiveFrom, ...row }) => ({ ...row, effectiveFrom }))
}
