import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { isLoopback, type Issuer } from './issuers.ts'

/** What an attempt to sign in is checked against when the browser comes back. */
export type Checks = { state: string; nonce: string; verifier: string }

/** Whom the provider says this is. `email` only where the provider says it verified it. */
export type Identity = { issuer: string; subject: string; email: string | null }

const known = new Map<string, Promise<Configuration>>()

const configurationOf = (issuer: Issuer): Promise<Configuration> => {
  const key = `${issuer.issuer} ${issuer.clientId}`
  const remembered = known.get(key)
  if (remembered) return remembered
  const server = new URL(issuer.issuer)
  const found = discovery(server, issuer.clientId, issuer.clientSecret, undefined, {
    execute: isLoopback(server) && server.protocol === 'http:' ? [allowInsecureRequests] : [],
    timeout: 10,
  })
  known.set(key, found)
  // A provider that could not be reached is asked again next time.
  found.catch(() => known.delete(key))
  return found
}

/** Where to send somebody, and what to check when they come back: authorization code with PKCE, state and nonce. */
export const beginAt = async (issuer: Issuer, callback: string): Promise<{ url: string; checks: Checks }> => {
  const configuration = await configurationOf(issuer)
  const checks: Checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid email profile',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
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
  const { sub } = claims
  const said =
    claims['email'] === undefined ? await fetchUserInfo(configuration, tokens.access_token, sub) : claims
  const { email, email_verified: isVerified } = said
  return {
    issuer: claims.iss,
    subject: sub,
    email: typeof email === 'string' && isVerified === true ? email : null,
  }
}
