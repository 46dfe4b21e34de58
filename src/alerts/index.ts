import type { Room } from '../web/index.ts'
import { alertsRoutes } from './alerts.routes.tsx'
import { conflictMet } from './conflict.ts'
import { otherCouncilIsTold, tellOtherCouncil } from './other-council.ts'
import { ownAlertsRoutes } from './own.routes.tsx'

export type { Raised } from './alert.ts'
export { raiseAlert, withdrawAlerts } from './raise.ts'

/** What somebody inside must know, until they say that they do. */
export const alertsRoom: Room = {
  name: 'alerts',
  routes: (app, house) => {
    ownAlertsRoutes(app, house)
    alertsRoutes(app, house)
  },
  tasks: { 'conflict-of-interest-met': conflictMet, 'tell-other-council': tellOtherCouncil },
  reactions: otherCouncilIsTold,
}
