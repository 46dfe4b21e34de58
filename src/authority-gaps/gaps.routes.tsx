import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { allAgreements } from '../agreements/index.ts'
import { organisationNames } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, perform } from '../events/index.ts'
import { dayOf, instant, isDay } from '../time/index.ts'
import { action, type Body, type FormState, type House, page, type Page, type Visit } from '../web/index.ts'
import { noRecord } from '../web/index.ts'
import { readExplanation, readRatification } from './answer.form.ts'
import { gapTimeline } from './gap-timeline.ts'
import { type Answer, answer, type Gap, gapResource } from './gap.ts'
import {
  type AfterGap,
  type AfterWork,
  countedForMyStaff,
  type GapLine,
  gapsOf,
  gapStream,
  ownerOfGap,
  workOf,
  type WorkLine,
} from './gap.sql.ts'
import { GapPage } from './pages/gap.page.tsx'
import { GapsPage } from './pages/gaps.page.tsx'

const perPage = 50
/** As many stretches as a picture can hold and still be read. */
const drawnAtMost = 12

const shortNameOf = ({ councils }: Visit, code: string | null): string =>
  councils.find((council) => council.code === code)?.shortName ?? code ?? ''

type Paging = { after?: string | undefined }
const paging = z.string().max(80).optional()
const uuid = z.uuid()

const afterGap = ({ after = '' }: Paging): AfterGap | null => {
  const [from = '', id = ''] = after.split('~')
  return isDay(from) && uuid.safeParse(id).success ? { from, id } : null
}

const afterWork = ({ after = '' }: Paging): AfterWork | null => {
  const [happenedAt = '', id = ''] = after.split('~')
  if (!z.iso.datetime().safeParse(happenedAt).success || !uuid.safeParse(id).success) return null
  return { happenedAt: instant(happenedAt), id }
}

const nextGaps = (gaps: readonly GapLine[]): string | null => {
  const last = gaps[perPage - 1]
  return gaps.length <= perPage || !last ? null : `/authority-gaps?after=${last.from}~${last.id}`
}

const nextWork = (id: string, work: readonly WorkLine[]): string | null => {
  const last = work[perPage - 1]
  return work.length <= perPage || !last
    ? null
    : `/authority-gaps/${id}?after=${last.happenedAt}~${last.eventId}`
}

const listPage: Page<Paging, null> = {
  path: '/authority-gaps',
  action: 'authority-gap.list',
  params: z.object({ after: paging }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const after = afterGap(params)
    const gaps = await gapsOf(tx, visit.actor.actingFor ?? '', after, perPage + 1)
    return {
      title: 'Work done with no agreement in force',
      wide: true,
      main: (
        <GapsPage
          council={shortNameOf(visit, visit.actor.actingFor)}
          gaps={gaps.slice(0, perPage)}
          next={nextGaps(gaps)}
          isFurther={after !== null}
          timeline={gapTimeline(gaps.slice(0, drawnAtMost), await allAgreements(tx), dayOf(visit.at))}
          counted={after === null ? await countedForMyStaff(tx) : []}
          nameOf={(code) => shortNameOf(visit, code)}
        />
      ),
    }
  },
}

const ofGap = z.object({ id: z.uuid(), after: paging })
type OfGap = z.infer<typeof ofGap>

const gapPage: Page<OfGap, Gap> = {
  path: '/authority-gaps/:id',
  action: 'authority-gap.open',
  params: ofGap,
  find: async (tx, { id }) => {
    const owner = await ownerOfGap(tx, id)
    const gap = owner === null ? undefined : fold(gapStream, await factsOf(tx, gapStream, owner, id))
    return gap ? { resource: gapResource(gap), it: gap } : null
  },
  show: async ({ tx, it: gap, visit, form, params }) => {
    const work = await workOf(tx, gap, afterWork(params), perPage + 1)
    const timeline = gapTimeline([gap], await allAgreements(tx), dayOf(visit.at))
    if (timeline === null) throw new Error('A stretch has days.')
    return {
      title: 'Work done with no agreement in force',
      wide: true,
      back: { href: '/authority-gaps', text: 'Work done with no agreement in force' },
      main: (
        <GapPage
          visit={visit}
          form={form}
          gap={gap}
          employerName={
            gap.employer === null ? null : ((await organisationNames(tx)).get(gap.employer) ?? null)
          }
          council={shortNameOf(visit, gap.owner)}
          answeredBy={await nameOfWorker(tx, gap.answered?.by ?? null)}
          timeline={timeline}
          work={work.slice(0, perPage)}
          next={nextWork(gap.id, work)}
        />
      ),
    }
  },
}

const nameOfWorker = async (tx: Tx, id: string | null): Promise<string | null> =>
  id === null
    ? null
    : ((await tx.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null)

const words = {
  'not-there': 'There is no such stretch for you.',
  'ratified-already': 'A decision has ratified this already: it is told above.',
}

/** The three things a council may say of a stretch, each with its own form. */
const saying = (
  app: FastifyInstance,
  house: House,
  part: string,
  read: (body: Body, visit: Visit) => Answer | FormState['errors'],
): void =>
  action(app, house, {
    path: `/authority-gaps/:id/${part}`,
    action: 'authority-gap.answer',
    params: ofGap,
    from: gapPage,
    words,
    act: async ({ params, body, visit, once }) => {
      const given = read(body, visit)
      if (!('type' in given)) return { form: { errors: given, typed: body } }
      const outcome = await perform(house.db, gapStream, {
        actor: visit.actor,
        at: visit.at,
        action: 'authority-gap.answer',
        owner: visit.actor.actingFor ?? '',
        id: params.id,
        once,
        decide: (gap) => answer(gap, given),
      })
      return outcome.done ? { goTo: `/authority-gaps/${params.id}` } : outcome
    },
  })

export const gapsRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, listPage)
  page(app, house, gapPage)
  saying(app, house, 'seen', () => ({ type: 'seen' }))
  saying(app, house, 'explain', readExplanation)
  saying(app, house, 'ratify', (body, visit) => readRatification(body, dayOf(visit.at)))
}
