import type { Day } from '../time/index.ts'
import { type DateRefusal, datesRefused, isReason, refuse, type Refused } from './dates.rule.ts'
import type { NameEvent, PersonName } from './names.ts'
import type { Person } from './person.ts'

export type NameRefusal =
  | DateRefusal
  | 'name-missing'
  | 'name-already-held'
  | 'no-such-name'
  | 'name-already-ended'
  | 'only-name'
  | 'needs-reason'

type Held = Pick<Person, 'names'>
type Outcome = readonly NameEvent[] | Refused<NameRefusal>

const alike = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('en-GB') === other.trim().toLocaleLowerCase('en-GB')

const isSameName = (one: PersonName, other: PersonName): boolean =>
  one.use === other.use && alike(one.givenNames, other.givenNames) && alike(one.familyName, other.familyName)

/**
 * Another name with its use and dates. A new legal name, or a new one to be known by, ends the one before, which stays
 * on the record: nobody is found only by the name of today.
 */
export const addName = ({ names }: Held, { name, today }: { name: PersonName; today: Day }): Outcome => {
  if (name.givenNames.trim() === '' && name.familyName.trim() === '') return refuse('name-missing')
  const dates = datesRefused(name, today)
  if (dates !== null) return refuse(dates)
  if (names.some((each) => each.to === name.to && isSameName(each, name))) return refuse('name-already-held')
  return [{ type: 'name-added', name }]
}

/** A name is no longer used. It is still found by. */
export const endName = (
  { names }: Held,
  { nameId, to, because, today }: { nameId: string; to: Day; because: string; today: Day },
): Outcome => {
  const name = names.find((each) => each.id === nameId)
  if (name === undefined) return refuse('no-such-name')
  if (name.to !== null) return refuse('name-already-ended')
  if (!isReason(because)) return refuse('needs-reason')
  const dates = datesRefused({ from: name.from, to }, today)
  if (dates !== null) return refuse(dates)
  const isShown = (each: PersonName) => each.to === null && (each.use === 'legal' || each.use === 'birth')
  if (isShown(name) && names.filter(isShown).length === 1) return refuse('only-name')
  return [{ type: 'name-ended', nameId, to, because }]
}
