import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import { clientGroupOf } from '../contacts/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { keyOf, readingOf, type Answers } from '../questions/index.ts'
import {
  action,
  ask,
  noRecord,
  page,
  type Body,
  type FormState,
  type House,
  type Page,
  type Room,
  type Visit,
} from '../web/index.ts'
import { besideEverybody, besideHome, guidanceFor } from './beside.sql.ts'
import { discardEmptyCall, findCall, saveCall, startCall, unfinishedCalls, type Call } from './call.sql.ts'
import { finishCall } from './finish.ts'
import { stillToChase } from './finish.rule.ts'
import { CallBeside } from './pages/beside.tsx'
import { CallPage, type CallShown } from './pages/call.page.tsx'
import { CallsPage } from './pages/calls.page.tsx'
import { FinishedPage } from './pages/finished.page.tsx'
import { placeChildren } from './place.ts'
import { toldFrom } from './tell.ts'
import { heardSoFar, sentFrom } from './typed.ts'

type CallId = { id: string }
const callId = z.object({ id: z.uuid() })

/**
 * A call is taken for a council. Who acts for none chooses one first; a partner agency tells a worry as any professional
 * does, and it is taken in all the same.
 */
const elsewhere = ({ actor }: Visit): { goTo: string } | null => {
  if (actor.fn === 'navigator') return { goTo: '/refer' }
  return actor.actingFor === null ? { goTo: '/acting-for?then=/phone' } : null
}

const calls: Page<Record<string, unknown>, null> = {
  path: '/phone',
  action: 'contact.take',
  params: z.record(z.string(), z.unknown()),
  find: noRecord,
  show: async ({ tx, visit }) =>
    elsewhere(visit) ?? {
      title: 'Take a call',
      main: <CallsPage calls={await unfinishedCalls(tx)} visit={visit} />,
    },
}

/** What was typed on a page that must be shown again stands over what is kept. */
const answersOn = (call: Call, form: FormState): Answers =>
  Object.keys(form.typed).length === 0
    ? call.kept.answers
    : { ...call.kept.answers, ...sentFrom(form.typed).answers }

const gather = async (tx: Tx, visit: Visit, call: Call, form: FormState): Promise<CallShown> => {
  const answers = answersOn(call, form)
  const told = toldFrom(answers)
  const actingFor = visit.actor.actingFor ?? ''
  const placed = await placeChildren(tx, answers, visit.councils, actingFor)
  const owners = [...new Set(placed.flatMap((each) => each.placed.owner ?? []))]
  return {
    call,
    answers,
    told,
    people: await besideEverybody(tx, visit, answers),
    home: await besideHome(tx, visit, told.postcode),
    guidance: await guidanceFor(tx, owners.length === 0 ? [actingFor] : owners, visit.at),
    toChase: stillToChase(told),
    tab: newId(),
  }
}

const callPage: Page<CallId, Call> = {
  path: '/phone/:id',
  action: 'contact.take',
  params: callId,
  find: async (tx, { id }) => {
    const call = await findCall(tx, id)
    return call && { resource: ownNothing, it: call }
  },
  show: async ({ tx, it, visit, form }) => {
    if (visit.actor.actingFor === null) return { goTo: `/acting-for?then=/phone/${it.id}` }
    if (it.finished) return { goTo: `/phone/${it.id}/done` }
    const shown = await gather(tx, visit, it, form)
    return { title: 'Take a call', wide: true, main: <CallPage shown={shown} form={form} visit={visit} /> }
  },
}

const donePage: Page<CallId, Call> = {
  ...callPage,
  path: '/phone/:id/done',
  show: ({ it, visit }) =>
    Promise.resolve(
      it.finished
        ? {
            title: 'Taken in',
            main: (
              <FinishedPage
                finished={it.finished}
                clientGroup={clientGroupOf(readingOf(it.kept.answers).one('kind'))}
                visit={visit}
              />
            ),
          }
        : { goTo: `/phone/${it.id}` },
    ),
}

/** Asked while somebody types, with everything heard so far; taking a call in needs no right to search. */
const besidePart: Page<Record<string, unknown>, null> = {
  path: '/phone/beside',
  action: 'contact.take',
  params: z.record(z.string(), z.unknown()),
  find: noRecord,
  show: async ({ tx, visit, form }) => {
    const answers = heardSoFar(form.typed)
    const people = await besideEverybody(tx, visit, answers)
    const home = await besideHome(tx, visit, toldFrom(answers).postcode)
    return { fragment: <CallBeside people={people} home={home} seen={visit} /> }
  },
}

/** The browser that saves by itself wants a receipt; the button wants the page again. */
const wantsReceipt = (request: FastifyRequest): boolean => request.headers.accept === 'application/json'

type Acting = { params: CallId; body: Body; visit: Visit; house: House }

const save = ({ params, body, visit, house }: Acting): Promise<Call | null> =>
  saveCall(house.db, visit, params.id, sentFrom(body))

const notThere = { done: false, why: 'not-found' } as const

/** Something the screen itself adds to the call: a row, or the mark that takes one off. */
const put = async ({ params, visit, house }: Acting, answers: Answers) =>
  saveCall(house.db, visit, params.id, { shownAt: Number.MAX_SAFE_INTEGER, by: 'screen', answers })

const rowGroup = z.enum(['child', 'adult'])

export const phoneRoom: Room = {
  name: 'phone',
  routes: (app, house) => {
    page(app, house, calls)
    ask(app, house, besidePart)
    page(app, house, callPage)
    page(app, house, donePage)

    action(app, house, {
      path: '/phone',
      action: 'contact.take',
      params: z.record(z.string(), z.unknown()),
      from: calls,
      act: async ({ visit }) => elsewhere(visit) ?? { goTo: `/phone/${await startCall(house.db, visit)}` },
    })
    action(app, house, {
      path: '/phone/:id/save',
      action: 'contact.take',
      params: callId,
      from: callPage,
      act: async (acting) => {
        const call = await save(acting)
        if (!call) return notThere
        return wantsReceipt(acting.request)
          ? { json: { savedAt: call.savedAt } }
          : { goTo: `/phone/${call.id}` }
      },
    })
    action(app, house, {
      path: '/phone/:id/add/:group',
      action: 'contact.take',
      params: callId.extend({ group: rowGroup }),
      from: callPage,
      act: async (acting) => {
        if (!(await save(acting))) return notThere
        const row = { group: acting.params.group, id: newId() }
        await put(acting, { [keyOf('added', row)]: acting.visit.at })
        return { goTo: `/phone/${acting.params.id}#${row.group}-${row.id}` }
      },
    })
    action(app, house, {
      path: '/phone/:id/remove/:group/:row',
      action: 'contact.take',
      params: callId.extend({ group: rowGroup, row: z.uuid() }),
      from: callPage,
      act: async (acting) => {
        if (!(await save(acting))) return notThere
        await put(acting, {
          [keyOf('removed', { group: acting.params.group, id: acting.params.row })]: 'yes',
        })
        return {
          goTo: `/phone/${acting.params.id}#${acting.params.group === 'child' ? 'children' : 'household'}`,
        }
      },
    })
    action(app, house, {
      path: '/phone/:id/finish',
      action: 'contact.take',
      params: callId,
      from: callPage,
      act: async (acting) => {
        const { actingFor } = acting.visit.actor
        if (actingFor === null) return { goTo: `/acting-for?then=/phone/${acting.params.id}` }
        const call = await save(acting)
        if (!call) return notThere
        if (call.finished) return { goTo: `/phone/${call.id}/done` }
        const outcome = await finishCall(house, acting.visit, call, actingFor)
        return outcome.finished
          ? { goTo: `/phone/${call.id}/done` }
          : { form: { errors: outcome.errors, typed: acting.body } }
      },
    })
    action(app, house, {
      path: '/phone/:id/discard',
      action: 'contact.take',
      params: callId,
      from: callPage,
      act: async ({ params, visit }) => {
        await discardEmptyCall(house.db, visit, params.id)
        return { goTo: '/phone' }
      },
    })
  },
}
