import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Context } from 'oidc-provider'

type Account = { email?: string; email_verified?: boolean }

/** A real OpenID Connect provider on this machine, at which a test says who is sitting there. */
export type TestProvider = {
  issuer: string
  /** Who is at the provider's keyboard from now on. */
  seat: (subject: string, account: Account) => void
  /** Goes through the provider as a browser would, and gives the address it sends the browser back to. */
  goThrough: (url: string) => Promise<string>
  close: () => Promise<void>
}

export const client = { clientId: 'front-door', clientSecret: 'a-secret-of-the-tests-which-is-long-enough' }

export const startProvider = async (callback: string): Promise<TestProvider> => {
  const accounts = new Map<string, Account>()
  let seated = ''
  const answering: { with?: (request: IncomingMessage, response: ServerResponse) => void } = {}
  const server: Server = createServer((request, response) => answering.with?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
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
  answering.with = (request, response) => {
    if (request.url?.startsWith('/at-the-keyboard'))
      void provider.interactionFinished(
        request,
        response,
        { login: { accountId: seated } },
        { mergeWithLastSubmission: false },
      )
    else void itsOwn(request, response)
  }

  const goThrough = async (url: string): Promise<string> => {
    const cookies = new Map<string, string>()
    let next = url
    for (let steps = 0; steps < 10; steps++) {
      if (next.startsWith(callback)) return next
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const to = response.headers.get('location')
      if (to === null)
        throw new Error(`The provider stopped: ${String(response.status)} ${await response.text()}`)
      next = new URL(to, next).href
    }
    throw new Error('The provider never sent the browser back.')
  }

  return {
    issuer,
    seat: (subject, account) => {
      seated = subject
      accounts.set(subject, account)
    },
    goThrough,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
