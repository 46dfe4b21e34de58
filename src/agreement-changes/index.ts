import { showOnAgreement } from '../agreements/index.ts'
import type { Room } from '../web/index.ts'
import { changesRoutes } from './changes.routes.tsx'
import { extensionDueTask, seeWhichAreDue } from './extension-due.task.ts'
import { governingRoutes, tellGoverned } from './governing.routes.tsx'
import { tellGovernedTask } from './governing.sql.ts'
import { changesOnAgreement } from './part-of-agreement.tsx'
import { tellPartyTask } from './part.sql.ts'
import { tellParty } from './tell.task.ts'

/** What councils ask to change of their agreements, and what each of them decides. */
export const agreementChangesRoom: Room = {
  name: 'changes to agreements',
  routes: (app, house) => {
    showOnAgreement(changesOnAgreement)
    changesRoutes(app, house)
    governingRoutes(app, house)
  },
  tasks: { [tellPartyTask]: tellParty, [tellGovernedTask]: tellGoverned, [extensionDueTask]: seeWhichAreDue },
  atStart: [extensionDueTask],
}
