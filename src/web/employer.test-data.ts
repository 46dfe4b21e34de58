import type { FastifyInstance } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'
import { cambridgeshire } from '../../demo/people.ts'
import { client, type Jar, startProvider, type TestProvider } from '../../test/provider.ts'
import { startService, type TestService } from '../../test/service.ts'
import { buildApp } from '../app.ts'
import type { Issuer } from './issuers.ts'

/** The service with one employer’s own sign-in, and browsers that go through it. */

export const callback = 'http://127.0.0.1:3000/sign-in/callback'

export type EmployerService = {
  service: TestService
  provider: TestProvider
  app: FastifyInstance
  issuer: Issuer
  browser: () => Browser
  stop: () => Promise<void>
}

export const withEmployer = async (): Promise<EmployerService> => {
  const service = await startService()
  const provider = await startProvider(callback)
  const issuer: Issuer = {
    employer: cambridgeshire,
    name: 'Cambridgeshire County Council',
    issuer: provider.issuer,
    ...client,
  }
  const app = await buildApp({
    ...service.house,
    demoSignIn: false,
    signInWith: { issuers: [issuer], callback },
  })
  return {
    service,
    provider,
    app,
    issuer,
    browser: () => new Browser(app, provider),
    stop: async () => {
      await app.close()
      await provider.close()
      await service.stop()
    },
  }
}

export type Answer = { status: number; to: string; page: HTMLElement; text: string }

/** What somebody's browser holds: our cookies, and the provider's. */
export class Browser {
  readonly cookies: Record<string, string> = {}
  readonly jar: Jar = new Map()
  private readonly app: FastifyInstance
  private readonly provider: TestProvider

  constructor(app: FastifyInstance, provider: TestProvider) {
    this.app = app
    this.provider = provider
  }

  async get(url: string): Promise<Answer> {
    return this.ask({ method: 'GET', url })
  }

  async post(url: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.ask({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }

  /** Through the provider and back; `edit` changes what it is asked, as a provider that does not listen would. */
  async signIn(
    at: string = `/sign-in/with/${cambridgeshire}?then=/agreements`,
    edit: (asked: URL) => void = () => undefined,
  ): Promise<Answer> {
    const begun = await this.get(at)
    const asked = new URL(begun.to)
    edit(asked)
    const back = new URL(await this.provider.goThrough(asked.href, this.jar))
    return this.get(`${back.pathname}${back.search}`)
  }

  private async ask(request: {
    method: 'GET' | 'POST'
    url: string
    payload?: string
    headers?: Record<string, string>
  }): Promise<Answer> {
    const response = await this.app.inject({ ...request, cookies: this.cookies })
    for (const { name, value, expires } of response.cookies as {
      name: string
      value: string
      expires?: Date
    }[]) {
      if (expires?.getTime() === 0) delete this.cookies[name]
      else this.cookies[name] = value
    }
    const page = parse(response.body)
    return {
      status: response.statusCode,
      to: response.headers.location ?? '',
      page,
      text: (page.querySelector('main') ?? page).textContent.replaceAll(/\s+/g, ' '),
    }
  }
}
