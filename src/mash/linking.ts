import { organisationNames } from '../access/index.ts'
import { hubPhone, isOut, linkEndsAt, makeLink } from '../agency-requests/index.ts'
import { ownWordsOn } from '../messages/index.ts'
import { dropForm } from '../questions/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acted, type Acting, type FormState, one } from '../web/index.ts'
import { changeEnquiry } from './change-enquiry.ts'
import { requestOf } from './chasing.ts'
import { keptUnder } from './desk.ts'
import { isOpen } from './enquiry.ts'
import { nameOfAgency } from './enquiry.view.ts'
import { agencyLinkLetter, linkLetter } from './letter.ts'
import { emptyUnsentLetters, queueLetter } from './letter.sql.ts'
import type { OfRequest } from './request.routes.tsx'

/** The link stands in the answer to the form that made it, and nowhere else: shown once, kept nowhere. */
const shownField = '_link'
export const secretShown = ({ typed }: FormState): string => one(typed, shownField)

const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

type Way = 'email' | 'myself'
const isWay = (text: string): text is Way => text === 'email' || text === 'myself'

/**
 * Where this service is reached: as PUBLIC_URL says, because what a request calls its host may be somebody else's word;
 * in a trial without one, as whoever makes the link reaches it.
 */
const origin = ({ request, house }: Acting<OfRequest>): string =>
  house.publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(house.publicUrl).origin

/**
 * Makes a one-time link to a question for somebody at the agency who has no account. By e-mail it goes into the hub's own
 * outbox; passed on by hand, it is shown once.
 */
export const makeLinkFor = async (acting: Acting<OfRequest>): Promise<Acted> => {
  const { params, visit, body } = acting
  const { actor, at } = visit
  const [sentTo, way] = [one(body, 'sentTo'), one(body, 'way')]
  let link = ''
  const outcome = await changeEnquiry(acting, {
    action: 'enquiry.work',
    decide: async (enquiry, tx) => {
      const { owner } = enquiry
      if (!isOpen(enquiry)) return { refused: 'enquiry-closed' }
      if (!isWay(way)) return { refused: 'way-needed' }
      if (way === 'email' && !looksLikeAddress(sentTo)) return { refused: 'address-needed' }
      const request = await requestOf(tx, enquiry, params.request)
      if (!request) return { refused: 'no-such-request' }
      if (!isOut(request)) return { refused: 'nothing-out' }
      const endsAt = await linkEndsAt(tx, owner, request.dueAt, at)
      const made = await makeLink(tx, { actor, at, owner }, { requestId: request.id, sentTo, endsAt })
      if (!made.done) return { refused: made.why === 'refused' ? made.refused : made.why }
      link = `${origin(acting)}/answer/${made.secret}`
      await emptyUnsentLetters(tx, owner, request.id)
      if (way === 'email') {
        const council = visit.councils.find(({ code }) => code === owner)?.shortName ?? owner
        const agency = nameOfAgency(request.agency, await organisationNames(tx))
        const phone = await hubPhone(tx, owner, at)
        const own = await ownWordsOn(tx, owner, agencyLinkLetter.name, 'agency', dayOf(at))
        const letter = linkLetter(own, { council, agency, link, dueAt: request.dueAt, endsAt, phone })
        await queueLetter(tx, { owner, requestId: request.id, recipient: sentTo, ...letter, at })
      }
      await dropForm(tx, keptUnder(params.id, `link-${params.request}`))
      return []
    },
  })
  if (!outcome.done) return outcome
  const here = `/enquiries/${params.id}/requests/${params.request}/link`
  return way === 'myself' && link !== ''
    ? { form: { errors: [], typed: { [shownField]: link } } }
    : { goTo: here }
}
