import type { Room } from '../web/index.ts'
import { proofRoutes } from './proof.routes.ts'
import { recordRoutes } from './record.routes.tsx'
import { sealRecord } from './sealing.ts'

export { beginProof } from './begin.ts'
export { sealedIn, type SealedIn } from './tree.sql.ts'
export { watchInTrial } from './trial-witnesses.ts'

/** That nobody has altered what happened and who looked, for whoever does not want to take our word for it. */
export const proofRoom: Room = {
  name: 'proof of the record',
  routes: (app, house) => {
    proofRoutes(app, house)
    recordRoutes(app, house)
  },
  tasks: { 'seal-record': sealRecord },
  atStart: ['seal-record'],
  everyMinute: ['seal-record'],
}
