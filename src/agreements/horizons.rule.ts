import { addCalendarMonths, addDays, type Day } from '../time/index.ts'

/**
 * When somebody is told that something is about to lapse (governance A13: a proposal, so one day a setting). Months are
 * calendar months counted back from the day of the lapse, clamped to the end of a shorter month. Pure.
 */
export type Horizon = { name: string; before: { months: number } | { days: number } }

export type Lapsing = 'functions' | 'placements' | 'review'

const months = (n: number): Horizon => ({ name: n === 1 ? '1 month' : `${n} months`, before: { months: n } })
const days = (n: number): Horizon => ({ name: n === 1 ? '1 day' : `${n} days`, before: { days: n } })

/** The longest first, as the days come. */
export const horizons: Readonly<Record<Lapsing, readonly Horizon[]>> = {
  functions: [months(18), months(12), months(6), months(3), months(1), days(14), days(7), days(1)],
  placements: [days(60)],
  review: [months(12), months(1)],
}

export const passesOn = ({ before }: Horizon, lapsesOn: Day): Day =>
  'months' in before ? addCalendarMonths(lapsesOn, -before.months) : addDays(lapsesOn, -before.days)

export type Passed = { horizon: string; passedOn: Day }

/**
 * What is to be told today of one lapse: the nearest horizon that has passed, if it was not told yet. Longer ones that
 * were missed, because the service was down or the agreement is new here, are overtaken: written down, and never told.
 */
export const alarmsDue = (
  what: Lapsing,
  lapsesOn: Day,
  today: Day,
  known: ReadonlySet<string>,
): { tell: Passed | null; overtaken: Passed[] } => {
  const passed = horizons[what]
    .map((horizon): Passed => ({ horizon: horizon.name, passedOn: passesOn(horizon, lapsesOn) }))
    .filter(({ passedOn }) => passedOn <= today)
    .toSorted((one, other) => (one.passedOn < other.passedOn ? -1 : 1))
  const nearest = passed.at(-1)
  const unknown = passed.filter(({ horizon }) => !known.has(horizon))
  if (nearest === undefined || known.has(nearest.horizon)) return { tell: null, overtaken: unknown }
  return { tell: nearest, overtaken: unknown.filter((each) => each !== nearest) }
}
