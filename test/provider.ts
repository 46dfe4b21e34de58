import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import Provider, { type Context } from 'oidc-provider'

type Account = { email?: string; email_verified?: boolean }

/** How somebody proved who they are: how long ago, and in which way. */
type Proof = { secondsAgo?: number; acr?: string }

/** A browser's cookies at the provider: with the same ones it is still signed in there. */
export type Jar = Map<string, string>

/** A real OpenID Connect provider on this machine, at which a test says who is sitting there. */
export type TestProvider = {
  issuer: string
  /** Who is at the provider's keyboard from now on. */
  seat: (subject: string, account: Account, proof?: Proof) => void
  /** Goes through the provider as a browser would, and gives the address it sends the browser back to. */
  goThrough: (url: string, jar?: Jar) => Promise<string>
  /** Signs out at the provider itself, which then tells everybody who asked to be told. */
  signOut: (jar: Jar) => Promise<void>
  /** Where it says that somebody signed out. */
  tells: (address: string) => void
  /** From now on it says that another's key is its own: whatever it signs is signed by somebody it does not vouch for. */
  publishesAnothersKey: () => void
  /** A token signed by its own key, or with `forged` by somebody else's; of no type where `typ` is null. */
  sign: (claims: JWTPayload, header?: { typ?: string | null }, forged?: boolean) => Promise<string>
  close: () => Promise<void>
}

export const client = { clientId: 'front-door', clientSecret: 'a-secret-of-the-tests-which-is-long-enough' }

const algorithm = 'RS256'

/** Both keys go by this name, so that only the signature tells a forged token. */
const keyId = 'tests'

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

const keepCookies = (jar: Jar, response: Response): void => {
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    jar.set(name, value)
  }
}

const cookiesOf = (jar: Jar): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

export const startProvider = async (...callbacks: readonly string[]): Promise<TestProvider> => {
  const accounts = new Map<string, Account>()
  let seated: { subject: string; proof: Proof } = { subject: '', proof: {} }
  let toldAt = 'http://127.0.0.1:9/nobody'
  const answering: { with?: (request: IncomingMessage, response: ServerResponse) => void } = {}
  const server: Server = createServer((request, response) => answering.with?.(request, response))
  const issuer = await listening(server)
  const [own, anothers] = await Promise.all([
    generateKeyPair(algorithm, { extractable: true }),
    generateKeyPair(algorithm),
  ])

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: callbacks,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        require_auth_time: true,
        // Where it really is told is known only when the service listens: `fetch` below goes there.
        backchannel_logout_uri: 'https://front-door.example.org/told',
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: keyId, alg: algorithm, use: 'sig' }] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    acrValues: ['password', 'two-factors', 'phishing-resistant'],
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    fetch: (_address: string, { method, headers, body }: RequestInit) =>
      fetch(toldAt, { method: method ?? 'GET', headers: headers ?? {}, body: body ?? null }),
    interactions: { url: () => '/at-the-keyboard' },
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const itsOwn = provider.callback()
  const anothersKey = { ...(await exportJWK(anothers.publicKey)), kid: keyId, alg: algorithm, use: 'sig' }
  let published: object | null = null
  const login = () => {
    const { subject: accountId, proof } = seated
    const ts = Math.floor(Date.now() / 1000) - (proof.secondsAgo ?? 0)
    return { accountId, ts, ...(proof.acr === undefined ? {} : { acr: proof.acr }) }
  }
  answering.with = (request, response) => {
    if (published !== null && request.url === '/jwks')
      response.setHeader('content-type', 'application/json').end(JSON.stringify(published))
    else if (request.url?.startsWith('/at-the-keyboard'))
      void provider.interactionFinished(
        request,
        response,
        { login: login() },
        { mergeWithLastSubmission: false },
      )
    else void itsOwn(request, response)
  }

  const goThrough = async (url: string, jar: Jar = new Map()): Promise<string> => {
    let next = url
    for (let steps = 0; steps < 10; steps++) {
      if (callbacks.some((callback) => next.startsWith(callback))) return next
      const response = await fetch(next, { redirect: 'manual', headers: { cookie: cookiesOf(jar) } })
      keepCookies(jar, response)
      const to = response.headers.get('location')
      if (to === null)
        throw new Error(`The provider stopped: ${String(response.status)} ${await response.text()}`)
      next = new URL(to, next).href
    }
    throw new Error('The provider never sent the browser back.')
  }

  const signOut = async (jar: Jar): Promise<void> => {
    const asked = await fetch(`${issuer}/session/end`, { headers: { cookie: cookiesOf(jar) } })
    keepCookies(jar, asked)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(await asked.text())?.[1] ?? ''
    const done = await fetch(`${issuer}/session/end/confirm`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookiesOf(jar) },
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    })
    if (done.status !== 303) throw new Error(`Not signed out: ${String(done.status)} ${await done.text()}`)
  }

  return {
    issuer,
    seat: (subject, account, proof = {}) => {
      seated = { subject, proof }
      accounts.set(subject, account)
    },
    goThrough,
    signOut,
    publishesAnothersKey: () => {
      published = { keys: [anothersKey] }
    },
    tells: (address) => {
      toldAt = address
    },
    sign: (claims, { typ = 'logout+jwt' } = {}, forged = false) =>
      new SignJWT(claims)
        .setProtectedHeader({ ...(typ === null ? {} : { typ }), kid: keyId, alg: algorithm })
        .sign(forged ? anothers.privateKey : own.privateKey),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
