import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { perform, type Refusal } from '../events/index.ts'
import { action, type Acted, type Acting, type House, noRecord, page, type Page } from '../web/index.ts'
import type { Alert, AlertEvent } from './alert.ts'
import { alertStream, ownAlerts } from './alert.sql.ts'
import { OwnAlertsPage } from './pages/own.page.tsx'

/** What one worker alone is told, because they have read what turned out to be wrong. */
const ownPage: Page<{ id?: string | undefined }, null> = {
  path: '/alerts/own',
  action: 'alerts.own',
  params: z.object({ id: z.uuid().optional() }),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'For you',
    main: (
      <OwnAlertsPage
        visit={visit}
        alerts={await ownAlerts(tx, councilsInSight(visit.actor, visit.at), mostShown)}
      />
    ),
  }),
}

const mostShown = 100

const seen = async ({ house, visit, params, once }: Acting<{ id: string }>): Promise<Acted> => {
  const { actor, at } = visit
  const owner = actor.actingFor ?? ''
  const outcome = await perform(house.db, alertStream, {
    actor,
    at,
    action: 'alert.own-seen',
    owner,
    id: params.id,
    once,
    opens: true,
    decide: async (alert: Alert | undefined, tx): Promise<readonly AlertEvent[] | Refusal> => {
      const row = await tx
        .selectFrom('alert')
        .select('seen_at')
        .where('owner', '=', owner)
        .where('id', '=', params.id)
        .where('for_staff', '=', actor.rights.staffId)
        .executeTakeFirst()
      if (!row) return { refused: 'not-there' }
      return alert?.seen || row.seen_at !== null ? { refused: 'seen-already' } : [{ type: 'seen' }]
    },
  })
  return outcome.done ? { goTo: '/alerts/own' } : outcome
}

export const ownAlertsRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, ownPage)
  action(app, house, {
    path: '/alerts/own/:id/seen',
    action: 'alert.own-seen',
    params: z.object({ id: z.uuid() }),
    from: ownPage,
    act: seen,
    words: {
      'not-there': 'There is no such alert for you.',
      'seen-already': 'You have seen this already.',
    },
  })
}
