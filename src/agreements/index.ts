export { agreementsRoom } from './agreements.routes.tsx'
export {
  type Agreement,
  continues,
  endOf,
  everyTerm,
  functionInWords,
  type FunctionTerm,
  givesRight,
  holds,
  isConfirmed,
  isInForce,
  kindsInWords,
  type LentWorker,
  stateOf,
  type TermState,
  type Wording,
} from './agreement.ts'
export { allAgreements } from './agreement.sql.ts'
export { reservable, reservedInWords } from './function.form.ts'
export { paperHint, paperOf } from './papers.ts'
export { keepDocument } from './record.sql.ts'
export { hasExecutive, isSection101Alone } from './statute.rule.ts'
export { type AgreementPart, showOnAgreement } from './part-of-page.ts'
export { TimelinePicture } from './pages/timeline.tsx'
export { stretchInWords, type Timeline, timelineOf, type TimelineRow } from './timeline.ts'
