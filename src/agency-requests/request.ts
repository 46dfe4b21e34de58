import type { AuthorityCode, DataCategory, Gateway, InstrumentRef, Purpose } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { ShareLevel } from './share-level.rule.ts'

/**
 * What one agency is asked about named people, for one enquiry of one council, and what it answered (procedures 4.4).
 * Pure. The words of an answer are not here: they stand in rows that open by their share level, and the facts keep the
 * level and a hash (docs/decisions/0010).
 */

/** Somebody the agency is asked about, and why it is likely to hold something of them. Each person separately. */
export type Subject = {
  id: string
  /** Whom of the contact: its child, or somebody around the child. */
  part: 'child' | 'parent' | 'household' | 'alleged'
  personId: string | null
  name: string
  bornOn: Day | null
  relation: string
  /** As the hub knows it; empty where it is hidden or not known. */
  address: string
  categories: readonly DataCategory[]
  because: string
  /** An adult's health is asked about only for a reason of its own (UK GDPR Article 5(1)(c); procedures 4.4). */
  adultHealthBecause: string
}

/** How the family stands to the checks. Refused and not overridden only where significant harm is likely (procedures 2.9). */
export type ConsentState = 'given' | 'overridden' | 'refused' | 'not-sought'

/** What the agency is told with the question: the whole of what is disclosed to it, and on what footing. */
export type Asking = {
  enquiryId: string
  contactId: string
  reference: string
  agency: string
  headline: string
  purpose: Purpose
  /** What the hub is worried about, in the measure this agency needs. */
  worry: string
  questions: string
  subjects: readonly Subject[]
  consent: ConsentState
  lawfulBasis: string
  gateways: readonly Gateway[]
  flow: { id: string; instrument: InstrumentRef }
  rating: Exclude<Rating, 'blue'>
  dueAt: Instant
}

export type AnswerKind = 'nothing-known' | 'known' | 'declined'
export type Assertion = 'fact' | 'opinion'

/** One thing an agency said about one person, without the words. */
export type AnswerMark = {
  id: string
  subjectId: string
  kind: AnswerKind
  assertion: Assertion | null
  level: ShareLevel
  sha256: string
  /** Who in the agency decided not to share; null where it was shared. */
  decidedBy: string | null
}

/** What an agency hears afterwards: whether its answer was weighed, and what was decided for whom it was asked about. */
export type ToldBack = {
  at: Instant
  weighed: boolean
  outcomes: readonly { about: string; outcome: string }[]
  words: string
}

export type RequestStage = 'asked' | 'part-answered' | 'answered' | 'withdrawn' | 'closed'

export type AgencyRequest = Asking & {
  owner: AuthorityCode
  id: string
  stage: RequestStage
  askedAt: Instant
  askedBy: string | null
  seenAt: Instant | null
  answers: readonly (AnswerMark & { at: Instant; by: string; reusedFrom: string | null })[]
  files: readonly { id: string; name: string; level: ShareLevel; at: Instant }[]
  answeredAt: Instant | null
  chases: readonly { at: Instant; by: string | null; how: string; note: string }[]
  links: readonly { id: string; sentTo: string; madeAt: Instant; endsAt: Instant; openedAt: Instant | null }[]
  withdrawn: { at: Instant; because: string } | null
  closedAt: Instant | null
  toldBack: ToldBack | null
}

export type RequestEvent = Happening &
  (
    | ({ type: 'asked' } & Asking)
    | { type: 'seen' }
    | { type: 'chased'; how: 'telephone' | 'message' | 'in-person'; note: string }
    | { type: 'due-changed'; rating: Exclude<Rating, 'blue'>; dueAt: Instant; because: string }
    | { type: 'link-made'; linkId: string; sentTo: string; endsAt: Instant }
    | { type: 'link-opened'; linkId: string }
    | { type: 'link-taken-back'; linkId: string }
    | { type: 'answered'; answers: readonly AnswerMark[]; by: string; reusedFrom: string | null }
    | { type: 'file-attached'; fileId: string; name: string; level: ShareLevel; sha256: string }
    | { type: 'withdrawn'; because: string }
    | { type: 'enquiry-closed'; told: ToldBack }
  )

export type RequestFact = Fact<RequestEvent>

/** The one clock of a request: asked, due inside the enquiry's own time, answered. */
export const replyClock = 'AGENCY-REPLY'

const staffOf = (fact: RequestFact): string | null => (fact.by.kind === 'staff' ? fact.by.staffId : null)

const asked = (fact: RequestFact & { event: { type: 'asked' } & Asking }): AgencyRequest => {
  const { type: _type, starts: _starts, stops: _stops, ...asking } = fact.event
  return {
    ...asking,
    owner: fact.owner,
    id: fact.id,
    stage: 'asked',
    askedAt: fact.at,
    askedBy: staffOf(fact),
    seenAt: null,
    answers: [],
    files: [],
    answeredAt: null,
    chases: [],
    links: [],
    withdrawn: null,
    closedAt: null,
    toldBack: null,
  }
}

/** Everybody it was asked about has been answered for, if only with "nothing known" or with a reason. */
export const isComplete = (request: Pick<AgencyRequest, 'subjects' | 'answers'>): boolean =>
  request.subjects.every(({ id }) => request.answers.some((answer) => answer.subjectId === id))

/** Those nothing has been said about yet. */
export const unanswered = ({ subjects, answers }: Pick<AgencyRequest, 'subjects' | 'answers'>): Subject[] =>
  subjects.filter(({ id }) => !answers.some(({ subjectId }) => subjectId === id))

const withAnswers = (
  before: AgencyRequest,
  answers: AgencyRequest['answers'],
  at: Instant,
): AgencyRequest => {
  const after = { ...before, answers: [...before.answers, ...answers] }
  return isComplete(after)
    ? { ...after, stage: 'answered', answeredAt: before.answeredAt ?? at }
    : { ...after, stage: 'part-answered' }
}

export const evolveRequest = (before: AgencyRequest | undefined, fact: RequestFact): AgencyRequest => {
  const { event, at } = fact
  if (event.type === 'asked') return asked({ ...fact, event })
  if (before === undefined) throw new Error(`A request begins when it is asked, not with ${event.type}.`)
  switch (event.type) {
    case 'seen':
      return { ...before, seenAt: before.seenAt ?? at }
    case 'chased':
      return {
        ...before,
        chases: [...before.chases, { at, by: staffOf(fact), how: event.how, note: event.note }],
      }
    case 'due-changed':
      return { ...before, rating: event.rating, dueAt: event.dueAt }
    case 'link-made':
      return {
        ...before,
        links: [
          ...before.links,
          { id: event.linkId, sentTo: event.sentTo, madeAt: at, endsAt: event.endsAt, openedAt: null },
        ],
      }
    case 'link-opened':
      return {
        ...before,
        seenAt: before.seenAt ?? at,
        links: before.links.map((link) =>
          link.id === event.linkId ? { ...link, openedAt: link.openedAt ?? at } : link,
        ),
      }
    case 'link-taken-back':
      return { ...before, links: before.links.filter(({ id }) => id !== event.linkId) }
    case 'answered':
      return withAnswers(
        before,
        event.answers.map((answer) => ({ ...answer, at, by: event.by, reusedFrom: event.reusedFrom })),
        at,
      )
    case 'file-attached':
      return {
        ...before,
        files: [...before.files, { id: event.fileId, name: event.name, level: event.level, at }],
      }
    case 'withdrawn':
      return { ...before, stage: 'withdrawn', withdrawn: { at, because: event.because }, closedAt: at }
    case 'enquiry-closed':
      return {
        ...before,
        stage: before.stage === 'answered' || before.stage === 'withdrawn' ? before.stage : 'closed',
        closedAt: before.closedAt ?? at,
        toldBack: event.told,
      }
  }
}

/** When the agency first gave something, words or a file: from then on that stays its own to read. */
export const contributedAt = ({ answers, files }: Pick<AgencyRequest, 'answers' | 'files'>): Instant | null =>
  [answers[0]?.at, files[0]?.at]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(0) ?? null

/** Still out: nobody has answered about everybody, and it has not been taken back. */
export const isOut = ({ stage }: Pick<AgencyRequest, 'stage'>): boolean =>
  stage === 'asked' || stage === 'part-answered'
