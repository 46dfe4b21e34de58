import type { Room } from '../web/index.ts'
import { changesRoutes } from './changes.routes.tsx'
import { tellPartyTask } from './part.sql.ts'
import { tellParty } from './tell.task.ts'

/** What councils ask to change of their agreements, and what each of them decides. */
export const agreementChangesRoom: Room = {
  name: 'changes to agreements',
  routes: changesRoutes,
  tasks: { [tellPartyTask]: tellParty },
}
