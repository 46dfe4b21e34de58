import type { Room } from '../web/index.ts'
import { sealedRoutes } from './sealed.routes.tsx'
import { tellCustodians } from './tell-custodians.ts'

/** What happens when somebody searches for a person whose record is sealed: nothing they could see. */
export const sealedRoom: Room = {
  name: 'sealed records',
  routes: sealedRoutes,
  tasks: { 'tell-custodians': tellCustodians },
}
