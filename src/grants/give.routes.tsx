import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { asActor, newId, type Tx } from '../db/index.ts'
import { contextFor, factsOf, fold, perform } from '../events/index.ts'
import { dayOf, instant } from '../time/index.ts'
import { type Acted, type Acting, action, type House, noRecord, one, page, type Page } from '../web/index.ts'
import { nobodyIsAsked } from './agreed-to.ts'
import { readGrant, type ToGive } from './give.form.ts'
import {
  type AccessGrant,
  type AccessGrantEvent,
  approve,
  grantResource,
  type NamedRecord,
  withdraw,
} from './grant.ts'
import {
  type After,
  candidates,
  drawSample,
  type GrantLine,
  grantsNotOver,
  grantsOver,
  grantStream,
  recordLines,
} from './grant.sql.ts'
import { namesOfWorkers } from './workers.sql.ts'
import { GivePage } from './pages/give.page.tsx'
import { GrantPage } from './pages/grant.page.tsx'
import { GrantsPage } from './pages/grants.page.tsx'

/** A council lets somebody in to single records of its own: who is in, who was, and to what. */

const perPage = 50
const mostInForce = 200

type Paging = { after?: string | undefined }

const afterOf = ({ after = '' }: Paging): After | null => {
  const [until = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(until) || !/^[0-9a-f-]{36}$/.test(id)) return null
  return { until: instant(until), id }
}

const moreFrom = (over: readonly GrantLine[]): string | null => {
  const last = over[perPage - 1]
  return over.length <= perPage || !last ? null : `/grants?after=${last.until}~${last.id}`
}

const grantsPage: Page<Paging, null> = {
  path: '/grants',
  action: 'grant.list',
  params: z.object({ after: z.string().max(80).optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const owner = visit.actor.actingFor ?? ''
    const after = afterOf(params)
    const over = await grantsOver(tx, owner, after, perPage + 1)
    return {
      title: 'Let in to single records',
      wide: true,
      main: (
        <GrantsPage
          visit={visit}
          notOver={after === null ? await grantsNotOver(tx, owner, mostInForce) : []}
          over={over.slice(0, perPage)}
          isFurther={after !== null}
          more={moreFrom(over)}
        />
      ),
    }
  },
}

const givePage: Page<object, null> = {
  path: '/grants/new',
  action: 'grant.give',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit, form }) => ({
    title: 'Let somebody in',
    back: { href: '/grants', text: 'Let in to single records' },
    main: (
      <GivePage
        visit={visit}
        form={form}
        offered={await candidates(
          tx,
          visit.actor.actingFor ?? '',
          dayOf(visit.at),
          visit.actor.rights.staffId,
        )}
      />
    ),
  }),
}

type OfGrant = { id: string }
const ofGrant: z.ZodType<OfGrant> = z.object({ id: z.uuid() })

const findGrant = async (tx: Tx, owner: string, id: string): Promise<AccessGrant | null> =>
  fold(grantStream, await factsOf(tx, grantStream, owner, id)) ?? null

/** Drawn again with its seed, does the same sample come out? Where a record was sealed since, or moved, it may not. */
const drawnAgain = async (tx: Tx, { owner, draw, records }: AccessGrant): Promise<boolean | null> => {
  if (draw === null) return null
  const again = await drawSample(tx, owner, draw, draw.asked, draw.seed)
  return again.records.map(({ id }) => id).join() === records.map(({ id }: NamedRecord) => id).join()
}

const grantPage: Page<OfGrant, AccessGrant> = {
  path: '/grants/:id',
  action: 'grant.open',
  params: ofGrant,
  find: async (tx, { id }, visit) => {
    const grant = await findGrant(tx, visit.actor.actingFor ?? '', id)
    return grant && { resource: grantResource(grant), it: grant }
  },
  show: async ({ tx, it, visit, form }) => ({
    title: 'Let in to single records',
    back: { href: '/grants', text: 'Let in to single records' },
    main: (
      <GrantPage
        visit={visit}
        form={form}
        grant={it}
        records={await recordLines(tx, it.owner, it.records)}
        drawnAgain={await drawnAgain(tx, it)}
        names={await namesOfWorkers(tx, [
          it.staffId,
          it.givenBy,
          it.approved?.by ?? null,
          it.withdrawn?.by ?? null,
        ])}
      />
    ),
  }),
}

const give = async ({ house, visit, body, once }: Acting<object>): Promise<Acted> => {
  const { actor, at } = visit
  const owner = actor.actingFor ?? ''
  const giver = actor.rights.staffId
  const read = await asActor(house.db, contextFor(actor, 'grant.give', at), (tx) =>
    readGrant(tx, owner, body, { at, giver, seed: newId() }),
  )
  if ('errors' in read) return { form: { errors: read.errors, typed: body } }
  const given: ToGive = read.read
  const id = newId()
  const outcome = await perform(house.db, grantStream, {
    actor,
    at,
    action: 'grant.give',
    owner,
    id,
    once,
    opens: true,
    decide: () => [{ type: 'given', ...given } satisfies AccessGrantEvent],
  })
  return outcome.done ? { goTo: outcome.again ? '/grants' : `/grants/${id}` } : outcome
}

type Change = 'approve' | 'withdraw'

const change =
  (what: Change) =>
  async ({ house, visit, params, body, once }: Acting<OfGrant>): Promise<Acted> => {
    const { actor, at } = visit
    const owner = actor.actingFor ?? ''
    const outcome = await perform(house.db, grantStream, {
      actor,
      at,
      action: 'grant.change',
      owner,
      id: params.id,
      once,
      decide: (grant) =>
        what === 'approve'
          ? approve(grant, actor.rights.staffId, at)
          : withdraw(grant, one(body, 'because'), at),
    })
    if (!outcome.done) return outcome
    await nobodyIsAsked(house.db, { owner, id: params.id, at })
    return { goTo: `/grants/${params.id}` }
  }

const words = {
  'nothing-to-agree-to': 'There is nothing to agree to any more. How it stands is shown here.',
  'needs-a-second-person': 'A second person must agree: nobody who gave it, and not whoever it is given to.',
  'nothing-to-end': 'It has ended already.',
  'because-needed': { field: 'because', text: 'Say in a sentence why it ends now' },
} as const

export const giveRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, grantsPage)
  page(app, house, givePage)
  page(app, house, grantPage)
  action(app, house, {
    path: '/grants/new',
    action: 'grant.give',
    params: z.object({}),
    from: givePage,
    act: give,
  })
  for (const what of ['approve', 'withdraw'] as const)
    action(app, house, {
      path: `/grants/:id/${what}`,
      action: 'grant.change',
      params: ofGrant,
      from: grantPage,
      act: change(what),
      words,
    })
}
