import type { FastifyReply, FastifyRequest } from 'fastify'
import { Button } from '../design/index.ts'
import { answerPublic, goTo } from './answer.tsx'
import { beginSession, cookieOptions } from './begin-session.ts'
import { safePath } from './hat.routes.tsx'
import type { House, Room } from './house.ts'
import type { SignInWith } from './issuers.ts'
import { open } from './page.ts'
import { beginAt, identityFrom } from './provider.ts'
import { type Recognised, recognise } from './recognise.ts'
import { attemptMinutes, keepAttempt, takeAttempt, tieSignIn, workersLike } from './sign-in-attempt.sql.ts'

export const attemptCookie = 'front_door_sign_in'

type WhyNot = Extract<Recognised, { refused: string }>['refused'] | 'expired' | 'did-not-fit' | 'unreachable'

const words: Readonly<Record<WhyNot, string>> = {
  expired: 'That sign-in was used already or took too long. Start again.',
  'did-not-fit': 'What your employer’s sign-in sent back did not fit what was asked for. Start again.',
  unreachable: 'Your employer’s sign-in cannot be reached at the moment. Try again in a minute.',
  'unknown-person': 'Your employer says who you are, but you are not registered here. Ask your manager.',
  'employment-ended':
    'Your employment there has ended, so you cannot sign in. If that is wrong, ask your manager.',
  'other-identity':
    'Your e-mail address is registered here with another account of your employer’s. Ask your administrator.',
  'not-verified':
    'Your employer’s sign-in did not confirm your e-mail address, which is needed the first time. Ask your administrator.',
}

const refuse = (reply: FastifyReply, why: WhyNot): Promise<FastifyReply> | FastifyReply =>
  answerPublic(reply, {
    title: 'You are not signed in',
    status: why === 'unreachable' ? 503 : 403,
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

const thenOf = (request: FastifyRequest): string => safePath((request.query as { then?: string }).then)

const begin = async (
  house: House,
  { issuers, callback }: SignInWith,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { employer } = request.params as { employer: string }
  const issuer = issuers.find((each) => each.employer === employer)
  if (!issuer) return goTo(reply, '/sign-in/with')
  try {
    const { url, checks } = await beginAt(issuer, callback)
    const secret = await keepAttempt(house.db, { employer, checks, goesTo: thenOf(request) }, house.now())
    reply.setCookie(attemptCookie, secret, {
      ...cookieOptions(request.protocol === 'https'),
      path: '/sign-in',
      maxAge: attemptMinutes * 60,
    })
    return goTo(reply, url)
  } catch (error) {
    request.log.warn({ err: error, employer }, 'a provider could not be asked')
    return refuse(reply, 'unreachable')
  }
}

const comeBack = async (
  house: House,
  { issuers, callback }: SignInWith,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const [at, secret] = [house.now(), request.cookies[attemptCookie]]
  const attempt = secret === undefined ? null : await takeAttempt(house.db, secret, at)
  reply.clearCookie(attemptCookie, { path: '/sign-in' })
  const issuer = issuers.find((each) => each.employer === attempt?.employer)
  if (!attempt || !issuer) return refuse(reply, 'expired')

  const cameBackTo = new URL(callback)
  cameBackTo.search = new URL(request.url, callback).search
  const identity = await identityFrom(issuer, cameBackTo, attempt.checks).catch((error: unknown) => {
    // What failed, never the code or a token: those are in neither the message nor the code of the error.
    const { code = 'unknown' } = (error ?? {}) as { code?: string }
    request.log.warn({ code, employer: issuer.employer }, 'a sign-in did not fit')
    return null
  })
  if (!identity) return refuse(reply, 'did-not-fit')

  const recognised = recognise(identity, await workersLike(house.db, identity, issuer.employer, at))
  if ('refused' in recognised) return refuse(reply, recognised.refused)
  if (recognised.isFirstTime && !(await tieSignIn(house.db, recognised.staffId, identity)))
    return refuse(reply, 'other-identity')
  return beginSession(house, request, reply, recognised.staffId, attempt.goesTo)
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
                    href={`/sign-in/with/${encodeURIComponent(employer)}?then=${encodeURIComponent(thenOf(request))}`}
                  />
                </p>
              ))}
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
  },
}
