import { sql } from 'kysely'
import type { Action, StaffActor, Why, WhyNot } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

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

/** A record somebody asked for and cannot see, perhaps because nothing in force lets them act for its council. */
export const recordTriedDoor = async (tx: Tx, action: Action, subjectId: string): Promise<void> => {
  await sql`select app.record_tried_door(${action}, ${subjectId}::uuid)`.execute(tx)
}
