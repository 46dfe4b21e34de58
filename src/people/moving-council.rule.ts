import type { AuthorityCode } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import { isReason, refuse, type Refused } from './dates.rule.ts'
import type { Person, PersonEvent } from './person.ts'

export type MovingRefusal = 'same-council' | 'no-council' | 'not-yet' | 'needs-reason'

/** `to` is a council that works with this service; null for any other, which is told by other means. */
export type Moving = { to: AuthorityCode | null; council: string; on: Day; because: string }

/**
 * Somebody now lives in another council's area. The record notes it and stays: nothing moves owner. The other council
 * is told, and may register the person in its own index and say that the two are the same (procedures 2.5).
 */
export const moveCouncil = (
  { owner }: Pick<Person, 'owner'>,
  moving: Moving,
  today: Day,
): readonly PersonEvent[] | Refused<MovingRefusal> => {
  if (moving.to === owner) return refuse('same-council')
  if (moving.council.trim() === '') return refuse('no-council')
  if (moving.on > today) return refuse('not-yet')
  return isReason(moving.because) ? [{ type: 'moved-council', ...moving }] : refuse('needs-reason')
}
