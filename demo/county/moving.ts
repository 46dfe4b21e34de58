import type { AuthorityCode } from '../../src/access/index.ts'
import { type Contact, type ContactEvent, evolveContact } from '../../src/contacts/index.ts'
import { moveIn, moveOut } from '../../src/contacts/screening.ts'
import { isRefusal, type StartedClock } from '../../src/events/index.ts'
import { addMinutes, type Instant } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import { type Diary, diaryOf, settled } from './diary.ts'
import type { World, Worker } from './world.ts'

export const stateOf = (diary: Diary<ContactEvent>): Contact | undefined =>
  diary.facts.reduce<Contact | undefined>((state, fact) => evolveContact(state, fact), undefined)

/** As it stood at a moment of its past. */
export const stateAt = (diary: Diary<ContactEvent>, at: Instant): Contact | undefined =>
  stateOf({ ...diary, facts: settled(diary).facts.filter((fact) => fact.at <= at) })

/** Clocks started and not stopped yet. */
const running = (diary: Diary<ContactEvent>): StartedClock[] =>
  diary.facts.reduce<StartedClock[]>(
    (so, { event }) => [...so.filter(({ rule }) => !event.stops?.includes(rule)), ...(event.starts ?? [])],
    [],
  )

const mover: Worker = { person: 'adviser', fn: 'screening', action: 'contact.move' }

/**
 * The child lives with the other of the two councils: the first keeps its row, closed; the second goes on under the
 * same id and reference with the clocks as they run (procedures 2.5). Gives both records, the second to go on with.
 */
export const moveBetweenCouncils = (
  world: World,
  chance: Chance,
  from: Diary<ContactEvent>,
  to: AuthorityCode,
  because: string,
): Diary<ContactEvent> => {
  const last = from.facts.at(-1)
  const into = diaryOf<ContactEvent>(world, to, from.id)
  const carried = stateOf(from)
  if (!last || !carried) return into
  const at = addMinutes(last.at, chance.whole(4, 30))
  const clocks = running(from)
  const out = moveOut(
    carried,
    to,
    because,
    clocks.map(({ rule }) => rule),
  )
  if (isRefusal(out)) throw new Error(`${carried.reference} could not have moved: ${out.refused}`)
  if (!out.every((event) => from.note(at, mover, event))) return into
  into.note(at, mover, moveIn(carried, because, clocks))
  return into
}
