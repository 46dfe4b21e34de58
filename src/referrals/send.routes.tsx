import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Told } from '../contacts/index.ts'
import { ownWordsOn } from '../messages/index.ts'
import { dayOf } from '../time/index.ts'
import { answerPublic, cleanBody, goTo, isGuard, one, open, type House } from '../web/index.ts'
import { addresses, pageAt } from './addresses.ts'
import { noDraftHere, tooMuch } from './answers.tsx'
import { filesOf } from './files.sql.ts'
import { Narrow } from './form.tsx'
import { withPlacesFound } from './finding.sql.ts'
import { hardStops, type HardStop } from './hard-stop.rule.ts'
import { minutesToWait } from './limits.sql.ts'
import { CheckPage } from './pages/check.page.tsx'
import { SentPage } from './pages/sent.page.tsx'
import { keepApart, readyToSend, sendIn, type SentAs } from './send.ts'
import { sentInOwnWords, sentPageWords } from './sent.words.ts'
import { trapField, trapped } from './trap.ts'
import { findWriting, type Writing } from './writing.ts'

const stopInWords = (stop: HardStop, told: Told): string => {
  switch (stop) {
    case 'nobody-to-find':
      return 'We need a way to find the child: a name, or an address or place'
    case 'no-concern':
      return 'Tell us what you are worried about, even in a few words'
    case 'no-way-back':
      return told.referrer.class === 'public'
        ? 'Give us a way to reach you, or choose to stay anonymous'
        : 'We need a way to reach you: a phone number or an email address'
  }
}

/** The page on which a stop can be put right. */
const whereToPutRight = (stop: HardStop, writing: Writing): string => {
  const { steps } = writing.walked
  const at = (found: (id: string) => boolean): string => {
    const step = steps.find((each) => found(each.page.id))
    return step ? pageAt(step) : addresses.check
  }
  switch (stop) {
    case 'nobody-to-find':
      return at((id) => id === 'name' || id === 'home')
    case 'no-concern':
      return at((id) => id === 'concern')
    case 'no-way-back':
      return at((id) => id === 'your-details' || id === 'you')
  }
}

const answerCheck = async (
  house: House,
  reply: FastifyReply,
  writing: Writing,
  errors: readonly { text: string; href?: string }[] = [],
): Promise<FastifyReply> =>
  answerPublic(reply, {
    title: `${errors.length > 0 ? 'Error: ' : ''}Check what you are telling us`,
    status: errors.length > 0 ? 422 : 200,
    errors: [],
    back: { href: '/refer/go-on', text: 'Back' },
    main: (
      <CheckPage
        writing={writing}
        files={await filesOf(house.db, writing.draft.id, writing.at)}
        stops={errors}
      />
    ),
  })

const hiddenIn = (request: FastifyRequest, writing: Writing): string =>
  one(cleanBody(request.body), trapField) ||
  (writing.draft.kept.answers['found:trap'] === 'filled' ? 'filled' : '')

const send = async (house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const found = await findWriting(house, request)
  if (!found) return noDraftHere(house, reply)
  if (found.draft.sentAt !== null) return goTo(reply, addresses.sent)
  if (!isGuard(one(cleanBody(request.body), '_csrf'), found.csrf)) {
    return answerCheck(house, reply, found, [
      { text: 'This page was open too long. Nothing is lost: press Send again' },
    ])
  }
  const writing = await withPlacesFound(house.db, found)
  const ready = await readyToSend(house, writing.draft, writing.at)
  const stops = hardStops(ready.told)
  if (stops.length > 0) {
    const errors = stops.map((stop) => ({
      text: stopInWords(stop, ready.told),
      href: whereToPutRight(stop, writing),
    }))
    return answerCheck(house, reply, writing, errors)
  }
  const wait = isUrgent(ready.told) ? null : await minutesToWait(house, 'send', request.ip)
  if (wait !== null) return tooMuch(house, reply, wait)
  const caught = trapped({
    hidden: hiddenIn(request, writing),
    begun: writing.draft.startedAt,
    now: writing.at,
    urgency: ready.told.urgency,
  })
  if (caught === null) await sendIn(house, writing.draft, ready, writing.at)
  else await keepApart(house, writing.draft, ready, caught, writing.at)
  return goTo(reply, addresses.sent)
}

/** How the council that has it words what is shown now; null where several have it, or the one has no words of its own. */
const inOwnWords = async (
  house: House,
  { councils, at }: Writing,
  sentAs: SentAs,
): Promise<string | null> => {
  const council = councils.find(({ code }) => sentAs.owners.length === 1 && code === sentAs.owners[0])
  if (!council) return null
  const own = await ownWordsOn(house.db, council.code, sentPageWords.name, 'anybody', dayOf(at))
  return own && sentInOwnWords(own.body, council, sentAs)
}

const isUrgent = (told: Told): boolean => told.urgency === 'immediate'

export const sendRoutes = (app: FastifyInstance, house: House): void => {
  const because = 'somebody without an account reads and sends what they wrote themselves'
  open(app, { method: 'GET', path: addresses.check, because }, async (request, reply) => {
    const writing = await findWriting(house, request)
    if (!writing) return noDraftHere(house, reply)
    if (writing.draft.sentAt !== null) return goTo(reply, addresses.sent)
    return answerCheck(house, reply, writing)
  })
  open(app, { method: 'POST', path: addresses.send, because }, (request, reply) =>
    send(house, request, reply),
  )
  open(app, { method: 'GET', path: addresses.sent, because }, async (request, reply) => {
    const writing = await findWriting(house, request)
    if (!writing) return noDraftHere(house, reply)
    if (writing.draft.sentAt === null) return goTo(reply, addresses.check)
    // Only send.ts writes this column for a referral.
    const sentAs = writing.draft.sentAs as SentAs
    return answerPublic(reply, {
      title: 'We have it',
      main: (
        <Narrow>
          <SentPage
            sentAs={sentAs}
            councils={writing.councils}
            now={writing.at}
            own={await inOwnWords(house, writing, sentAs)}
          />
        </Narrow>
      ),
    })
  })
}
