import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Body, goTo, type House, isGuard, one, readForm, type Upload } from '../web/index.ts'
import { answeredTooMany, answeredUnopened, answerOver } from './link-answers.tsx'
import { answerQuestion, answerWho, type Exchange, type Open } from './link-showing.tsx'
import { addressOf, type Came, guardOf, linkVisit, type LinkVisit } from './link-visit.ts'
import { wordsTyped } from './typed-answer.ts'

/** What guards the forms and pages of a link that was opened in this browser. */

export const because = 'somebody at an agency without an account answers by a one-time link'

/** Browsers say where a form was sent from: another site's may do nothing here. */
const isFromElsewhere = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-site'] === 'cross-site'

/** Does the form carry what only this browser can know? */
export const isGuarded = (request: FastifyRequest, body: Body, browser: string | null): boolean =>
  browser !== null && !isFromElsewhere(request) && isGuard(one(body, '_csrf'), guardOf(browser))

const tooLong = 'This page was open too long. Nothing is lost: check it and send it again.'

export type Reading = Exchange & { visit: LinkVisit; came: Open }
export type Doing = Reading & { body: Body; upload: Upload | null }

type Over = Extract<Came, { state: 'over' }>

/** Sent twice, the second finds what the first did; closed meanwhile, whoever typed sees what they typed. */
const afterItIsOver = async (
  house: House,
  { request, reply }: Exchange,
  { secret }: LinkVisit,
  came: Over,
): Promise<FastifyReply> => {
  const { body, upload } = await readForm(request)
  upload?.chunks.resume()
  if (!isGuarded(request, body, came.browser) || !came.isItsBrowser) return answerOver(house, reply, came)
  return came.why === 'spent'
    ? goTo(reply, `${addressOf(secret)}?sent=${encodeURIComponent(one(body, '_once'))}`)
    : answerOver(house, reply, came, wordsTyped(body))
}

/** A page for whoever opened the link in this browser and said who they are; everybody else is told why not. */
export const reading =
  (house: House, show: (reading: Reading) => Promise<FastifyReply>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (await answeredTooMany(house, { request, reply })) return reply
    const visit = await linkVisit(house, request)
    const { came } = visit
    if (await answeredUnopened(house, { request, reply }, visit)) return reply
    return came.state === 'open' && came.actor.name !== ''
      ? show({ request, reply, visit, came })
      : goTo(reply, addressOf(visit.secret))
  }

/** The same for what they do there. */
export const doing =
  (house: House, work: (doing: Doing) => Promise<FastifyReply>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (await answeredTooMany(house, { request, reply })) return reply
    const visit = await linkVisit(house, request)
    const { came } = visit
    if (came.state === 'over') return afterItIsOver(house, { request, reply }, visit, came)
    if (await answeredUnopened(house, { request, reply }, visit)) return reply
    if (came.state !== 'open') return goTo(reply, addressOf(visit.secret))
    const { body, upload } = await readForm(request)
    if (isGuarded(request, body, came.browser)) return work({ request, reply, visit, came, body, upload })
    upload?.chunks.resume()
    const form = { errors: [{ field: '', text: tooLong }], typed: body }
    return came.actor.name === ''
      ? answerWho(reply, visit, came, form)
      : answerQuestion(house, reply, visit, came, form)
  }
