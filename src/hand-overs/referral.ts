import { type ContactEvent, contactStream } from '../contacts/index.ts'
import { performWithin, type Reaction } from '../events/index.ts'
import { becomesReferral } from './decide.ts'
import { replayHandOver } from './hand-over.sql.ts'

/**
 * A team manager who accepts work under section 17 or 47 makes the contact a referral, in the same transaction: two
 * dated facts, so that it can be reported either way (procedures 2.7). A child that is one already stays as it was.
 */
export const acceptedBecomesReferral: Reaction = {
  stream: 'hand-over',
  type: 'accepted',
  react: async (tx, fact, actor) => {
    const found = await replayHandOver(tx, fact.id)
    if (!found || !becomesReferral(found.handOver)) return
    const { owner, contactId, children } = found.handOver
    const done = await performWithin(tx, contactStream, {
      actor,
      at: fact.at,
      action: 'hand-over.accept',
      owner,
      id: contactId,
      decide: (contact): ContactEvent[] =>
        children
          .filter(({ childId }) =>
            contact?.children.some((child) => child.id === childId && child.becameReferral === null),
          )
          .map(({ childId }) => ({ type: 'became-referral', childId })),
    })
    if (!done.done) throw new Error(`The contact could not become a referral: ${done.why}`)
  },
}
