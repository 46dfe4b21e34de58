import type { FastifyInstance, FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { queueDraftCode } from '../messages/index.ts'
import {
  keepForLater,
  looksLikeEmail,
  makeCode,
  readDraftReference,
  takeCode,
  type CodeAnswer,
} from '../questions/index.ts'
import { answerPublic, cleanBody, goTo, isGuard, one, open, type House } from '../web/index.ts'
import { addresses } from './addresses.ts'
import { noDraftHere, tooMuch } from './answers.tsx'
import { Narrow } from './form.tsx'
import { minutesToWait } from './limits.sql.ts'
import { CodePage, LaterPage, ReturnPage, SavedPage } from './pages/later.page.tsx'
import { findWriting, keepCookie } from './writing.ts'

type Said = { typed: Record<string, string>; errors: Record<string, string> }

const nothingSaid: Said = { typed: {}, errors: {} }

const answerForm = (reply: FastifyReply, title: string, said: Said, main: VNode): FastifyReply =>
  answerPublic(reply, {
    title,
    errors: Object.entries(said.errors).map(([field, text]) => ({ field, text })),
    main: <Narrow>{main}</Narrow>,
  })

const emailTrouble = (email: string): Record<string, string> =>
  looksLikeEmail(email) && email.length <= 200
    ? {}
    : { email: 'Enter an email address like name@example.org' }

const laterRoutes = (app: FastifyInstance, house: House): void => {
  const because = 'somebody without an account keeps their own draft for later'
  open(app, { method: 'GET', path: addresses.later, because }, async (request, reply) => {
    const writing = await findWriting(house, request)
    if (!writing) return noDraftHere(house, reply)
    const said: Said = { typed: { email: writing.draft.email ?? '' }, errors: {} }
    return answerForm(reply, 'Stop and come back later', said, <LaterPage writing={writing} said={said} />)
  })
  open(app, { method: 'POST', path: addresses.later, because }, async (request, reply) => {
    const writing = await findWriting(house, request)
    if (!writing) return noDraftHere(house, reply)
    const body = cleanBody(request.body)
    const email = one(body, 'email')
    const errors = isGuard(one(body, '_csrf'), writing.csrf)
      ? emailTrouble(email)
      : { email: 'This page was open too long. Send it again' }
    if (Object.keys(errors).length > 0) {
      const said: Said = { typed: { email }, errors }
      return answerForm(reply, 'Stop and come back later', said, <LaterPage writing={writing} said={said} />)
    }
    const reference = await keepForLater(house.db, writing.draft.id, email, writing.at)
    return goTo(reply, reference === null ? addresses.sent : addresses.saved)
  })
  open(app, { method: 'GET', path: addresses.saved, because }, async (request, reply) => {
    const writing = await findWriting(house, request)
    if (!writing?.draft.reference) return noDraftHere(house, reply)
    return answerPublic(reply, { title: 'It is saved', main: <SavedPage writing={writing} /> })
  })
}

const codeWords: Readonly<Record<Exclude<CodeAnswer, 'right'>, string>> = {
  wrong: 'That is not the code we sent last. Check the six figures, or ask for another code',
  'used-or-none':
    'This code has been used already, or none was sent. Ask for another code: it takes a minute',
  'too-late': 'This code is older than ten minutes. Ask for another code',
  'too-many': 'That was tried too often. Ask for another code',
}

const comeBackRoutes = (app: FastifyInstance, house: House): void => {
  const because = 'somebody without an account comes back to their own draft'
  const title = 'Come back to something you began'
  open(app, { method: 'GET', path: addresses.comeBack, because }, async (_request, reply) =>
    answerForm(reply, title, nothingSaid, <ReturnPage said={nothingSaid} />),
  )
  open(app, { method: 'POST', path: addresses.comeBack, because }, async (request, reply) => {
    const body = cleanBody(request.body)
    const [typedReference, email] = [one(body, 'reference').slice(0, 40), one(body, 'email').slice(0, 200)]
    const reference = readDraftReference(typedReference)
    const errors = {
      ...(reference === null
        ? { reference: 'Check the reference letter by letter; the last one is a check letter' }
        : {}),
      ...emailTrouble(email),
    }
    if (reference === null || Object.keys(errors).length > 0) {
      const said: Said = { typed: { reference: typedReference, email }, errors }
      return answerForm(reply, title, said, <ReturnPage said={said} />)
    }
    const wait =
      (await minutesToWait(house, 'code-from', request.ip)) ?? (await minutesToWait(house, 'code', reference))
    if (wait !== null) return tooMuch(house, reply, wait)
    const at = house.now()
    await makeCode(house.db, { reference, email, at }, (tx, { draftId, email: to, code, endsAt }) =>
      queueDraftCode(tx, { draftId, to, code, endsAt, at }),
    )
    return goTo(reply, `${addresses.code}?reference=${reference}`)
  })
}

const codeRoutes = (app: FastifyInstance, house: House): void => {
  const because = 'somebody without an account comes back to their own draft'
  const title = 'Enter the code we sent you'
  const show = (reply: FastifyReply, reference: string, said: Said) =>
    answerForm(reply, title, said, <CodePage reference={reference} said={said} isTrial={house.demoSignIn} />)
  open(app, { method: 'GET', path: addresses.code, because }, async (request, reply) => {
    const asked = (request.query as { reference?: unknown }).reference
    const reference = typeof asked === 'string' ? readDraftReference(asked) : null
    return reference === null ? goTo(reply, addresses.comeBack) : show(reply, reference, nothingSaid)
  })
  open(app, { method: 'POST', path: addresses.code, because }, async (request, reply) => {
    const body = cleanBody(request.body)
    const reference = readDraftReference(one(body, 'reference'))
    if (reference === null) return goTo(reply, addresses.comeBack)
    const wait = await minutesToWait(house, 'try', request.ip)
    if (wait !== null) return tooMuch(house, reply, wait)
    const returned = await takeCode(house.db, reference, one(body, 'code').slice(0, 40), house.now())
    if (returned.answer !== 'right') {
      return show(reply, reference, { typed: {}, errors: { code: codeWords[returned.answer] } })
    }
    keepCookie(request, reply, returned.key)
    return goTo(reply, '/refer/go-on')
  })
}

export const returnRoutes = (app: FastifyInstance, house: House): void => {
  laterRoutes(app, house)
  comeBackRoutes(app, house)
  codeRoutes(app, house)
}
