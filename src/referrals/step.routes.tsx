import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  firstNotVisited,
  itemsOf,
  keyOf,
  problemsOn,
  readingOf,
  saveAnswers,
  stepAt,
  visitedKey,
  type Answers,
  type Problem,
  type Step,
} from '../questions/index.ts'
import { cleanBody, goTo, isGuard, one, open, type Body, type House } from '../web/index.ts'
import { addresses, pageAt } from './addresses.ts'
import { answerStep, noDraftHere, notOnYourPath, tooMuch } from './answers.tsx'
import { withPlacesFound } from './finding.sql.ts'
import { minutesToWait } from './limits.sql.ts'
import { beginWriting } from './start.routes.tsx'
import { keepable, sentFrom, typedOn } from './typed.ts'
import { continued, findWriting, isFromElsewhere, type Writing } from './writing.ts'

const megabyte = 1024 * 1024

/**
 * Ten megabytes of text, however it is encoded, are still answered on the page they were typed on, beside the field.
 * What is longer than this gets a friendly page, and the draft is as it was.
 */
export const longestPage = 32 * megabyte

/** More would be a robot's; a family has fewer, and the rest goes into words. */
const mostItems = 40

const addressOf = (request: FastifyRequest): string =>
  Object.values(request.params as Record<string, string>).join('/')

const isUrgent = (writing: Writing): boolean => writing.draft.kept.answers['urgency'] === 'immediate'

/** Saves what a page sent. Null: the draft vanished meanwhile. */
const save = async (
  house: House,
  writing: Writing,
  answers: Answers,
  body: Body,
): Promise<Writing | null> => {
  const draft = await saveAnswers(house.db, writing.draft.id, sentFrom(answers, body), writing.at)
  return draft ? continued(writing, draft) : null
}

/**
 * Somebody pressed "Continue" in a window whose draft is gone. Their words are not: a new draft begins with them.
 * Another site's form may not do this, or it could take the place of a draft.
 */
const rescue = async (house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  const body = cleanBody(request.body)
  const typed = Object.fromEntries(Object.entries(body).filter(([name]) => /^[a-z][a-z-]*$/.test(name)))
  const text = Object.values(typed)
    .flat()
    .filter((value) => value !== undefined && value.length > 20)
  if (isFromElsewhere(request) || text.length === 0) return noDraftHere(house, reply)
  if ((await minutesToWait(house, 'begin', request.ip)) !== null) return noDraftHere(house, reply)
  await beginWriting(house, request, reply, 'public', { 'what-happened': text.join('\n\n').slice(0, 50_000) })
  return goTo(reply, '/refer/urgency')
}

/** After the pages of one child or adult comes the list they stand on, each time: it says who is there and adds more. */
const isListOf = (step: Step, from: Step): boolean =>
  (from.item?.group === 'child' && step.page.drawnAs === 'children') ||
  (from.item?.group === 'adult' && step.page.drawnAs === 'adults')

const next = (writing: Writing, from: Step): string => {
  const { steps } = writing.walked
  const onward = steps.slice(steps.findIndex((step) => step.address === from.address) + 1)
  const unseen = onward.find(
    (step) => isListOf(step, from) || writing.draft.kept.answers[visitedKey(step.address)] === undefined,
  )
  return unseen ? pageAt(unseen) : addresses.check
}

const onceOnly = ({ amiss }: Problem): boolean => amiss !== 'too-long'

/** Asked about once, and not at all of somebody in a hurry: a child in danger is not made to wait for an ethnic group. */
const standing = (problems: readonly Problem[], writing: Writing, then: string): readonly Problem[] => {
  if (then === 'later' || then === 'add') return problems.filter((problem) => !onceOnly(problem))
  if (then === 'anyway') return problems.filter((problem) => !onceOnly(problem))
  return isUrgent(writing) ? problems.filter((problem) => problem.amiss !== 'missing') : problems
}

const take = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  writing: Writing,
  step: Step,
): Promise<FastifyReply> => {
  const body = cleanBody(request.body)
  const typed = typedOn(step, body)
  const laidOver = { ...writing.draft.kept.answers, ...typed }
  if (!isGuard(one(body, '_csrf'), writing.csrf)) {
    const shown = { writing, step, answers: laidOver, problems: [] }
    return answerStep(
      house,
      reply,
      shown,
      'This page was open too long. Nothing is lost: check it and press Continue again',
    )
  }
  const wait = isUrgent(writing) ? null : await minutesToWait(house, 'save', writing.draft.id)
  if (wait !== null) return tooMuch(house, reply, wait)

  const then = one(body, '_then')
  const problems = standing(problemsOn(step.page, readingOf(laidOver, step.item), writing.at), writing, then)
  const isDone = problems.length === 0 && then !== 'later' && then !== 'add'
  const visited = isDone ? { [visitedKey(step.address)]: 'yes' } : {}
  const saved = await save(house, writing, { ...keepable(typed, step), ...visited }, body)
  if (!saved) return noDraftHere(house, reply)
  const found = await withPlacesFound(house.db, saved)
  if (problems.length > 0) {
    return answerStep(house, reply, {
      writing: found,
      step,
      answers: { ...found.draft.kept.answers, ...typed },
      problems,
    })
  }
  if (then === 'later') return goTo(reply, addresses.later)
  if (then === 'add') return addOne(house, reply, found, step)
  return goTo(reply, next(found, step))
}

/** One more child or adult, and to their first page. */
const addOne = async (
  house: House,
  reply: FastifyReply,
  writing: Writing,
  step: Step,
): Promise<FastifyReply> => {
  const [group, first] = step.page.drawnAs === 'children' ? ['child', 'name'] : ['adult', 'person']
  const { answers } = writing.draft.kept
  if (itemsOf(answers, group).length >= mostItems) {
    const shown = { writing, step, answers, problems: [] }
    return answerStep(
      house,
      reply,
      shown,
      `We can take ${String(mostItems)} here. Write about the others in your own words`,
    )
  }
  const id = crypto.randomUUID()
  const count = Object.keys(answers).filter(
    (key) => key.startsWith(`${group}:`) && key.endsWith(':added'),
  ).length
  const added = { [keyOf('added', { group, id })]: String(count + 1).padStart(4, '0') }
  await saveAnswers(house.db, writing.draft.id, { shownAt: 0, by: 'list', answers: added }, writing.at)
  return goTo(reply, `/refer/${group}/${id}/${first}`)
}

const showStep = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const writing = await findWriting(house, request)
  if (!writing) return noDraftHere(house, reply)
  if (writing.draft.sentAt !== null) return goTo(reply, addresses.sent)
  const step = stepAt(writing.walked, addressOf(request))
  if (!step) return notOnYourPath(house, reply, writing)
  return answerStep(house, reply, { writing, step, answers: writing.draft.kept.answers, problems: [] })
}

const takeStep = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const writing = await findWriting(house, request)
  if (!writing) return rescue(house, request, reply)
  if (writing.draft.sentAt !== null) return goTo(reply, addresses.sent)
  const step = stepAt(writing.walked, addressOf(request))
  // A page that was on the path when it was shown: what is typed there is still theirs, but no longer asked.
  if (!step) return notOnYourPath(house, reply, writing)
  return take(house, request, reply, writing, step)
}

/** What the browser sends as people type. Judges nothing; says only whether it is kept. */
const autosave = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const writing = await findWriting(house, request)
  const body = cleanBody(request.body)
  if (!writing || writing.draft.sentAt !== null) return reply.status(409).send({ saved: false })
  if (!isGuard(one(body, '_csrf'), writing.csrf)) return reply.status(403).send({ saved: false })
  const step = stepAt(writing.walked, addressOf(request))
  if (!step) return reply.status(409).send({ saved: false })
  if (!isUrgent(writing) && (await minutesToWait(house, 'save', writing.draft.id)) !== null) {
    return reply.status(503).send({ saved: false })
  }
  const typed = typedOn(step, body)
  const kept = keepable(typed, step)
  const saved = await save(house, writing, kept, body)
  // "Saved" is only said when all of it is: a text too long to keep is not.
  if (!saved || Object.keys(kept).length < Object.keys(typed).length)
    return reply.status(422).send({ saved: false })
  return reply.send({ saved: true, savedAt: saved.draft.savedAt })
}

/** Takes a child or adult off the list, or puts them back. What was said of them stays in the draft. */
const setRemoved = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  removed: '' | 'yes',
): Promise<FastifyReply> => {
  const writing = await findWriting(house, request)
  if (!writing) return noDraftHere(house, reply)
  if (writing.draft.sentAt !== null) return goTo(reply, addresses.sent)
  const { group = '', item = '' } = request.params as { group?: string; item?: string }
  const key = keyOf('added', { group, id: item })
  if (
    writing.draft.kept.answers[key] === undefined ||
    !isGuard(one(cleanBody(request.body), '_csrf'), writing.csrf)
  ) {
    return notOnYourPath(house, reply, writing)
  }
  const answers = { [keyOf('removed', { group, id: item })]: removed }
  await saveAnswers(
    house.db,
    writing.draft.id,
    { shownAt: Number.MAX_SAFE_INTEGER, by: 'list', answers },
    writing.at,
  )
  return goTo(reply, group === 'child' ? '/refer/children' : '/refer/adults')
}

const because = 'somebody without an account is telling us about a child; their draft is their own by its key'

export const stepRoutes = (app: FastifyInstance, house: House): void => {
  for (const path of ['/refer/:page', '/refer/:group/:item/:page']) {
    open(app, { method: 'GET', path, because }, (request, reply) => showStep(house, request, reply))
    open(app, { method: 'POST', path, because, bodyLimit: longestPage }, (request, reply) =>
      takeStep(house, request, reply),
    )
  }
  for (const path of ['/refer/save/:page', '/refer/save/:group/:item/:page']) {
    open(app, { method: 'POST', path, because, bodyLimit: longestPage }, (request, reply) =>
      autosave(house, request, reply),
    )
  }
  open(app, { method: 'POST', path: '/refer/take-off/:group/:item', because }, (request, reply) =>
    setRemoved(house, request, reply, 'yes'),
  )
  open(app, { method: 'POST', path: '/refer/put-back/:group/:item', because }, (request, reply) =>
    setRemoved(house, request, reply, ''),
  )
  open(app, { method: 'GET', path: '/refer/go-on', because }, async (request, reply) => {
    const writing = await findWriting(house, request)
    if (!writing) return noDraftHere(house, reply)
    const unseen = firstNotVisited(writing.walked, writing.draft.kept.answers)
    return goTo(reply, unseen ? pageAt(unseen) : addresses.check)
  })
}
