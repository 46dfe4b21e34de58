import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performTogether } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { Acting, NotDone } from './acting.ts'

export type ChangeKind =
  | 'bank-holiday-added'
  | 'bank-holiday-removed'
  | 'calendar-extended'
  | 'closure-day-added'
  | 'closure-day-removed'
  | 'setting-set'
  | 'setting-withdrawn'

/** What is changed, for one council or (null) for all, in words of the room, and why. */
export type Change = {
  kind: ChangeKind
  authority: AuthorityCode | null
  detail: Readonly<Record<string, unknown>>
  reason: string
}

export type Changed = Change & { id: string; who: string; at: Instant }

/**
 * The only way to change anything here: allowed, done once, and kept with who, when and why in the same transaction.
 * `work` does it, or names why not; then nothing is kept.
 */
export const change = async (
  { house, visit, once }: Acting,
  action: 'calendar.edit' | 'settings.edit',
  of: Change,
  work: (tx: Tx) => Promise<string | null>,
): Promise<NotDone | { done: true } | { refused: string }> => {
  const { actor, at } = visit
  const decision = visit.may(action)
  if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
  const { actingFor } = actor
  if (actingFor === null) return { done: false, why: 'not-allowed', because: { rule: 'no-hat' } }
  return performTogether(house.db, { actor, at, action, intakeFor: [], once }, async (tx) => {
    const refused = await work(tx)
    if (refused !== null) return { refused }
    await tx
      .insertInto('administration_change')
      .values({
        id: newId(),
        kind: of.kind,
        authority: of.authority,
        detail: JSON.stringify(of.detail),
        reason: of.reason,
        staff_id: actor.rights.staffId,
        acting_for: actingFor,
        at,
      })
      .execute()
    return { done: true as const }
  })
}

/** The latest changes, all or those of one setting for one council. */
export const changes = async (
  tx: Tx,
  only?: { authority: AuthorityCode; setting: string },
): Promise<Changed[]> => {
  const { rows } = await sql<Changed>`
    select c.id, c.kind, c.authority, c.detail, c.reason, s.name as who, c.at
    from administration_change c join staff s on s.id = c.staff_id
    where ${only === undefined ? sql`true` : sql`c.authority = ${only.authority} and c.detail->>'name' = ${only.setting}`}
    order by c.at desc, c.id desc limit 30`.execute(tx)
  return rows
}
