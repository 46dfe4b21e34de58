import type { AuthorityCode } from '../access/index.ts'
import type { SettingRow } from '../clocks/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'

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

type Set = { authority: AuthorityCode; name: string; from: Day; value: unknown; reason: string }

/** A value that holds from a day on. The values before it stay as they are. */
export const setFrom = async (
  tx: Tx,
  { authority, name, from, value, reason }: Set,
  today: Day,
): Promise<string | null> => {
  if (from < today) return 'past'
  const added = await tx
    .insertInto('setting')
    .values({ id: newId(), authority, name, effective_from: from, value: JSON.stringify(value), reason })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 0n ? 'already-set' : null
}

/** Takes back a value that has not begun. One that has begun was counted by, and stays. */
export const withdraw = async (
  tx: Tx,
  authority: AuthorityCode,
  name: string,
  from: Day,
  today: Day,
): Promise<string | null> => {
  if (from <= today) return 'counted-by'
  const gone = await tx
    .deleteFrom('setting')
    .where('authority', '=', authority)
    .where('name', '=', name)
    .where('effective_from', '=', from)
    .executeTakeFirst()
  return gone.numDeletedRows === 0n ? 'not-there' : null
}
