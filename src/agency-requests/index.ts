import type { Room } from '../web/index.ts'

export {
  type AgencyKind,
  agencyKinds,
  type AgencyKindName,
  agencyName,
  isAgencyKind,
  isHealth,
} from './agencies.ts'
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
} from './asking.ts'
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
export { type Said, withheldWordsIn } from './withheld-words.rule.ts'

/** What partner agencies are asked, and what they answer. */
export const agencyRequestsRoom: Room = {
  name: 'agency requests',
  routes: () => undefined,
}
