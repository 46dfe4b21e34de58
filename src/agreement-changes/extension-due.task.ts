import { authorities, type SystemActor } from '../access/index.ts'
import { raiseAlert } from '../alerts/index.ts'
import { type Agreement, allAgreements } from '../agreements/index.ts'
import { settingFor } from '../clocks/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addJob, contextFor } from '../events/index.ts'
import { addDays, addHours, type Day, dayOf, type Instant, startOfDay } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import { endsOf } from './begin.ts'
import { stateOf } from './change.ts'
import { changesOf } from './change.sql.ts'
import { decideBy } from './extension.rule.ts'

export const extensionDueTask = 'see-which-extensions-are-due'

const kind = 'agreement-extension-due'

/** Told once for each end: not again every night, whether somebody has seen it or not. */
const isTold = async (tx: Tx, owner: string, agreementId: string, since: Day): Promise<boolean> =>
  (await tx
    .selectFrom('alert')
    .select('id')
    .where('owner', '=', owner)
    .where('kind', '=', kind)
    .where('subject_id', '=', agreementId)
    .where('raised_at', '>=', startOfDay(since))
    .limit(1)
    .executeTakeFirst()) !== undefined

/** The end of an agreement that a council should have decided about by today; null where nothing is due. */
const dueNow = async (tx: Tx, owner: string, agreement: Agreement, today: Day) => {
  const changes = await changesOf(tx, { instrumentId: agreement.id })
  const ends = endsOf(agreement, changes)
  // Where the decision gave no option to extend there is nothing to decide: what follows is a new agreement.
  if (ends === null || ends.to <= today || ends.mayExtendTo === null || ends.mayExtendTo <= ends.to)
    return null
  if (
    changes.some(
      (each) => each.kind === 'extension' && each.oldTo === ends.to && stateOf(each, today) === 'decided',
    )
  )
    return null
  const { months } = await settingFor(tx, owner, 'extension-lead', today)
  const by = decideBy(ends.to, months)
  return by <= today ? by : null
}

const seeFor = async (tx: Tx, owner: string, at: Instant) => {
  const actor: SystemActor = { kind: 'system', job: extensionDueTask, actingFor: owner }
  for (const agreement of await allAgreements(tx)) {
    if (!agreement.partyCodes.includes(owner)) continue
    const due = await dueNow(tx, owner, agreement, dayOf(at))
    if (due === null || (await isTold(tx, owner, agreement.id, due))) continue
    for (const forRole of ['agreements-officer', 'director'] as const)
      await raiseAlert(
        tx,
        { actor, at, owner },
        {
          kind,
          forFn: 'oversight',
          forRole,
          subjectKind: 'agreement-to-extend',
          subjectId: agreement.id,
          reference: agreement.title,
        },
      )
  }
}

/** Every morning: which agreements end so soon that notice could hardly be given any more (governance A13). */
export const seeWhichAreDue: Task = async (_payload, house) => {
  const at = house.now()
  const councils = await authorities(house.db)
  for (const { code } of councils) {
    const actor: SystemActor = { kind: 'system', job: extensionDueTask, actingFor: code }
    await asActor(house.db, contextFor(actor, 'alert.close', at), async (tx) => {
      await seeFor(tx, code, at)
      const tomorrow = addHours(startOfDay(addDays(dayOf(at), 1)), 6)
      await addJob(tx, { task: extensionDueTask, payload: {}, runAt: tomorrow, key: extensionDueTask })
    })
  }
}
