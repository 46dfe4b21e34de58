import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { covers, ownNothing, type SystemActor } from '../access/index.ts'
import { raiseAlert } from '../alerts/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { type Day, dayOf } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type FieldError,
  type House,
  many,
  noRecord,
  one,
  page,
  type Page,
  type Task,
  type Visit,
} from '../web/index.ts'
import {
  confirm,
  type GovernanceChange,
  type GoverningEvent,
  isConfirmed,
  isModel,
  type Model,
  whyNotRecorded,
} from './governing.ts'
import { firstModels, governanceChanges, governingStream, tellGovernedTask } from './governing.sql.ts'
import { GoverningPage, GovernanceChangePage } from './pages/governing.page.tsx'
import { dayMissing, dayTyped, wordsMissing } from './typed.ts'

const nameIn =
  ({ councils }: Visit) =>
  (code: string): string =>
    councils.find((council) => council.code === code)?.shortName ?? code

const mayAct = (visit: Visit): boolean =>
  visit.actor.actingFor !== null &&
  visit.may('agreement-change.act', {
    ...ownNothing,
    kind: 'governance-change',
    id: 'new',
    owner: visit.actor.actingFor,
  }).allowed

/** As governed on a day: by the latest change that counts by then. */
const modelOn = (
  code: string,
  first: ReadonlyMap<string, Model>,
  changes: readonly GovernanceChange[],
  on: Day,
) =>
  changes.find((change) => change.authority === code && change.from <= on)?.model ?? first.get(code) ?? null

const governingPage: Page<object, null> = {
  path: '/ways-of-governing',
  action: 'agreement-change.read',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit, form }) => {
    const [changes, first, today] = [await governanceChanges(tx), await firstModels(tx), dayOf(visit.at)]
    return {
      title: 'How councils are governed',
      back: { href: '/agreements', text: 'Agreements' },
      main: (
        <GoverningPage
          councils={visit.councils.map(({ code, shortName }) => ({
            name: shortName,
            model: modelOn(code, first, changes, today),
          }))}
          changes={changes}
          nameOf={nameIn(visit)}
          own={mayAct(visit) ? nameIn(visit)(visit.actor.actingFor ?? '') : null}
          visit={visit}
          form={form}
        />
      ),
    }
  },
}

const changeIn = async (tx: Tx, id: string): Promise<GovernanceChange | undefined> =>
  (await governanceChanges(tx)).find((each) => each.id === id)

const changePage: Page<{ id: string }, GovernanceChange> = {
  path: '/ways-of-governing/:id',
  action: 'agreement-change.read',
  params: z.object({ id: z.uuid() }),
  find: async (tx, { id }) => {
    const change = await changeIn(tx, id)
    return change ? { resource: ownNothing, it: change } : null
  },
  show: async ({ it, visit, form }) => ({
    title: 'Delegations to confirm',
    wide: true,
    back: { href: '/ways-of-governing', text: 'How councils are governed' },
    main: (
      <GovernanceChangePage
        change={it}
        acts={mayAct(visit) ? visit.actor.actingFor : null}
        nameOf={nameIn(visit)}
        today={dayOf(visit.at)}
        visit={visit}
        form={form}
      />
    ),
  }),
}

const words: Readonly<Record<string, FieldError>> = {
  'own-council-only': { field: '', text: 'Only an officer employed by the council itself says this for it.' },
  'recorded-later-already': {
    field: 'from-day',
    text: 'A change from that day or a later one is written down already',
  },
  'governed-so-already': { field: 'model', text: 'The council is governed so already' },
  'nothing-to-confirm': { field: '', text: 'Your council has confirmed everything here already.' },
  'section-101-alone': {
    field: 'confirm',
    text: 'One of these rests on section 101 of the Local Government Act 1972 alone, which does not reach what an executive does: it needs a new agreement that names section 9EA of the Local Government Act 2000',
  },
  'choose-some': { field: 'confirm', text: 'Choose at least one delegation to confirm' },
  'not-there': { field: '', text: 'There is no such change.' },
}

type Deciding = (tx: Tx, council: string) => Promise<readonly GoverningEvent[] | { refused: string }>

const act = async (acting: Acting<object>, id: string, deciding: Deciding): Promise<Acted> => {
  const { visit, house, once, body } = acting
  const { actor, at } = visit
  const council = actor.actingFor ?? ''
  const isOwn = actor.rights.employments.some((each) => each.employer === council && covers(each, dayOf(at)))
  const outcome = await perform(house.db, governingStream, {
    actor,
    at,
    action: 'agreement-change.act',
    owner: council,
    id,
    opens: true,
    once,
    decide: async (_before, tx) => (isOwn ? deciding(tx, council) : { refused: 'own-council-only' }),
  })
  if (outcome.done) return { goTo: `/ways-of-governing/${id}` }
  if (outcome.why !== 'refused') return outcome
  return { form: { errors: [words[outcome.refused] ?? { field: '', text: outcome.refused }], typed: body } }
}

const record = async (acting: Acting<object>): Promise<Acted> => {
  const { body, visit, once } = acting
  const [from, model, reference] = [dayTyped(body, 'from'), one(body, 'model'), one(body, 'reference')]
  const errors = [
    ...(isModel(model) ? [] : [{ field: 'model', text: 'Choose how the council will be governed' }]),
    ...dayMissing(body, 'from', 'from which day'),
    ...wordsMissing(body, 'reference', 2, 'Enter the reference of the decision'),
  ]
  if (from === null || !isModel(model) || errors.length > 0) return { form: { errors, typed: body } }
  return act(acting, once, async (tx, council) => {
    const changes = await governanceChanges(tx)
    const now = modelOn(council, await firstModels(tx), changes, from) ?? model
    const own = changes.filter(({ authority }) => authority === council)
    const amiss = whyNotRecorded({ model, from }, now, own)
    const others = visit.councils.map(({ code }) => code).filter((code) => code !== council)
    return amiss ?? [{ type: 'recorded', model, from, reference, others }]
  })
}

const confirming = async (acting: Acting<{ id: string }>): Promise<Acted> => {
  const { body, params, visit } = acting
  const reference = one(body, 'reference')
  const errors = wordsMissing(body, 'reference', 2, 'Enter the reference of the decision that confirms them')
  if (errors.length > 0) return { form: { errors, typed: body } }
  return act(acting, params.id, async (tx, council) => {
    const change = await changeIn(tx, params.id)
    if (!change) return { refused: 'not-there' }
    return confirm(change, council, many(body, 'confirm'), reference, dayOf(visit.at))
  })
}

export const governingRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, governingPage)
  page(app, house, changePage)
  action(app, house, {
    path: '/ways-of-governing',
    action: 'agreement-change.act',
    params: z.object({}),
    from: governingPage,
    act: record,
  })
  action(app, house, {
    path: '/ways-of-governing/:id/confirm',
    action: 'agreement-change.act',
    params: z.object({ id: z.uuid() }),
    from: changePage,
    act: confirming,
  })
}

/** Both councils' officers hear at once that delegations need to be confirmed, while there are such. */
export const tellGoverned: Task = async ({ owner = '', id = '' }, house) => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: tellGovernedTask, actingFor: owner }
  await asActor(house.db, contextFor(actor, 'alert.close', at), async (tx) => {
    const change = await changeIn(tx, id)
    const concerns = change?.toConfirm.some(
      (each) => [each.holder, each.discharger].includes(owner) && !isConfirmed(each),
    )
    if (concerns !== true) return
    await raiseAlert(
      tx,
      { actor, at, owner },
      {
        kind: 'governance-changed',
        forFn: 'oversight',
        forRole: 'agreements-officer',
        subjectKind: 'governance-change',
        subjectId: id,
        reference: null,
      },
    )
  })
}
