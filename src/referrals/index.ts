import { forgetOldDrafts, lookAgain } from '../questions/index.ts'
import type { FastifyInstance } from 'fastify'
import type { House, Room } from '../web/index.ts'
import { apartRoutes } from './apart.routes.tsx'
import { answerReferralErrors } from './errors.tsx'
import { filesRoutes } from './files.routes.tsx'
import { forgetOldCounts } from './limits.sql.ts'
import { returnRoutes } from './return.routes.tsx'
import { sendRoutes } from './send.routes.tsx'
import { startRoutes } from './start.routes.tsx'
import { stepRoutes } from './step.routes.tsx'

export { sentPageWords } from './sent.words.ts'

const routes = (app: FastifyInstance, house: House): void => {
  // The public pages have errors of their own: they say where the draft is.
  void app.register(async (publicPages) => {
    answerReferralErrors(publicPages, house)
    startRoutes(publicPages, house)
    returnRoutes(publicPages, house)
    filesRoutes(publicPages, house)
    sendRoutes(publicPages, house)
    stepRoutes(publicPages, house)
  })
  apartRoutes(app, house)
}

/** The online referral: anybody may tell us about a child, without an account. */
export const referralRoom: Room = {
  name: 'referrals',
  routes,
  tasks: {
    'forget-old-drafts': async (_payload, house) => {
      await forgetOldDrafts(house.db, house.now())
      await forgetOldCounts(house.db, Date.parse(house.now()))
      await lookAgain(house.db, house.now())
    },
  },
}
