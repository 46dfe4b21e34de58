export {
  aboutWhom,
  type ChangeKind,
  isChangeKind,
  type Payload,
  payloads,
  type What,
  whatOf,
} from './kinds.ts'
export { type ChangeState, type Outcome } from './change.ts'
export {
  type After,
  aroundChange,
  type ChangeRow,
  changesAbout,
  copiesOf,
  openChanges,
  settledChanges,
} from './change.sql.ts'
export {
  type Acting,
  type Answer,
  approveChange,
  type Decided,
  propose,
  refuseChange,
  withdrawChange,
} from './deciding.ts'
export {
  approvalRules,
  type Approver,
  councilsConcerned,
  needsSecondPerson,
  stillToApprove,
  whyNotApprove,
  type WhyNotApprove,
} from './who-approves.rule.ts'
