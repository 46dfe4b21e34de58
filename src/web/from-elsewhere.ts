import type { FastifyRequest } from 'fastify'

/**
 * Browsers say where a form was sent from. For forms that have no session to carry a guard: another site, also one
 * beside this under the same domain, must not sign anybody in or out.
 */
export const isFromElsewhere = (request: FastifyRequest): boolean => {
  const site = request.headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}
