import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { asActor, newId, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { keepForm, keptForm } from '../questions/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type ActionDeclaration,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Showing,
  type Shown,
  type Visit,
} from '../web/index.ts'
import { agencyName } from './agencies.ts'
import { checkAnswer } from './answer-check.ts'
import { formOf, markSeen, sendAnswer } from './answering.ts'
import { nothingKnownAbout } from './answering.rule.ts'
import { fileWithContent } from './files.sql.ts'
import { findRequest, hubPhone, hubPhones, ownerOf, type Seen } from './finding.sql.ts'
import { press } from './form-buttons.ts'
import { staffDoorway } from './pages/doorway.tsx'
import { councilOf } from './pages/lines.tsx'
import { ContributionPage, RequestPage } from './pages/request.page.tsx'
import { NotSentPage, NothingKnownPage } from './pages/smaller.pages.tsx'
import { SentNotice } from './pages/sent-notice.tsx'
import { type AgencyRequest, unanswered } from './request.ts'
import { gatherRequest, isDutyToShare, ownWordsOf } from './showing.ts'
import { agencyOf } from './tray.routes.tsx'
import { waitingQuery } from './tray.sql.ts'
import { wordsTyped } from './typed-answer.ts'

export type Which = { id: string; sent?: string | undefined }
export const which: z.ZodType<Which> = z.object({ id: z.uuid(), sent: z.literal('yes').optional() })

export const pathOf = (id: string): string => `/requests/${id}`

/** The next by the time left, so that thirty a day are thirty presses and not sixty. */
const nextAfter = async (tx: Tx, visit: Visit, id: string) => {
  const { rows } = await waitingQuery(agencyOf(visit), null, 2).execute(tx)
  return rows.find((line) => line.id !== id) ?? null
}

type Asked = Showing<Which, Seen>

const showAsked = async ({ tx, visit, form, params }: Asked, request: AgencyRequest): Promise<Shown> => {
  const looking = { actor: visit.actor, at: visit.at, councils: visit.councils }
  if (request.seenAt === null) await markSeen(tx, { ...looking, owner: request.owner, id: request.id })
  const shown = await gatherRequest(tx, request, form, looking)
  const isSent = params.sent !== undefined && form.errors.length === 0
  return {
    title: `Request ${request.reference}`,
    wide: true,
    back: { href: '/requests', text: 'Requests' },
    main: (
      <>
        {isSent && <SentNotice request={request} next={await nextAfter(tx, visit, request.id)} />}
        <RequestPage shown={shown} door={staffDoorway(visit, request.id)} />
      </>
    ),
  }
}

const requestPage: Page<Which, Seen> = {
  path: '/requests/:id',
  action: 'request.open',
  params: which,
  find: (tx, { id }) => findRequest(tx, id),
  show: async (showing) => {
    const { tx, it, visit, params } = showing
    if (it.kind === 'asked') return showAsked(showing, it.request)
    const { contribution } = it
    const kept = await keptForm(tx, formOf(params.id))
    return {
      title: `What you said, ${contribution.reference}`,
      back: { href: '/requests/answered', text: 'What you have answered' },
      main: (
        <ContributionPage
          base={pathOf(params.id)}
          shown={{
            contribution,
            council: councilOf(visit.councils, contribution.owner),
            own: await ownWordsOf(tx, contribution.owner, params.id),
            phone: await hubPhone(tx, contribution.owner, visit.at),
            unsent: wordsTyped(kept?.answers ?? {}),
          }}
        />
      ),
    }
  },
}

export { requestPage }

/** Where an answer that must be put right is shown again: loaded anew, it is the request itself. */
const answerAgainPage: Page<Which, Seen> = {
  ...requestPage,
  path: '/requests/:id/answer',
  show: async ({ params }) => ({ goTo: pathOf(params.id) }),
}

const nothingKnownPage: Page<Which, Seen> = {
  ...requestPage,
  path: '/requests/:id/nothing-known',
  show: async ({ tx, it, visit, params }) => {
    if (it.kind !== 'asked') return { goTo: pathOf(params.id) }
    const subjects = unanswered(it.request)
    if (subjects.length === 0) return { goTo: pathOf(params.id) }
    const kept = await keptForm(tx, formOf(params.id))
    return {
      title: 'Nothing known about anybody',
      back: { href: pathOf(params.id), text: `Request ${it.request.reference}` },
      main: (
        <NothingKnownPage
          agency={agencyName(it.request.agency)}
          subjects={subjects}
          hasTyped={wordsTyped(kept?.answers ?? {}).length > 0}
          door={staffDoorway(visit, params.id)}
        />
      ),
    }
  },
}

/** What a navigator typed and could not send any more. Their own words; of the request nothing is said. */
const notSentPage: Page<Which, readonly string[]> = {
  path: '/requests/:id/not-sent',
  action: 'request.tray',
  params: which,
  find: async (tx, { id }) => {
    const kept = await keptForm(tx, formOf(id))
    const nothing = await noRecord()
    return kept && { resource: nothing.resource, it: wordsTyped(kept.answers) }
  },
  show: async ({ tx, it, visit }) => ({
    title: 'This can no longer be answered here',
    back: { href: '/requests', text: 'Requests' },
    main: <NotSentPage words={it} phones={await hubPhones(tx, visit.at)} />,
  }),
}

const filePage: Page<Which & { file: string }, Seen> = {
  path: '/requests/:id/files/:file',
  action: 'request.open',
  params: z.object({ id: z.uuid(), file: z.uuid() }),
  find: (tx, { id }) => findRequest(tx, id),
  show: async ({ tx, params, resource }) => {
    const file = await fileWithContent(tx, resource.owner, { requestId: params.id, fileId: params.file })
    return file
      ? { file: file.content, mediaType: file.mediaType, name: file.name }
      : { goTo: pathOf(params.id) }
  },
}

/** A transaction in which a navigator finds what they may answer. */
export const answeringTo = <A,>(house: House, visit: Visit, work: (tx: Tx) => Promise<A>): Promise<A> =>
  asActor(house.db, contextFor(visit.actor, 'request.answer', visit.at), work)

/** What may be answered now; null where it is out of sight, or closed. */
export const openRequest = async (tx: Tx, id: string): Promise<AgencyRequest | null> => {
  const found = await findRequest(tx, id)
  return found?.it.kind === 'asked' ? found.it.request : null
}

/** Out of sight before it was sent: what was typed is kept, and shown to its writer. */
const keptUnsent = async ({ house, visit, params, body }: Acting<Which>): Promise<Acted> => {
  await answeringTo(house, visit, (tx) => keepForm(tx, formOf(params.id), body, visit.at))
  const stillThere = await answeringTo(house, visit, (tx) => ownerOf(tx, params.id))
  return { goTo: stillThere === null ? `${pathOf(params.id)}/not-sent` : pathOf(params.id) }
}

const answering = async (acting: Acting<Which>): Promise<Acted> => {
  const { house, visit, params, body, once } = acting
  const found = await answeringTo(house, visit, async (tx) => {
    const request = await openRequest(tx, params.id)
    if (!request) return null
    const then = await press(tx, request, body, one(body, '_then'), visit.at)
    return { request, then, dutyToShare: await isDutyToShare(tx, request.owner, visit.at) }
  })
  if (!found) return keptUnsent(acting)
  const { request, then, dutyToShare } = found
  if (then !== null) return { goTo: `${pathOf(params.id)}${then}` }
  const under = { agencyKind: request.agency, dutyToShare, newId }
  const { sayings, errors } = checkAnswer(request.subjects, body, under)
  if (errors.length > 0) return { form: { errors, typed: body } }
  const sent = await sendAnswer(
    house.db,
    { actor: visit.actor, at: visit.at, owner: request.owner, id: params.id, once },
    sayings,
  )
  if (!sent.done && sent.why === 'not-found') return keptUnsent(acting)
  return sent.done ? { goTo: `${pathOf(params.id)}?sent=yes` } : sent
}

const nothingKnown = async ({ house, visit, params, once }: Acting<Which>): Promise<Acted> => {
  const request = await answeringTo(house, visit, (tx) => openRequest(tx, params.id))
  if (!request) return { done: false, why: 'not-found' }
  const sent = await sendAnswer(
    house.db,
    { actor: visit.actor, at: visit.at, owner: request.owner, id: params.id, once },
    nothingKnownAbout(unanswered(request), newId),
  )
  return sent.done ? { goTo: `${pathOf(params.id)}?sent=yes` } : sent
}

const keeping = async ({ house, visit, params, body }: Acting<Which>): Promise<Acted> => {
  await answeringTo(house, visit, (tx) => keepForm(tx, formOf(params.id), body, visit.at))
  return { json: { savedAt: visit.at } }
}

export const words: ActionDeclaration<Which, Which, Seen>['words'] = {
  'enquiry-closed': 'The enquiry has closed, so nothing can be added here. Ring the MASH.',
  withdrawn: 'The MASH has taken this question back.',
  'nothing-answered': 'Somebody has answered about everybody already. What you typed is still below.',
  'not-asked-about': 'One of these people is not asked about here. Load the page again.',
  'too-many-files': { field: 'file', text: 'There are 10 files already, which is as many as we can take' },
  'level-not-yours': { field: 'level', text: 'Choose how far the file may travel' },
}

export const requestRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, requestPage)
  page(app, house, answerAgainPage)
  page(app, house, nothingKnownPage)
  page(app, house, notSentPage)
  page(app, house, filePage)
  const change = (verb: string, act: (acting: Acting<Which>) => Promise<Acted>): void =>
    action(app, house, {
      path: `/requests/:id/${verb}`,
      action: 'request.answer',
      params: which,
      from: requestPage,
      act,
      ...(words === undefined ? {} : { words }),
    })
  change('answer', answering)
  change('keep', keeping)
  change('nothing-known', nothingKnown)
}
