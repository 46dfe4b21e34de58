import type { What } from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { settingNamed } from './setting.ts'
import { settingRows } from './setting.sql.ts'

/** What holds today of that which a change would replace, in words; null where nothing does. */
export const valueInWordsNow = async (
  tx: Tx,
  { kind, payload }: What,
  today: Day,
): Promise<string | null> => {
  if (kind === 'setting-set') {
    const setting = settingNamed(payload.authority, payload.name)
    const rows = await settingRows(tx, payload.authority)
    return setting ? setting.inWords(setting.inForce(rows, payload.authority, today)) : null
  }
  if (kind === 'training-recorded') {
    const row = await tx
      .selectFrom('staff')
      .select('training_valid_to')
      .where('id', '=', payload.staffId)
      .executeTakeFirst()
    return row?.training_valid_to ?? null
  }
  return null
}
