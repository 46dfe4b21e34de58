import type { Refusal, StartedClock } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import {
  type Disagreement,
  type DisagreementEvent,
  escalationClock,
  type Raising,
  rungNow,
} from './disagreement.ts'
import { rungAbove } from './ladder.rule.ts'

/** What may happen to a disagreement, or the name of the reason why not (procedures 11.5). Pure. */
type Answer = readonly DisagreementEvent[] | Refusal

const no = (refused: string): Refusal => ({ refused })

const isBlank = (text: string): boolean => text.trim() === ''

/**
 * Raised by anybody who worked with the child, by name, saying what it is about and what the risk to the child is. Where
 * the child is at risk now, what was done at once is said first: the child's safety waits for no ladder.
 */
export const raise = (raising: Raising, clock: StartedClock): Answer => {
  if (isBlank(raising.raisedBy.who)) return no('who-needed')
  if (isBlank(raising.about)) return no('about-needed')
  if (isBlank(raising.risk)) return no('risk-needed')
  if (raising.isRiskNow && isBlank(raising.doneAtOnce)) return no('act-first')
  return [{ type: 'raised', ...raising, dueAt: clock.dueAt, starts: [clock] }]
}

/** What somebody answered at this rung; it is not settled by that. */
export const reply = (disagreement: Disagreement, from: string, text: string): Answer => {
  if (disagreement.settled !== null) return no('settled-already')
  if (isBlank(from)) return no('from-needed')
  return isBlank(text) ? no('reply-needed') : [{ type: 'replied', from, text }]
}

const up = (clock: StartedClock, because: string, isByTime: boolean): DisagreementEvent => ({
  type: 'taken-up',
  because,
  isByTime,
  dueAt: clock.dueAt,
  stops: [escalationClock],
  starts: [clock],
})

/** Taken up a rung by hand, at any time: nobody has to wait until a rung has failed. `clock` is that of the rung above. */
export const takeUp = (
  disagreement: Disagreement,
  because: string,
  clock: StartedClock | undefined,
): Answer => {
  if (disagreement.settled !== null) return no('settled-already')
  if (clock === undefined || !rungAbove(disagreement.ladder, rungNow(disagreement).rung))
    return no('top-of-ladder')
  return isBlank(because) ? no('because-needed') : [up(clock, because, false)]
}

/**
 * Its time at this rung is up: it goes up by itself, for silence settles nothing. At the top it is said once that nobody
 * has settled it, and its clock goes on.
 */
export const timeIsUp = (
  disagreement: Disagreement,
  at: Instant,
  clock: StartedClock | undefined,
): readonly DisagreementEvent[] => {
  const { dueAt } = rungNow(disagreement)
  if (disagreement.settled !== null || dueAt > at) return []
  if (clock !== undefined && rungAbove(disagreement.ladder, rungNow(disagreement).rung))
    return [up(clock, 'It was not settled in time', true)]
  return disagreement.overdueNoticedAt === null ? [{ type: 'overdue-noticed' }] : []
}

export type Settling = { response: string; effect: string; decisionChanges: boolean | null }

/** Settled with an answer, whether the decision changes, and what it means for the child; at whichever rung. */
export const settle = (disagreement: Disagreement, settling: Settling): Answer => {
  const { response, effect, decisionChanges } = settling
  if (disagreement.settled !== null) return no('settled-already')
  if (isBlank(response)) return no('response-needed')
  if (decisionChanges === null) return no('changes-needed')
  if (isBlank(effect)) return no('effect-needed')
  return [{ type: 'settled', response, effect, decisionChanges, stops: [escalationClock] }]
}
