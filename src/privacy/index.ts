import type { Room } from '../web/index.ts'
import { historyRoutes } from './history.routes.tsx'
import { reviewOpening } from './opening.task.ts'
import { reviewRoutes } from './review.routes.tsx'
import { goThroughLooks, tellDirector } from './review.tasks.ts'

export { timesAskedAboutMany } from './noticing.rule.ts'

/** The privacy officers' room: who looked at whom, and what of it somebody should ask about. */
export const privacyRoom: Room = {
  name: 'privacy officers',
  routes: (app, house) => {
    historyRoutes(app, house)
    reviewRoutes(app, house)
  },
  tasks: {
    'go-through-looks': goThroughLooks,
    'privacy-review-overdue': tellDirector,
    'review-opening': reviewOpening,
  },
  everyMinute: ['go-through-looks'],
}
