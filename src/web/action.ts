import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { type Action, isFresh, ruleOf, sayRefusal } from '../access/index.ts'
import { isOutOfTime, newId } from '../db/index.ts'
import type { NotDone } from '../events/index.ts'
import { answerDocument, answerNotFound, goTo } from './answer.tsx'
import { keepAsked } from './asked-why.ts'
import { declared } from './declared-routes.ts'
import { logTooLong, tookTooLong } from './errors.tsx'
import { readForm, type Upload } from './form-body.ts'
import type { House } from './house.ts'
import { guardAgainst, type Page, paramsOf, showPage, type Shown } from './page.ts'
import { logRefusal } from './refused.ts'
import { signInAgain } from './sign-in-again.ts'
import { dropTyped, keepForWhoeverItWas, keepTyped, withTyped } from './typed-kept.ts'
import { type FormState, noForm, type Visit } from './visit.ts'
import { visitorOf } from './visitor.ts'
import { type Body, one } from './words.ts'

/**
 * What an action comes to. `goTo` after success; errors show the page again with everything typed still there; `shown` is
 * for what is shown once and cannot be come back to, a secret just made.
 */
export type Acted =
  { goTo: string } | { shown: Shown } | { form: FormState } | NotDone | { fragment: VNode } | { json: object }

export type Acting<P> = {
  params: P
  body: Body
  visit: Visit
  house: House
  once: string
  request: FastifyRequest
  /** The one file of a multipart form, to be read as it arrives. */
  upload: Upload | null
}

export type ActionDeclaration<P, Q, T> = {
  path: string
  action: Action
  params: z.ZodType<P>
  /** The page the form stands on, shown again when something must be put right. */
  from: Page<Q, T>
  act: (acting: Acting<P>) => Promise<Acted>
  /** Words for the refusals `decide` can give, shown at the top of the form or beside a field. */
  words?: Readonly<Record<string, string | { field: string; text: string }>>
}

/** A change a worker makes: the form's own hat, its guard against forgery and its once-only token are checked here. */
export const action = <P extends Q, Q, T>(
  app: FastifyInstance,
  house: House,
  declaration: ActionDeclaration<P, Q, T>,
): void => {
  keepAsked(app, declaration.path, declaration.action, declaration.from)
  app.post(declaration.path, declared('action', declaration.action), async (request, reply) => {
    const visit = await visitorOf(house, request)
    const back = addressOf(declaration.from.path, request)
    // What was typed is not lost: after signing in, the page it was typed on opens again with it.
    if (!visit) {
      const then = (await keepForWhoeverItWas(house, request, back)) ? withTyped(back) : back
      return goTo(reply, `/sign-in?then=${encodeURIComponent(then)}`)
    }
    const params = paramsOf(declaration.params, request)
    if (params === null) return answerNotFound(reply, visit)
    const { body, upload } = await readForm(request)
    const again = (errors: FormState['errors']) => {
      upload?.chunks.resume()
      return showPage(house, declaration.from, visit, params, reply, { errors, typed: body })
    }
    const amiss = guardAgainst(body, visit)
    if (amiss !== null) {
      logRefusal(request, visit, declaration.action, 'guard-of-form')
      return again([{ field: '', text: amiss }])
    }
    const { staffId } = visit.actor.rights
    const signInFirst = async () => {
      upload?.chunks.resume()
      await keepTyped(house, staffId, back, body)
      return goTo(reply, signInAgain(withTyped(back), declaration.action))
    }
    // Before anything is done, whatever `act` then asks for itself.
    if (isStale(visit, declaration.action)) return signInFirst()
    if (one(body, '_typed') === 'kept') await dropTyped(house, staffId, back)
    const once = onceOf(body)
    const acted = await declaration
      .act({ params, body, visit, house, once, request, upload })
      .catch((error: unknown) => {
        if (!isOutOfTime(error)) throw error
        logTooLong(request)
        return 'too long' as const
      })
    // The same form once more, with its own token: whatever of it was done is not done twice.
    if (acted === 'too long') {
      upload?.chunks.resume()
      const form = { errors: [{ field: '', text: tookTooLong }], typed: body }
      return showPage(house, declaration.from, { ...visit, once }, params, reply, form)
    }
    if ('goTo' in acted) return goTo(reply, acted.goTo)
    if ('json' in acted) return reply.send(acted.json)
    if ('shown' in acted) return answerDocument(reply, visit, acted.shown, noForm)
    if ('fragment' in acted) return answerDocument(reply, visit, acted, noForm)
    if ('form' in acted) return showPage(house, declaration.from, visit, params, reply, acted.form)
    switch (acted.why) {
      case 'not-found':
        return answerNotFound(reply, visit)
      case 'not-allowed':
        if (acted.because.rule === 'sign-in-again') return signInFirst()
        logRefusal(request, visit, declaration.action, acted.because.rule)
        return again([{ field: '', text: sayRefusal(acted.because, declaration.action) }])
      case 'changed-meanwhile':
        return again([
          {
            field: '',
            text: 'A colleague changed this while you were typing. What they did is shown here; what you typed is still below.',
          },
        ])
      case 'refused': {
        const words = declaration.words?.[acted.refused] ?? acted.refused
        return again([typeof words === 'string' ? { field: '', text: words } : words])
      }
    }
  })
}

/** What asks for a fresh sign-in is not done with an old one. */
const isStale = ({ actor, at }: Visit, doing: Action): boolean =>
  ruleOf(doing).needs === 'fresh-sign-in' && !isFresh(actor.assurance, at)

/** `/phone/:id` as this request names it. */
const addressOf = (path: string, request: FastifyRequest): string => {
  const named = request.params as Readonly<Record<string, string | undefined>>
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(named[name] ?? ''))
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const onceOf = (body: Body): string => {
  const token = one(body, '_once')
  return uuid.test(token) ? token : newId()
}
