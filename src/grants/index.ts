import type { Room } from '../web/index.ts'
import { exitListRoutes } from './exit-list.routes.tsx'
import { giveRoutes } from './give.routes.tsx'
import { namedRoutes } from './named.routes.tsx'

/** Being let in to single records: whom a council lets in, what they read, and what is left to whom after an agreement. */
export const grantsRoom: Room = {
  name: 'grants',
  routes: (app, house) => {
    giveRoutes(app, house)
    namedRoutes(app, house)
    exitListRoutes(app, house)
  },
}
