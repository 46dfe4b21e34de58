import { askAgency, requestsOf, saidIn } from '../agency-requests/index.ts'
import type { Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import type { Acted, Acting, FieldError } from '../web/index.ts'
import { mayAskAgencies } from './agreement.rule.ts'
import { type Askings, askingRating, askingsFor, dueNow } from './ask.show.ts'
import { askForm } from './asking.fields.ts'
import { askingErrors, askingsIn, type TypedAsking, type TypedAskings } from './asking.form.ts'
import { sendForm } from './enquiry.form.ts'
import { type Enquiry, type EnquiryEvent, isOpen } from './enquiry.ts'

export type OfAgencies = { id: string; agency: readonly string[] }

/** What no agreement carries, for exactly what is asked: said where it was chosen. */
const lackingErrors = (shown: Askings, { askings }: TypedAskings): FieldError[] =>
  askings.flatMap(({ agency, subjects }) => {
    const lacking = shown.lacking(agency.code, subjects)
    return lacking === null ? [] : [{ field: '', text: lacking }]
  })

type Question = Pick<TypedAskings, 'worry' | 'gateways' | 'lawfulBasis'>

const askOne = async (
  tx: Tx,
  { visit }: Acting<OfAgencies>,
  enquiry: Enquiry,
  { worry, gateways, lawfulBasis }: Question,
  { agency, questions, subjects }: TypedAsking,
): Promise<EnquiryEvent | Refusal> => {
  const { owner, id } = enquiry
  const rating = askingRating(enquiry)
  const dueAt = await dueNow(tx, enquiry, visit.at)
  const may = mayAskAgencies(enquiry, lawfulBasis)
  if (typeof rating !== 'string') return rating
  if (typeof dueAt !== 'string') return dueAt
  if ('refused' in may) return may
  const outcome = await askAgency(
    tx,
    { actor: visit.actor, at: visit.at, owner },
    {
      enquiryId: id,
      contactId: enquiry.contactId,
      reference: enquiry.reference,
      agency: agency.code,
      headline: enquiry.headline,
      purpose: 'mash-enquiry',
      worry,
      questions,
      subjects,
      consent: may.state,
      lawfulBasis,
      gateways,
      rating,
      dueAt,
    },
  )
  // What is missing was looked for before anything was written; somebody changed an agreement in this very moment.
  if ('missing' in outcome || !outcome.done)
    throw new Error(`An agency could not be asked: ${JSON.stringify(outcome)}`)
  return {
    type: 'agency-asked',
    requestId: outcome.state.id,
    agency: agency.code,
    people: subjects.length,
  }
}

/**
 * Asks the agencies of the address, all of them or none. Everything that is wrong stands beside its field: a reason for
 * each person, an adult's health, a basis and a power, other agencies' words, and what no agreement carries.
 */
export const askAgencies = async (acting: Acting<OfAgencies>): Promise<Acted> => {
  const { visit, params, body } = acting
  let errors: FieldError[] = []
  const acted = await sendForm(
    acting,
    askForm(params.agency),
    async (enquiry, tx) => {
      if (!isOpen(enquiry)) return { refused: 'closed' }
      const rating = askingRating(enquiry)
      if (typeof rating !== 'string') return rating
      const shown = await askingsFor(tx, enquiry, await requestsOf(tx, enquiry.owner, enquiry.id), visit)
      if (shown === null) return { refused: 'contact-hidden' }
      const agencies = shown.agencies.filter(({ code }) => params.agency.includes(code))
      const typed = askingsIn(body, agencies, shown.people)
      errors = askingErrors(typed, shown.people, await saidIn(tx, enquiry.owner, enquiry.id))
      if (errors.length === 0) errors = lackingErrors(shown, typed)
      if (errors.length > 0) return { refused: 'see-fields' }
      const events: EnquiryEvent[] = []
      for (const asking of typed.askings) {
        const event = await askOne(tx, acting, enquiry, typed, asking)
        if ('refused' in event) return event
        events.push(event)
      }
      return events
    },
    { part: '#agencies' },
  )
  return errors.length > 0 && !('goTo' in acted) ? { form: { errors, typed: body } } : acted
}
