import type { FastifyReply, FastifyRequest } from 'fastify'
import { Button } from '../design/index.ts'
import type { Instant } from '../time/index.ts'
import { answerPublic, goTo } from './answer.tsx'
import { beginSession, goOnWithSession } from './begin-session.tsx'
import { browserNamed } from './browser-named.ts'
import { dropCookie, keepCookie, readCookie } from './cookies.ts'
import { isFromElsewhere } from './from-elsewhere.ts'
import { safePath } from './hat.routes.tsx'
import type { House, Room } from './house.ts'
import type { Issuer, SignInWith } from './issuers.ts'
import { logoutRoute } from './logout.routes.ts'
import { open } from './declared-routes.ts'
import { PasskeyLink } from './passkey-link.tsx'
import { beginAt, type Identity, identityFrom } from './provider.ts'
import { isProvenSince, showsTwoFactors, vouchedBy } from './proven.ts'
import { type Recognised, recognise } from './recognise.ts'
import { attemptMinutes, keepAttempt, takeAttempt, tieSignIn, workersLike } from './sign-in-attempt.sql.ts'
import { signInLimits } from './sign-in-limits.ts'
import { recordSignIn } from './sign-in-record.sql.ts'
import { visitorOf } from './visitor.ts'

export const attemptCookie = 'front_door_sign_in'

type WhyNot =
  | Extract<Recognised, { refused: string }>['refused']
  | 'expired'
  | 'did-not-fit'
  | 'unreachable'
  | 'somebody-else'
  | 'one-factor-only'
  | 'not-proven-again'
  | 'too-often'

const words: Readonly<Record<WhyNot, string>> = {
  expired: 'That sign-in was used already or took too long. Start again.',
  'did-not-fit': 'What your employer’s sign-in sent back did not fit what was asked for. Start again.',
  unreachable: 'Your employer’s sign-in cannot be reached at the moment. Try again in a minute.',
  'somebody-else':
    'That was another person’s account than the one you are signed in with. Nothing was changed: go back and use your own.',
  'one-factor-only':
    'Your employer’s sign-in did not show that you used a second factor, such as a key or an app. Sign in with it. If you did, tell your administrator.',
  'not-proven-again':
    'Your employer’s sign-in did not ask you again who you are, or did not say how. Tell your administrator; until then this cannot be opened.',
  'too-often': 'That was tried very often in a short time. Wait a quarter of an hour, then try again.',
  'unknown-person': 'Your employer says who you are, but you are not registered here. Ask your manager.',
  'employment-ended':
    'Your employment there has ended, so you cannot sign in. If that is wrong, ask your manager.',
  'other-identity':
    'Your e-mail address is registered here with another account of your employer’s. Ask your administrator.',
  'not-verified':
    'Your employer’s sign-in did not confirm your e-mail address, which is needed the first time. Ask your administrator.',
}

const statusOf: Readonly<Partial<Record<WhyNot, number>>> = { unreachable: 503, 'too-often': 429 }

const refuse = (reply: FastifyReply, why: WhyNot): FastifyReply =>
  answerPublic(reply, {
    title: 'You are not signed in',
    status: statusOf[why] ?? 403,
    main: (
      <>
        <h1 class="govuk-heading-l">You are not signed in</h1>
        <p class="govuk-body">{words[why]}</p>
        <Button text="Try again" href="/sign-in/with" />
        <p class="govuk-body">
          If a child cannot wait, ring: no call ever needs a sign-in. The numbers are on the{' '}
          <a class="govuk-link" href="/start">
            front page
          </a>
          .
        </p>
      </>
    ),
  })

type Asked = { then?: string; again?: string }

const askedOf = (request: FastifyRequest): { then: string; isAgain: boolean } => {
  const { then, again } = request.query as Asked
  return { then: safePath(then), isAgain: again === 'yes' }
}

const begin = async (
  house: House,
  { issuers, callback }: SignInWith,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { employer } = request.params as { employer: string }
  const issuer = issuers.find((each) => each.employer === employer)
  if (!issuer) return goTo(reply, '/sign-in/with')
  // A page elsewhere must not sign somebody in without their doing: here they press the button themselves.
  if (isFromElsewhere(request))
    return goTo(reply, `/sign-in/with?then=${encodeURIComponent(askedOf(request).then)}`)
  if ((await signInLimits.minutesToWait(house, 'begun', request.ip)) !== null)
    return refuse(reply, 'too-often')
  const { then: goesTo, isAgain } = askedOf(request)
  const againFor = isAgain ? ((await visitorOf(house, request))?.session.id ?? null) : null
  try {
    const { url, checks } = await beginAt(issuer, callback, { again: againFor !== null })
    const attempt = { employer, checks, goesTo, againFor }
    const secret = await keepAttempt(house.db, attempt, house.now())
    keepCookie(request, reply, attemptCookie, secret, { maxAge: attemptMinutes * 60 })
    return goTo(reply, url)
  } catch (error) {
    request.log.warn({ err: error, employer }, 'a provider could not be asked')
    return refuse(reply, 'unreachable')
  }
}

type CameBack = {
  identity: Identity
  issuer: Issuer
  goesTo: string
  againFor: string | null
  begunAt: Instant
}

/** What the provider sent back, verified whole; or why not. */
const whatCameBack = async (
  house: House,
  { issuers, callback }: SignInWith,
  request: FastifyRequest,
  secret: string | undefined,
): Promise<CameBack | WhyNot> => {
  const attempt = secret === undefined ? null : await takeAttempt(house.db, secret, house.now())
  const issuer = issuers.find((each) => each.employer === attempt?.employer)
  if (!attempt || !issuer) return 'expired'
  const cameBackTo = new URL(callback)
  cameBackTo.search = new URL(request.url, callback).search
  try {
    const identity = await identityFrom(issuer, cameBackTo, attempt.checks)
    const { goesTo, againFor, begunAt } = attempt
    return { identity, issuer, goesTo, againFor, begunAt }
  } catch (error) {
    // What failed, never the code or a token: those are in neither the message nor the code of the error.
    const { code = 'unknown' } = (error ?? {}) as { code?: string }
    request.log.warn({ code, employer: issuer.employer }, 'a sign-in did not fit')
    return 'did-not-fit'
  }
}

/** The worker this identity is, tied to it from now on; or why nobody. */
const workerFrom = async (
  house: House,
  { identity, issuer }: CameBack,
): Promise<{ staffId: string } | WhyNot> => {
  const at = house.now()
  const recognised = recognise(identity, await workersLike(house.db, identity, issuer.employer, at))
  if ('refused' in recognised) return recognised.refused
  const { staffId, isFirstTime } = recognised
  if ((await signInLimits.minutesToWait(house, 'account', staffId)) !== null) return 'too-often'
  return isFirstTime && !(await tieSignIn(house.db, staffId, identity)) ? 'other-identity' : { staffId }
}

const comeBack = async (
  house: House,
  signInWith: SignInWith,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const secret = readCookie(request, attemptCookie)
  dropCookie(request, reply, attemptCookie)
  const cameBack = await whatCameBack(house, signInWith, request, secret)
  const turnAway = async (why: WhyNot, organisation: string | null, staffId: string | null = null) => {
    const browser = browserNamed(request.headers['user-agent'])
    const of = { at: house.now(), staffId, organisation, way: 'employer', browser } as const
    await recordSignIn(house.db, { ...of, outcome: 'refused', because: why })
    return refuse(reply, why)
  }
  if (typeof cameBack === 'string') return turnAway(cameBack, null)

  const { issuer, identity, goesTo: then, againFor, begunAt } = cameBack
  if (showsTwoFactors(issuer, identity) === false) return turnAway('one-factor-only', issuer.employer)
  const worker = await workerFrom(house, cameBack)
  if (typeof worker === 'string') return turnAway(worker, issuer.employer)
  const { staffId } = worker
  const vouched = vouchedBy(issuer, identity, house.now())
  if (againFor === null) return beginSession(house, request, reply, { staffId, vouched, then })

  const visit = await visitorOf(house, request)
  if (visit?.session.id !== againFor) return beginSession(house, request, reply, { staffId, vouched, then })
  if (visit.actor.rights.staffId !== staffId) return turnAway('somebody-else', issuer.employer, staffId)
  if (!isProvenSince(vouched, begunAt)) return turnAway('not-proven-again', issuer.employer, staffId)
  const { way, employer } = vouched
  return goOnWithSession(house, request, reply, {
    sessionId: againFor,
    staffId,
    way,
    employer,
    proof: vouched,
    then,
  })
}

/** Each employer's own sign-in (OpenID Connect). Begun with GET: a form that leads to another site would be blocked. */
export const signInWithRoom: Room = {
  name: 'sign in with an employer',
  routes: (app, house) => {
    const { signInWith } = house
    if (!signInWith) return
    open(
      app,
      { method: 'GET', path: '/sign-in/with', because: 'people choose where to sign in' },
      async (request, reply) =>
        answerPublic(reply, {
          title: 'Sign in',
          main: (
            <>
              <h1 class="govuk-heading-l">Sign in</h1>
              <p class="govuk-body">Use the account your employer gave you.</p>
              {signInWith.issuers.map(({ employer, name }) => (
                <p key={employer}>
                  <Button
                    text={`Sign in with ${name}`}
                    href={`/sign-in/with/${encodeURIComponent(employer)}?then=${encodeURIComponent(askedOf(request).then)}`}
                  />
                </p>
              ))}
              {house.passkeys && <PasskeyLink then={askedOf(request).then} />}
            </>
          ),
        }),
    )
    open(
      app,
      { method: 'GET', path: '/sign-in/with/:employer', because: 'sends people to their employer’s sign-in' },
      (request, reply) => begin(house, signInWith, request, reply),
    )
    open(
      app,
      { method: 'GET', path: '/sign-in/callback', because: 'people come back from their employer’s sign-in' },
      (request, reply) => comeBack(house, signInWith, request, reply),
    )
    logoutRoute(app, house, signInWith)
  },
}
