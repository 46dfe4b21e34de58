import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Action, type AuthorityCode, may, ownNothing, type Resource, ruleOf } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, recordLook, recordTriedDoor } from '../events/index.ts'
import { answerDocument, answerNotFound, goTo } from './answer.tsx'
import { actionsOn, type AskedAt, askedAt } from './asked-why.ts'
import { declared } from './declared-routes.ts'
import type { House } from './house.ts'
import { type Shown, tellSupervisor, underAnotherHat } from './page.ts'
import { noForm, type Visit } from './visit.ts'
import { visitorOf } from './visitor.ts'

/** What somebody asks the reason for: an action of theirs, on a page, about what they can see there of it. */
export type AskedWhy = {
  visit: Visit
  /** The address of the page itself. */
  path: string
  action: Action
  /** What the page itself asks for. */
  pageAction: Action
  /** Null: nothing is in sight. */
  resource: Resource | null
  /** What else is done on that page. */
  others: readonly Action[]
  house: House
}

/**
 * The one page that tells of others. What it tells of is found as they find it, under the same eyes; the look is on the
 * record like any other; and of what is out of sight it is told no more than that nothing is there.
 */
export const whyPage = (
  app: FastifyInstance,
  house: House,
  show: (asked: AskedWhy) => Promise<Shown>,
): void => {
  app.get('/why/*', declared('page', 'why.read'), async (request, reply) => {
    const visit = await visitorOf(house, request)
    if (!visit) return goTo(reply, `/sign-in?then=${encodeURIComponent(request.url)}`)
    const { '*': rest = '' } = request.params as { '*'?: string }
    const at = askedAt(app, `/${rest}`)
    if (at === null || !may(visit.actor, 'why.read', ownNothing, visit.at).allowed)
      return answerNotFound(reply, visit)
    return explained(app, { house, visit, path: `/${rest}`, at, query: request.query, reply }, show)
  })
}

type Asking = {
  house: House
  visit: Visit
  path: string
  at: AskedAt
  query: unknown
  reply: FastifyReply
}

const explained = async (
  app: FastifyInstance,
  { house, visit, path, at, query, reply }: Asking,
  show: (asked: AskedWhy) => Promise<Shown>,
): Promise<FastifyReply> => {
  const others = actionsOn(app, at.asked)
  const wanted = z.object({ for: z.string() }).safeParse(query)
  const action = others.find((each) => wanted.success && each === wanted.data.for) ?? at.asked.action
  const resource = await inSight(house, visit, at, action)
  const shown = await show({
    visit,
    path,
    action,
    pageAction: at.asked.action,
    resource: resource ?? (await elsewhere(house, visit, at)),
    others,
    house,
  })
  return answerDocument(reply, visit, shown, noForm)
}

/** What is found there, with the look on the record; null where nothing is in sight. */
const inSight = (house: House, visit: Visit, { asked, named }: AskedAt, action: Action) =>
  asActor(house.db, contextFor(visit.actor, asked.action, visit.at), async (tx): Promise<Resource | null> => {
    const found = await asked.find(tx, named, visit)
    if (!found) return null
    const { resource } = found
    const { reach } = ruleOf(asked.action)
    if (reach !== 'record' && reach !== 'agency') return resource
    // A form that stands on a list is asked about one of its lines: by its address alone nothing is found.
    if (resource.id === '') return null
    const decision = may(visit.actor, action, resource, visit.at)
    await recordLook(tx, visit.actor, visit.at, {
      owner: resource.owner,
      action: 'why.read',
      subjectKind: resource.kind,
      subjectId: resource.id,
      outcome: decision.allowed ? 'seen' : 'refused',
      because: decision.because,
    })
    if (!decision.allowed && decision.because.rule === 'conflict-of-interest')
      await tellSupervisor(tx, resource, visit)
    return resource
  })

/** Another council's, for which they may act too: that alone is said, as the page itself says it. */
const elsewhere = async (house: House, visit: Visit, { asked, named }: AskedAt): Promise<Resource | null> => {
  if (ruleOf(asked.action).reach !== 'record') return null
  const wrongHat = await underAnotherHat(house, asked, visit, named)
  if (wrongHat?.rule === 'wrong-hat') return bareOf(wrongHat.actFor)
  const id = z.looseObject({ id: z.uuid() }).safeParse(named)
  if (id.success && visit.actor.actingFor !== null)
    await asActor(house.db, contextFor(visit.actor, asked.action, visit.at), (tx) =>
      recordTriedDoor(tx, 'why.read', id.data.id),
    )
  return null
}

const bareOf = (owner: AuthorityCode): Resource => ({ ...ownNothing, owner })
