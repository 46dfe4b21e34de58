import type { Action } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Command, type Done, type NotDone, perform } from '../events/index.ts'
import type { Acting } from '../web/index.ts'
import type { Enquiry, EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'

/** The same moment is met this often before somebody is told of it. */
const tries = 3

/**
 * Two people change one record at the same moment: the second looks again at what stands now, and the rules say what
 * became of it. What they say is then exact ("rated meanwhile"), and an answer arriving holds nobody up.
 */
export const lookingAgain = async <State>(
  change: () => Promise<Done<State> | NotDone>,
): Promise<Done<State> | NotDone> => {
  let outcome = await change()
  for (let more = 1; more < tries && !outcome.done && outcome.why === 'changed-meanwhile'; more++)
    outcome = await change()
  return outcome
}

export type Changing = {
  action: Action
  decide: (enquiry: Enquiry, tx: Tx) => ReturnType<Command<Enquiry, EnquiryEvent>['decide']>
  beside?: (tx: Tx) => Promise<void>
}

/** Emergency duty works on what it was told of, and on nothing else of the hub's (clocks 4.3 g). */
const isUntold = (fn: string | null, { emergencyDutyToldAt }: Enquiry): boolean =>
  fn === 'emergency-duty' && emergencyDutyToldAt === null

/** One change to the enquiry of the address, by whoever is signed in, for the council they act for. */
export const changeEnquiry = (
  { house, visit: { actor, at }, params, once }: Acting<{ id: string }>,
  { action, decide, beside }: Changing,
): Promise<Done<Enquiry> | NotDone> =>
  lookingAgain(() =>
    perform(house.db, enquiryStream, {
      actor,
      at,
      action,
      owner: actor.actingFor ?? '',
      id: params.id,
      once,
      decide: (enquiry, tx) => {
        if (!enquiry) return { refused: 'closed' }
        return isUntold(actor.fn, enquiry) ? { refused: 'not-told' } : decide(enquiry, tx)
      },
      ...(beside === undefined ? {} : { beside }),
    }),
  )
