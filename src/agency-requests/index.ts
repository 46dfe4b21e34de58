import type { Room } from '../web/index.ts'
import { filesRoutes } from './files.routes.tsx'
import { linkRoutes } from './link.routes.tsx'
import { requestRoutes } from './request.routes.tsx'
import { trayRoutes } from './tray.routes.tsx'

export {
  type AgencyKind,
  agencyKinds,
  type AgencyKindName,
  agencyName,
  isAgencyKind,
  isHealth,
} from './agencies.ts'
export { checkAnswer } from './answer-check.ts'
export { longestSaying, type Saying, type SayingProblem, sayingProblems } from './answering.rule.ts'
export { type AskingProblem, askingProblems } from './asking.rule.ts'
export {
  askAgency,
  askedFor,
  type AskedOf,
  changeDue,
  chaseAgency,
  closeRequests,
  flowsFor,
  requestsOf,
  withdrawRequest,
  writeDownAnswer,
  writingDown,
} from './asking.ts'
export { type AnswerFile, fileWithContent, filesIn } from './files.sql.ts'
export { linkEndsAfter, linkEndsAt, makeLink } from './links.sql.ts'
export { Thing } from './pages/things.tsx'
export { type MayTell, type Proposed, proposedFor, usualOf } from './proposal.rule.ts'
export { hubPhone } from './finding.sql.ts'
export { replyDue } from './reply-due.rule.ts'
export {
  type AgencyRequest,
  type AnswerMark,
  type Asking,
  isOut,
  replyClock,
  type RequestEvent,
  type Subject,
  type ToldBack,
} from './request.ts'
export { requestStream } from './request.stream.ts'
export { type Disclosure, keepDisclosure, type SaidItem, saidIn } from './said.sql.ts'
export {
  type Audience,
  levelsFor,
  mayBeReadBy,
  type ShareLevel,
  shareLevelNames,
  shareLevels,
} from './share-level.rule.ts'
export { thingsTyped } from './typed-answer.ts'
export { type Said, withheldWordsIn } from './withheld-words.rule.ts'
export { assertionWords, consentWords, kindWords, lawfulBasisInWords, ratingWords } from './words.ts'

/** What partner agencies are asked, and what they answer. */
export const agencyRequestsRoom: Room = {
  name: 'agency requests',
  routes: (app, house) => {
    trayRoutes(app, house)
    requestRoutes(app, house)
    filesRoutes(app, house)
    linkRoutes(app, house)
  },
}
