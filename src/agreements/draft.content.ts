import type {
  Article10,
  Article6,
  Article9,
  AuthorityCode,
  ClientGroup,
  DataCategory,
  Gateway,
  Purpose,
  Schedule1,
  SignatoryRole,
  Subject,
} from '../access/index.ts'
import type { Day } from '../time/index.ts'

/** What a draft says, exactly as it would be agreed. The database reads it by these names (db/policies/instrument.sql). */
export type AgreementContent = {
  kind: DraftedKind
  title: string
  from: Day
  to: Day | null
  mayExtendTo: Day | null
  underId: string | null
  supersedes: string | null
  noticeMonths: number | null
  shortNoticeMonths: number | null
  shortNoticeWhen: string | null
  functions: readonly DraftedFunction[]
  scope: readonly DraftedScope[]
  schedules: readonly DraftedSchedule[]
  terms: readonly { title: string; words: string }[]
  /** Of an information sharing agreement alone. */
  sharing: DraftedSharing | null
}

export const draftedKinds = [
  'delegation-agreement',
  'joint-working-agreement',
  's113-agreement',
  'information-sharing-agreement',
  'memorandum',
  'processor-contract',
  'exit-agreement',
  'run-on-agreement',
] as const
export type DraftedKind = (typeof draftedKinds)[number]

export const isDraftedKind = (text: string): text is DraftedKind =>
  (draftedKinds as readonly string[]).includes(text)

export type DraftedFunction = {
  fn: string
  clientGroup: ClientGroup
  holder: AuthorityCode
  discharger: AuthorityCode
  from: Day
  to: Day
  enablingPower: string
  statutoryBasis: string
  serviceArea: string | null
  geography: readonly string[]
  teams: readonly string[]
  exclusions: readonly string[]
  reserved: readonly string[]
  onwardAllowed: boolean
}

export type DraftedScope = { fn: string; clientGroup: ClientGroup; words: string }
export type DraftedSchedule = { number: number; title: string; words: string }

/** What an information sharing agreement has besides (governance A3). A tier 2 adopts what its tier 1 says of limits. */
export type DraftedSharing = {
  tier: 1 | 2
  parentId: string | null
  reviewDue: Day
  publishedUrl: string | null
  dpiaReference: string | null
  minimisation: string | null
  retention: string | null
  signatories: readonly DraftedSignatory[]
  flows: readonly DraftedFlow[]
}

export type DraftedSignatory = {
  organisation: string
  role: SignatoryRole
  responsibleOfficer: string
  /** Whom the others ring when data was lost. */
  breachContact: string
}

/** One for each purpose when it is agreed. */
export type DraftedFlow = {
  from: string
  to: string
  purposes: readonly Purpose[]
  categories: readonly DataCategory[]
  subjects: readonly Subject[]
  article6: Article6
  article9: Article9 | null
  schedule1: Schedule1 | null
  article10: Article10 | null
  gateways: readonly Gateway[]
  lawEnforcement: boolean
  section36: string | null
  minimisation: string | null
  retention: string | null
}

/** Only under these does one council do for another what is the other's to do (A1: a contractor is no delegate). */
export const delegatingKinds: readonly string[] = ['delegation-agreement', 'run-on-agreement']
