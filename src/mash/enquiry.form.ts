import { type Action, holdsRole } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import { dropForm } from '../questions/index.ts'
import type { Acted, Acting, Visit } from '../web/index.ts'
import { changeEnquiry } from './change-enquiry.ts'
import { keptUnder } from './desk.ts'
import { type Enquiry, type EnquiryEvent, isOpen } from './enquiry.ts'

/** What every form about an enquiry has in common. */

/** At night nobody on emergency duty is a manager; whoever is on duty decides alone (procedures 8). */
export const isManager = ({ actor, at }: Visit): boolean =>
  holdsRole(actor.rights, 'team-manager', at) || actor.fn === 'emergency-duty'

/** A form of an enquiry that is over leads back to it, unless somebody had typed into it: that is not lost. */
export const isOver = (enquiry: Enquiry, typed: object): boolean =>
  !isOpen(enquiry) && Object.keys(typed).length === 0

export const backTo = (enquiry: Enquiry) => ({
  href: `/enquiries/${enquiry.id}`,
  text: `Enquiry ${enquiry.reference}`,
})

type Events = readonly EnquiryEvent[] | Refusal
export type Deciding = (enquiry: Enquiry, tx: Tx) => Events | Promise<Events>

/** Emergency duty works on what it was told of, and on nothing else of the hub's. */
const isUntold = ({ actor }: Visit, { emergencyDutyToldAt }: Enquiry): boolean =>
  actor.fn === 'emergency-duty' && emergencyDutyToldAt === null

/**
 * One form sent: what it changes, and in the same transaction what was typed is let go of. `form` is the name it was kept
 * under. Goes back to the part of the enquiry where it can be seen.
 */
export const sendForm = async (
  acting: Acting<{ id: string }>,
  form: string,
  decide: Deciding,
  { action = 'enquiry.work', part = '' }: { action?: Action; part?: string } = {},
): Promise<Acted> => {
  const { params, visit } = acting
  const outcome = await changeEnquiry(acting, {
    action,
    decide: (enquiry, tx) => (isUntold(visit, enquiry) ? { refused: 'not-told' } : decide(enquiry, tx)),
    beside: (tx) => dropForm(tx, keptUnder(params.id, form)),
  })
  return outcome.done ? { goTo: `/enquiries/${params.id}${part}` } : outcome
}

/** Refusals that any form can meet. */
export const commonWords = {
  closed: 'This enquiry is over, so nothing more is done on it. What you typed is still below.',
  'no-such-agency': 'There is no such agency.',
  'not-told':
    'Emergency duty works on the enquiries it was told of. Ring the duty manager if this one cannot wait.',
} as const
