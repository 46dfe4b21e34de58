import type { Day } from '../time/index.ts'
import { type DateRefusal, datesRefused, isReason, refuse, type Refused } from './dates.rule.ts'
import type { Particular, ParticularEvent } from './particulars.ts'
import type { Person } from './person.ts'

export type ParticularRefusal =
  | DateRefusal
  | 'nothing-said'
  | 'already-recorded'
  | 'no-such-particular'
  | 'particular-already-ended'
  | 'needs-reason'

type Held = Pick<Person, 'particulars'>
type Outcome = readonly ParticularEvent[] | Refused<ParticularRefusal>

/** A school, a language, a risk to whoever visits. The next school ends the one before; languages may be several. */
export const recordParticular = (
  { particulars }: Held,
  { particular, today }: { particular: Particular; today: Day },
): Outcome => {
  if (particular.text.trim() === '') return refuse('nothing-said')
  const dates = datesRefused(particular, today)
  if (dates !== null) return refuse(dates)
  const isHeld = (each: Particular) =>
    each.kind === particular.kind && each.text === particular.text && each.to === particular.to
  return particulars.some(isHeld) ? refuse('already-recorded') : [{ type: 'particular-recorded', particular }]
}

export const endParticular = (
  { particulars }: Held,
  { particularId, to, because, today }: { particularId: string; to: Day; because: string; today: Day },
): Outcome => {
  const particular = particulars.find((each) => each.id === particularId)
  if (particular === undefined) return refuse('no-such-particular')
  if (particular.to !== null) return refuse('particular-already-ended')
  if (!isReason(because)) return refuse('needs-reason')
  const dates = datesRefused({ from: particular.from, to }, today)
  return dates === null ? [{ type: 'particular-ended', particularId, to, because }] : refuse(dates)
}
