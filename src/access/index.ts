export { type Action, actions, ruleOf } from './actions.ts'
export { authorities, type AuthorityCard } from './authority.sql.ts'
export {
  type Actor,
  councilsInSight,
  type Hat,
  hats,
  holdsRole,
  membershipsAt,
  type PublicActor,
  type StaffActor,
  type SystemActor,
} from './actor.ts'
export { type Decision, may, ownNothing, type Resource, type Why, type WhyNot } from './may.ts'
export type {
  DelegatedFunction,
  Employment,
  InstrumentRef,
  Membership,
  Placement,
  Range,
  Rights,
} from './rights.ts'
export { covers } from './rights.ts'
export { type Remembered, rememberRights } from './rights.sql.ts'
export { sayRefusal } from './say.ts'
export { type Standing, standing, standingInWords } from './standing.ts'
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
