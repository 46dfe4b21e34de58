import type { FastifyInstance } from 'fastify'
import type { House } from '../web/index.ts'
import { answerFriendly } from './answers.tsx'

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500

const words: Readonly<Record<number, { title: string; text: string }>> = {
  413: {
    title: 'That is more than we can take on one page',
    text: 'Go back: your page still holds what you wrote, and what was saved before is safe. Shorten it, or add it as a file at the end.',
  },
  415: {
    title: 'We could not read that',
    text: 'Your browser sent something we do not understand. Go back and try again; what was saved before is safe.',
  },
}

const unreadable = {
  title: 'We could not read that',
  text: 'Something in what was sent could not be read. Go back and try again; what was saved before is safe.',
}

const wrong = {
  title: 'Something went wrong on our side',
  text: 'What you typed is saved up to the last mark on the page. Try again in a minute.',
}

/** Whatever goes wrong on a public page: what to do, that the draft is safe, and whom to ring. */
export const answerReferralErrors = (app: FastifyInstance, house: House): void => {
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error)
    if (status < 400 || status >= 500) {
      request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
      return answerFriendly(house, reply, { ...wrong, status: 500 })
    }
    return answerFriendly(house, reply, {
      ...(words[status] ?? unreadable),
      status,
      link: { href: '/refer/go-on', text: 'Go on with what you are telling us' },
    })
  })
}
