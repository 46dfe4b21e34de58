import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { asNobody } from '../db/index.ts'
import {
  answerPublic,
  beginSession,
  cleanBody,
  goTo,
  type House,
  isFromElsewhere,
  one,
  open,
} from '../web/index.ts'
import { keepAttempt, takeAttempt } from './attempt.sql.ts'
import { type Made, optionsToMake, verifyMade } from './authenticator.ts'
import { hashOfCode, hashOfToken, type Invitation, type InvitationState, stateOf } from './invitation.ts'
import { countWrongCode, invitationByToken, noteOpened, useInvitation } from './invitation.sql.ts'
import { passkeyLimits } from './limits.ts'
import { MakePage, OpenedPage } from './pages/invitation.page.tsx'
import { nameTrouble } from './passkey.ts'
import { addPasskey, passkeysOf } from './passkey.sql.ts'
import { answerNotNow, placeOf, tellScript, waitWords } from './place.tsx'
import { employerWithPasskeys } from './who.ts'

const path = '/invitation/:token'
const attemptOf = ({ id }: Invitation): string => `invitation/${id}`

const askAgain = 'Ask whoever invited you for another one.'

const overWords: Readonly<Record<Exclude<InvitationState, 'open'>, string>> = {
  used: `This invitation has been used already. If that was not you, ring whoever invited you at once.`,
  withdrawn: `This invitation was taken back, or another one was sent after it. ${askAgain}`,
  guessed: `The code of this invitation was entered wrongly too often. ${askAgain}`,
  over: `This invitation has ended. ${askAgain}`,
}
const unknownWords = `There is no such invitation. Check that the whole address was copied. ${askAgain}`
const notEmployedWords =
  'You are not registered as working for this organisation now, so the invitation cannot be used. Ask your manager.'

type Opened = { invitation: Invitation; token: string; employer: string }

/** The invitation an address opens, if it can still be used; otherwise why not, in words. */
const openedBy = async (
  house: House,
  request: FastifyRequest,
): Promise<Opened | { words: string; status: number }> => {
  const { token } = request.params as { token: string }
  const wait = await passkeyLimits.minutesLeft(house, 'guessed', request.ip)
  if (wait !== null) return { words: waitWords(wait), status: 429 }
  const invitation = await invitationByToken(house.db, hashOfToken(token))
  if (!invitation) {
    const over = await passkeyLimits.minutesToWait(house, 'guessed', request.ip)
    return over === null ? { words: unknownWords, status: 404 } : { words: waitWords(over), status: 429 }
  }
  const state = stateOf(invitation, house.now())
  if (state !== 'open') return { words: overWords[state], status: 410 }
  const rights = await house.rightsOf(invitation.staffId)
  const employer = rights && employerWithPasskeys(house, rights, house.now())
  return employer === invitation.organisation
    ? { invitation, token, employer }
    : { words: notEmployedWords, status: 403 }
}

/** Whether the code is right. A wrong one counts, for the invitation and for where it came from. */
const isRightCode = async (
  house: House,
  request: FastifyRequest,
  { invitation, token }: Opened,
  code: string,
): Promise<boolean> => {
  if (hashOfCode(token, code) === invitation.codeHash) return true
  await countWrongCode(house.db, invitation.id)
  await passkeyLimits.minutesToWait(house, 'guessed', request.ip)
  return false
}

const wrongCode =
  'That is not the code. Check it with whoever invited you: after five wrong ones the invitation ends'

type Errors = Readonly<Record<string, string>>

const show = (reply: FastifyReply, title: string, errors: Errors, main: VNode): FastifyReply =>
  answerPublic(reply, {
    title,
    errors: Object.entries(errors).map(([field, text]) => ({ field, text })),
    main,
  })

const pathOf = ({ token }: Opened): string => `/invitation/${encodeURIComponent(token)}`

const showOpened = (reply: FastifyReply, opened: Opened, errors: Errors = {}): FastifyReply =>
  show(
    reply,
    'You are invited to sign in',
    errors,
    <OpenedPage invitation={opened.invitation} path={pathOf(opened)} errors={errors} />,
  )

const showMaking = (
  reply: FastifyReply,
  opened: Opened,
  { code, typed, errors }: { code: string; typed: string; errors: Errors },
): FastifyReply =>
  show(
    reply,
    'Make your passkey',
    errors,
    <MakePage
      invitation={opened.invitation}
      path={pathOf(opened)}
      code={code}
      typed={typed}
      errors={errors}
    />,
  )

/** The passkey and the use of the invitation, together or not at all. */
const enrol = (house: House, { invitation }: Opened, name: string, made: Made): Promise<string | null> =>
  asNobody(house.db, async (tx) => {
    const at = house.now()
    const { staffId, id: invitationId } = invitation
    return (await useInvitation(tx, invitationId, at))
      ? addPasskey(tx, { staffId, invitationId, name, made, at })
      : null
  })

const couldNot =
  'The passkey could not be made: that took too long, or this device’s answer did not fit. Press the button again'

const finish = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
): Promise<FastifyReply> => {
  const body = cleanBody(request.body)
  const [code, name] = [one(body, 'code'), one(body, 'name')]
  const place = placeOf(house)
  if (place === null || isFromElsewhere(request) || !(await isRightCode(house, request, opened, code)))
    return showOpened(reply, opened, { code: wrongCode })
  const again = (errors: Errors) => showMaking(reply, opened, { code, typed: name, errors })
  const trouble = nameTrouble(name)
  if (trouble !== null) return again({ name: trouble })
  const attempt = await takeAttempt(house.db, attemptOf(opened.invitation), house.now())
  const made =
    attempt?.purpose === 'enrol' ? await verifyMade(place, attempt.challenge, one(body, 'answer')) : null
  const passkeyId = made && (await enrol(house, opened, name, made))
  if (passkeyId === null) return again({ answer: couldNot })
  const { staffId } = opened.invitation
  const vouched = { way: 'passkey', employer: opened.employer, provenAt: house.now(), passkeyId } as const
  return beginSession(house, request, reply, { staffId, vouched, then: '/passkeys' })
}

type Handler = (request: FastifyRequest, reply: FastifyReply, opened: Opened) => Promise<FastifyReply>

/** Whoever was invited makes their first passkey, and is signed in with it. */
export const enrolRoutes = (app: FastifyInstance, house: House): void => {
  const because = 'somebody who was invited makes their passkey before they can sign in'
  const opening = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const opened = await openedBy(house, request)
    return 'words' in opened
      ? answerNotNow(reply, opened.words, null, opened.status)
      : handler(request, reply, opened)
  }
  const bodyLimit = 64 * 1024

  open(
    app,
    { method: 'GET', path, because },
    opening(async (_request, reply, opened) => {
      await noteOpened(house.db, opened.invitation.id, house.now())
      return showOpened(reply, opened)
    }),
  )
  open(
    app,
    { method: 'POST', path, because, bodyLimit },
    opening(async (request, reply, opened) => {
      const code = one(cleanBody(request.body), 'code')
      if (code === '') return showOpened(reply, opened, { code: 'Enter the code you were told' })
      return (await isRightCode(house, request, opened, code))
        ? showMaking(reply, opened, { code, typed: '', errors: {} })
        : showOpened(reply, opened, { code: wrongCode })
    }),
  )
  open(app, { method: 'POST', path: `${path}/begin`, because, bodyLimit }, async (request, reply) => {
    const opened = await openedBy(house, request)
    const place = placeOf(house)
    if ('words' in opened) return tellScript(reply, opened.status, opened.words)
    const code = one(cleanBody(request.body), 'code')
    if (place === null || isFromElsewhere(request) || !(await isRightCode(house, request, opened, code)))
      return tellScript(reply, 403, wrongCode)
    const { staffId, name, organisationName } = opened.invitation
    const existing = await passkeysOf(house.db, staffId)
    const options = await optionsToMake(place, { staffId, name, organisationName, existing })
    const attempt = {
      purpose: 'enrol',
      challenge: options.challenge,
      staffId,
      sessionId: null,
      invitationId: opened.invitation.id,
    } as const
    await keepAttempt(house.db, attemptOf(opened.invitation), attempt, house.now())
    return reply.header('cache-control', 'no-store').send({ options })
  })
  open(
    app,
    { method: 'POST', path: `${path}/passkey`, because, bodyLimit },
    opening((request, reply, opened) => finish(house, request, reply, opened)),
  )
  // Reloading the page after an answer asks for the beginning again.
  open(app, { method: 'GET', path: `${path}/passkey`, because }, async (request, reply) =>
    goTo(reply, `/invitation/${encodeURIComponent((request.params as { token: string }).token)}`),
  )
}
