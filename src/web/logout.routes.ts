import type { FastifyInstance } from 'fastify'
import { asNobody } from '../db/index.ts'
import { addMinutes } from '../time/index.ts'
import type { House } from './house.ts'
import type { SignInWith } from './issuers.ts'
import { type Logout, logoutFrom } from './logout-token.ts'
import { open } from './declared-routes.ts'
import { endSessions } from './session.sql.ts'
import { cleanBody, one } from './words.ts'

/** Longer than any token is taken for, so that none can be sent a second time. */
const rememberedMinutes = 60

/** Ends what the provider says ended; false when it said so before. */
const actOn = (house: House, logout: Logout): Promise<boolean> =>
  asNobody(house.db, async (tx) => {
    const at = house.now()
    await tx.deleteFrom('logout_token').where('ends_at', '<', at).execute()
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('logout_token')
      .values({ token_hash: logout.tokenHash, ends_at: addMinutes(at, rememberedMinutes) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return false
    await endSessions(tx, logout, 'ended-by-employer', at)
    return true
  })

/**
 * Back-channel logout: an employer's provider says, server to server, that somebody signed out there or may no longer
 * sign in, and their sessions here end at once. Answers as OpenID Connect Back-Channel Logout 1.0, 2.8 asks.
 */
export const logoutRoute = (app: FastifyInstance, house: House, { issuers }: SignInWith): void => {
  open(
    app,
    {
      method: 'POST',
      path: '/sign-in/back-channel-logout',
      because: 'employers’ providers say here whose session ended, in a token they sign',
      bodyLimit: 32 * 1024,
    },
    async (request, reply) => {
      const token = one(cleanBody(request.body), 'logout_token')
      try {
        const logout = await logoutFrom(issuers, token)
        if (await actOn(house, logout)) return await reply.status(200).send()
        request.log.warn('a logout token was sent twice')
      } catch (error) {
        const { code = 'unknown' } = (error ?? {}) as { code?: string }
        request.log.warn({ code }, 'a logout token did not fit')
      }
      return reply.status(400).send({ error: 'invalid_request' })
    },
  )
}
