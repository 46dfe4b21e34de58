import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Band, Cleaned, Comparison, Field, HardConflict, Hypothesis } from '../matching/index.ts'
import type { Instant } from '../time/index.ts'

/**
 * A question somebody must answer about who is who, and what it was made on: what was heard, whom it was compared with,
 * how, by which version of the model. Kept as it was, so that every score can be worked out again and explained years
 * later, also where nobody was found.
 */

export const reviewKinds = {
  'contact-match': 'Told of on a contact',
  'link-asked': 'Asked by another council',
  'link-reopened': 'Later evidence',
  'pair-left': 'Left for later',
  'merge-proposed': 'A second person is needed',
  'recognised-while-merged': 'Recognised while two records were one',
} as const

export type ReviewKind = keyof typeof reviewKinds

/** Of whom: a child or adult told of on a contact, or a person on record. */
export type Subject =
  { kind: 'child' | 'adult'; contactId: string; id: string } | { kind: 'person'; id: string }

/** Whom it was compared with. Another council's record out of sight has no id and gives no values. */
export type Candidate =
  | {
      kind: 'person'
      owner: AuthorityCode
      id: string
      weight: number
      band: Band
      likeliest: Hypothesis
      conflicts: readonly HardConflict[]
      comparison: Comparison
    }
  | { kind: 'elsewhere'; owner: AuthorityCode; band: Band; agreeing: readonly Field[] }
  | { kind: 'restricted'; owner: AuthorityCode; id: string }

/** What the answer rests on. */
export type Computed = {
  heard: Cleaned | null
  modelVersion: string
  candidates: readonly Candidate[]
  /** Whom attaching by itself would have chosen, and whether it was switched on. */
  wouldAttach: string | null
  attaches: boolean
}

export type Raised = Computed & {
  kind: ReviewKind
  subject: Subject
  /** The other record, where the question is about two. */
  other: { owner: AuthorityCode; id: string } | null
  because: string
  /** Somebody is asked. Otherwise it is kept to explain, and nobody waits. */
  isAsked: boolean
}

export type SettledAs = 'same' | 'different' | 'nobody-known' | 'no-longer-asked'

export type MatchReview = Raised & {
  owner: AuthorityCode
  id: string
  raisedAt: Instant
  askedAt: Instant | null
  left: { at: Instant; by: string | null; because: string } | null
  settled: { at: Instant; by: string | null; as: SettledAs; because: string } | null
}

export type ReviewEvent = Happening &
  (
    | ({ type: 'raised' } & Raised)
    /** Somebody leaves it for those who look down the queue; it is asked from now on if it was not before. */
    | { type: 'left'; because: string }
    | { type: 'settled'; as: SettledAs; because: string }
  )

export type ReviewFact = Fact<ReviewEvent>

const byStaff = (fact: ReviewFact): string | null => (fact.by.kind === 'staff' ? fact.by.staffId : null)

export const evolveReview = (before: MatchReview | undefined, fact: ReviewFact): MatchReview => {
  const { event, at } = fact
  if (event.type === 'raised') {
    const { type: _type, starts: _starts, stops: _stops, ...raised } = event as typeof event & Happening
    return {
      ...raised,
      owner: fact.owner,
      id: fact.id,
      raisedAt: at,
      askedAt: raised.isAsked ? at : null,
      left: null,
      settled: null,
    }
  }
  if (before === undefined) throw new Error(`A review begins when it is raised, not with ${event.type}.`)
  switch (event.type) {
    case 'left':
      return {
        ...before,
        askedAt: before.askedAt ?? at,
        left: { at, by: byStaff(fact), because: event.because },
        settled: null,
      }
    case 'settled':
      return { ...before, settled: { at, by: byStaff(fact), as: event.as, because: event.because } }
  }
}

export const reviewResource = ({ owner, id }: MatchReview): Resource =>
  councilsRecord('match-review', { owner, id })

const settledWords: Readonly<Record<SettledAs, string>> = {
  same: 'Answered: the same person.',
  different: 'Answered: not the same person.',
  'nobody-known': 'Answered: nobody known before.',
  'no-longer-asked': 'No longer asked.',
}

export const reviewSentence = ({ event }: ReviewFact): string => {
  switch (event.type) {
    case 'raised':
      return `${reviewKinds[event.kind]}: may be somebody on record. ${event.because}`.trim()
    case 'left':
      return `Left for the review queue. ${event.because}`.trim()
    case 'settled':
      return `${settledWords[event.as]} ${event.because}`.trim()
  }
}
