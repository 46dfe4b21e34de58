import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorityCard } from '../access/index.ts'
import type { Told } from '../contacts/index.ts'
import {
  draftCookie,
  findDraft,
  readDraftKey,
  walk,
  type Draft,
  type DraftKey,
  type Journey,
  type Walked,
} from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import { keepCookie as keepInBrowser, readCookie, type House } from '../web/index.ts'
import { referralJourney } from './journey.ts'

/** Somebody writing a referral: their draft, the path it gives, and the guard of their forms. */
export type Writing = {
  draft: Draft
  key: DraftKey
  csrf: string
  at: Instant
  journey: Journey<Told>
  walked: Walked
  councils: readonly AuthorityCard[]
}

/**
 * Goes with the window and not after: on a family's computer the next person must find nothing. Whoever wants to come
 * back asks for a reference and a code.
 */
export const draftCookieName = 'referral'

export const keepCookie = (request: FastifyRequest, reply: FastifyReply, key: DraftKey): void => {
  keepInBrowser(request, reply, draftCookieName, draftCookie(key))
}

/** The guard against forgery is made from the cookie's secret, which no other site can read. */
const guardOf = (key: DraftKey): string =>
  createHash('sha256').update(`form/${key.secret}`).digest('base64url')

export const writingOf = (
  key: DraftKey,
  draft: Draft,
  at: Instant,
  councils: readonly AuthorityCard[],
): Writing => {
  const journey = referralJourney(councils)
  return { draft, key, csrf: guardOf(key), at, journey, councils, walked: walk(journey, draft.kept.answers) }
}

/** The draft of this browser, or null when there is none (any more). */
export const findWriting = async (house: House, request: FastifyRequest): Promise<Writing | null> => {
  const key = readDraftKey(readCookie(request, draftCookieName))
  if (!key) return null
  const at = house.now()
  const draft = await findDraft(house.db, key, at)
  return draft ? writingOf(key, draft, at, await house.councils()) : null
}

/** The same writing after its draft was saved. */
export const continued = (writing: Writing, draft: Draft): Writing =>
  writingOf(writing.key, draft, writing.at, writing.councils)

/** Browsers say where a form was sent from. Another site's form may not begin or replace anything here. */
export const isFromElsewhere = (request: FastifyRequest): boolean => {
  const site = request.headers['sec-fetch-site']
  return site === 'cross-site'
}
