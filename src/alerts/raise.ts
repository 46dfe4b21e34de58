import type { Actor, AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performWithin } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { AlertEvent, Raised } from './alert.ts'
import { alertStream, isUnseen, unseenOfKinds } from './alert.sql.ts'

/**
 * Raises an alert outside any record's own facts, in a transaction somebody else opened. The same alert still waiting
 * to be seen is not raised twice.
 */
export const raiseAlert = async (
  tx: Tx,
  from: { actor: Actor; at: Instant; owner: AuthorityCode },
  alert: Omit<Raised, 'at'>,
): Promise<void> => {
  if (await isUnseen(tx, from.owner, alert)) return
  await performWithin(tx, alertStream, {
    ...from,
    action: 'alert.close',
    id: newId(),
    opens: true,
    decide: (): AlertEvent[] => [{ type: 'raised', ...alert }],
  })
}

/**
 * What was to be told and is no longer true: alerts nobody has seen yet are taken back by the service itself, and the
 * record keeps that they were raised.
 */
export const withdrawAlerts = async (
  tx: Tx,
  from: { actor: Actor; at: Instant; owner: AuthorityCode },
  kinds: readonly string[],
  isOver: (kind: string, subjectId: string) => boolean,
): Promise<void> => {
  for (const { id, kind, subjectId } of await unseenOfKinds(tx, from.owner, kinds)) {
    if (!isOver(kind, subjectId)) continue
    await performWithin(tx, alertStream, {
      ...from,
      action: 'alert.close',
      id,
      opens: true,
      decide: (): AlertEvent[] => [{ type: 'seen' }],
    })
  }
}
