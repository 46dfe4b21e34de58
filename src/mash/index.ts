import type { Room } from '../web/index.ts'
import { noticeLateness, noticeSilence } from './alarms.tasks.ts'
import { boardRoutes } from './board.routes.tsx'
import { enquiryRoutes } from './enquiry.routes.tsx'
import { answerArrives, closedTellsAgencies, decidedGoesOn, handedBackTellsAgencies } from './following.ts'
import {
  acceptedIsTaken,
  handOverOpensEnquiry,
  sentOnIsHandedBack,
  siblingJoinsEnquiry,
  withdrawnIsHandedBack,
} from './receiving.ts'

/** The Multi-Agency Safeguarding Hub: an enquiry from the moment it is sent until every child has an outcome. */
export const mashRoom: Room = {
  name: 'mash',
  routes: (app, house) => {
    boardRoutes(app, house)
    enquiryRoutes(app, house)
  },
  tasks: { 'enquiry-silent': noticeSilence, 'enquiry-late': noticeLateness },
  reactions: [
    handOverOpensEnquiry,
    siblingJoinsEnquiry,
    acceptedIsTaken,
    sentOnIsHandedBack,
    withdrawnIsHandedBack,
    decidedGoesOn,
    closedTellsAgencies,
    handedBackTellsAgencies,
    answerArrives,
  ],
}
