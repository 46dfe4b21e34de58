import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AuthorityCard, type LinkActor, may } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { keptForm } from '../questions/index.ts'
import { addHours, type Instant, minutesBetween } from '../time/index.ts'
import { type House, keepCookie, limiter, readCookie } from '../web/index.ts'
import { findRequest } from './finding.sql.ts'
import { heldLink, isSecret, type Link, proofOf } from './links.sql.ts'
import type { AgencyRequest } from './request.ts'
import { textOf } from './typed-answer.ts'

/** Somebody who came by a one-time link: which link it is, whether it opens, and whether this is its browser. */

/** Guessing a link is hopeless; whoever tries is slowed down all the same. */
export const guesses = limiter('answer', { guess: { points: 'linksGuessed', seconds: 3600 } })

/** One for each link, so that a browser may hold several, each for this host alone. */
const cookieNameOf = (secret: string): string =>
  `answering-${createHash('sha256').update(`cookie/${secret}`).digest('base64url').slice(0, 12)}`

/** What only the browser knows that opened the link. Its own for each link, and gone when the link is. */
const browserOf = (request: FastifyRequest, secret: string): string | null => {
  const kept = readCookie(request, cookieNameOf(secret)) ?? ''
  return isSecret(kept) ? kept : null
}

export const browserHashOf = (browser: string): string =>
  createHash('sha256').update(`browser/${browser}`).digest('base64url')

/** The guard against forgery is made from the cookie's secret, which no other site can read. */
export const guardOf = (browser: string): string =>
  createHash('sha256').update(`form/${browser}`).digest('base64url')

export const addressOf = (secret: string): string => `/answer/${secret}`

/**
 * Gives this browser a secret of its own, before the link is opened: the one that opens it must be able to keep one. It
 * is kept a day longer than the link, so that whoever typed past its end is still shown what they typed.
 */
export const keepBrowser = (
  request: FastifyRequest,
  reply: FastifyReply,
  secret: string,
  { at, endsAt }: { at: Instant; endsAt: Instant },
): string => {
  const browser = browserOf(request, secret) ?? randomBytes(32).toString('base64url')
  keepCookie(request, reply, cookieNameOf(secret), browser, {
    // Counted from now, for browsers whose clock is wrong.
    maxAge: Math.ceil(minutesBetween(at, addHours(endsAt, 24)) * 60),
  })
  return browser
}

export type Over = 'spent' | 'ended' | 'taken-back' | 'closed'

export type Came =
  | { state: 'unknown' }
  | { state: 'over'; why: Over; link: Link; browser: string | null; isItsBrowser: boolean }
  | { state: 'not-opened'; link: Link; request: AgencyRequest; browser: string | null }
  | { state: 'elsewhere'; link: Link }
  | { state: 'open'; link: Link; request: AgencyRequest; browser: string; actor: LinkActor }

export type LinkVisit = {
  secret: string
  at: Instant
  councils: readonly AuthorityCard[]
  came: Came
}

const whyOver = ({ spentAt, revokedAt, endsAt }: Link, at: Instant): Over | null =>
  spentAt !== null ? 'spent' : revokedAt !== null ? 'taken-back' : endsAt <= at ? 'ended' : null

/** Under which name the form that asks who is answering is kept. */
export const whoFormOf = (requestId: string): string => `request/${requestId}/who`

export const actorOf = (link: Link, secret: string, name: string): LinkActor => ({
  kind: 'link',
  linkId: link.id,
  requestId: link.requestId,
  proof: proofOf(secret),
  name,
})

/** A transaction that sees what this link opens. */
export const byLink = <A>(
  house: House,
  actor: LinkActor,
  at: Instant,
  work: (tx: Tx) => Promise<A>,
): Promise<A> => asActor(house.db, contextFor(actor, 'request.answer', at), work)

const nameKept = async (tx: Tx, requestId: string): Promise<string> => {
  const kept = await keptForm(tx, whoFormOf(requestId))
  const [name, role] = [textOf(kept?.answers ?? {}, 'name'), textOf(kept?.answers ?? {}, 'role')]
  return name === '' ? '' : `${name}, ${role}`
}

const cameBy = async (tx: Tx, secret: string, browser: string | null, at: Instant): Promise<Came> => {
  const link = await heldLink(tx)
  if (!link) return { state: 'unknown' }
  const isItsBrowser = browser !== null && link.browserHash === browserHashOf(browser)
  const over = whyOver(link, at)
  const found = over === null ? await findRequest(tx, link.requestId) : null
  const actor = actorOf(link, secret, '')
  if (found?.it.kind !== 'asked' || !may(actor, 'request.open', found.resource, at).allowed)
    return { state: 'over', why: over ?? 'closed', link, browser, isItsBrowser }
  const { request } = found.it
  if (link.openedAt === null) return { state: 'not-opened', link, request, browser }
  if (!isItsBrowser) return { state: 'elsewhere', link }
  return {
    state: 'open',
    link,
    request,
    browser,
    actor: { ...actor, name: await nameKept(tx, link.requestId) },
  }
}

/** Who comes by this address. Something that is no link at all, and one that nobody made, are the same. */
export const linkVisit = async (house: House, request: FastifyRequest): Promise<LinkVisit> => {
  const at = house.now()
  const { token = '' } = request.params as { token?: string }
  const nothing = { linkId: '', requestId: '' }
  const came: Came = isSecret(token)
    ? await byLink(house, { kind: 'link', ...nothing, proof: proofOf(token), name: '' }, at, (tx) =>
        cameBy(tx, token, browserOf(request, token), at),
      )
    : { state: 'unknown' }
  return { secret: token, at, councils: await house.councils(), came }
}
