import { raise, reply, settle, takeUp } from '../../src/mash/disagreeing.rule.ts'
import {
  type Disagreement,
  type DisagreementEvent,
  escalationClock,
  evolveDisagreement,
  type RaisedBy,
  rungNow,
} from '../../src/mash/disagreement.ts'
import { type Rung, rungAbove, rungAt, rungDue } from '../../src/mash/ladder.rule.ts'
import type { StartedClock } from '../../src/events/index.ts'
import type { Instant } from '../../src/time/index.ts'
import { type Kept, keptDiary, noteAnswer } from './diary.ts'
import { type Enquiring, type HubWorker, manager, working } from './enquiring.ts'

/** Somebody sees it differently, and the ladder by which that is settled (procedures 11.5). */
export type Dissent = Kept<Disagreement, DisagreementEvent>

/** Rungs are counted by the council's own working days, not by the hours of the hub. */
const clockOf = ({ world, enquiry }: Enquiring, at: Instant, rung: Rung | undefined): StartedClock => {
  if (rung === undefined) throw new Error('There is no such rung.')
  const book = world.bookOf(enquiry.owner)
  return { ...book.start(escalationClock, at), dueAt: rungDue(book.calendar, at, rung) }
}

export const disagree = (
  enquiring: Enquiring,
  at: Instant,
  by: HubWorker,
  { raisedBy, about, risk }: { raisedBy: RaisedBy; about: string; risk: string },
): Dissent | null => {
  const { world, chance, enquiry } = enquiring
  const { ladder } = world.hubOf(enquiry.owner)
  const { id: enquiryId, contactId, reference } = enquiry.state()
  const dissent = keptDiary<Disagreement, DisagreementEvent>(
    world,
    enquiry.owner,
    chance.id(at),
    evolveDisagreement,
  )
  const raising = {
    enquiryId,
    contactId,
    reference,
    raisedBy,
    about,
    risk,
    isRiskNow: false,
    doneAtOnce: '',
    ladder,
  }
  const raised = raise(raising, clockOf(enquiring, at, rungAt(ladder, 1)))
  if (!noteAnswer(dissent, at, working(by), raised)) return null
  enquiring.dissents.push(dissent)
  enquiry.note(at, working(by), {
    type: 'disagreement-raised',
    disagreementId: dissent.id,
    raisedBy: raisedBy.who,
  })
  return dissent
}

export const replyTo = (dissent: Dissent, at: Instant, by: HubWorker, from: string, text: string): boolean =>
  noteAnswer(dissent, at, working(by), reply(dissent.state(), from, text))

export const goUp = (enquiring: Enquiring, dissent: Dissent, at: Instant, because: string): boolean => {
  const { ladder } = dissent.state()
  const clock = clockOf(enquiring, at, rungAbove(ladder, rungNow(dissent.state()).rung))
  return noteAnswer(dissent, at, working(manager), takeUp(dissent.state(), because, clock))
}

export const settleIt = ({ enquiry }: Enquiring, dissent: Dissent, at: Instant): boolean => {
  const settling = {
    response: 'We met and went through it together. Both saw what the other had not known.',
    effect: 'School is told today what was decided and whom to ring.',
    decisionChanges: false,
  }
  return (
    noteAnswer(dissent, at, working(manager), settle(dissent.state(), settling)) &&
    enquiry.note(at, working(manager), { type: 'disagreement-resolved', disagreementId: dissent.id })
  )
}
