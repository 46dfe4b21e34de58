import type { Action } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { type Done, type NotDone, perform, type Refusal } from '../events/index.ts'
import type { Acting } from '../web/index.ts'
import { lookingAgain } from './change-enquiry.ts'
import { raise } from './disagreeing.rule.ts'
import type { Disagreement, DisagreementEvent, Raising } from './disagreement.ts'
import { ladderFor, rungClock } from './disagreement.sql.ts'
import { disagreementStream } from './disagreement.stream.ts'
import { rungAt } from './ladder.rule.ts'

type Acted = Done<Disagreement> | NotDone

/** Raises a disagreement about an enquiry of the council acted for, on the ladder that council has set. */
export const raiseDisagreement = (
  { house, visit: { actor, at }, once }: Acting<object>,
  action: Action,
  about: (tx: Tx) => Promise<Omit<Raising, 'ladder'> | Refusal>,
): Promise<Acted> => {
  const owner = actor.actingFor ?? ''
  return perform(house.db, disagreementStream, {
    actor,
    at,
    action,
    owner,
    id: newId(),
    opens: true,
    once,
    decide: async (_, tx) => {
      const raising = await about(tx)
      if ('refused' in raising) return raising
      const ladder = await ladderFor(tx, owner, at)
      const lowest = rungAt(ladder, 1)
      if (!lowest) throw new Error('A ladder has a rung.')
      return raise({ ...raising, ladder }, await rungClock(tx, owner, at, lowest))
    },
  })
}

/** One change to a disagreement, by whoever works in the hub. */
export const changeDisagreement = (
  { house, visit: { actor, at }, params, once }: Acting<{ disagreement: string }>,
  decide: (
    disagreement: Disagreement,
    tx: Tx,
  ) => Promise<readonly DisagreementEvent[] | Refusal> | readonly DisagreementEvent[] | Refusal,
): Promise<Acted> =>
  lookingAgain(() =>
    perform(house.db, disagreementStream, {
      actor,
      at,
      action: 'enquiry.work',
      owner: actor.actingFor ?? '',
      id: params.disagreement,
      once,
      decide: (disagreement, tx) =>
        disagreement ? decide(disagreement, tx) : { refused: 'settled-already' },
    }),
  )
