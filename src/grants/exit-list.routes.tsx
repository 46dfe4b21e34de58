import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { finishingUntil, ownNothing } from '../access/index.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { dayOf, type Instant, laterOf, longTime } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type Body,
  type FieldError,
  type House,
  many,
  noRecord,
  one,
  page,
  type Page,
} from '../web/index.ts'
import { type ExitListEvent, type LeftCase, takeOff } from './exit-list.ts'
import {
  casesOn,
  type EndingFunction,
  endingFunctions,
  exitListStream,
  lapses,
  type OpenWork,
  openWorkUnder,
  ownCases,
  runOffUntil,
  stillCovered,
  toFinish,
} from './exit-list.sql.ts'
import { typedMoment } from './moment.form.ts'
import { ExitListPage, keyOf } from './pages/exit-list.page.tsx'
import { ExitListsPage } from './pages/exit-lists.page.tsx'
import { OwnListPage } from './pages/own-list.page.tsx'

/** What is left to whom when an agreement lapses: the council draws it up, the worker works from it. */

const mostCases = 200

const lists: Page<object, null> = {
  path: '/exit-lists',
  action: 'exit-list.list',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'Exit lists',
    main: <ExitListsPage visit={visit} functions={await endingFunctions(tx, visit.actor.actingFor ?? '')} />,
  }),
}

type OfAgreement = { instrument: string }
const ofAgreement: z.ZodType<OfAgreement> = z.object({ instrument: z.uuid() })

const listPage: Page<OfAgreement, readonly EndingFunction[]> = {
  path: '/exit-lists/:instrument',
  action: 'exit-list.draw',
  params: ofAgreement,
  find: async (tx, { instrument }, visit) => {
    const functions = await endingFunctions(tx, visit.actor.actingFor ?? '', instrument)
    return functions.length === 0 ? null : { resource: ownNothing, it: functions }
  },
  show: async ({ tx, it, params, visit, form }) => {
    const owner = visit.actor.actingFor ?? ''
    return {
      title: 'Exit list',
      wide: true,
      back: { href: '/exit-lists', text: 'Exit lists' },
      main: (
        <ExitListPage
          visit={visit}
          form={form}
          functions={it}
          work={await openWorkUnder(tx, owner, params.instrument, dayOf(visit.at))}
          cases={await casesOn(tx, owner, params.instrument, mostCases)}
        />
      ),
    }
  },
}

type Read = { cases: readonly LeftCase[] } | { errors: readonly FieldError[] }

/** It begins when the function lapses, or now where it has. */
const beginsAt = (functions: readonly EndingFunction[], { fn }: OpenWork, at: Instant): Instant => {
  const ending = functions.find((each) => each.fn === fn)
  return ending ? laterOf(lapses(ending), at) : at
}

const readList = async (
  tx: Tx,
  owner: string,
  instrument: string,
  { body, at }: { body: Body; at: Instant },
): Promise<Read> => {
  const wrong = (field: string, text: string): Read => ({ errors: [{ field, text }] })
  const functions = await endingFunctions(tx, owner, instrument)
  const work = await openWorkUnder(tx, owner, instrument, dayOf(at))
  const rest = one(body, 'rest')
  // Nobody is let go on by a default: what becomes of a hundred cases is said, once or one by one.
  const saidOf = (each: OpenWork): string => one(body, keyOf(each)) || rest
  if (work.some((each) => saidOf(each) === ''))
    return wrong('rest', 'Say what is left of the cases of which you say nothing below')
  const chosen = work.filter((each) => ['read', 'write'].includes(saidOf(each)))
  if (chosen.length === 0) return wrong('cases', 'Choose at least one case to be left to its worker')
  const cases: LeftCase[] = []
  for (const each of chosen) {
    const { fn, staffId, contactId } = each
    const from = beginsAt(functions, each, at)
    const latest = await runOffUntil(tx, owner, instrument, from)
    const stop = typedMoment(body, 'stops', 'The hard stop', latest)
    if (stop.moment === null) return { errors: stop.errors }
    if (stop.moment <= from)
      return wrong('stops-day', 'The hard stop must lie after the agreement has lapsed')
    if (stop.moment > latest) return wrong('stops-day', `The hard stop must be ${longTime(latest)} or before`)
    const mayWrite = saidOf(each) === 'write'
    cases.push({ id: newId(), fn, staffId, contactId, mayWrite, from, stopsAt: stop.moment })
  }
  const covered = await stillCovered(tx, owner, cases)
  return covered.length > 0
    ? wrong(
        'cases',
        'An agreement still covers this function then, for one of these workers or all: an exit list is for what is left when it no longer does',
      )
    : { cases }
}

const decide = async ({ house, visit, params, body, once }: Acting<OfAgreement>): Promise<Acted> => {
  const { actor, at } = visit
  const owner = actor.actingFor ?? ''
  const read = await asActor(house.db, contextFor(actor, 'exit-list.draw', at), (tx) =>
    readList(tx, owner, params.instrument, { body, at }),
  )
  if ('errors' in read) return { form: { errors: read.errors, typed: body } }
  const outcome = await perform(house.db, exitListStream, {
    actor,
    at,
    action: 'exit-list.draw',
    owner,
    id: params.instrument,
    once,
    opens: true,
    decide: () => [{ type: 'decided', cases: read.cases } satisfies ExitListEvent],
  })
  return outcome.done ? { goTo: `/exit-lists/${params.instrument}` } : outcome
}

const take = async ({ house, visit, params, body, once }: Acting<OfAgreement>): Promise<Acted> => {
  const { actor, at } = visit
  const outcome = await perform(house.db, exitListStream, {
    actor,
    at,
    action: 'exit-list.draw',
    owner: actor.actingFor ?? '',
    id: params.instrument,
    once,
    decide: (list) => takeOff(list, many(body, 'taken'), one(body, 'because'), at),
  })
  return outcome.done ? { goTo: `/exit-lists/${params.instrument}` } : outcome
}

const own: Page<object, null> = {
  path: '/exit-list',
  action: 'exit-list.own',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const { rights, actingFor, fn } = visit.actor
    const finishing = fn === null ? null : finishingUntil(rights, actingFor ?? '', fn, visit.at)
    const asked = [tx, rights.staffId, actingFor ?? ''] as const
    return {
      title: 'Left to you',
      main: (
        <OwnListPage
          visit={visit}
          cases={fn === null ? [] : await ownCases(...asked, fn)}
          finishing={
            fn === null || finishing === null
              ? null
              : { until: finishing, work: await toFinish(...asked, fn) }
          }
        />
      ),
    }
  },
}

export const exitListRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, lists)
  page(app, house, listPage)
  page(app, house, own)
  action(app, house, {
    path: '/exit-lists/:instrument/decide',
    action: 'exit-list.draw',
    params: ofAgreement,
    from: listPage,
    act: decide,
  })
  action(app, house, {
    path: '/exit-lists/:instrument/take-off',
    action: 'exit-list.draw',
    params: ofAgreement,
    from: listPage,
    act: take,
    words: {
      'nothing-chosen': { field: 'taken', text: 'Choose a case that is still left to somebody' },
      'because-needed': { field: 'because', text: 'Say in a sentence why it is taken off now' },
    },
  })
}
