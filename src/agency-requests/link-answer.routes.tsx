import type { FastifyInstance, FastifyReply } from 'fastify'
import { newId } from '../db/index.ts'
import { performWithin, unlessChangedMeanwhile } from '../events/index.ts'
import { keepForm, keptForm } from '../questions/index.ts'
import {
  type Body,
  type FieldError,
  type FormState,
  goTo,
  type House,
  noForm,
  one,
  open,
} from '../web/index.ts'
import { agencyName } from './agencies.ts'
import { checkAnswer } from './answer-check.ts'
import { attachFile, formOf } from './answering.ts'
import { nothingKnownAbout, type Saying } from './answering.rule.ts'
import { readAttached, takenInWords } from './attaching.ts'
import { filesTo } from './files.sql.ts'
import { press } from './form-buttons.ts'
import { answerLink, answerOver } from './link-answers.tsx'
import { because, doing, type Doing, type Reading, reading } from './link-guard.ts'
import { sendByLink } from './link-sending.ts'
import { answerQuestion, answerWho, doorOf } from './link-showing.tsx'
import { addressOf, byLink, whoFormOf } from './link-visit.ts'
import { FilesPage, NothingKnownPage } from './pages/smaller.pages.tsx'
import { type AgencyRequest, type RequestEvent, unanswered } from './request.ts'
import { requestStream } from './request.stream.ts'
import { levelsFor } from './share-level.rule.ts'
import { isDutyToShare } from './showing.ts'
import { wordsTyped } from './typed-answer.ts'

/** Answering by a one-time link: first who answers, then as a navigator does; sending the answer spends the link. */

const longestName = 100

const tellingWho =
  (house: House) =>
  async ({ reply, visit, came, body }: Doing): Promise<FastifyReply> => {
    const [name, role] = [one(body, 'name'), one(body, 'role')]
    const amiss = (field: string, text: string, value: string) =>
      value === '' || value.length > longestName ? [{ field, text }] : []
    const errors = [
      ...amiss('name', 'Enter your name', name),
      ...amiss('role', 'Enter your role in your agency', role),
    ]
    if (errors.length > 0) return answerWho(reply, visit, came, { errors, typed: body })
    const { link, actor } = came
    await unlessChangedMeanwhile(() =>
      byLink(house, actor, visit.at, async (tx) => {
        await keepForm(tx, whoFormOf(link.requestId), { name, role }, visit.at)
        // Who read it stands on the record though they may never answer.
        await performWithin(tx, requestStream, {
          actor: { ...actor, name: `${name}, ${role}` },
          at: visit.at,
          action: 'request.answer',
          owner: link.owner,
          id: link.requestId,
          decide: (): RequestEvent[] => [{ type: 'seen' }],
        })
      }),
    )
    return goTo(reply, addressOf(visit.secret))
  }

const onceOf = (body: Body): string =>
  /^[0-9a-f-]{36}$/.test(one(body, '_once')) ? one(body, '_once') : newId()

/** Sends it and spends the link; what cannot be sent is shown again, or where the link is over, to its writer alone. */
const send = async (
  house: House,
  { reply, visit, came, body }: Doing,
  sayings: readonly Saying[],
): Promise<FastifyReply> => {
  const { actor, link } = came
  const once = onceOf(body)
  const to = { actor, at: visit.at, owner: link.owner, id: link.requestId, once }
  const outcome = await sendByLink(house.db, to, sayings)
  if (outcome.done) return goTo(reply, `${addressOf(visit.secret)}?sent=${once}`)
  if (outcome.why === 'not-found')
    return answerOver(
      house,
      reply,
      { ...came, state: 'over', why: 'closed', isItsBrowser: true },
      wordsTyped(body),
    )
  const text =
    outcome.why === 'changed-meanwhile'
      ? 'Something changed at the same moment. What you typed is still below: send it again.'
      : 'This cannot be sent any more. What you typed is still below: ring the MASH.'
  return answerQuestion(house, reply, visit, came, { errors: [{ field: '', text }], typed: body })
}

/** The link opens once: somebody who is not answered for is not forgotten by a slip. */
const leftOut = (request: AgencyRequest, sayings: readonly Saying[], body: Body): FieldError[] => {
  const names = unanswered(request)
    .filter(({ id }) => !sayings.some(({ subjectId }) => subjectId === id))
    .map(({ name }) => name)
  return names.length === 0 || one(body, 'partly') === 'yes'
    ? []
    : [
        {
          field: 'partly',
          text: `${new Intl.ListFormat('en-GB').format(names)}: not answered for. Answer, or say that you will ring about it`,
        },
      ]
}

const answering =
  (house: House) =>
  async (here: Doing): Promise<FastifyReply> => {
    const { reply, visit, came, body } = here
    const { actor, request } = came
    const { at, secret } = visit
    if (actor.name === '') return goTo(reply, addressOf(secret))
    const { then, dutyToShare } = await byLink(house, actor, at, async (tx) => ({
      then: await press(tx, request, body, one(body, '_then'), at),
      dutyToShare: await isDutyToShare(tx, request.owner, at),
    }))
    if (then !== null) return goTo(reply, `${addressOf(secret)}${then}`)
    const under = { agencyKind: request.agency, dutyToShare, newId }
    const { sayings, errors } = checkAnswer(request.subjects, body, under)
    const amiss = errors.length > 0 ? errors : leftOut(request, sayings, body)
    if (amiss.length > 0) return answerQuestion(house, reply, visit, came, { errors: amiss, typed: body })
    return send(house, here, sayings)
  }

const keeping =
  (house: House) =>
  async ({ reply, visit, came, body }: Doing): Promise<FastifyReply> => {
    await byLink(house, came.actor, visit.at, (tx) =>
      keepForm(tx, formOf(came.link.requestId), body, visit.at),
    )
    return reply.header('cache-control', 'no-store').send({ savedAt: visit.at })
  }

const nothingKnownPage =
  (house: House) =>
  async ({ reply, visit, came }: Reading): Promise<FastifyReply> => {
    const subjects = unanswered(came.request)
    if (subjects.length === 0) return goTo(reply, addressOf(visit.secret))
    const kept = await byLink(house, came.actor, visit.at, (tx) => keptForm(tx, formOf(came.link.requestId)))
    return answerLink(reply, {
      title: 'Nothing known about anybody',
      main: (
        <NothingKnownPage
          agency={agencyName(came.request.agency)}
          subjects={subjects}
          hasTyped={wordsTyped(kept?.answers ?? {}).length > 0}
          door={doorOf(visit.secret, came.browser)}
        />
      ),
    })
  }

const nothingKnown =
  (house: House) =>
  async (here: Doing): Promise<FastifyReply> =>
    here.came.actor.name === ''
      ? goTo(here.reply, addressOf(here.visit.secret))
      : send(house, here, nothingKnownAbout(unanswered(here.came.request), newId))

const answerFiles = async (
  house: House,
  { reply, visit, came }: Reading,
  form: FormState = noForm,
): Promise<FastifyReply> => {
  const { link, request, actor, browser } = came
  const files = await byLink(house, actor, visit.at, (tx) => filesTo(tx, link.owner, link.requestId))
  return answerLink(reply, {
    title: 'Attach a file',
    errors: form.errors,
    main: (
      <FilesPage
        shown={{ files, levels: levelsFor(request.agency), kinds: takenInWords, form }}
        door={doorOf(visit.secret, browser)}
      />
    ),
  })
}

const attaching =
  (house: House) =>
  async (here: Doing): Promise<FastifyReply> => {
    const { reply, visit, came, body, upload } = here
    const { link, request, actor } = came
    if (actor.name === '') return goTo(reply, addressOf(visit.secret))
    const there = await byLink(house, actor, visit.at, (tx) => filesTo(tx, link.owner, link.requestId))
    const file = await readAttached(body, upload, {
      levels: levelsFor(request.agency),
      together: there.reduce((sum, { size }) => sum + size, 0),
    })
    if ('errors' in file) return answerFiles(house, here, { errors: file.errors, typed: body })
    const done = await attachFile(
      house.db,
      { actor, at: visit.at, owner: link.owner, id: link.requestId, once: onceOf(body) },
      { ...file, id: newId() },
    )
    if (done.done) return goTo(reply, `${addressOf(visit.secret)}/files`)
    const text =
      done.why === 'refused' && done.refused === 'too-many-files'
        ? 'There are 10 files already, which is as many as we can take'
        : 'The file could not be attached. Try again, or ring the MASH'
    return answerFiles(house, here, { errors: [{ field: 'file', text }], typed: body })
  }

export const linkAnswerRoutes = (app: FastifyInstance, house: House): void => {
  const show = (verb: string, page: (here: Reading) => Promise<FastifyReply>): void =>
    open(app, { method: 'GET', path: `/answer/:token/${verb}`, because }, reading(house, page))
  const change = (verb: string, work: (here: Doing) => Promise<FastifyReply>): void =>
    open(app, { method: 'POST', path: `/answer/:token/${verb}`, because }, doing(house, work))
  // Loaded anew after something had to be put right, it is the question itself.
  for (const verb of ['open', 'who', 'answer'])
    show(verb, async ({ reply, visit }) => goTo(reply, addressOf(visit.secret)))
  change('who', tellingWho(house))
  change('answer', answering(house))
  change('keep', keeping(house))
  show('nothing-known', nothingKnownPage(house))
  change('nothing-known', nothingKnown(house))
  show('files', (here) => answerFiles(house, here))
  change('files', attaching(house))
}
