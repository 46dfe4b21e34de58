import type { FastifyReply, FastifyRequest } from 'fastify'
import { hats, type Rights, type SignInWay } from '../access/index.ts'
import type { Instant } from '../time/index.ts'
import { answerPublic, goTo } from './answer.tsx'
import { browserNamed } from './browser-named.ts'
import { keepCookie } from './cookies.ts'
import { isAsleep } from './dormant.sql.ts'
import type { House } from './house.ts'
import { NotSignedIn, type WhyNotIn } from './not-signed-in.tsx'
import {
  endSessions,
  findSession,
  type Proof,
  renewSession,
  startSession,
  type Vouched,
} from './session.sql.ts'
import { recordSignIn } from './sign-in-record.sql.ts'
import { isEmployed, sessionCookie, sessionSecretOf } from './visitor.ts'

type Beginning = { staffId: string; vouched: Vouched; then: string }

type Coming = { rights: Rights | null; staffId: string; organisation: string; at: Instant }

/** The gates that stand before a session (authorisation B3 step 1), whichever way somebody proved who they are. */
const whyNotIn = async (
  house: House,
  { rights, staffId, organisation, at }: Coming,
): Promise<WhyNotIn | null> => {
  if (rights === null || !isEmployed(rights, at)) return 'employment-ended'
  return (await isAsleep(house.db, { staffId, employer: organisation }, at)) ? 'asleep' : null
}

/**
 * Signs somebody in, wearing their only hat or about to choose one, and sends them where they were going. Whoever is employed
 * by nobody, and an account that is asleep, is told why not and who can change it.
 */
export const beginSession = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { staffId, vouched, then }: Beginning,
): Promise<FastifyReply> => {
  const [at, browser] = [house.now(), browserNamed(request.headers['user-agent'])]
  const rights = await house.rightsOf(staffId)
  const [only, ...others] = rights ? hats(rights, at) : []
  const hat = only && others.length === 0 ? { actingFor: only.authority, fn: only.fn } : null
  const { way, employer: organisation } = vouched
  const because = await whyNotIn(house, { rights, staffId, organisation, at })
  if (because !== null) {
    await recordSignIn(house.db, { at, staffId, organisation, way, outcome: 'refused', because, browser })
    const main = <NotSignedIn why={because} />
    return answerPublic(reply, { title: 'You are not signed in', status: 403, main })
  }
  await recordSignIn(house.db, { at, staffId, organisation, way, outcome: 'signed-in', browser })
  await endFormer(house, request)
  const secret = await startSession(house.db, { staffId, vouched, browser, hat, at })
  keepCookie(request, reply, sessionCookie, secret)
  return goTo(reply, hat ? then : `/acting-for?then=${encodeURIComponent(then)}`)
}

/** Whatever this browser was signed in as before is over: one browser, one session. */
const endFormer = async (house: House, request: FastifyRequest): Promise<void> => {
  const secret = sessionSecretOf(request)
  const former = secret === undefined ? null : await findSession(house.db, secret, house.now())
  if (former) await endSessions(house.db, former, 'signed-out', house.now())
}

type GoingOn = {
  sessionId: string
  staffId: string
  /** How they proved it, for the record. */
  way: SignInWay
  employer: string
  proof: Proof
  then: string
}

/** They proved again that it is them: the session goes on under a new key. */
export const goOnWithSession = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessionId, staffId, way, employer: organisation, proof, then }: GoingOn,
): Promise<FastifyReply> => {
  const at = house.now()
  const secret = await renewSession(house.db, sessionId, proof, at)
  // It ended in the moment between.
  if (secret === null) return goTo(reply, `/sign-in?then=${encodeURIComponent(then)}`)
  const browser = browserNamed(request.headers['user-agent'])
  await recordSignIn(house.db, { at, staffId, organisation, way, outcome: 'proved-again', browser })
  keepCookie(request, reply, sessionCookie, secret)
  return goTo(reply, then)
}
