import type { Day } from '../time/index.ts'
import type {
  Article10,
  Article6,
  Article9,
  DataCategory,
  Gateway,
  Purpose,
  Schedule1,
  SignatoryRole,
  Subject,
} from './flow.words.ts'
import type { InstrumentRef, Range } from './rights.ts'

/** One organisation's signature of one agreement; signing again after a withdrawal is another signature. */
export type Signature = {
  organisation: string
  role: SignatoryRole
  signedOn: Day
  responsibleOfficer: string
  /** Whom the others ring when data was lost. */
  breachContact: string
  /** The first day on which it no longer counts. */
  withdrawnOn: Day | null
}

/** Who may tell whom what about whom, for one purpose, on which basis (governance A3). An empty basis is not there yet. */
export type Flow = Range & {
  id: string
  purpose: Purpose
  fromOrganisation: string
  toOrganisation: string
  categories: readonly DataCategory[]
  subjects: readonly Subject[]
  article6: Article6 | null
  article9: Article9 | null
  schedule1: Schedule1 | null
  article10: Article10 | null
  gateways: readonly Gateway[]
  /** Held for law enforcement (Data Protection Act 2018 Part 3): it leaves that only where authorised, section 36(4). */
  lawEnforcement: boolean
  section36: string | null
  minimisation: string | null
  retention: string | null
}

/** What every agreement has, of either tier. Its own range is that of its instrument. */
export type SignedAgreement = Range & {
  instrument: InstrumentRef
  tier: 1 | 2
  signatures: readonly Signature[]
  reviewDue: Day
  publishedUrl: string | null
  dpiaReference: string | null
  minimisation: string | null
  retention: string | null
}

/** A tier 2 names the tier 1 it stands under, whose baseline it adopts and without which it does not hold. */
export type SharingAgreement = SignedAgreement & { parent: SignedAgreement | null; flows: readonly Flow[] }

/** What somebody wants to tell, or to be told: by whom to whom, for what, what kinds of data about whom, on which day. */
export type SharingQuestion = {
  from: string
  to: string
  purpose: Purpose
  categories: readonly DataCategory[]
  subjects: readonly Subject[]
  on: Day
}

/** How little is shared and how long it is kept, as the flow says or, where it is silent, the agreement or its tier 1. */
export type Limits = { minimisation: string; retention: string }

export const limitsOf = (agreement: SharingAgreement, flow: Flow): Limits => ({
  minimisation: flow.minimisation ?? agreement.minimisation ?? agreement.parent?.minimisation ?? '',
  retention: flow.retention ?? agreement.retention ?? agreement.parent?.retention ?? '',
})
