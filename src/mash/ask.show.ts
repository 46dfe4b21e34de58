import { type Missing, organisationNames, sayMissing, sharingAgreements } from '../access/index.ts'
import { flowsFor, type Subject } from '../agency-requests/index.ts'
import { dutyToShareFrom } from '../clocks/index.ts'
import { type Contact, contactOf } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import { type AgencyToAsk, agenciesToAsk } from './agencies-to-ask.ts'
import { mayAskAgencies } from './agreement.rule.ts'
import { isHarmIndicated } from './around.sql.ts'
import type { Desk } from './desk.ts'
import { type Enquiry, ratingOf } from './enquiry.ts'
import { type Askable, askablePeople } from './people.ts'
import { answerDue, type AskingRating, timingFor } from './reply-due.ts'

/** Who can be asked what about whom, for one enquiry. */
export type Askings = {
  contact: Contact
  people: readonly Askable[]
  agencies: readonly AgencyToAsk[]
  /** Significant harm is likely: the colour is red, or screening picked an indicator of it. */
  isHarmLikely: boolean
  /** What is missing for an agency, who mends it, and what can be done meanwhile. */
  sayMissing: (agency: AgencyToAsk) => string
  /** The same for exactly these people and categories; null where nothing is missing. */
  lacking: (agency: string, subjects: readonly Subject[]) => string | null
  /** The duty to share is in force today (Children Act 2004 s.16LA). */
  dutyToShare: boolean
}

const indicated = (tx: Tx, contact: Contact): Promise<boolean> =>
  isHarmIndicated(
    tx,
    contact.children.flatMap(({ decided }) =>
      decided?.guidance ? [{ ...decided.guidance, codes: decided.indicators }] : [],
    ),
  )

/** Null where the contact is hidden from this reader. */
export const askingsFor = async (
  tx: Tx,
  enquiry: Enquiry,
  requests: Desk['requests'],
  visit: Visit,
): Promise<Askings | null> => {
  const { owner, contactId } = enquiry
  const contact = (await contactOf(tx, owner, contactId))?.it
  if (!contact) return null
  const people = askablePeople(contact, enquiry)
  const organisations = await organisationNames(tx)
  const today = dayOf(visit.at)
  const dutyFrom = await dutyToShareFrom(tx, owner, today)
  const agreements = await sharingAgreements(tx)
  const say = (missing: Missing) => sayMissing(missing, (code) => organisations.get(code) ?? code, dutyFrom)
  const agencies = agenciesToAsk({
    agreements,
    organisations,
    councils: visit.councils.map(({ code }) => code),
    owner,
    people,
    requests,
    at: visit.at,
  })
  return {
    contact,
    people,
    agencies,
    isHarmLikely: ratingOf(enquiry) === 'red' || (await indicated(tx, contact)),
    sayMissing: ({ missing }) => (missing === null ? '' : say(missing)),
    lacking: (agency, subjects) => {
      const flows = flowsFor(agreements, owner, { agency, purpose: 'mash-enquiry', subjects }, visit.at)
      return 'missing' in flows ? say(flows.missing) : null
    },
    dutyToShare: dutyFrom <= today,
  }
}

/** The colour an enquiry must have before anybody is asked. */
export const askingRating = (enquiry: Enquiry): AskingRating | Refusal => {
  const rating = ratingOf(enquiry)
  if (rating === null) return { refused: 'rate-first' }
  return rating === 'blue' ? { refused: 'blue-asks-nobody' } : rating
}

/** When an answer to a question sent now is due; null where nothing can be asked. */
export const dueNow = async (tx: Tx, enquiry: Enquiry, at: Instant): Promise<Instant | Refusal> => {
  const rating = askingRating(enquiry)
  if (typeof rating !== 'string') return rating
  const timing = await timingFor(tx, enquiry.owner, rating, at)
  return answerDue(timing, { rating, askedAt: at, enquiryDue: enquiry.dueAt })
}

/** Why nobody may be asked yet under the ordinary powers; null where they may. */
export const whyNotAsked = (enquiry: Enquiry): string | null => {
  const may = mayAskAgencies(enquiry, 'public-task-s17')
  return 'refused' in may ? may.refused : null
}
