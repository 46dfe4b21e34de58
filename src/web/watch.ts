import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Action, type AuthorityCode, councilsInSight, may, ownNothing } from '../access/index.ts'
import type { House } from './house.ts'
import { visitorOf } from './visitor.ts'

/** Proxies close what is silent for half a minute or a minute. */
const heartbeatEvery = 20_000
/** A session that ended, a hat put off, an agreement that lapsed: known here within a minute. */
const lookAgainEvery = 60_000

/**
 * A stream that says "changed" when something changed in a council the watcher has in sight, and nothing else: no name,
 * no number, no id. It opens for whoever may do `action`, is looked at again every minute, and ends when they may no
 * longer. Watching is not working: it never keeps a session alive.
 */
export const watch = (
  app: FastifyInstance,
  house: House,
  { path, action }: { path: string; action: Action },
): void => {
  const watching = new Set<() => void>()
  // Streams never end by themselves: without this the service could not stop.
  app.addHook('preClose', async () => watching.forEach((end) => end()))

  app.get(path, { config: { declared: { kind: 'page', action } } }, async (request, reply) => {
    const councils = await inSight(house, request, action)
    // A browser that gets anything but a stream stops asking; the page then says that it is not renewed.
    if (councils === null) return reply.status(401).header('cache-control', 'no-store').send()
    reply.hijack()
    keepTelling(house, request, reply, action, councils, watching)
    return reply
  })
}

const inSight = async (
  house: House,
  request: FastifyRequest,
  action: Action,
): Promise<readonly AuthorityCode[] | null> => {
  const visit = await visitorOf(house, request, { unattended: true })
  if (!visit || !may(visit.actor, action, ownNothing, visit.at).allowed) return null
  return councilsInSight(visit.actor, visit.at)
}

const keepTelling = (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  action: Action,
  atFirst: readonly AuthorityCode[],
  watching: Set<() => void>,
): void => {
  const { raw } = reply
  let councils = atFirst
  raw.writeHead(200, {
    ...(reply.getHeaders() as OutgoingHttpHeaders),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(': watching\n\n')
  const unsubscribe = house.live.subscribe((authority) => {
    if (councils.includes(authority)) raw.write('event: changed\ndata: tray\n\n')
  })
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), heartbeatEvery)
  const lookAgain = setInterval(() => {
    inSight(house, request, action).then(
      (now) => (now === null ? end() : (councils = now)),
      () => end(),
    )
  }, lookAgainEvery)
  const end = (): void => {
    unsubscribe()
    clearInterval(heartbeat)
    clearInterval(lookAgain)
    watching.delete(end)
    raw.end()
  }
  watching.add(end)
  raw.on('close', end)
}
