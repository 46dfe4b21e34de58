import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FormState, type House, noForm } from '../web/index.ts'
import { agencyName } from './agencies.ts'
import { answerLink, phonesFor } from './link-answers.tsx'
import { addressOf, byLink, type Came, guardOf, keepBrowser, type LinkVisit } from './link-visit.ts'
import { linkDoorway } from './pages/doorway.tsx'
import { StartPage, WhoPage } from './pages/link.pages.tsx'
import { RequestPage } from './pages/request.page.tsx'
import { gatherRequest } from './showing.ts'

/** The pages of a link that opens. */

export type Exchange = { request: FastifyRequest; reply: FastifyReply }
export type Open = Extract<Came, { state: 'open' }>
type NotOpened = Extract<Came, { state: 'not-opened' }>

export const doorOf = (secret: string, browser: string) =>
  linkDoorway(addressOf(secret), guardOf(browser), randomUUID())

export const answerStart = async (
  house: House,
  { request, reply }: Exchange,
  { secret, councils, at }: LinkVisit,
  { link, request: asked }: NotOpened,
  amiss?: string,
): Promise<FastifyReply> => {
  const browser = keepBrowser(request, reply, secret, { at, endsAt: link.endsAt })
  return answerLink(reply, {
    title: 'A question to your agency',
    errors: amiss === undefined ? [] : [{ field: '', text: amiss }],
    main: (
      <StartPage
        council={councils.find(({ code }) => code === link.owner)?.name ?? 'A council'}
        agency={asked.agency}
        dueAt={asked.dueAt}
        phones={await phonesFor(house, link.owner)}
        door={doorOf(secret, browser)}
      />
    ),
  })
}

export const answerWho = (
  reply: FastifyReply,
  { secret }: LinkVisit,
  { request, browser }: Open,
  form: FormState,
): FastifyReply =>
  answerLink(reply, {
    title: 'Who is answering?',
    errors: form.errors,
    main: <WhoPage form={form} agency={request.agency} door={doorOf(secret, browser)} />,
  })

export const answerQuestion = async (
  house: House,
  reply: FastifyReply,
  { secret, at, councils }: LinkVisit,
  { actor, request, browser }: Open,
  form: FormState = noForm,
): Promise<FastifyReply> => {
  const shown = await byLink(house, actor, at, (tx) =>
    gatherRequest(tx, request, form, { actor, at, councils }),
  )
  return answerLink(reply, {
    title: `${agencyName(request.agency)} is asked`,
    errors: form.errors,
    main: (
      <>
        <p class="govuk-body">
          {'Answering as '}
          <strong>{actor.name}</strong>
        </p>
        <RequestPage shown={shown} door={doorOf(secret, browser)} />
      </>
    ),
  })
}
