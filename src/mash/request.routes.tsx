import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type AgencyRequest, isOut, linkEndsAt } from '../agency-requests/index.ts'
import { dutyToShareFrom } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { notifyFrom } from '../messages/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Acting,
  type Acted,
  action,
  type House,
  one,
  page,
  type Page,
  type Shown,
} from '../web/index.ts'
import { agencyPhone } from './around.sql.ts'
import { type Desk, deskFor } from './desk.ts'
import { backTo, commonWords, isOver } from './enquiry.form.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import type { Enquiry } from './enquiry.ts'
import { nameOfAgency } from './enquiry.view.ts'
import { lettersOf } from './letter.sql.ts'
import { chaseIt, noteWaiting, takeBack } from './chasing.ts'
import { makeLinkFor, secretShown } from './linking.ts'
import { ChasePage, type OfRequestShown, WithdrawPage } from './pages/request.pages.tsx'
import { LinkPage } from './pages/link.page.tsx'
import { WaitingPage } from './pages/waiting.page.tsx'
import { WriteDownPage } from './pages/write-down.page.tsx'
import { writeDown } from './writing-down.ts'

export type OfRequest = { id: string; request: string }
const ofRequest: z.ZodType<OfRequest> = z.object({ id: z.uuid(), request: z.uuid() })

type Verb = 'chase' | 'withdraw' | 'write-down' | 'link'

const titles: Readonly<Record<Verb, string>> = {
  chase: 'Remind',
  withdraw: 'Take back the question to',
  'write-down': 'Write down an answer of',
  link: 'One-time link for',
}

/** A reminder or a link is for what is still out; an answer may be added as long as the enquiry is open. */
const isDone = (verb: Verb, request: AgencyRequest): boolean =>
  request.closedAt !== null || (verb !== 'write-down' && !isOut(request))

type Content<E> = (shown: OfRequestShown & E) => ReturnType<typeof ChasePage>

const requestPage = <E extends object>(
  verb: Verb,
  extra: (tx: Tx, desk: Desk, request: AgencyRequest) => Promise<E>,
  Content: Content<E>,
): Page<OfRequest, Enquiry> => ({
  path: `/enquiries/:id/requests/:request/${verb}`,
  action: 'enquiry.open',
  params: ofRequest,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, params, resource, visit, form }): Promise<Shown> => {
    const back = { goTo: `/enquiries/${enquiry.id}` }
    if (isOver(enquiry, form.typed)) return back
    const desk = await deskFor(tx, { enquiry, resource, visit, form }, `${verb}-${params.request}`)
    const request = desk.requests.find(({ id }) => id === params.request)
    if (!request || (isDone(verb, request) && Object.keys(form.typed).length === 0)) return back
    const agency = nameOfAgency(request.agency, desk.organisations)
    const title = `${titles[verb]} ${agency}`
    return {
      title: `${title}, ${enquiry.reference}`,
      back: backTo(enquiry),
      main: (
        <Content
          desk={desk}
          request={request}
          agency={agency}
          title={title}
          {...await extra(tx, desk, request)}
        />
      ),
    }
  },
})

const nothingMore = () => Promise.resolve({})

const chasePage = requestPage(
  'chase',
  async (tx, _, { agency }) => ({ phone: await agencyPhone(tx, agency) }),
  ChasePage,
)
const withdrawPage = requestPage('withdraw', nothingMore, WithdrawPage)
const writeDownPage = requestPage(
  'write-down',
  async (tx, { enquiry, visit }) => {
    const today = dayOf(visit.at)
    return { dutyToShare: (await dutyToShareFrom(tx, enquiry.owner, today)) <= today }
  },
  WriteDownPage,
)
const linkPage = requestPage(
  'link',
  async (tx, { enquiry, visit, form }, request) => ({
    endsAt: await linkEndsAt(tx, enquiry.owner, request.dueAt, visit.at),
    letters: await lettersOf(tx, enquiry.owner, request.id),
    isSentByNotify: notifyFrom(process.env) !== null,
    link: secretShown(form),
  }),
  LinkPage,
)

const waitingPage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/waiting',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form }): Promise<Shown> =>
    isOver(enquiry, form.typed)
      ? { goTo: `/enquiries/${enquiry.id}` }
      : {
          title: `Who is waited on, ${enquiry.reference}`,
          back: backTo(enquiry),
          main: <WaitingPage desk={await deskFor(tx, { enquiry, resource, visit, form }, 'waiting')} />,
        },
}

const words = {
  ...commonWords,
  'no-such-request': 'There is no such question on this enquiry.',
  'nothing-out': 'They have answered, or it was taken back meanwhile. What you typed is still below.',
  withdrawn: 'This question was taken back, so nothing more is written to it.',
  'enquiry-closed': 'The enquiry is closed, so nothing more is written to it. What you typed is still below.',
  'how-needed': { field: 'how', text: 'Choose how you reminded them' },
  'because-needed': { field: 'because', text: 'Say in a sentence why it is taken back' },
  'nothing-answered': 'Answer about at least one person before you record it.',
  'not-asked-about': 'They were not asked about that person.',
  'name-needed': { field: 'saidBy', text: 'Name who at the agency said so' },
  'recipient-needed': { field: 'sentTo', text: 'Say who the link is for' },
  'address-needed': {
    field: 'sentTo',
    text: 'Give an e-mail address, like name@example.org; or choose to pass the link on yourself',
  },
  'way-needed': { field: 'way', text: 'Choose how they get it' },
  'ends-already': 'Its time would be over before it was sent.',
  'whom-needed': { field: 'agency', text: 'Choose who is waited on' },
  'note-needed': { field: 'note', text: 'Say what you are waiting for' },
} as const

export const requestRoutes = (app: FastifyInstance, house: House): void => {
  const send = (from: Page<OfRequest, Enquiry>, act: (acting: Acting<OfRequest>) => Promise<Acted>): void => {
    page(app, house, from)
    action(app, house, { path: from.path, action: 'enquiry.work', params: ofRequest, from, words, act })
  }
  send(chasePage, chaseIt)
  send(withdrawPage, takeBack)
  send(writeDownPage, writeDown)
  send(linkPage, makeLinkFor)
  page(app, house, waitingPage)
  action(app, house, {
    path: waitingPage.path,
    action: 'enquiry.work',
    params: ofEnquiry,
    from: waitingPage,
    words,
    act: (acting) => noteWaiting(acting, one(acting.body, 'agency'), one(acting.body, 'note')),
  })
}
