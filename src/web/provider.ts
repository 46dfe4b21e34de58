import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { isLoopback, type Issuer } from './issuers.ts'

/** What an attempt to sign in is checked against when the browser comes back. */
export type Checks = { state: string; nonce: string; verifier: string }

/** Whom the provider says this is. `email` only where the provider says it verified it. */
export type Identity = {
  issuer: string
  subject: string
  email: string | null
  /** The provider's own session, by which it later says that it ended. */
  session: string | null
  /** How long before it vouched for them, in seconds, they proved who they are; null where it does not say. */
  provenBefore: number | null
  /** How they proved it, in the provider's own word (acr). */
  how: string | null
  /** What they used for it, in the provider's words (amr): 'pwd', 'mfa', 'hwk'. */
  using: readonly string[]
}

/** What an identity needs to be recognised by; the rest says how it was proved. */
export type Recognisable = Pick<Identity, 'issuer' | 'subject' | 'email'>

const known = new Map<string, Promise<Configuration>>()

export const configurationOf = (issuer: Issuer): Promise<Configuration> => {
  const key = `${issuer.issuer} ${issuer.clientId}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const server = new URL(issuer.issuer)
  const found = discovery(server, issuer.clientId, issuer.clientSecret, undefined, {
    execute: [
      // The library trusts an ID token that came straight from the provider; its signature is verified all the same.
      enableNonRepudiationChecks,
      ...(isLoopback(server) && server.protocol === 'http:' ? [allowInsecureRequests] : []),
    ],
    timeout: 10,
  })
  known.set(key, found)
  // A provider that could not be reached is asked again next time.
  found.catch(() => known.delete(key))
  return found
}

/** The ways that will do, which the provider is asked for: of proving it now, or else of showing two factors. */
const waysWanted = ({ againAcr = [], secondFactor }: Issuer, again: boolean): Record<string, string> => {
  const ways = again && againAcr.length > 0 ? againAcr : (secondFactor?.acr ?? [])
  return ways.length === 0 ? {} : { acr_values: ways.join(' ') }
}

/** A session the provider still has is not enough: it has them prove who they are now. */
const provingAgain = { prompt: 'login', max_age: '0' }

/**
 * Where to send somebody, and what to check when they come back: authorization code with PKCE, state and nonce. With
 * `again`, a session the provider still has is not enough: they must prove again who they are.
 */
export const beginAt = async (
  issuer: Issuer,
  callback: string,
  { again = false }: { again?: boolean } = {},
): Promise<{ url: string; checks: Checks }> => {
  const configuration = await configurationOf(issuer)
  const checks: Checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    // Names, roles and numbers come from nobody but us: no more is asked for than whom to recognise.
    scope: 'openid email',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
    ...waysWanted(issuer, again),
    ...(again ? provingAgain : {}),
  })
  return { url: url.href, checks }
}

/** Exchanges the code and verifies everything that came back. Throws whenever anything does not fit. */
export const identityFrom = async (issuer: Issuer, cameBackTo: URL, checks: Checks): Promise<Identity> => {
  const configuration = await configurationOf(issuer)
  const tokens = await authorizationCodeGrant(configuration, cameBackTo, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('The provider gave no identity.')
  const { sub, iat, auth_time: provenAt, acr, amr, sid } = claims
  const said =
    claims['email'] === undefined ? await fetchUserInfo(configuration, tokens.access_token, sub) : claims
  const { email, email_verified: isVerified } = said
  return {
    issuer: claims.iss,
    subject: sub,
    email: typeof email === 'string' && isVerified === true ? email : null,
    session: typeof sid === 'string' ? sid : null,
    // By the provider's own clock on both sides, so that ours may differ from it.
    provenBefore: typeof provenAt === 'number' ? Math.max(0, iat - provenAt) : null,
    how: typeof acr === 'string' ? acr : null,
    using: Array.isArray(amr) ? amr.filter((each) => typeof each === 'string') : [],
  }
}
