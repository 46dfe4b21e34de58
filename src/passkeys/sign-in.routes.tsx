import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  answerPublic,
  beginSession,
  browserNamed,
  cleanBody,
  dropCookie,
  goOnWithSession,
  goTo,
  type House,
  isFromElsewhere,
  keepCookie,
  one,
  open,
  type PasskeyPlace,
  readCookie,
  recordSignIn,
  safePath,
  signInLimits,
  visitorOf,
} from '../web/index.ts'
import { type Attempt, keepAttempt, newAttemptKey, takeAttempt } from './attempt.sql.ts'
import { credentialIn, optionsToUse, verifyUsed } from './authenticator.ts'
import { passkeyLimits } from './limits.ts'
import { Ceremony, cannot } from './pages/ceremony.tsx'
import { looksCopied, type Passkey } from './passkey.ts'
import { noteUse, passkeyByCredential, passkeysOf } from './passkey.sql.ts'
import { answerNotNow, placeOf, tellScript, waitWords } from './place.tsx'
import { stopCopied } from './stopping.ts'
import { employerWithPasskeys } from './who.ts'

const passkeyCookie = 'front_door_passkey'
const signInPath = '/sign-in/passkey'

type WhyNot =
  'took-too-long' | 'did-not-fit' | 'copied' | 'not-this-way' | 'somebody-else' | 'too-often' | 'unknown'

const words: Readonly<Record<WhyNot, string>> = {
  'took-too-long': 'That took too long or was used already. Nothing was changed: try again.',
  'did-not-fit': 'What this browser sent did not fit what was asked for. Try again on the page itself.',
  copied:
    'This passkey was used in a way that a copy of it would be, so it works no longer, and everything it had signed in was signed out. Ring whoever invited you: they can invite you again.',
  'not-this-way':
    'You cannot sign in with a passkey now: no organisation that uses them employs you here today. If your employer has its own sign-in, use that; otherwise ask your manager.',
  'somebody-else': 'That was another person’s passkey than whose you are signed in as. Use your own.',
  'too-often': 'That was tried very often. Wait a quarter of an hour, then try again.',
  unknown:
    'This passkey is not known here, or was removed. Use another one of yours, or ask whoever invited you.',
}

const asked = (from: unknown): { then: string; isAgain: boolean } => {
  const { then, again } = from as { then?: string; again?: string }
  return { then: safePath(then), isAgain: again === 'yes' }
}

const back = (then: string, isAgain: boolean): string =>
  `${signInPath}?then=${encodeURIComponent(then)}${isAgain ? '&again=yes' : ''}`

const showPage = (house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { then, isAgain } = asked(request.query)
  if (placeOf(house) === null) return goTo(reply, '/sign-in')
  const title = isAgain ? 'Show that it is still you' : 'Sign in with a passkey'
  return answerPublic(reply, {
    title,
    main: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Your device asks for your fingerprint, your face or its PIN. You type nothing here.
        </p>
        <Ceremony does="use" begin={`${signInPath}/begin`} action={signInPath} button="Use your passkey">
          <input type="hidden" name="then" value={then} />
          {isAgain && <input type="hidden" name="again" value="yes" />}
        </Ceremony>
        <p class="govuk-body">
          Passkeys are made by invitation. If yours is lost, ask whoever invited you for a new invitation.
        </p>
      </>
    ),
  })
}

/** What the authenticator must sign: of whoever signs in, or of the worker who must show that it is still them. */
const begin = async (house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const place = placeOf(house)
  if (place === null) return tellScript(reply, 503, cannot)
  if (isFromElsewhere(request)) return tellScript(reply, 403, words['did-not-fit'])
  const wait = await passkeyLimits.minutesToWait(house, 'begun', request.ip)
  if (wait !== null) return tellScript(reply, 429, waitWords(wait))
  const visit = asked(cleanBody(request.body)).isAgain ? await visitorOf(house, request) : null
  const staffId = visit?.actor.rights.staffId ?? null
  const options = await optionsToUse(place, staffId === null ? [] : await passkeysOf(house.db, staffId))
  const key = newAttemptKey()
  const attempt: Attempt = {
    purpose: visit ? 'again' : 'sign-in',
    challenge: options.challenge,
    staffId,
    sessionId: visit?.session.id ?? null,
    invitationId: null,
  }
  await keepAttempt(house.db, key, attempt, house.now())
  keepCookie(request, reply, passkeyCookie, key, { maxAge: 300 })
  return reply.header('cache-control', 'no-store').send({ options })
}

type Proved = { passkey: Passkey; attempt: Attempt }

/** The passkey that was used, verified whole and counted on; or why not. */
const provedBy = async (
  house: House,
  place: PasskeyPlace,
  request: FastifyRequest,
): Promise<Proved | { why: WhyNot; passkey?: Passkey }> => {
  const at = house.now()
  const key = readCookie(request, passkeyCookie)
  const attempt = key === undefined ? null : await takeAttempt(house.db, key, at)
  if (!attempt || (attempt.purpose !== 'sign-in' && attempt.purpose !== 'again'))
    return { why: 'took-too-long' }
  const answer = one(cleanBody(request.body), 'answer')
  const credential = credentialIn(answer)
  if (credential === null) return { why: 'did-not-fit' }
  if ((await passkeyLimits.minutesLeft(house, 'wrong-for', credential)) !== null) return { why: 'too-often' }
  const passkey = await passkeyByCredential(house.db, credential)
  if (!passkey || passkey.stopped) return { why: 'unknown' }
  const used = await verifyUsed(place, attempt.challenge, answer, passkey)
  if (!used) {
    await passkeyLimits.minutesToWait(house, 'wrong-for', credential)
    return { why: 'did-not-fit', passkey }
  }
  if (looksCopied(passkey.signCount, used.signCount)) {
    await stopCopied(house, passkey)
    request.log.warn({ passkey: passkey.id }, 'a passkey looks copied')
    return { why: 'copied', passkey }
  }
  return (await noteUse(house.db, passkey, used, at))
    ? { passkey, attempt }
    : { why: 'took-too-long', passkey }
}

const finish = async (house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const place = placeOf(house)
  const { then, isAgain } = asked(cleanBody(request.body))
  const turnAway = async (why: WhyNot, staffId: string | null): Promise<FastifyReply> => {
    const browser = browserNamed(request.headers['user-agent'])
    const of = { at: house.now(), staffId, organisation: null, way: 'passkey', browser } as const
    await recordSignIn(house.db, { ...of, outcome: 'refused', because: why })
    await passkeyLimits.minutesToWait(house, 'wrong-from', request.ip)
    const again = { href: back(then, isAgain), text: 'Try again' }
    return answerNotNow(reply, words[why], again, why === 'too-often' ? 429 : 403)
  }
  if (place === null || isFromElsewhere(request)) return goTo(reply, '/sign-in')
  if ((await passkeyLimits.minutesLeft(house, 'wrong-from', request.ip)) !== null)
    return answerNotNow(reply, words['too-often'], null, 429)
  const proved = await provedBy(house, place, request)
  dropCookie(request, reply, passkeyCookie)
  if ('why' in proved) return turnAway(proved.why, proved.passkey?.staffId ?? null)

  const { passkey, attempt } = proved
  const { staffId, id: passkeyId } = passkey
  const at = house.now()
  if ((await signInLimits.minutesToWait(house, 'account', staffId)) !== null)
    return turnAway('too-often', staffId)
  const visit = attempt.purpose === 'again' ? await visitorOf(house, request) : null
  if (attempt.purpose === 'again' && attempt.staffId !== staffId) return turnAway('somebody-else', staffId)
  if (visit && visit.session.id === attempt.sessionId) {
    // Whoever their employer signed in stays their employer's; the passkey shows only that it is them.
    const { id: sessionId, employer } = visit.session
    const proof = { provenAt: at }
    return goOnWithSession(house, request, reply, {
      sessionId,
      staffId,
      way: 'passkey',
      employer,
      proof,
      then,
    })
  }
  const rights = await house.rightsOf(staffId)
  const employer = rights && employerWithPasskeys(house, rights, at)
  if (!employer) return turnAway('not-this-way', staffId)
  const vouched = { way: 'passkey', employer, provenAt: at, passkeyId } as const
  return beginSession(house, request, reply, { staffId, vouched, then })
}

/** Signing in with a passkey: nothing is typed, the device offers whichever of its keys belong here. */
export const signInRoutes = (app: FastifyInstance, house: House): void => {
  open(
    app,
    { method: 'GET', path: signInPath, because: 'people sign in here with a passkey' },
    async (request, reply) => showPage(house, request, reply),
  )
  open(
    app,
    {
      method: 'POST',
      path: `${signInPath}/begin`,
      because: 'gives a browser what its passkey must sign',
      bodyLimit: 16 * 1024,
    },
    (request, reply) => begin(house, request, reply),
  )
  open(
    app,
    {
      method: 'POST',
      path: signInPath,
      because: 'people sign in here with a passkey',
      bodyLimit: 64 * 1024,
    },
    (request, reply) => finish(house, request, reply),
  )
}
