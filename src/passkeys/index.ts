import type { Room } from '../web/index.ts'
import { enrolRoutes } from './enrol.routes.tsx'
import { inviteRoutes } from './invite.routes.tsx'
import { ownRoutes } from './own.routes.tsx'
import { signInRoutes } from './sign-in.routes.tsx'

export { partnerInvitation } from './letter.ts'

/** Signing in with a passkey, for people of partner agencies whose employer has no sign-in of its own here. */
export const passkeysRoom: Room = {
  name: 'passkeys',
  routes: (app, house) => {
    signInRoutes(app, house)
    enrolRoutes(app, house)
    ownRoutes(app, house)
    inviteRoutes(app, house)
  },
}
