import { showOnAgreement } from '../agreements/index.ts'
import type { Room } from '../web/index.ts'
import { everyNightTask, findAtOnce, findEveryNight, findLately, lately } from './find.task.ts'
import { gapsRoutes } from './gaps.routes.tsx'
import { nobodyScreensOne, nobodyScreensTask, seeWhoScreens } from './nobody-screens.task.ts'
import { gapsOnAgreement } from './on-agreement.tsx'

export { findGaps } from './find.task.ts'

/** Work done for a council with no agreement in force: found, shown to that council, and answered for (finding 7). */
export const authorityGapsRoom: Room = {
  name: 'authority gaps',
  routes: (app, house) => {
    gapsRoutes(app, house)
    showOnAgreement(gapsOnAgreement)
  },
  tasks: { [everyNightTask]: findEveryNight, [lately]: findLately, [nobodyScreensTask]: nobodyScreensOne },
  atStart: [everyNightTask],
  reactions: [findAtOnce, seeWhoScreens],
}
