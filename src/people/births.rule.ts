import type { Precision } from '../matching/index.ts'
import type { Day } from '../time/index.ts'
import { isReason, refuse, type Refused } from './dates.rule.ts'
import type { DetailsChanges, Sex } from './details.ts'
import type { Person, PersonEvent } from './person.ts'

export type BirthRefusal =
  | 'already-born'
  | 'already-died'
  | 'before-birth'
  | 'not-yet'
  | 'no-date-of-birth'
  | 'nothing-changed'
  | 'needs-reason'

type Outcome = readonly PersonEvent[] | Refused<BirthRefusal>

export type Birth = {
  bornOn: Day
  bornPrecision: Precision
  sex?: Sex
  givenNames?: string
  familyName?: string
  isMultipleBirth?: boolean
  source: string
}

/** A child expected is born: the same record goes on, with everything that was known before the birth. */
export const recordBirth = (person: Person, birth: Birth, today: Day): Outcome => {
  if (person.bornOn !== null) return refuse('already-born')
  if (birth.bornOn > today) return refuse('not-yet')
  if (person.diedOn !== null && person.diedOn < birth.bornOn) return refuse('before-birth')
  return [{ type: 'born', ...birth }]
}

/** Somebody died. Of an unborn child too: the record stays as it is. */
export const recordDeath = (person: Person, death: { on: Day; source: string }, today: Day): Outcome => {
  if (person.diedOn !== null) return refuse('already-died')
  if (death.on > today) return refuse('not-yet')
  if (person.bornOn !== null && death.on < person.bornOn && person.bornPrecision === 'day')
    return refuse('before-birth')
  return [{ type: 'died', ...death }]
}

/** Names and numbers have dates and a source of their own; all else of the details may be put right with a reason. */
export type Correctable = Pick<
  DetailsChanges,
  | 'bornOn'
  | 'bornPrecision'
  | 'expectedOn'
  | 'diedOn'
  | 'isMultipleBirth'
  | 'sex'
  | 'gender'
  | 'phone'
  | 'isChild'
  | 'givenNames'
  | 'familyName'
  | 'knownAs'
>

/** Puts details right: what was held before stays in what happened, with the reason. */
export const correctDetails = (
  person: Person,
  correction: { changes: Correctable; because: string; source: string; today: Day },
): Outcome => {
  const { changes, because, source, today } = correction
  if (!isReason(because)) return refuse('needs-reason')
  const isDifferent = Object.entries(changes).some(
    ([name, value]) => person[name as keyof Correctable] !== value,
  )
  if (!isDifferent) return refuse('nothing-changed')
  const after = { ...person, ...changes }
  if (after.isChild && after.bornOn === null && after.expectedOn === null) return refuse('no-date-of-birth')
  if (after.bornOn !== null && after.bornOn > today) return refuse('not-yet')
  if (after.diedOn !== null && after.diedOn > today) return refuse('not-yet')
  const isExact = after.bornPrecision === 'day'
  if (after.bornOn !== null && after.diedOn !== null && isExact && after.diedOn < after.bornOn)
    return refuse('before-birth')
  return [{ type: 'details-changed', changes, because, source }]
}
