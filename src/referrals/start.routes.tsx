import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  beginDraft,
  problemsOn,
  readingOf,
  visitedKey,
  type Answers,
  type Problem,
} from '../questions/index.ts'
import { answerPublic, cleanBody, goTo, one, open, type Body, type House } from '../web/index.ts'
import { addresses } from './addresses.ts'
import { answerFriendly } from './answers.tsx'
import { Narrow } from './form.tsx'
import { minutesToWait } from './limits.sql.ts'
import { StartPage } from './pages/start.page.tsx'
import { trapField } from './trap.ts'
import { isWho, type Who } from './who.ts'
import { whoField } from './who.questions.ts'
import { findWriting, isFromElsewhere, keepCookie } from './writing.ts'

const answerStart = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
): Promise<FastifyReply> => {
  const writing = await findWriting(house, request)
  return answerPublic(reply, {
    title: 'Tell us about a child',
    errors: problems.map((problem) => ({ field: problem.anchor, text: problem.text })),
    main: (
      <Narrow>
        <StartPage
          councils={await house.councils()}
          problems={problems}
          goingOn={writing && writing.draft.sentAt === null ? { href: '/refer/go-on' } : null}
        />
      </Narrow>
    ),
  })
}

/** Every referral begins with one child on it: more can be added, and this one taken off. */
const firstAnswers = (who: Who, body: Body): Answers => ({
  who,
  [visitedKey('who')]: 'yes',
  [`child:${crypto.randomUUID()}:added`]: '0001',
  ...(one(body, trapField) === '' ? {} : { 'found:trap': 'filled' }),
})

/** Begins a draft for this browser. Used by the first page, and where a page is sent whose draft is gone. */
export const beginWriting = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Who,
  typed: Answers = {},
): Promise<void> => {
  const body = cleanBody(request.body)
  const key = await beginDraft(house.db, { ...firstAnswers(who, body), ...typed }, house.now())
  keepCookie(request, reply, key)
}

/** The one thing that may still begin when too much comes from an address: what is urgent, by its own button. */
const isUrgent = (body: Body): boolean => one(body, 'urgent') === 'yes'

export const startRoutes = (app: FastifyInstance, house: House): void => {
  open(
    app,
    { method: 'GET', path: addresses.start, because: 'anybody may tell us about a child' },
    async (request, reply) => answerStart(house, request, reply, []),
  )

  open(
    app,
    { method: 'POST', path: addresses.start, because: 'anybody may tell us about a child' },
    async (request, reply) => {
      if (isFromElsewhere(request)) {
        return answerFriendly(house, reply, {
          title: 'Begin on our own page',
          text: 'This was sent from another site. Begin here instead.',
          status: 403,
          link: { href: addresses.start, text: 'Tell us about a child' },
        })
      }
      const body = cleanBody(request.body)
      const who = one(body, 'who')
      if (!isWho(who)) {
        const asked = { id: 'who', title: '', fields: [whoField] }
        return answerStart(house, request, reply, problemsOn(asked, readingOf({}), house.now()))
      }
      const wait = isUrgent(body) ? null : await minutesToWait(house, 'begin', request.ip)
      if (wait !== null) return answerBusyStart(reply, who)
      await beginWriting(house, request, reply, who)
      return goTo(reply, '/refer/urgency')
    },
  )
}

/** Too many begun from one address: still open to whoever says it cannot wait. No puzzle, no wall. */
const answerBusyStart = (reply: FastifyReply, who: Who): FastifyReply =>
  answerPublic(reply, {
    title: 'Can it wait a little?',
    status: 429,
    main: (
      <>
        <h1 class="govuk-heading-l">Can it wait a little?</h1>
        <p class="govuk-body">
          A great many referrals have been begun from your connection within the hour. If yours can wait, try
          again later. If it cannot, go on now.
        </p>
        <form method="post" action={addresses.start}>
          <input type="hidden" name="who" value={who} />
          <input type="hidden" name="urgent" value="yes" />
          <button class="govuk-button" data-module="govuk-button">
            It cannot wait: go on
          </button>
        </form>
      </>
    ),
  })
