import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { react } from './events/index.ts'
import { rooms } from './rooms.ts'
import { frontRoom } from './web/front.routes.tsx'
import { protect } from './web/headers.ts'
import type { House } from './web/house.ts'
import { answerErrors, quietLog, refuseUndeclaredRoutes } from './web/index.ts'
import { proxiesFrom } from './web/proxies.ts'

const kilobyte = 1024

/** The life of a request, from top to bottom, then the rooms. */
export const buildApp = async (house: House): Promise<FastifyInstance> => {
  const app = fastify({
    trustProxy: proxiesFrom(process.env['TRUST_PROXY']),
    bodyLimit: 1024 * kilobyte,
    logger: quietLog(),
    // Addresses can hold references: they are never written to the log.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
  })
  refuseUndeclaredRoutes(app)

  app.decorate('metAs', {
    isHttps: house.publicUrl?.startsWith('https:') === true,
    trial: (house.isTrial ?? house.demoSignIn) ? { isClockSet: house.isClockSet === true } : null,
  })
  await protect(app)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, {
    limits: { fileSize: 10 * kilobyte * kilobyte, files: 10, fieldSize: 512 * kilobyte },
  })
  answerErrors(app)

  for (const room of [frontRoom, ...rooms]) {
    react(...(room.reactions ?? []))
    room.routes(app, house)
  }
  return app
}
