export type { By, Fact, Happening, StartedClock } from './fact.ts'
export { type Look, recordLook, recordRenewal, recordTriedDoor } from './look.sql.ts'
export {
  type Command,
  contextFor,
  type Done,
  isRefusal,
  type NotDone,
  perform,
  performTogether,
  performWithin,
  react,
  type Reaction,
  type Refusal,
  resourceOf,
  unlessChangedMeanwhile,
} from './perform.ts'
export { bePresent, type Present, whoElse } from './presence.sql.ts'
export { type ManyDone, type OneOfMany, performMany } from './perform-many.ts'
export { addJob, announce, answerGiven, factsOf, factsOfMany, fold } from './record.sql.ts'
export type { Alert, Job, Stream } from './stream.ts'
