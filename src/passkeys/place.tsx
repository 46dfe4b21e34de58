import type { FastifyReply } from 'fastify'
import { answerPublic, type House, type PasskeyPlace } from '../web/index.ts'

/** Words to somebody who could not go on, and the way to try again. */
export const answerNotNow = (
  reply: FastifyReply,
  text: string,
  again: { href: string; text: string } | null,
  status = 403,
): FastifyReply =>
  answerPublic(reply, {
    title: 'You are not signed in',
    status,
    main: (
      <>
        <h1 class="govuk-heading-l">You are not signed in</h1>
        <p class="govuk-body">{text}</p>
        {again && (
          <p class="govuk-body">
            <a class="govuk-link" href={again.href}>
              {again.text}
            </a>
          </p>
        )}
        <p class="govuk-body">
          If a child cannot wait, ring: no call ever needs a sign-in. The numbers are on the{' '}
          <a class="govuk-link" href="/start">
            front page
          </a>
          .
        </p>
      </>
    ),
  })

/** A script asked and cannot go on: words for the page. */
export const tellScript = (reply: FastifyReply, status: number, words: string): FastifyReply =>
  reply.status(status).header('cache-control', 'no-store').send({ words })

/** Where passkeys belong; null, and then nobody makes or uses one, where nobody said by which address people come. */
export const placeOf = (house: House): PasskeyPlace | null => house.passkeys ?? null

export const waitWords = (minutes: number): string =>
  `That was tried very often. Wait ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}, then try again.`
