import type { AuthorityCode } from '../access/index.ts'
import type { Day, Instant } from '../time/index.ts'

/** Why a card is opened. The database accepts these and no others. */
export const reasons = {
  'child-found': 'A child has been found, or is with the caller',
  'immediate-danger': 'Somebody may be in danger now',
  missing: 'Somebody is missing',
  'police-protection': 'Police protection, or police ask now',
  visit: 'Somebody is about to visit and must know of risks',
  other: 'Something else that cannot wait',
} as const

export type Reason = keyof typeof reasons

export const isReason = (text: string): text is Reason => Object.hasOwn(reasons, text)

/** The shortest reason in words that says anything. The database refuses less. */
export const shortestWords = 10

export type Why = { reason: Reason; words: string }

export type Whom = { words: readonly string[]; born: Day | null }

/** Whom it may be about: enough to pick the right one. Of a restricted record only that it exists. */
export type MayBe = {
  owner: AuthorityCode
  personId: string
  isStub: boolean
  name: string | null
  bornOn: Day | null
  isChild: boolean | null
}

/** At most this many are shown; more means: ask for more of the name, or the date of birth. */
export const mostShown = 10

export type Card = {
  owner: AuthorityCode
  personId: string
  /** Restricted to named workers: opening the card has broken the glass. */
  isRestricted: boolean
  name: string | null
  knownAs: string | null
  bornOn: Day | null
  bornEstimated: boolean
  expectedOn: Day | null
  isChild: boolean
  flags: readonly string[]
  addresses: readonly string[]
  hasHiddenAddress: boolean
  workers: readonly { worker: string | null; team: string; phone: string }[]
  contacts: readonly { reference: string; receivedAt: Instant }[]
  /** The opening this card came of, and until when the cards of its household may be read again without a new reason. */
  opening: string
  until: Instant
  household: readonly InHousehold[]
}

/** Somebody else of the household. Of a restricted record only that it exists. */
export type InHousehold = { personId: string; isStub: boolean; name: string | null; bornOn: Day | null }

/** A household whose cards this worker may still read: when they opened it, and nothing of whose it is. */
export type Reach = {
  opening: string
  personId: string
  owner: AuthorityCode
  openedAt: Instant
  until: Instant
}

export type Opening = {
  id: string
  cardOwner: AuthorityCode
  worker: string
  employer: string | null
  actingFor: AuthorityCode
  fn: string
  reason: string
  words: string
  isRestricted: boolean
  openedAt: Instant
}
