import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isOutOfTime } from '../db/index.ts'
import { answerPublic } from './answer.tsx'

/** Stopped by the limits of src/db/time-limits.ts. The form sent again is the same form: what it did is not done twice. */
export const tookTooLong =
  'This took too long and was stopped, so that nobody else has to wait for it. Try again in a minute; a search finds sooner with more of a name.'

export const logTooLong = ({ log, routeOptions }: FastifyRequest): void =>
  log.warn({ route: routeOptions.url }, 'a request took too long')

const friendly: Readonly<Record<number, { title: string; text: string }>> = {
  404: {
    title: 'Page not found',
    text: 'Check the address. If you followed a link here, go back and try again.',
  },
  413: {
    title: 'That is more than we can take at once',
    text: 'What you sent is too long. Go back: your page still holds it. Shorten it, or attach it as a file, or ring us.',
  },
  415: {
    title: 'We could not read that',
    text: 'Your browser sent something we do not understand. Go back and try again.',
  },
  503: {
    title: 'This is taking longer than it should',
    text: `${tookTooLong} Go back: your page still holds what you typed. If a child cannot wait, ring the council; in danger, ring 999.`,
  },
  429: {
    title: 'Please wait a moment',
    text: 'A great deal has been sent from your connection. Wait a minute and try again. If a child is in danger, ring 999 now: phone calls are never limited.',
  },
}

const somethingWrong = {
  title: 'Something went wrong on our side',
  text: 'What you typed is saved up to the last mark on the page. Try again in a minute. If a child cannot wait, ring the council; in danger, ring 999.',
}

/** Errors become pages that say what to do and give nothing away. What went wrong goes to the log, without content. */
export const answerErrors = (app: FastifyInstance): void => {
  app.setNotFoundHandler((_request, reply) => answerFriendly(reply, 404))
  // No text in the database holds a NUL, so nothing there is at such an address: it is not even looked for.
  app.addHook('onRequest', async (request, reply) => {
    if (!request.is404 && request.url.includes('%00')) reply.callNotFound()
  })
  // Whoever watches the log sees that something is tried without end, and where (ASVS 5.0 V16.3.3).
  app.addHook('onResponse', async ({ log, routeOptions }, { statusCode }) => {
    if (statusCode === 429) log.warn({ route: routeOptions.url }, 'a limit was reached')
  })
  app.setErrorHandler((error, request, reply) => {
    const asked =
      typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
    const tooLong = isOutOfTime(error)
    const status = tooLong ? 503 : asked >= 400 && asked < 500 ? asked : 500
    if (tooLong) {
      logTooLong(request)
      void reply.header('retry-after', '60')
    }
    if (status === 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
    return answerFriendly(reply, status)
  })
}

const answerFriendly = (reply: Parameters<typeof answerPublic>[0], status: number) => {
  const { title, text } = friendly[status] ?? somethingWrong
  return answerPublic(reply, {
    title,
    status,
    main: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{text}</p>
      </>
    ),
  })
}
