import type { AuthorityCode, ClientGroup } from '../access/index.ts'
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
}

/** Information sharing agreements have a shape and a room of their own. */
export const draftedKinds = [
  'delegation-agreement',
  'joint-working-agreement',
  's113-agreement',
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

/** Only under these does one council do for another what is the other's to do (A1: a contractor is no delegate). */
export const delegatingKinds: readonly string[] = ['delegation-agreement', 'run-on-agreement']
