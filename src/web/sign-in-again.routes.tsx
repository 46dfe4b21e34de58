import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { actions, isFresh, ruleOf, type Action } from '../access/index.ts'
import { Button, InsetText } from '../design/index.ts'
import type { Tx } from '../db/index.ts'
import { goTo } from './answer.tsx'
import { goOnWithSession } from './begin-session.tsx'
import { open } from './declared-routes.ts'
import { Form } from './form.tsx'
import { isFromElsewhere } from './from-elsewhere.ts'
import { isGuard } from './guard.ts'
import { safePath } from './hat.routes.tsx'
import type { House } from './house.ts'
import { noRecord, page, type Page } from './page.ts'
import type { Visit } from './visit.ts'
import { visitorOf } from './visitor.ts'
import { cleanBody, one } from './words.ts'

const isAction = (name: string | undefined): name is Action =>
  name !== undefined && Object.hasOwn(actions, name)

const hasPasskey = async (tx: Tx, visit: Visit): Promise<boolean> => {
  const row = await tx
    .selectFrom('passkey')
    .select('id')
    .where('staff_id', '=', visit.actor.rights.staffId)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

type Params = { then?: string | undefined; for?: string | undefined }

/** The ways this worker has of showing that it is still them. */
const waysOf = async (house: House, tx: Tx, visit: Visit) => {
  const { way, employer } = visit.session
  return {
    employer:
      way === 'employer' ? house.signInWith?.issuers.find((each) => each.employer === employer) : undefined,
    isPasskey: house.passkeys !== undefined && (await hasPasskey(tx, visit)),
    isTrial: house.demoSignIn && way === 'trial',
  }
}

const passkeyHref = (then: string): string => `/sign-in/passkey?again=yes&then=${encodeURIComponent(then)}`

const again = (house: House): Page<Params, null> => ({
  path: '/sign-in/again',
  action: 'sign-in.again',
  params: z.object({ then: z.string().optional(), for: z.string().optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const then = safePath(params.then)
    if (isFresh(visit.actor.assurance, visit.at)) return { goTo: then }
    const { employer, isPasskey, isTrial } = await waysOf(house, tx, visit)
    const doing = isAction(params.for) ? ruleOf(params.for).words : 'go on'
    return {
      title: 'Show that it is still you',
      main: (
        <>
          <h1 class="govuk-heading-l">Show that it is still you</h1>
          <p class="govuk-body">
            {`To ${doing} you must have signed in within the last minutes. Nothing you typed is lost: you come back to where you were.`}
          </p>
          {employer && (
            <Button
              text={`Sign in again with ${employer.name}`}
              href={`/sign-in/with/${encodeURIComponent(employer.employer)}?again=yes&then=${encodeURIComponent(then)}`}
            />
          )}
          {isPasskey && <Button text="Use your passkey" href={passkeyHref(then)} />}
          {isTrial && (
            <Form visit={visit} action="/sign-in/again">
              <input type="hidden" name="then" value={then} />
              <InsetText text="This is a trial, so nothing is asked of you. With real people you would sign in again here." />
              <Button text={`I am still ${visit.actor.rights.name}`} preventDoubleClick />
            </Form>
          )}
          {!employer && !isPasskey && !isTrial && (
            <p class="govuk-body">
              The way you signed in is not set up any more. Sign out, and ask your administrator how to sign
              in.
            </p>
          )}
        </>
      ),
    }
  },
})

export const signInAgainRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, again(house))
  if (!house.demoSignIn) return
  open(
    app,
    { method: 'POST', path: '/sign-in/again', because: 'a trial asks an invented person for nothing' },
    async (request, reply) => {
      const visit = await visitorOf(house, request)
      const body = cleanBody(request.body)
      const then = safePath(one(body, 'then'))
      if (
        !visit ||
        isFromElsewhere(request) ||
        !isGuard(one(body, '_csrf'), visit.csrf) ||
        visit.session.way !== 'trial'
      )
        return goTo(reply, '/sign-in')
      const { id: sessionId, employer } = visit.session
      return goOnWithSession(house, request, reply, {
        sessionId,
        staffId: visit.actor.rights.staffId,
        way: 'trial',
        employer,
        proof: { provenAt: visit.at },
        then,
      })
    },
  )
}
