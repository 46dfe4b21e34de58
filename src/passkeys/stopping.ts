import { asNobody } from '../db/index.ts'
import { endSessions, type House } from '../web/index.ts'
import type { Passkey, Stopped } from './passkey.ts'
import { stopPasskey } from './passkey.sql.ts'

type Stopping = { staffId: string; id: string; by: string | null; because: Stopped }

/** Stops a passkey and, unless its owner removed it, everything it had signed in. */
export const stopWithSessions = (house: House, { staffId, id, by, because }: Stopping): Promise<boolean> =>
  asNobody(house.db, async (tx) => {
    const at = house.now()
    if (!(await stopPasskey(tx, { staffId, id, by, because, at }))) return false
    if (because !== 'removed') await endSessions(tx, { passkeyId: id }, 'passkey-stopped', at)
    return true
  })

/** A counter that went back: which of the two is the copy nobody can say, so neither works. */
export const stopCopied = (house: House, { staffId, id }: Passkey): Promise<boolean> =>
  stopWithSessions(house, { staffId, id, by: null, because: 'copied' })
