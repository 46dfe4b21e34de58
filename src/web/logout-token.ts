import { createHash } from 'node:crypto'
import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Issuer } from './issuers.ts'
import { configurationOf } from './provider.ts'

/** What a provider says ended: a session of its own, or everything of one person. */
export type Logout = {
  provider: string
  session: string | null
  subject: string | null
  /** The same token sent twice has the same one. */
  tokenHash: string
}

/** The event a logout token must name, and an ID token never does (OpenID Connect Back-Channel Logout 1.0, 2.4). */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

const claims = z.object({
  iss: z.string(),
  jti: z.string().min(1),
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  nonce: z.never().optional(),
  events: z.object({ [logoutEvent]: z.looseObject({}) }),
})

/** Signed by the provider's own key; never by a secret it shares with us, and never unsigned. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/** A provider sends it within moments. An old one was caught on the way. */
const oldest = '5 minutes'

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

const keysAt = (address: string): ReturnType<typeof createRemoteJWKSet> => {
  const known = keySets.get(address) ?? createRemoteJWKSet(new URL(address), { timeoutDuration: 5_000 })
  keySets.set(address, known)
  return known
}

type Sender = { issuer: string; clientId: string; keys: string; isUntyped: boolean }

/** The configured provider that this token says it is from, and for which of our registrations there. */
const senderOf = async (issuers: readonly Issuer[], said: JWTPayload): Promise<Sender | null> => {
  const audience = [said.aud ?? []].flat()
  for (const issuer of issuers) {
    if (!audience.includes(issuer.clientId)) continue
    const configuration = await configurationOf(issuer).catch(() => null)
    const { issuer: name, jwks_uri: keys } = configuration?.serverMetadata() ?? {}
    if (name !== undefined && name === said.iss && keys !== undefined)
      return { issuer: name, clientId: issuer.clientId, keys, isUntyped: issuer.untypedLogout === true }
  }
  return null
}

/**
 * Verifies a logout token: that it says it is one, signature by the provider's keys, iss, aud, iat, exp where given, the
 * logout event, no nonce, and whom it is about (Back-Channel Logout 2.6). Throws wherever anything does not fit.
 */
export const logoutFrom = async (issuers: readonly Issuer[], token: string): Promise<Logout> => {
  const sender = await senderOf(issuers, decodeJwt(token))
  if (!sender) throw new Error('no provider of ours')
  const { payload } = await jwtVerify(token, keysAt(sender.keys), {
    issuer: sender.issuer,
    audience: sender.clientId,
    algorithms,
    maxTokenAge: oldest,
    clockTolerance: 30,
    requiredClaims: ['iat', 'jti', 'events'],
    ...(sender.isUntyped ? {} : { typ: 'logout+jwt' }),
  })
  const { iss, jti, sub, sid } = claims.parse(payload)
  if (sub === undefined && sid === undefined) throw new Error('about nobody')
  return {
    provider: iss,
    session: sid ?? null,
    subject: sub ?? null,
    tokenHash: createHash('sha256').update(`${iss}\n${jti}`).digest('base64url'),
  }
}
