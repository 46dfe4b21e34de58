import { connect } from '../db/index.ts'
import { instant, type Instant, nowInstant } from '../time/index.ts'

/** What the service takes for now, and whether somebody set it. */
export type Clock = { now: () => Instant; isSet: boolean }

/**
 * A trial may be seen at another time: on the last second of an agreement, in a night, at Easter. TRIAL_CLOCK names the
 * moment (with its zone, `2023-12-31T23:59:00Z`) at which the service starts; from there it goes on at its usual pace.
 * Refuses words that are no moment, and a service that is no trial: where people are real, so is the time.
 */
export const clockOf = (
  said: string | undefined,
  isTrial: boolean,
  real: () => Instant = nowInstant,
): Clock => {
  if (said === undefined || said === '') return { now: real, isSet: false }
  if (!isTrial) throw new Error('TRIAL_CLOCK sets the clock of a trial (DEMO=1) and of nothing else.')
  const ahead = Date.parse(momentIn(said)) - Date.parse(real())
  return { now: () => instant(Date.parse(real()) + ahead), isSet: true }
}

const momentIn = (said: string): Instant => {
  try {
    return instant(said)
  } catch {
    throw new Error(`TRIAL_CLOCK is “${said}”: name a moment with its zone, such as 2023-12-31T23:59:00Z.`)
  }
}

/** The record only grows: a trial that has been used cannot be set back behind what was done in it. */
export const refuseSettingBack = async (ownerUrl: string, now: Instant): Promise<void> => {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    const { last } = await owner
      .selectFrom('event')
      .select((event) => event.fn.max('happened_at').as('last'))
      .executeTakeFirstOrThrow()
    if (last !== null && last > now)
      throw new Error(
        `Something was done in this trial at ${last}: its clock cannot be set back before that. Name a later moment, or start anew with another FRONT_DOOR_DATA_FOLDER.`,
      )
  } finally {
    await owner.destroy()
  }
}
