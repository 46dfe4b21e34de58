import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Trial } from '../design/index.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** How this service is met: by https even where a proxy speaks plain http to it, and as what trial, if one. */
    metAs?: { isHttps: boolean; trial: Trial | null }
  }
}

/** Behind a proxy that ends TLS the request itself is plain; PUBLIC_URL says how people come. */
export const isSecure = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || request.server.metAs?.isHttps === true

const cookieOptions = (request: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(request),
  signed: false,
})

/** With the prefix a browser takes a cookie only over https, for the whole of this host and from this host itself. */
const nameFor = (request: FastifyRequest, name: string): string =>
  isSecure(request) ? `__Host-${name}` : name

export const readCookie = (request: FastifyRequest, name: string): string | undefined =>
  request.cookies[nameFor(request, name)]

export const keepCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  value: string,
  more: Pick<CookieSerializeOptions, 'maxAge'> = {},
): void => {
  void reply.setCookie(nameFor(request, name), value, { ...cookieOptions(request), ...more })
}

export const dropCookie = (request: FastifyRequest, reply: FastifyReply, name: string): void => {
  void reply.clearCookie(nameFor(request, name), cookieOptions(request))
}
