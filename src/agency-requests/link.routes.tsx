import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asNobody } from '../db/index.ts'
import { answerGiven, performWithin, unlessChangedMeanwhile } from '../events/index.ts'
import { goTo, type House, noForm, open, readForm } from '../web/index.ts'
import { linkAnswerRoutes } from './link-answer.routes.tsx'
import { answeredTooMany, answeredUnopened, answerLink, answerUnknown, phonesFor } from './link-answers.tsx'
import { because, isGuarded } from './link-guard.ts'
import { answerQuestion, answerStart, answerWho, type Exchange } from './link-showing.tsx'
import { actorOf, addressOf, browserHashOf, byLink, linkVisit } from './link-visit.ts'
import { bindToBrowser } from './links.sql.ts'
import { type Sent, SentPage } from './pages/link.pages.tsx'
import type { RequestEvent } from './request.ts'
import { requestStream } from './request.stream.ts'

/**
 * The way in for somebody at an agency without an account. The address alone opens nothing: machines that look at
 * letters follow it. Opening is a press of a button, binds the link to that browser, and stands on the record.
 */

/** What was sent with this link from this browser, in numbers, where its confirmation is asked for. */
const sentNow = async (house: House, request: FastifyRequest): Promise<Sent | null> => {
  const { sent } = request.query as { sent?: unknown }
  if (typeof sent !== 'string' || !/^[0-9a-f-]{36}$/.test(sent)) return null
  const given = await asNobody(house.db, (tx) => answerGiven<{ sent?: Sent }>(tx, sent))
  return given?.sent ?? null
}

const lookAtLink = async (house: House, { request, reply }: Exchange): Promise<FastifyReply> => {
  if (await answeredTooMany(house, { request, reply })) return reply
  const visit = await linkVisit(house, request)
  const { came } = visit
  if (came.state === 'over' && came.why === 'spent' && came.isItsBrowser) {
    const sent = await sentNow(house, request)
    if (sent)
      return answerLink(reply, {
        title: 'Sent',
        main: <SentPage sent={sent} phones={await phonesFor(house, came.link.owner)} />,
      })
  }
  if (await answeredUnopened(house, { request, reply }, visit)) return reply
  if (came.state === 'not-opened') return answerStart(house, { request, reply }, visit, came)
  if (came.state !== 'open') return answerUnknown(house, reply, request.ip)
  return came.actor.name === ''
    ? answerWho(reply, visit, came, noForm)
    : answerQuestion(house, reply, visit, came)
}

const opening = async (house: House, { request, reply }: Exchange): Promise<FastifyReply> => {
  if (await answeredTooMany(house, { request, reply })) return reply
  const visit = await linkVisit(house, request)
  const { came, secret, at } = visit
  if (await answeredUnopened(house, { request, reply }, visit)) return reply
  if (came.state !== 'not-opened') return goTo(reply, addressOf(secret))
  const { body } = await readForm(request)
  const { browser, link } = came
  if (browser === null || !isGuarded(request, body, browser))
    return answerStart(
      house,
      { request, reply },
      visit,
      came,
      'The question was not opened. Press the button once more; if this comes again, let your browser keep cookies for this site.',
    )
  const actor = actorOf(link, secret, '')
  await unlessChangedMeanwhile(() =>
    byLink(house, actor, at, async (tx) => {
      if (!(await bindToBrowser(tx, browserHashOf(browser), at))) return
      const done = await performWithin(tx, requestStream, {
        actor,
        at,
        action: 'request.answer',
        owner: link.owner,
        id: link.requestId,
        decide: (): RequestEvent[] => [{ type: 'link-opened', linkId: link.id }],
      })
      if (!done.done) throw new Error(`A link could not be opened: ${done.why}`)
    }),
  )
  return goTo(reply, addressOf(secret))
}

export const linkRoutes = (app: FastifyInstance, house: House): void => {
  open(app, { method: 'GET', path: '/answer/:token', because }, (request, reply) =>
    lookAtLink(house, { request, reply }),
  )
  open(app, { method: 'POST', path: '/answer/:token/open', because }, (request, reply) =>
    opening(house, { request, reply }),
  )
  linkAnswerRoutes(app, house)
}
