export { type Action, actions, ruleOf } from './actions.ts'
export { type Assurance, isFresh, type SignInWay } from './assurance.ts'
export { authorities, type AuthorityCard } from './authority.sql.ts'
export {
  type Actor,
  councilsInSight,
  type Hat,
  hats,
  holdsRole,
  type LinkActor,
  membershipsAt,
  type PublicActor,
  type StaffActor,
  type SystemActor,
} from './actor.ts'
export { canShareAtAll, flowFor, type Permitted } from './flow.ts'
export { everythingMissing } from './flow-checks.ts'
export { organisationNames, sharingAgreements } from './flow.sql.ts'
export {
  article10,
  type Article10,
  article6,
  type Article6,
  article9,
  type Article9,
  dataCategories,
  type DataCategory,
  type Gateway,
  gateways,
  isDataCategory,
  isGateway,
  isPurpose,
  isSubject,
  needsOf,
  type Purpose,
  purposes,
  schedule1,
  type Schedule1,
  type SignatoryRole,
  signatoryRoles,
  type Subject,
  subjects,
} from './flow.words.ts'
export { type Missing, sayMissing, sayWhatIsMissing } from './missing.ts'
export {
  type Flow,
  type Limits,
  limitsOf,
  type SharingAgreement,
  type SharingQuestion,
  type Signature,
  type SignedAgreement,
} from './sharing-agreement.ts'
export {
  type Asked,
  councilsRecord,
  type Decision,
  isOffered,
  may,
  ownNothing,
  type Resource,
  type Why,
  type WhyNot,
} from './may.ts'
export type {
  DelegatedFunction,
  Employment,
  Grant,
  GrantKind,
  InstrumentRef,
  Membership,
  Placement,
  Range,
  Rights,
  RunOffCase,
  Succession,
} from './rights.ts'
export { officesHeld } from './offices.ts'
export { covers } from './rights.ts'
export { type Remembered, rememberRights } from './rights.sql.ts'
export { sayRefusal } from './say.ts'
export {
  finishingUntil,
  grantKindOf,
  grantsAt,
  hasFullStanding,
  instrumentOf,
  isDelegatedTo,
  isFull,
  runOffAt,
  type Standing,
  standing,
  standingInWords,
  standings,
} from './standing.ts'
export {
  type FieldSet,
  mayShow,
  obligationsOf,
  type Obligation,
  purposeOf,
  purposes as purposesOfWork,
  type Purpose as PurposeOfWork,
} from './purpose.ts'
export {
  type AuthorityCode,
  type ClientGroup,
  type Fn,
  functions,
  functionsInShort,
  isFn,
  isRole,
  type Role,
  roles,
} from './words.ts'
