import type { FastifyInstance } from 'fastify'
import { organisationNames } from '../access/index.ts'
import { requestsOf, saidIn } from '../agency-requests/index.ts'
import type { Tx } from '../db/index.ts'
import { dropForm } from '../questions/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type FieldError,
  type House,
  many,
  one,
  page,
  type Page,
} from '../web/index.ts'
import { changeEnquiry } from './change-enquiry.ts'
import { consideredAfter } from './considered.rule.ts'
import { type Desk, deskFor, keptUnder, letGo, typedNow } from './desk.ts'
import { blankDiscussion, bodyOf, readDiscussion, type Seat, seatsFor, textsOf } from './discussion.form.ts'
import { type Enquiry, isOpen } from './enquiry.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import type { DiscussionShown } from './pages/discussion-form.tsx'
import { DiscussionPage } from './pages/discussion.page.tsx'
import { everywhere, sayRefused, versionIn, withErrors, type Words } from './saving.ts'
import { agenciesOf, type Withheld, withheldIn } from './withheld.ts'
import { recordDiscussion } from './writing.rule.ts'

const form = 'discussion'

/** Why nothing can be written here, said where the form would be. */
const whyNot = ({ enquiry, visit, resource }: Desk): string | null => {
  if (!isOpen(enquiry)) return 'The enquiry is closed: the record stays as it was.'
  return visit.may('enquiry.work', resource).allowed
    ? null
    : 'Writing down a discussion belongs to those who work in the MASH for this council. You can read it here.'
}

const seatsOf = ({ requests, organisations }: Desk): Seat[] =>
  seatsFor(
    requests.map(({ agency }) => agency),
    organisations,
  )

const shownOn = (desk: Desk): DiscussionShown => {
  const { enquiry, visit } = desk
  const version = enquiry.discussion?.version ?? 0
  const seats = seatsOf(desk)
  const typed = typedNow(desk, {
    ...(enquiry.discussion === null
      ? blankDiscussion(visit.at, visit.actor.rights.name)
      : bodyOf(enquiry.discussion, seats)),
    began: String(version),
  })
  return { desk, typed, began: versionIn(one(typed, 'began')), seats, whyNot: whyNot(desk) }
}

const discussionPage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/discussion',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form: sent }) => {
    const desk = await deskFor(tx, { enquiry, resource, visit, form: sent }, form)
    return {
      title: `Discussion: ${enquiry.reference}`,
      wide: true,
      back: { href: `/enquiries/${enquiry.id}`, text: `Enquiry ${enquiry.reference}` },
      main: <DiscussionPage shown={shownOn(desk)} />,
    }
  },
}

const words: Words = {
  ...everywhere,
  closed: 'The enquiry has been closed meanwhile. What you typed is still below, and is not saved.',
  'written-meanwhile': 'A colleague saved another version while you were writing. Both are below.',
  'attendees-needed': { field: 'present-social-care', text: 'Tick who took part' },
  'conclusion-needed': { field: 'conclusion', text: 'Write what you concluded together' },
}

type Heard = { errors: readonly FieldError[]; withheld: readonly Withheld[] }

/** Reads the form against what the enquiry holds now: whom it asked, what came back, and what of it this writer may read. */
const reading = async (tx: Tx, enquiry: Enquiry, { body, visit }: Acting<OfEnquiry>) => {
  const requests = await requestsOf(tx, enquiry.owner, enquiry.id)
  const said = await saidIn(tx, enquiry.owner, enquiry.id)
  const seats = seatsFor(
    requests.map(({ agency }) => agency),
    await organisationNames(tx),
  )
  const read = readDiscussion(body, seats, visit.at)
  if ('errors' in read) return read
  return {
    discussion: {
      ...read.discussion,
      considered: consideredAfter({
        answers: requests.flatMap(({ answers }) => answers.map(({ id }) => id)),
        readable: said.map(({ id }) => id),
        ticked: many(body, 'considered'),
        before: enquiry.discussion?.considered ?? [],
      }),
    },
    withheld: withheldIn(textsOf(body), said, 'hub'),
  }
}

const save = async (acting: Acting<OfEnquiry>): Promise<Acted> => {
  const { body, params } = acting
  if (one(body, 'do') === 'let-go') {
    await letGo(acting, form)
    return { goTo: `/enquiries/${params.id}/discussion` }
  }
  let heard: Heard = { errors: [], withheld: [] }
  const outcome = await changeEnquiry(acting, {
    action: 'enquiry.work',
    decide: async (enquiry, tx) => {
      const read = await reading(tx, enquiry, acting)
      if ('errors' in read) {
        heard = { errors: read.errors, withheld: [] }
        return { refused: 'unreadable' }
      }
      heard = { errors: [], withheld: read.withheld }
      const basedOn = versionIn(one(body, 'basedOn'))
      return recordDiscussion(enquiry, read.discussion, basedOn, agenciesOf(read.withheld))
    },
    beside: (tx) => dropForm(tx, keptUnder(params.id, form)),
  })
  if (outcome.done) return { goTo: `/enquiries/${params.id}` }
  if (heard.errors.length > 0) return withErrors(heard.errors, body)
  return sayRefused(outcome, body, { words, withheld: heard.withheld, whoReads: 'the whole hub' })
}

export const discussionRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, discussionPage)
  action(app, house, {
    path: '/enquiries/:id/discussion',
    action: 'enquiry.work',
    params: ofEnquiry,
    from: discussionPage,
    act: save,
  })
}
