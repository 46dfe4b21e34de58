import { type Actor, covers, hasFullStanding } from '../access/index.ts'
import { newId } from '../db/index.ts'
import type { Reaction } from '../events/index.ts'
import { dayOf } from '../time/index.ts'

/**
 * A contact taken in by somebody whom nothing in force lets act for that council is kept like any other, and so is the
 * fact that nothing did (authorisation B8 no. 2; governance A2). Written in the transaction of the intake.
 */
export const keepAuthorityGap: Reaction = {
  stream: 'contact',
  type: 'received',
  react: async (tx, { owner, id, at, event }, actor: Actor) => {
    if (actor.kind !== 'staff' || actor.fn === null) return
    const clientGroup = 'clientGroup' in event && event.clientGroup === 'adults' ? 'adults' : 'children'
    // A case left to somebody by name gives no right to the next worry (R7).
    if (hasFullStanding(actor.rights, owner, actor.fn, clientGroup, at)) return
    const employer = actor.rights.employments.find((employment) => covers(employment, dayOf(at)))
    await tx
      .insertInto('authority_gap')
      .values({
        owner,
        id: newId(),
        fn: actor.fn,
        client_group: clientGroup,
        employer: employer?.employer ?? null,
        staff_id: actor.rights.staffId,
        activity: 'contact-taken-in',
        subject_kind: 'contact',
        subject_id: id,
        happened_at: at,
      })
      .execute()
  },
}
