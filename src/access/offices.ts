import { dayOf, type Instant } from '../time/index.ts'
import type { StaffActor } from './actor.ts'
import { covers } from './rights.ts'
import type { Role } from './words.ts'

/**
 * The offices a worker holds where several share one function; null where whoever works in it sees to everything of it.
 * Director, privacy officer and agreements officer share oversight, and none takes a duty off another: what the privacy
 * officers are told of is theirs to look into (authorisation B5).
 */
export const officesHeld = ({ rights, fn }: StaffActor, at: Instant): readonly Role[] | null =>
  fn === 'oversight' ? rights.roles.filter((held) => covers(held, dayOf(at))).map(({ role }) => role) : null
