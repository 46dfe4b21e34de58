import { sql } from 'kysely'
import type { Action, StaffActor, Why, WhyNot } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { addMinutes, type Instant } from '../time/index.ts'

export type Look = {
  owner: string
  action: Action
  subjectKind: string
  subjectId: string
  outcome: 'seen' | 'refused' | 'asked-to-switch'
  because: Why | WhyNot
}

/** Looking is an event too: written before the page is shown. */
export const recordLook = async (tx: Tx, actor: StaffActor, at: Instant, look: Look): Promise<void> => {
  await tx
    .insertInto('look')
    .values({
      owner: look.owner,
      id: newId(),
      staff_id: actor.rights.staffId,
      acting_for: actor.actingFor,
      fn: actor.fn,
      action: look.action,
      subject_kind: look.subjectKind,
      subject_id: look.subjectId,
      outcome: look.outcome,
      because: JSON.stringify(look.because),
      at,
    })
    .execute()
}

/** A page left open renews itself every minute. That is one look, written down anew only after this many minutes. */
const renewedFor = 30

/** The same for a page that asks by itself: nothing is added while this worker's last look at it is still fresh. */
export const recordRenewal = async (tx: Tx, actor: StaffActor, at: Instant, look: Look): Promise<void> => {
  const fresh = await tx
    .selectFrom('look')
    .select('id')
    .where('owner', '=', look.owner)
    .where('subject_id', '=', look.subjectId)
    .where('staff_id', '=', actor.rights.staffId)
    .where('action', '=', look.action)
    .where('outcome', '=', look.outcome)
    .where('at', '>', addMinutes(at, -renewedFor))
    .limit(1)
    .executeTakeFirst()
  if (!fresh) await recordLook(tx, actor, at, look)
}

/** A record somebody asked for and cannot see, perhaps because nothing in force lets them act for its council. */
export const recordTriedDoor = async (tx: Tx, action: Action, subjectId: string): Promise<void> => {
  await sql`select app.record_tried_door(${action}, ${subjectId}::uuid)`.execute(tx)
}
