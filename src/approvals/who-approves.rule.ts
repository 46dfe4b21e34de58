import type { AuthorityCode, Role } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import type { ChangeKind } from './kinds.ts'

/**
 * Who must agree before a change counts. Two people, never one, where it changes rights or thresholds (authorisation B1;
 * ASVS 5.0 V2.3.5), and somebody of each council it concerns: each may veto what affects its thresholds (governance A10 c).
 * The database asks the same before it does anything: app.councils_of_change and its kin; a test holds the two together.
 */
export type Scope =
  /** Every council in whose name the worker acts, or will. */
  | 'worker'
  /** The council whose team it is, and every one it serves. */
  | 'team'
  /** The councils the change itself names: whose setting, the new employer, the host. */
  | 'named'
  /** All of them. */
  | 'every'

type Rule = {
  concerns: readonly Scope[]
  /** Why one person may do it alone; null where a second must agree. */
  alone: string | null
  approvers: readonly Role[]
}

const heads: readonly Role[] = ['administrator', 'director']
/** Where an agreement between the councils is what carries it. */
const withAgreements: readonly Role[] = [...heads, 'agreements-officer']

const two = (...concerns: readonly Scope[]): Rule => ({ concerns, alone: null, approvers: heads })
const underAgreement = (...concerns: readonly Scope[]): Rule => ({
  concerns,
  alone: null,
  approvers: withAgreements,
})
const alone = (why: string): Rule => ({ concerns: ['named'], alone: why, approvers: heads })

/** Every kind of change, in one place. */
export const approvalRules: Readonly<Record<ChangeKind, Rule>> = {
  'worker-added': two('named'),
  'employment-begun': two('worker', 'named'),
  'employment-ended': {
    ...two('worker'),
    alone: 'at once, by their own employer: a door left open is the worse mistake (authorisation R9)',
  },
  'role-given': two('worker'),
  'role-ended': two('worker'),
  'membership-given': two('worker', 'team'),
  'membership-ended': two('worker', 'team'),
  'placement-begun': underAgreement('worker', 'named'),
  'placement-ended': underAgreement('worker'),
  // Training is a gate: writing it down opens records again (authorisation B3 step 1).
  'training-recorded': two('worker'),
  'team-opened': two('named'),
  'team-closed': two('team'),
  'team-serving-begun': underAgreement('team', 'named'),
  'team-serving-ended': underAgreement('team', 'named'),
  'guidance-published': two('named'),
  // Thresholds, lengths of clocks, and how long a sign-in lasts.
  'setting-set': two('named'),
  'setting-withdrawn': two('named'),
  // Both councils' clocks are counted by the one list.
  'bank-holiday-added': two('every'),
  'bank-holiday-removed': two('every'),
  'calendar-extended': two('every'),
  'closure-day-added': alone('no statutory clock stands still on it (clocks 4.3 e)'),
  'closure-day-removed': alone('no statutory clock stands still on it (clocks 4.3 e)'),
  'wording-set': alone(
    'changes no right and no threshold; what must be said is checked (Working Together 2023, chapter 3)',
  ),
  'wording-withdrawn': alone('changes no right and no threshold'),
}

export type Around = {
  proposedFor: AuthorityCode
  worker: readonly AuthorityCode[]
  team: readonly AuthorityCode[]
  /** Councils among the organisations the change names. */
  named: readonly AuthorityCode[]
  every: readonly AuthorityCode[]
}

/** The councils a change is put before, the proposer's own among them, in order of code. */
export const councilsConcerned = (kind: ChangeKind, around: Around): AuthorityCode[] =>
  [
    ...new Set([around.proposedFor, ...approvalRules[kind].concerns.flatMap((scope) => [...around[scope]])]),
  ].toSorted()

export type AboutToBe = {
  kind: ChangeKind
  countsFrom: Day
  today: Day
  /** It is the proposer's own council's: its setting, or its employee or somebody of no council. */
  isOwn: boolean
}

/** Ending an employment is done alone only at once; from a later day there is time for a second person. */
export const needsSecondPerson = ({ kind, countsFrom, today, isOwn }: AboutToBe): boolean => {
  if (approvalRules[kind].alone === null || !isOwn) return true
  return kind === 'employment-ended' && countsFrom > today
}

export type Copy = { owner: AuthorityCode; approvedBy: string | null }

/** The councils that have not agreed yet. */
export const stillToApprove = (copies: readonly Copy[]): AuthorityCode[] =>
  copies.filter(({ approvedBy }) => approvedBy === null).map(({ owner }) => owner)

export type Approver = {
  staffId: string
  actingFor: AuthorityCode
  employers: readonly string[]
  roles: readonly Role[]
}

export type WhyNotApprove = 'own-proposal' | 'approved-for-another' | 'not-employed-here' | 'not-competent'

/** May this person agree for the council they act for? Never to what they proposed, nor for two councils at once. */
export const whyNotApprove = (
  approver: Approver,
  change: { kind: ChangeKind; proposedBy: string; approvers: readonly (string | null)[] },
): WhyNotApprove | null => {
  if (approver.staffId === change.proposedBy) return 'own-proposal'
  if (change.approvers.includes(approver.staffId)) return 'approved-for-another'
  if (!approver.employers.includes(approver.actingFor)) return 'not-employed-here'
  return approvalRules[change.kind].approvers.some((role) => approver.roles.includes(role))
    ? null
    : 'not-competent'
}
