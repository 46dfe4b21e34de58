import type { SystemActor } from '../access/index.ts'
import { raiseAlert } from '../alerts/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import { stateOf, turnsOf } from './change.ts'
import { changesOf } from './change.sql.ts'
import { tellPartyTask } from './part.sql.ts'

/** A council's officers learn that a change waits for them, was refused, or went on: nobody waits unseen. */
export const tellParty: Task = async ({ owner = '', id = '' }, house) => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: tellPartyTask, actingFor: owner }
  await asActor(house.db, contextFor(actor, 'alert.close', at), async (tx) => {
    const [change] = await changesOf(tx, { id })
    if (!change) return
    const agreement = await tx
      .selectFrom('instrument')
      .select('title')
      .where('id', '=', change.instrumentId)
      .executeTakeFirst()
    const today = dayOf(at)
    const isTheirTurn = turnsOf(change, today).some(({ party }) => party === owner)
    const moved = stateOf(change, today) === 'refused' ? 'agreement-change-refused' : 'agreement-change-moved'
    await raiseAlert(
      tx,
      { actor, at, owner },
      {
        kind: isTheirTurn ? 'agreement-change-your-turn' : moved,
        forFn: 'oversight',
        forRole: 'agreements-officer',
        subjectKind: 'agreement-change',
        subjectId: id,
        reference: agreement?.title ?? null,
      },
    )
  })
}
