import { z } from 'zod'
import { may, ownNothing, type Resource } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { type NotDone, performTogether } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { action, type Acted, type Acting, one, page, type Page, type Room, type Visit } from '../web/index.ts'
import { breakGlass, glassReach } from './break-glass.sql.ts'
import { type BrokenWhy, type GlassReach, readWhy, type Through } from './break-glass.ts'
import { glassEnds } from './how-long.rule.ts'
import { BreakGlassPage } from './pages/break-glass.page.tsx'

const ofGlass = z.object({ of: z.enum(['people', 'contacts']), id: z.uuid() })
type OfGlass = z.infer<typeof ofGlass>

const throughOf = ({ of, id }: OfGlass): Through => ({ kind: of === 'people' ? 'person' : 'contact', id })

const resourceOf = ({ kind, id }: Through, visit: Visit, { isRelated }: GlassReach): Resource => ({
  ...ownNothing,
  kind,
  id,
  owner: visit.actor.actingFor ?? '',
  conflictedStaff: isRelated ? [visit.actor.rights.staffId] : [],
})

const endsFor = async (tx: Tx, { actor, at }: Visit): Promise<Instant> => {
  const { calendar } = await bookFor(tx, actor.actingFor ?? '', at)
  return glassEnds(actor.fn ?? 'screening', at, calendar)
}

const glassPage: Page<OfGlass, GlassReach> = {
  path: '/break-glass/:of/:id',
  action: 'glass.break',
  params: ofGlass,
  find: async (tx, params, visit) => {
    const reach = await glassReach(tx, throughOf(params))
    return reach && { resource: resourceOf(throughOf(params), visit, reach), it: reach }
  },
  show: async ({ tx, it, params, visit, form }) => ({
    title: 'Break the glass',
    main: (
      <BreakGlassPage visit={visit} form={form} reach={it} of={params} until={await endsFor(tx, visit)} />
    ),
  }),
}

type Broken = { broken: true } | NotDone

/** Once for each form sent, however often it arrives. */
const doBreak = ({ params, visit, house, once }: Acting<OfGlass>, why: BrokenWhy): Promise<Broken> => {
  const { actor, at } = visit
  const through = throughOf(params)
  const command = { actor, at, action: 'glass.break', intakeFor: [], once } as const
  return performTogether<Broken>(house.db, command, async (tx) => {
    const reach = await glassReach(tx, through)
    if (!reach) return { done: false, why: 'not-found' }
    const decision = may(actor, 'glass.break', resourceOf(through, visit, reach), at)
    if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
    const made = await breakGlass(tx, { ...through, ...why, until: await endsFor(tx, visit) })
    return made === null ? { done: false, why: 'not-found' } : { broken: true }
  })
}

const act = async (acting: Acting<OfGlass>): Promise<Acted> => {
  const { body, params } = acting
  const read = readWhy({ reason: one(body, 'reason'), words: one(body, 'words') })
  if ('problems' in read) return { form: { errors: read.problems, typed: body } }
  const outcome = await doBreak(acting, read.why)
  return 'broken' in outcome ? { goTo: `/${params.of}/${params.id}` } : outcome
}

/** A household opened at once, with the reason said and looked into afterwards (authorisation B5). */
export const breakGlassRoom: Room = {
  name: 'breaking the glass',
  routes: (app, house) => {
    page(app, house, glassPage)
    action(app, house, {
      path: '/break-glass/:of/:id',
      action: 'glass.break',
      params: ofGlass,
      from: glassPage,
      act,
    })
  },
}
