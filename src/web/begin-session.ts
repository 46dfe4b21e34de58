import type { FastifyReply, FastifyRequest } from 'fastify'
import { hats } from '../access/index.ts'
import { goTo } from './answer.tsx'
import type { House } from './house.ts'
import { startSession } from './session.sql.ts'
import { sessionCookie } from './visitor.ts'

export const cookieOptions = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure, signed: false }) as const

/** Signs somebody in, wearing their only hat or about to choose one, and sends them where they were going. */
export const beginSession = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  staffId: string,
  then: string,
): Promise<FastifyReply> => {
  const at = house.now()
  const rights = await house.rightsOf(staffId)
  const [only, ...others] = rights ? hats(rights, at) : []
  const hat = only && others.length === 0 ? { actingFor: only.authority, fn: only.fn } : null
  const secret = await startSession(house.db, staffId, hat, at)
  reply.setCookie(sessionCookie, secret, cookieOptions(request.protocol === 'https'))
  return goTo(reply, hat ? then : `/acting-for?then=${encodeURIComponent(then)}`)
}
