import type { AuthorityCode } from '../access/index.ts'
import type { Refusal } from '../events/index.ts'
import type { Day } from '../time/index.ts'
import {
  agreedFrom,
  type Change,
  councilsOf,
  isMoveOpen,
  isOver,
  needsAssessment,
  type Notice,
  noticeStandsAt,
  revisionOf,
  stateOf,
  type Termination,
  type Variation,
} from './change.ts'
import { decisionOf, type Published, whyNotCalledIn } from './decision.rule.ts'
import { whyNotMoved } from './notice.rule.ts'
import type { Disposed, PartEvent } from './part.ts'
import { mayCompleteAlone, whyNotSo, withoutDisposition } from './termination.rule.ts'

/** What a council may do about a change, given what both have done. Pure; the words of refusals are the pages'. */
type Answer = readonly PartEvent[] | Refusal

const of = (change: Change, party: AuthorityCode) => ({
  instrumentId: change.instrumentId,
  others: councilsOf(change).filter((each) => each !== party),
})

const whyClosed = (change: Change, party: AuthorityCode, today: Day): Refusal | null => {
  if (!change.parties.includes(party)) return { refused: 'not-a-party' }
  const state = stateOf(change, today)
  return isOver(state) ? { refused: `over-${state}` } : null
}

export const assess = (change: Variation, party: AuthorityCode, words: string, today: Day): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  if (party === change.begunBy) return { refused: 'the-other-assesses' }
  if (change.assessments.some(({ by }) => by === party)) return { refused: 'assessed-already' }
  if (words.length < 10) return { refused: 'assessment-needed' }
  return [{ type: 'assessed', words, ...of(change, party) }]
}

export type Deciding = {
  approves: boolean
  reason: string
  reference: string
  decidedBy: string
  decidedOn: Day
  published: Published | null
}

export const decideOn = (change: Change, party: AuthorityCode, deciding: Deciding, today: Day): Answer => {
  const amiss = whyClosed(change, party, today) ?? whyNotDecided(change, party, deciding, today)
  if (amiss) return amiss
  const { published, ...decided } = deciding
  const revision = revisionOf(change)
  return [
    { type: 'decided', revision, ...decided, ...of(change, party) },
    ...(published && deciding.approves
      ? [{ type: 'published', revision, ...published, ...of(change, party) } as const]
      : []),
  ]
}

export type Consenting = Pick<
  Extract<PartEvent, { type: 'consented' }>,
  'organisation' | 'approves' | 'reason' | 'signedBy' | 'capacity' | 'signedOn' | 'document'
>

/** Writes down what a party said that nobody signs in for here. A council says it for itself, and nobody for it. */
export const consent = (change: Change, party: AuthorityCode, said: Consenting, today: Day): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  if (!change.outside.includes(said.organisation)) return { refused: 'decides-for-itself' }
  const { approves, reason, signedOn: decidedOn } = said
  const deciding = { approves, reason, decidedOn, reference: '', decidedBy: said.signedBy, published: null }
  const amiss = whyNotDecided(change, said.organisation, deciding, today)
  return amiss ?? [{ type: 'consented', revision: revisionOf(change), ...said, ...of(change, party) }]
}

const whyNotDecided = (
  change: Change,
  party: AuthorityCode,
  { decidedOn, approves, reason }: Deciding,
  today: Day,
): Refusal | null => {
  if (decisionOf(change.decisions, party, revisionOf(change))) return { refused: 'decided-already' }
  if (decidedOn > today) return { refused: 'decided-in-the-future' }
  if (decidedOn < change.begunOn && change.kind !== 'extension') return { refused: 'decided-before-asked' }
  if (reason.length < 5) return { refused: 'reason-needed' }
  switch (change.kind) {
    case 'variation':
      return needsAssessment(change) && approves ? { refused: 'assess-first' } : null
    case 'extension':
      // After the lapse it would be a revival: that is a new agreement (governance A2).
      return today >= change.oldTo || decidedOn >= change.oldTo ? { refused: 'lapsed' } : null
    case 'notice':
      return isMoveOpen(change) ? null : { refused: 'nothing-to-sign' }
    case 'termination':
      return whyNotComplete(change)
  }
}

export const publish = (change: Change, party: AuthorityCode, published: Published, today: Day): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  const decided = decisionOf(change.decisions, party, revisionOf(change))
  if (!decided?.approves) return { refused: 'nothing-to-publish' }
  if (decided.publishedOn !== null) return { refused: 'published-already' }
  if (published.publishedOn > today) return { refused: 'published-in-the-future' }
  return [{ type: 'published', revision: decided.revision, ...published, ...of(change, party) }]
}

export const callIn = (change: Change, party: AuthorityCode, on: Day, today: Day): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  if (on > today) return { refused: 'called-in-in-the-future' }
  const decided = decisionOf(change.decisions, party, revisionOf(change))
  const amiss = whyNotCalledIn(decided, on)
  return amiss ?? [{ type: 'called-in', revision: revisionOf(change), on, ...of(change, party) }]
}

export const reconsider = (
  change: Change,
  party: AuthorityCode,
  { stands, on, reason }: { stands: boolean; on: Day; reason: string },
  today: Day,
): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  const decided = decisionOf(change.decisions, party, revisionOf(change))
  if (!decided || decided.calledInOn === null || decided.reconsideredOn !== null)
    return { refused: 'not-called-in' }
  if (on > today || on < decided.calledInOn) return { refused: 'reconsidered-when' }
  if (reason.length < 5) return { refused: 'reason-needed' }
  return [{ type: 'reconsidered', revision: decided.revision, stands, on, reason, ...of(change, party) }]
}

/** Taken back by whoever asked, while nothing came of it. A notice that was served is not taken back; its day can be moved. */
export const withdraw = (change: Change, party: AuthorityCode, because: string, today: Day): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  if (change.kind === 'notice') return { refused: 'notice-was-served' }
  if (party !== change.begunBy) return { refused: 'not-yours-to-withdraw' }
  if (change.kind === 'extension' && agreedFrom(change) !== null) return { refused: 'agreed-already' }
  if (because.length < 5) return { refused: 'reason-needed' }
  return [{ type: 'withdrawn', because, ...of(change, party) }]
}

export const moveNotice = (notice: Notice, party: AuthorityCode, toDay: Day, today: Day): Answer => {
  if (!notice.parties.includes(party)) return { refused: 'not-a-party' }
  const amiss = whyNotMoved(noticeStandsAt(notice), toDay, { today, isMoveOpen: isMoveOpen(notice) })
  return amiss ?? [{ type: 'moved', number: notice.moves.length + 1, toDay, ...of(notice, party) }]
}

const endingOf = (change: Termination, agreedVariations: readonly string[], today: Day | null) => ({
  instrument: change.instrumentId,
  endsOn: change.endsOn,
  today,
  agreedVariations,
})

/**
 * Says what becomes of things that hang on the agreement. Whatever was decided before was decided on other dispositions,
 * and counts no longer. Answers that will not do are named one by one.
 */
export const dispose = (
  change: Termination,
  party: AuthorityCode,
  given: readonly Disposed[],
  agreedVariations: readonly string[],
  today: Day,
): Answer | { amiss: { dependant: string; refused: string }[] } => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  const changed = given.filter((each) => !isSaidAlready(change, each))
  if (changed.length === 0) return { refused: 'nothing-changed' }
  const all = [
    ...change.dispositions.filter(({ dependant }) => !given.some((each) => each.dependant === dependant)),
    ...given,
  ]
  const amiss = change.dependants.flatMap((dependant) => {
    const said = changed.find((each) => each.dependant === dependant.id)
    const refused = said && whyNotSo(dependant, said, all, endingOf(change, agreedVariations, today))
    return refused ? [{ dependant: dependant.id, refused: refused.refused }] : []
  })
  if (amiss.length > 0) return { amiss }
  const dispositions = changed.map((each, nth) => ({ ...each, number: change.revision + nth + 1 }))
  return [{ type: 'disposed', dispositions, ...of(change, party) }]
}

const isSaidAlready = (change: Termination, said: Disposed): boolean =>
  change.dispositions.some(
    (each) =>
      each.dependant === said.dependant &&
      each.what === said.what &&
      each.endsOn === said.endsOn &&
      each.variedBy === said.variedBy &&
      each.because === said.because,
  )

const whyNotComplete = (change: Termination): Refusal | null => {
  // It rests on a day that all have moved since: what was answered for the old one does not fit.
  if (change.notice !== null && change.notice.day !== change.endsOn) return { refused: 'notice-was-moved' }
  const varied = change.dispositions.flatMap(({ variedBy }) => (variedBy === null ? [] : [variedBy]))
  const lacking = withoutDisposition(change.dependants, change.dispositions, endingOf(change, varied, null))
  return lacking.length > 0 ? { refused: 'disposition-missing' } : null
}

/** Carries out what all have decided; a termination also by whoever gave notice, once its day has come. */
export const carryOut = (change: Change, party: AuthorityCode, today: Day): Answer => {
  const closed = whyClosed(change, party, today)
  if (closed) return closed
  if (change.kind === 'notice' || change.kind === 'extension') return { refused: 'nothing-to-carry-out' }
  if (change.kind === 'termination') {
    const lacking = whyNotComplete(change)
    if (lacking) return lacking
  }
  const holdsFrom = agreedFrom(change)
  const isAlone =
    change.kind === 'termination' &&
    mayCompleteAlone(party, change.notice, change.dependants, change.dispositions, {
      instrument: change.instrumentId,
      today,
    })
  if (!isAlone && (holdsFrom === null || holdsFrom > today)) return { refused: 'not-all-hold' }
  return [{ type: 'carried-out', ...of(change, party) }]
}
