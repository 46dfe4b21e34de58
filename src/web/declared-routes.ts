import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Action } from '../access/index.ts'

/** What a route does, as page, ask, action or open declared it. */
export type Declared = { kind: 'page' | 'action' | 'ask'; action: Action } | { kind: 'open'; because: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A route without it stops the service at start. */
    declared?: Declared
  }
}

export const declared = (kind: 'page' | 'action' | 'ask', action: Action) => ({
  config: { declared: { kind, action } },
})

/** A page or form for anybody, without an account. `because` says why it needs none. */
export type OpenRoute = { method: 'GET' | 'POST'; path: string; because: string; bodyLimit?: number }

export const open = (
  app: FastifyInstance,
  route: OpenRoute,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void => {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    config: { declared: { kind: 'open', because: route.because } },
    handler,
  })
}

export type DeclaredRoute = { method: string; url: string; declared: Declared }

const known = new WeakMap<FastifyInstance, DeclaredRoute[]>()

/** Every route of the service with what it declared; HEAD, which goes with GET, left out. */
export const declaredRoutes = (app: FastifyInstance): readonly DeclaredRoute[] => known.get(app) ?? []

/** The service refuses to start with a route that does not say what it does and who may. */
export const refuseUndeclaredRoutes = (app: FastifyInstance): void => {
  const routes: DeclaredRoute[] = []
  known.set(app, routes)
  app.addHook('onRoute', (route) => {
    const { declared: says } = route.config ?? {}
    if (says === undefined) {
      throw new Error(
        `The route ${String(route.method)} ${route.url} declares neither its action nor why it is open.`,
      )
    }
    for (const method of [route.method].flat())
      if (method !== 'HEAD') routes.push({ method, url: route.url, declared: says })
  })
}
