import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight, officesHeld } from '../access/index.ts'
import { perform } from '../events/index.ts'
import { instant } from '../time/index.ts'
import { action, type House, noRecord, page, type Page } from '../web/index.ts'
import { type AlertEvent, isTheirs } from './alert.ts'
import { type After, type AlertLine, alertStream, seenAlerts, unseenAlerts } from './alert.sql.ts'
import { AlertsPage, type AlertsShown } from './pages/alerts.page.tsx'

const perPage = 50
const lastSeen = 20

type Paging = { after?: string | undefined }

const afterOf = ({ after = '' }: Paging): After | null => {
  const [raisedAt = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(raisedAt) || !/^[0-9a-f-]{36}$/.test(id)) return null
  return { raisedAt: instant(raisedAt), id }
}

const moreFrom = (alerts: readonly AlertLine[]): string | null => {
  const last = alerts[perPage - 1]
  return alerts.length <= perPage || !last ? null : `/alerts?after=${last.raisedAt}~${last.id}`
}

const nothing: AlertsShown = { unseen: [], forOthers: [], seen: [], more: null }

const alertsPage: Page<Paging, null> = {
  path: '/alerts',
  action: 'alerts.read',
  params: z.object({ after: z.string().optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const { fn } = visit.actor
    if (fn === null) return { title: 'Alerts', main: <AlertsPage visit={visit} shown={nothing} /> }
    const owners = councilsInSight(visit.actor, visit.at)
    const whom = { fn, offices: officesHeld(visit.actor, visit.at) }
    const unseen = await unseenAlerts(tx, owners, whom, afterOf(params), perPage + 1)
    const isFirst = params.after === undefined
    const shown = {
      unseen: unseen.slice(0, perPage),
      forOthers: isFirst ? await unseenAlerts(tx, owners, { ...whom, forOthers: true }, null, perPage) : [],
      seen: isFirst ? await seenAlerts(tx, owners, fn, lastSeen) : [],
      more: moreFrom(unseen),
    }
    return { title: 'Alerts', main: <AlertsPage visit={visit} shown={shown} /> }
  },
}

export const alertsRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, alertsPage)
  action(app, house, {
    path: '/alerts/:id/seen',
    action: 'alert.close',
    params: z.object({ id: z.uuid(), after: z.string().optional() }),
    from: alertsPage,
    act: async ({ visit, params, once }) => {
      const { actor, at } = visit
      const owner = actor.actingFor ?? ''
      const outcome = await perform(house.db, alertStream, {
        actor,
        at,
        action: 'alert.close',
        owner,
        id: params.id,
        once,
        opens: true,
        decide: async (alert, tx) => {
          const row = await tx
            .selectFrom('alert')
            .select(['id', 'seen_at', 'for_role'])
            .where('owner', '=', owner)
            .where('id', '=', params.id)
            .where('for_fn', '=', actor.fn ?? '')
            .executeTakeFirst()
          if (!row) return { refused: 'not-there' }
          if (!isTheirs(actor, row.for_role, at)) return { refused: 'not-yours' }
          if (alert?.seen || row.seen_at !== null) return { refused: 'seen-already' }
          return [{ type: 'seen' }] satisfies AlertEvent[]
        },
      })
      return outcome.done ? { goTo: '/alerts' } : outcome
    },
    words: {
      'not-there': 'There is no such alert for you.',
      'not-yours': 'This is for somebody else here to see: it says for whom.',
      'seen-already': 'A colleague has seen this already: it is listed under “Seen”.',
    },
  })
}
