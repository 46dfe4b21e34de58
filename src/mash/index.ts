import type { Room } from '../web/index.ts'
import { agreementRoutes } from './agreement.routes.tsx'
import { noticeClosing, noticeLateness, noticeSilence, tellWhatWasMissed } from './alarms.tasks.ts'
import { askOtherwiseRoutes } from './ask-otherwise.routes.tsx'
import { askRoutes } from './ask.routes.tsx'
import { besideRoutes } from './beside.routes.tsx'
import { boardRoutes } from './board.routes.tsx'
import { decideRoutes } from './decide.routes.tsx'
import {
  lookAtOverdue,
  noticeOverdue,
  raisedStandsOnEnquiry,
  settledStandsOnEnquiry,
} from './disagreement.following.ts'
import { fromTeamRoutes } from './disagreement.from-team.routes.tsx'
import { disagreementRoutes } from './disagreement.routes.tsx'
import { discussionRoutes } from './discussion.routes.tsx'
import { enquiryRoutes } from './enquiry.routes.tsx'
import { answerArrives, closedTellsAgencies, decidedGoesOn, handedBackTellsAgencies } from './following.ts'
import { keepRoutes } from './keep.routes.tsx'
import { sendAgencyLetter } from './letter.tasks.ts'
import { rateRoutes } from './rate.routes.tsx'
import { requestRoutes } from './request.routes.tsx'
import {
  acceptedIsTaken,
  handOverOpensEnquiry,
  sentOnIsHandedBack,
  siblingJoinsEnquiry,
  withdrawnIsHandedBack,
} from './receiving.ts'
import { summaryRoutes } from './summary.routes.tsx'

export { rungAt, rungDue, type Ladder } from './ladder.rule.ts'
export { agencyLinkLetter } from './letter.ts'
export { answerDue } from './reply-due.ts'
export { silentAtLatest } from './silence.rule.ts'

/** The Multi-Agency Safeguarding Hub: an enquiry from the moment it is sent until every child has an outcome. */
export const mashRoom: Room = {
  name: 'mash',
  routes: (app, house) => {
    boardRoutes(app, house)
    enquiryRoutes(app, house)
    rateRoutes(app, house)
    agreementRoutes(app, house)
    askRoutes(app, house)
    askOtherwiseRoutes(app, house)
    requestRoutes(app, house)
    keepRoutes(app, house)
    discussionRoutes(app, house)
    summaryRoutes(app, house)
    decideRoutes(app, house)
    besideRoutes(app, house)
    disagreementRoutes(app, house)
    fromTeamRoutes(app, house)
  },
  tasks: {
    'enquiry-silent': noticeSilence,
    'enquiry-late': noticeLateness,
    'send-agency-letter': sendAgencyLetter,
    'enquiry-at-closing': noticeClosing,
    'enquiries-at-start': tellWhatWasMissed,
    'disagreement-overdue': noticeOverdue,
    'disagreements-at-start': lookAtOverdue,
  },
  atStart: ['enquiries-at-start', 'disagreements-at-start'],
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
    raisedStandsOnEnquiry,
    settledStandsOnEnquiry,
  ],
}
