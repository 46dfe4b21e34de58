import type { FastifyInstance } from 'fastify'
import { mashBookFor } from '../clocks/index.ts'
import { type Acting, action, type House, one, page, type Page } from '../web/index.ts'
import { deskFor } from './desk.ts'
import { backTo, commonWords, type Deciding, isManager, isOver, sendForm } from './enquiry.form.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import type { Enquiry } from './enquiry.ts'
import { RatePage } from './pages/rate.page.tsx'
import { rateUnlessUnpublished, ratingsPossible } from './rating.rule.ts'
import { isRating } from './rating.words.ts'
import { changeAllDue } from './reply-due.ts'

const ratePage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/rate',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form }) => {
    if (isOver(enquiry, form.typed)) return { goTo: `/enquiries/${enquiry.id}` }
    const { timing } = await mashBookFor(tx, enquiry.owner, visit.at)
    const by = { isManager: isManager(visit), at: visit.at, timing }
    return {
      title: `Rate ${enquiry.reference}`,
      back: backTo(enquiry),
      main: (
        <RatePage
          desk={await deskFor(tx, { enquiry, resource, visit, form }, 'rate')}
          possible={ratingsPossible(enquiry, by)}
          isManager={by.isManager}
        />
      ),
    }
  },
}

const rateIt = ({ visit, body }: Acting<OfEnquiry>): Deciding => {
  const { actor, at } = visit
  const rating = one(body, 'rating')
  const seen = one(body, 'seen')
  return async (enquiry, tx) => {
    if (!isRating(rating)) return { refused: 'rating-needed' }
    const { timing } = await mashBookFor(tx, enquiry.owner, at)
    const wanted = { rating, because: one(body, 'because'), seen: isRating(seen) ? seen : null }
    const events = rateUnlessUnpublished(enquiry, wanted, { isManager: isManager(visit), at, timing })
    if ('refused' in events) return events
    const enquiryDue = events.find((event) => event.type === 'rated')?.dueAt ?? null
    const about = { actor, at, owner: enquiry.owner, enquiryId: enquiry.id }
    return (await changeAllDue(tx, about, { rating, enquiryDue })) ?? events
  }
}

export const rateRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, ratePage)
  action(app, house, {
    path: '/enquiries/:id/rate',
    action: 'enquiry.rate',
    params: ofEnquiry,
    from: ratePage,
    act: (acting) => sendForm(acting, 'rate', rateIt(acting), { action: 'enquiry.rate' }),
    words: {
      ...commonWords,
      'rated-meanwhile':
        'A colleague rated it while you were typing. Their rating and their reason are shown here; yours is still below, and not recorded yet.',
      'rating-needed': { field: 'rating', text: 'Choose a colour' },
      'same-rating': {
        field: 'rating',
        text: 'It has that colour already. Choose another, or leave it as it is',
      },
      'rating-because-needed': {
        field: 'because',
        text: 'Say in a sentence why: the worry, the history, what agencies said',
      },
      'manager-lowers': {
        field: 'rating',
        text: 'Only the manager lowers a rating. Raise it, or ask the manager',
      },
      'calendar-not-published': {
        field: 'rating',
        text: 'The bank holidays are not published far enough ahead to count this colour’s time. Choose red, which is counted by the clock, and tell your administrator',
      },
    },
  })
}
