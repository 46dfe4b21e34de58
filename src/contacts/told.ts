import type { Day } from '../time/index.ts'

/**
 * What somebody told us, field by field as the joint referral form asks it (procedures 1.2; the number beside each
 * field is its row there). It is kept as told: what screening finds out later is its own fact.
 */

/** An answer, or why there is none. Accepted where 1.2 marks a "?". */
export type Answer = { known: string } | { notKnown: string }

export type YesNo = 'yes' | 'no' | 'not-known'

export type ReferrerClass = 'professional' | 'public' | 'parent' | 'young-person'

export type Urgency = 'immediate' | 'today' | 'not-urgent'

/** 4-7. Who is telling us. A member of the public may stay anonymous; the identity is then withheld from the family. */
export type Referrer = {
  class: ReferrerClass
  isAnonymous: boolean
  name: string
  role: string
  agency: string
  team: string
  address: string
  phone: string
  email: string
  relationshipToChild: string
  knownFor: string
  safeguardingLead: string
  safeguardingLeadConsulted: YesNo | ''
  safeToRingBack: YesNo | ''
  ringBackWhen: string
}

/** 8-17, 20, 21. A child, born or not. */
export type ToldChild = {
  id: string
  givenNames: string
  familyName: string
  knownAs: string
  bornOn: Day | null
  bornEstimated: boolean
  expectedOn: Day | null
  sex: 'F' | 'M' | 'U'
  gender: string
  ethnicity: Answer
  religion: Answer
  language: Answer
  communication: Answer
  disability: Answer
  immigration: string
  nhsNumber: string
  upn: string
  school: Answer
  health: Answer
  /** 17. Only where it differs from the household's. */
  otherAddress: string
  otherPostcode: string
  /** 19. Each of these may change which council is answerable (procedures 2.5). */
  privatelyFostered: YesNo
  lookedAfterBy: string
  planElsewhere: string
  /** 28. The child's own words, as spoken. */
  ownWords: string
  /** 36. */
  views: string
  viewsNotSoughtBecause: string
}

/** 22-26. Everybody else. Siblings are told as children. */
export type ToldAdult = {
  id: string
  name: string
  bornOn: Day | null
  relation: string
  part: 'household' | 'parent' | 'visitor' | 'wider-family' | 'alleged'
  hasParentalResponsibility: YesNo
  sameConcern: boolean
  needs: string
  /** 26. The last item is told to the Designated Officer. */
  contactWithOtherChildren: YesNo | ''
  worksWithChildren: YesNo | ''
}

/** 38. Agreement to a service and lawful basis to share are two different things (procedures 2.9). */
export type Consent = {
  person: string
  purpose: 'referral' | 'agency-checks' | 'early-help'
  answer: 'given' | 'refused' | 'not-sought'
  on: Day | null
  how: 'verbal' | 'written' | ''
  /** 39. Where it was not sought or is overridden. */
  reason:
    | ''
    | 'risk-to-child'
    | 'loss-of-evidence'
    | 'delay'
    | 'crime'
    | 'domestic-abuse'
    | 'fabricated-illness'
    | 'other'
  reasonText: string
}

export type Told = {
  /** 1. */
  concernArose: string
  urgency: Urgency
  referrer: Referrer
  children: ToldChild[]
  adults: ToldAdult[]
  /** 17. The household's. */
  address: string
  postcode: string
  phone: string
  previousAddresses: string
  /** 18. */
  whereNow: string
  condition: string
  withWhom: string
  /** 27. */
  whatHappened: string
  whenAndWhere: string
  whoSawIt: string
  isFirstHand: YesNo
  /** 29. */
  injuries: string
  /** 30. */
  impact: string
  /** 31-35. */
  history: Answer
  supportGiven: Answer
  earlyHelpAssessment: YesNo
  strengths: Answer
  thresholdLevel: '' | '1' | '2' | '3' | '4'
  thresholdSection: string
  wants: string
  /** 36-39. */
  parentsViews: string
  parentsViewsNotSoughtBecause: string
  parentTold: YesNo
  parentToldHow: string
  consents: Consent[]
  /** 40-42. */
  otherAgencies: Answer
  visitRisks: Answer
  safeContact: string
  /** The screener's own notes of a call, beyond any field. */
  notes: string
}
