import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { withdrawAlerts } from '../alerts/index.ts'
import { asActor, type Db } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { Instant } from '../time/index.ts'

/** Once it is agreed to, or ended before it was, nobody is asked for their agreement any more. */
export const nobodyIsAsked = async (
  db: Db,
  { owner, id, at }: { owner: AuthorityCode; id: string; at: Instant },
): Promise<void> => {
  const actor: SystemActor = { kind: 'system', job: 'grant-agreed-to', actingFor: owner }
  await asActor(db, contextFor(actor, 'alert.close', at), (tx) =>
    withdrawAlerts(tx, { actor, at, owner }, ['grant-to-agree-to'], (_kind, subjectId) => subjectId === id),
  )
}
