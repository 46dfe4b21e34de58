import type { Refusal } from '../events/index.ts'
import { levelsFor, type ShareLevel } from './share-level.rule.ts'
import {
  type AgencyRequest,
  type AnswerKind,
  type AnswerMark,
  type Assertion,
  isComplete,
  replyClock,
  type RequestEvent,
} from './request.ts'

/** What an agency says about one person, with the words. */
export type Saying = {
  id: string
  subjectId: string
  kind: AnswerKind
  assertion: Assertion | null
  level: ShareLevel
  /** What is known; or, where it is not shared, why not. */
  words: string
  /** How it is known, and what it needs to be understood rightly (governance A3: context both ways). */
  context: string
  /** Who in the agency decided not to share. */
  decidedBy: string | null
  /** Why telling would do the child more harm than not telling: what the duty to share asks (Children Act 2004 s.16LA). */
  detriment: string
  /** What the agency said before, from which this was taken. */
  reusedFrom?: string
}

export type SayingProblem = {
  subjectId: string
  id: string
  what:
    | 'words-needed'
    | 'fact-or-opinion'
    | 'level-needed'
    | 'level-not-yours'
    | 'reason-needed'
    | 'decider-needed'
    | 'detriment-needed'
    | 'too-long'
}

/** Longer than this is a report: attach it. */
export const longestSaying = 10_000

/**
 * What is wrong with a saying. "Known" is a fact or an opinion, in words, at a level this agency may give; not sharing
 * has a reason and a named decider, and once the duty to share is in force the harm that telling would do (governance
 * A3; procedures 4.6). `dutyToShare`: is that duty in force on this day?
 */
export const sayingProblems = (
  saying: Saying,
  { agencyKind, dutyToShare }: { agencyKind: string; dutyToShare: boolean },
): SayingProblem[] => {
  const { id, subjectId, kind, words, level } = saying
  const problem = (what: SayingProblem['what']): SayingProblem => ({ id, subjectId, what })
  const isEmpty = words.trim() === ''
  const notYours = levelsFor(agencyKind).includes(level) ? [] : [problem('level-not-yours')]
  if (words.length > longestSaying || saying.context.length > longestSaying) return [problem('too-long')]
  switch (kind) {
    case 'nothing-known':
      return notYours
    case 'known':
      return [
        ...(isEmpty ? [problem('words-needed')] : []),
        ...(saying.assertion === null ? [problem('fact-or-opinion')] : []),
        ...notYours,
      ]
    case 'declined':
      return [
        ...(isEmpty ? [problem('reason-needed')] : []),
        ...((saying.decidedBy ?? '').trim() === '' ? [problem('decider-needed')] : []),
        ...(dutyToShare && saying.detriment.trim() === '' ? [problem('detriment-needed')] : []),
        ...notYours,
      ]
  }
}

/** That nothing is known tells nothing of anybody: it may go with the child. */
const levelOfNothing: ShareLevel = 'professionals'

/** "Nothing known" about each of these people. */
export const nothingKnownAbout = (subjects: readonly { id: string }[], newId: () => string): Saying[] =>
  subjects.map(({ id }) => ({
    id: newId(),
    subjectId: id,
    kind: 'nothing-known',
    assertion: null,
    level: levelOfNothing,
    words: '',
    context: '',
    decidedBy: null,
    detriment: '',
  }))

const no = (refused: string): Refusal => ({ refused })

/**
 * An answer about some or all of those asked about; more may follow while the enquiry is open, and nothing said is ever
 * changed: a correction is said beside it. The clock stops when everybody has been answered for.
 */
export const answer = (
  request: AgencyRequest,
  marks: readonly AnswerMark[],
  by: string,
  reusedFrom: string | null = null,
): readonly RequestEvent[] | Refusal => {
  if (request.withdrawn !== null) return no('withdrawn')
  if (request.closedAt !== null) return no('enquiry-closed')
  if (marks.length === 0) return no('nothing-answered')
  if (!marks.every((mark) => request.subjects.some(({ id }) => id === mark.subjectId)))
    return no('not-asked-about')
  if (by.trim() === '') return no('name-needed')
  const after = {
    subjects: request.subjects,
    answers: [...request.answers, ...marks.map((mark) => ({ ...mark, at: request.askedAt, by, reusedFrom }))],
  }
  return [
    {
      type: 'answered',
      answers: marks,
      by,
      reusedFrom,
      ...(isComplete(after) && !isComplete(request) ? { stops: [replyClock] } : {}),
    },
  ]
}

/**
 * One sending that says some things anew and others again from what the agency said before: a fact for each it was taken
 * from, each decided on what the ones before it left.
 */
export const answerInParts = (
  request: AgencyRequest,
  parts: readonly { marks: readonly AnswerMark[]; reusedFrom: string | null }[],
  by: string,
): readonly RequestEvent[] | Refusal => {
  if (parts.length === 0) return no('nothing-answered')
  const events: RequestEvent[] = []
  let now = request
  for (const { marks, reusedFrom } of parts) {
    const part = answer(now, marks, by, reusedFrom)
    if ('refused' in part) return part
    events.push(...part)
    const said = marks.map((mark) => ({ ...mark, at: now.askedAt, by, reusedFrom }))
    now = { ...now, answers: [...now.answers, ...said] }
  }
  return events
}

/** As many files as anybody looks through (files/kinds.ts holds a referral to the same). */
export const mostFiles = 10

/** A file beside the words, at a level this agency may give. It stays: what was told cannot be untold. */
export const attach = (
  request: AgencyRequest,
  file: { id: string; name: string; level: ShareLevel; sha256: string },
): readonly RequestEvent[] | Refusal => {
  if (request.withdrawn !== null) return no('withdrawn')
  if (request.closedAt !== null) return no('enquiry-closed')
  if (request.files.length >= mostFiles) return no('too-many-files')
  if (!levelsFor(request.agency).includes(file.level)) return no('level-not-yours')
  return [{ type: 'file-attached', fileId: file.id, name: file.name, level: file.level, sha256: file.sha256 }]
}

export const chase = (
  request: AgencyRequest,
  how: 'telephone' | 'message' | 'in-person',
  note: string,
): readonly RequestEvent[] | Refusal => {
  if (request.stage !== 'asked' && request.stage !== 'part-answered') return no('nothing-out')
  return [{ type: 'chased', how, note }]
}

export const withdraw = (request: AgencyRequest, because: string): readonly RequestEvent[] | Refusal => {
  if (request.closedAt !== null) return no('enquiry-closed')
  if (because.trim().length < 10) return no('because-needed')
  return [{ type: 'withdrawn', because, stops: [replyClock] }]
}
