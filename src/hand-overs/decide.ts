import type { Fn } from '../access/index.ts'
import { outcomeRule } from '../contacts/index.ts'
import type { Refusal } from '../events/index.ts'
import { type HandOver, type HandOverEvent, isOpen } from './hand-over.ts'

/** What may happen to a hand-over, or the name of the reason why not. Pure; access is asked elsewhere. */
type Answer = readonly HandOverEvent[] | Refusal

const no = (refused: string): Refusal => ({ refused })

/**
 * Which clock a hand-over runs by. Working hours would let a hand-over to emergency duty at close of day sleep until
 * morning, so that one is counted by the clock; what emergency duty hands to the day is due by ten (procedures 8).
 */
export const acceptanceClock = (from: Fn, to: Fn): string => {
  if (to === 'emergency-duty') return 'EDT-ACCEPTED'
  return from === 'emergency-duty' ? 'EDT-ACKNOWLEDGED' : 'HAND-OVER-ACCEPTED'
}

/** Accepting makes it a referral where section 17 or 47 services may be needed, unless it was sent on elsewhere. */
export const becomesReferral = ({ outcome, toFn }: Pick<HandOver, 'outcome' | 'toFn'>): boolean => {
  const rule = outcomeRule(outcome)
  return rule.isReferral && rule.to === toFn
}

/** Who accepts, as far as the rule needs to know. */
export type Acceptor = { teams: readonly string[]; isTeamManager: boolean }

/** What the acceptance is about: for whom, out of whom, and whether a manager has made it a referral already. */
export type Acceptance = { allocatedTo: string; workers: readonly string[]; isReferralAlready: boolean }

const withTheTeam = (handOver: HandOver, teams: readonly string[]): Refusal | null => {
  if (handOver.stage === 'accepted') return no('already-accepted')
  if (handOver.stage === 'withdrawn') return no('withdrawn')
  return handOver.toTeam === null || !teams.includes(handOver.toTeam) ? no('not-your-team') : null
}

/**
 * Taken by the team, with a named worker of that team. A named manager makes it a referral (procedures 2.7).
 * A query of its own does not stop a team from accepting after all.
 */
export const accept = (
  handOver: HandOver,
  by: Acceptor,
  { allocatedTo, workers, isReferralAlready }: Acceptance,
): Answer => {
  const refusal = withTheTeam(handOver, by.teams)
  if (refusal) return refusal
  if (allocatedTo === '') return no('worker-needed')
  if (!workers.includes(allocatedTo)) return no('worker-not-in-team')
  if (becomesReferral(handOver) && !isReferralAlready && !by.isTeamManager) return no('manager-accepts')
  return [{ type: 'accepted', allocatedTo, stops: [handOver.clockRule] }]
}

const shortest = 10

/** "Not for us, because…": back in the screeners' sight with a reason, the clock still running. */
export const query = (handOver: HandOver, by: Acceptor, reason: string): Answer => {
  const refusal = withTheTeam(handOver, by.teams)
  if (refusal) return refusal
  if (handOver.stage === 'queried') return no('already-queried')
  return reason.length < shortest ? no('reason-needed') : [{ type: 'queried', reason }]
}

/** The screeners answer, and it is with the team again. */
export const answer = (handOver: HandOver, text: string): Answer => {
  if (handOver.stage !== 'queried') return no('nothing-to-answer')
  return text.length < shortest ? no('answer-needed') : [{ type: 'answered', text }]
}

/** To another team. The clock goes on. */
export const sendOn = (
  handOver: HandOver,
  to: { fn: Fn; teamId: string } | undefined,
  because: string,
): Answer => {
  if (!isOpen(handOver)) return no(handOver.stage === 'accepted' ? 'already-accepted' : 'withdrawn')
  if (!to) return no('team-needed')
  if (to.teamId === handOver.toTeam) return no('already-with-them')
  if (because.length < shortest) return no('because-needed')
  return [{ type: 'sent-on', toFn: to.fn, toTeam: to.teamId, because }]
}

/** The time has run out and nobody has accepted: both managers are told, once. */
export const escalate = (handOver: HandOver): Answer =>
  isOpen(handOver) && handOver.escalatedAt === null ? [{ type: 'escalated' }] : []

/** Withdrawn only where no child on it is left waiting for nobody: each must be on another hand-over. */
export const withdraw = (
  handOver: HandOver,
  because: string,
  childrenElsewhere: readonly string[],
): Answer => {
  if (!isOpen(handOver)) return no(handOver.stage === 'accepted' ? 'already-accepted' : 'withdrawn')
  if (because.length < shortest) return no('withdrawal-needs-reason')
  return handOver.children.every((child) => childrenElsewhere.includes(child.childId))
    ? [{ type: 'withdrawn', because, stops: [handOver.clockRule] }]
    : no('child-would-wait-for-nobody')
}
