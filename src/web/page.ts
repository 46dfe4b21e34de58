import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Action, may, ownNothing, type Resource, ruleOf, type WhyNot } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addJob, contextFor, recordLook, recordRenewal, recordTriedDoor } from '../events/index.ts'
import { answerDocument, answerNotFound, answerRefusal, goTo } from './answer.tsx'
import { keepAsked, whyAddress } from './asked-why.ts'
import { declared } from './declared-routes.ts'
import { readForm } from './form-body.ts'
import { isGuard } from './guard.ts'
import type { House } from './house.ts'
import { logRefusal } from './refused.ts'
import { typedKept } from './typed-kept.ts'
import { type FormState, hatOf, noForm, type Visit } from './visit.ts'
import { visitorOf } from './visitor.ts'
import { type Body, one } from './words.ts'

/** A record found under the reader's own eyes, and what access decisions need of it. */
export type Found<T> = { resource: Resource; it: T }

/** What a page shows. `goTo` instead sends the reader elsewhere. `fragment` is part of a page, for live trays. */
export type Shown =
  | { title: string; main: VNode; wide?: boolean; back?: { href: string; text: string } }
  | { fragment: VNode }
  | { goTo: string }
  | { file: Buffer; mediaType: string; name: string }

export type Showing<P, T> = {
  tx: Tx
  it: T
  /** What the decision about it was made on, so that a page's buttons ask the same question without finding it again. */
  resource: Resource
  params: P
  visit: Visit
  form: FormState
  house: House
}

/**
 * A page for workers. Declares what looking at it means (`action`) and, where it shows a record, how that record is
 * found. Before anything is shown: who is asking, may they, and the look is on the record.
 */
export type Page<P, T> = {
  path: string
  action: Action
  /** Shape of the parameters in the address, path and query together. Anything else is not found. */
  params: z.ZodType<P>
  /** Fetched by an open page by itself, to stay true: it does not count as somebody being there. */
  unattended?: boolean
  find: (tx: Tx, params: P, visit: Visit) => Promise<Found<T> | null>
  show: (showing: Showing<P, T>) => Promise<Shown>
}

/** For pages that are about no record: a tray, a list, a calendar. */
export const noRecord = async (): Promise<Found<null>> => ({ resource: ownNothing, it: null })

export const paramsOf = <P>(shape: z.ZodType<P>, request: FastifyRequest): P | null => {
  const parsed = shape.safeParse({ ...(request.query as object), ...(request.params as object) })
  return parsed.success ? parsed.data : null
}

export const page = <P, T>(app: FastifyInstance, house: House, declaration: Page<P, T>): void => {
  keepAsked(app, declaration.path, declaration.action, declaration)
  app.get(declaration.path, declared('page', declaration.action), async (request, reply) => {
    const visit = await visitorOf(house, request, { unattended: declaration.unattended === true })
    if (!visit) return goTo(reply, `/sign-in?then=${encodeURIComponent(request.url)}`)
    // What is not to be seen says the same wherever it is asked: the way to why is named by the address itself.
    if (Object.hasOwn(request.query as object, 'why')) return goTo(reply, `/why${visit.path}`)
    // So is the way to breaking the glass.
    if (Object.hasOwn(request.query as object, 'glass')) return goTo(reply, `/break-glass${visit.path}`)
    const params = paramsOf(declaration.params, request)
    if (params === null) return answerNotFound(reply, visit)
    return showPage(house, declaration, visit, params, reply, noForm)
  })
}

/**
 * Part of a page that answers what is being typed. It only looks, so it may be asked again and again; but what is typed
 * of a child travels in the body, because addresses end up in histories and logs. What was sent is in `form.typed`. A
 * page that was open too long, or under another hat, is told so by the status alone: the browser then says that what it
 * shows is not renewed.
 */
export const ask = <P, T>(app: FastifyInstance, house: House, declaration: Page<P, T>): void => {
  app.post(declaration.path, declared('ask', declaration.action), async (request, reply) => {
    const visit = await visitorOf(house, request, { isPart: true })
    if (!visit) return reply.status(401).header('cache-control', 'no-store').send()
    const params = paramsOf(declaration.params, request)
    if (params === null) return answerNotFound(reply, visit)
    const { body, upload } = await readForm(request)
    upload?.chunks.resume()
    if (guardAgainst(body, visit) !== null) {
      logRefusal(request, visit, declaration.action, 'guard-of-form')
      return reply.status(403).header('cache-control', 'no-store').send()
    }
    return showPage(house, declaration, visit, params, reply, { errors: [], typed: body })
  })
}

/** Why what was sent may not be what this worker meant now; null when it may. */
export const guardAgainst = (body: Body, visit: Visit): string | null => {
  if (!isGuard(one(body, '_csrf'), visit.csrf))
    return 'This page was open too long. Nothing is lost: check it and send it again.'
  if (one(body, '_hat') !== hatOf(visit))
    return 'You have switched whom you act for since this page was opened. Check it and send it again.'
  return null
}

export const showPage = async <P, T>(
  house: House,
  declaration: Page<P, T>,
  visit: Visit,
  params: P,
  reply: FastifyReply,
  form: FormState,
): Promise<FastifyReply> => {
  const looked = await lookAt(house, declaration, visit, params, form)
  switch (looked.outcome) {
    case 'shown':
      return answerDocument(reply, visit, looked.shown, looked.form, whyIfRecord(declaration, params))
    case 'refused':
      return answerRefusal(reply, visit, looked.because, declaration.action)
    case 'not-found': {
      const elsewhere = await underAnotherHat(house, declaration, visit, params)
      if (!elsewhere) await writeDownTheTry(house, declaration, visit, params)
      return elsewhere
        ? answerRefusal(reply, visit, elsewhere, declaration.action)
        : answerNotFound(reply, visit)
    }
  }
}

/** A page that shows a record says where it is told why; a list is told of at the same kind of address, and does not. */
const whyIfRecord = <P, T>({ path, action }: Page<P, T>, params: P): string | undefined => {
  const { reach } = ruleOf(action)
  return reach === 'record' || reach === 'agency' || reach === 'named-list'
    ? whyAddress(path, params as object)
    : undefined
}

type Looked =
  | { outcome: 'shown'; shown: Shown; form: FormState }
  | { outcome: 'refused'; because: WhyNot }
  | { outcome: 'not-found' }

const lookAt = <P, T>(
  house: House,
  declaration: Page<P, T>,
  visit: Visit,
  params: P,
  form: FormState,
): Promise<Looked> =>
  asActor(house.db, contextFor(visit.actor, declaration.action, visit.at), async (tx): Promise<Looked> => {
    const found = await declaration.find(tx, params, visit)
    if (!found) return { outcome: 'not-found' }
    const { resource } = found
    const decision = may(visit.actor, declaration.action, resource, visit.at)
    const { reach } = ruleOf(declaration.action)
    const isRecord = reach === 'record' || reach === 'agency'
    if (isRecord) {
      const looked = declaration.unattended === true ? recordRenewal : recordLook
      await looked(tx, visit.actor, visit.at, {
        owner: resource.owner,
        action: declaration.action,
        subjectKind: resource.kind,
        subjectId: resource.id,
        outcome: decision.allowed ? 'seen' : 'refused',
        because: decision.because,
      })
    }
    if (!decision.allowed) {
      if (decision.because.rule === 'conflict-of-interest') await tellSupervisor(tx, resource, visit)
      return { outcome: 'refused', because: decision.because }
    }
    const filled = await asTyped(tx, visit, form)
    return {
      outcome: 'shown',
      form: filled,
      shown: await declaration.show({ tx, it: found.it, resource, params, visit, form: filled, house }),
    }
  })

const backAgain =
  'You are signed in again. What you had sent is back in the form. It has not been done yet: check it and send it again.'

/**
 * Back from signing in, somebody finds what they had sent in the form again: shown as a form that must be sent again is,
 * so that no page takes it for sent.
 */
const asTyped = async (tx: Tx, visit: Visit, form: FormState): Promise<FormState> => {
  if (form !== noForm || !visit.bringsBackTyped) return form
  const typed = await typedKept(tx, visit.path)
  return typed === null ? form : { errors: [{ field: '', text: backAgain }], typed }
}

/** A worker related to somebody on the record: their supervisor is told, by a job, so that even this refusal lasts. */
export const tellSupervisor = async (tx: Tx, resource: Resource, visit: Visit): Promise<void> => {
  await addJob(tx, {
    task: 'conflict-of-interest-met',
    payload: {
      owner: resource.owner,
      kind: resource.kind,
      id: resource.id,
      staffId: visit.actor.rights.staffId,
    },
    key: `conflict:${resource.id}:${visit.actor.rights.staffId}`,
  })
}

/** Not under this hat: under another one they may wear? Then offer the switch and give nothing else away. */
export const underAnotherHat = async <P, T>(
  house: House,
  declaration: Pick<Page<P, T>, 'action' | 'find'>,
  visit: Visit,
  params: P,
): Promise<WhyNot | null> => {
  if (ruleOf(declaration.action).reach !== 'record') return null
  for (const hat of visit.hats) {
    if (hat.fn !== visit.actor.fn || hat.authority === visit.actor.actingFor) continue
    const wearing = { ...visit.actor, actingFor: hat.authority }
    const found = await asActor(house.db, contextFor(wearing, declaration.action, visit.at), async (tx) => {
      const there = await declaration.find(tx, params, { ...visit, actor: wearing })
      // A page about no record is the same under every hat.
      if (!there || there.resource.id === '') return false
      await recordLook(tx, visit.actor, visit.at, {
        owner: there.resource.owner,
        action: declaration.action,
        subjectKind: there.resource.kind,
        subjectId: there.resource.id,
        outcome: 'asked-to-switch',
        because: { rule: 'wrong-hat', actFor: hat.authority },
      })
      return true
    })
    if (found) return { rule: 'wrong-hat', actFor: hat.authority }
  }
  return null
}

/** Refusals are on the record too, also where the record asked for is out of sight. */
const writeDownTheTry = async <P, T>(
  house: House,
  declaration: Page<P, T>,
  visit: Visit,
  params: P,
): Promise<void> => {
  if (ruleOf(declaration.action).reach !== 'record' || visit.actor.actingFor === null) return
  const asked = z.looseObject({ id: z.uuid() }).safeParse(params)
  if (!asked.success) return
  await asActor(house.db, contextFor(visit.actor, declaration.action, visit.at), (tx) =>
    recordTriedDoor(tx, declaration.action, asked.data.id),
  )
}
