import { addDays, addHours, type Day, type Instant, plainDay } from '../time/index.ts'

/** What must hold of a worker before anything else is asked (authorisation B3 step 1). Pure. */

/**
 * Is an account asleep: nobody signed in with it for so many days? Compared when somebody signs in. Somebody who never
 * signed in is not: their account begins with that.
 */
export const isDormant = (lastUsed: Instant | null, at: Instant, days: number): boolean =>
  lastUsed !== null && addHours(lastUsed, days * 24) <= at

/** What every page says of training that has lapsed, or will within so many days; null while it holds for longer. */
export const trainingNotice = (validTo: Day | null, today: Day, days: number): string | null => {
  if (validTo === null)
    return 'No training in handling what is held here is written down for you, so no record opens. Tell your manager. A worry about a child can still be taken in.'
  if (validTo <= today)
    return `Your training in handling what is held here ended with ${plainDay(addDays(validTo, -1))}, so no record opens. Tell your manager. A worry about a child can still be taken in.`
  return validTo <= addDays(today, days)
    ? `Your training in handling what is held here ends with ${plainDay(addDays(validTo, -1))}. Renew it before then: without it no record opens.`
    : null
}
