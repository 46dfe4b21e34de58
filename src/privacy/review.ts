import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { OpeningKind } from './opening.ts'

/**
 * A look, or several, that a privacy officer should ask about (authorisation B5: what was overridden or self-claimed is
 * looked into within a working day). Raised by the service; found in order or not by a person. Pure.
 */
export const reviewKinds = {
  conflict: 'Tried to open the record of somebody they are related to',
  'declared-reason': 'Opened a record that was not with them or their team',
  'own-name': 'Opened the record of somebody with their own name',
  'same-surname': 'Opened the record of somebody with their surname',
  'many-looks': 'Opened very many records in an hour',
  'broken-glass': 'Broke the glass: opened a household at once',
  'emergency-card': 'Opened an emergency card',
} as const satisfies Record<string, string> & Record<OpeningKind, string>

export type ReviewKind = keyof typeof reviewKinds

export const isReviewKind = (text: string): text is ReviewKind => Object.hasOwn(reviewKinds, text)

export const findings = {
  'in-order': 'In order: their work needed it',
  'talked-to': 'They did not need it: I have talked to them',
  'not-in-order': 'Not in order: it goes further',
  justified: 'Justified: it could not wait',
  'not-justified': 'Not justified: it goes further',
} as const

export type ReviewFinding = keyof typeof findings

export const isOpeningKind = (kind: ReviewKind): kind is OpeningKind =>
  kind === 'broken-glass' || kind === 'emergency-card'

/** What may come of looking into one of this kind (authorisation B5 for what was overridden). */
export const findingsOf = (kind: ReviewKind): readonly ReviewFinding[] =>
  isOpeningKind(kind) ? ['justified', 'not-justified'] : ['in-order', 'talked-to', 'not-in-order']

export const isFinding = (text: string): text is ReviewFinding => Object.hasOwn(findings, text)

/** The clock each one runs by: what was opened at once has one of its own. */
export const reviewRuleOf = (kind: ReviewKind): 'PRIVACY-REVIEW' | 'OPENING-REVIEW' =>
  isOpeningKind(kind) ? 'OPENING-REVIEW' : 'PRIVACY-REVIEW'

/** What the service noticed: the look it began with, and whose record it was. */
export type Noticed = {
  kind: ReviewKind
  staffId: string
  subjectKind: string
  subjectId: string
  lookId: string
  lookedAt: Instant
  /** The reason the worker gave, where they gave one. */
  said: string | null
  /** Of very many looks: how many records within the hour. Of a broken glass: how many it opened. */
  records: number | null
  /** Of a broken glass or an emergency card: whose record, for which of the reasons, until when. */
  opening?: Opening
}

export type Opening = {
  recordOwner: AuthorityCode
  reason: string
  isRestricted: boolean
  /** Null where it is nobody's to say. */
  until: Instant | null
}

export type PrivacyReview = Noticed & {
  owner: AuthorityCode
  id: string
  raisedAt: Instant
  dueAt: Instant
  escalatedAt: Instant | null
  /** Somebody is to be asked before it can be said what it was; it stays to be looked into, and its clock runs on. */
  asking: { words: string; at: Instant; by: string | null } | null
  reviewed: { finding: ReviewFinding; words: string; at: Instant; by: string | null } | null
}

export type PrivacyReviewEvent = Happening &
  (
    | ({ type: 'raised'; dueAt: Instant } & Noticed)
    | { type: 'escalated' }
    | { type: 'asking'; words: string }
    | { type: 'reviewed'; finding: ReviewFinding; words: string }
  )

export type PrivacyReviewFact = Fact<PrivacyReviewEvent>

export const evolveReview = (
  before: PrivacyReview | undefined,
  { event, owner, id, at, by }: PrivacyReviewFact,
): PrivacyReview => {
  if (event.type === 'raised') {
    const { type: _type, starts: _starts, stops: _stops, ...noticed } = event
    return { ...noticed, owner, id, raisedAt: at, escalatedAt: null, asking: null, reviewed: null }
  }
  if (before === undefined) throw new Error(`A review is raised before it is ${event.type}.`)
  switch (event.type) {
    case 'escalated':
      return { ...before, escalatedAt: at }
    case 'asking':
      return {
        ...before,
        asking: { words: event.words, at, by: by.kind === 'staff' ? by.staffId : null },
      }
    case 'reviewed': {
      const { finding, words } = event
      return { ...before, reviewed: { finding, words, at, by: by.kind === 'staff' ? by.staffId : null } }
    }
  }
}

export const reviewResource = ({ owner, id }: Pick<PrivacyReview, 'owner' | 'id'>): Resource =>
  councilsRecord('privacy-review', { owner, id })

/** Without who it is about, and whose record it was: a sentence may be printed. */
export const reviewSentence = ({ event }: PrivacyReviewFact): string => {
  switch (event.type) {
    case 'raised':
      return 'A look was put before the privacy officers.'
    case 'escalated':
      return 'Nobody had looked into it in time: the director was told.'
    case 'asking':
      return 'A privacy officer is asking the worker first.'
    case 'reviewed':
      return `A privacy officer looked into it. ${findings[event.finding]}.`
  }
}
