import { addDays, type Day, daysBetween, plainDay, shortDay } from '../time/index.ts'

/** Who lived where, with whom and when: what is drawn, as figures and words. */

/** Where somebody lived for a while. A hidden place comes without anything that could tell it. */
export type Stay = {
  readonly personId: string
  readonly place: { readonly isHidden: true } | { readonly isHidden: false; readonly key: string }
  /** Null where nobody knows since when. */
  readonly from: Day | null
  /** The day they left: the first they were no longer there. Null while they are. */
  readonly to: Day | null
}

export type Inhabitant = {
  readonly id: string
  readonly name: string
  readonly href: string | null
  /** Nobody is looked for before they were born or after they died. */
  readonly bornOn: Day | null
  readonly diedOn: Day | null
}

export type Household = {
  /** The person the page is about first. */
  readonly people: readonly Inhabitant[]
  /** The words for each place, by its key. */
  readonly places: ReadonlyMap<string, string>
  readonly stays: readonly Stay[]
  readonly today: Day
}

export type BarLook =
  | { readonly kind: 'address'; readonly key: string }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'not-known' }

export type HouseholdBar = {
  readonly look: BarLook
  /** When it began, which may be before anything is drawn. */
  readonly began: Day | null
  readonly from: Day
  /** The first day after it, as far as it is drawn. */
  readonly to: Day
  /** Goes on: nobody said that it ended. */
  readonly isOpen: boolean
  /** Two addresses at a time stand one under the other. */
  readonly lane: number
}

export type HouseholdRow = {
  readonly person: Inhabitant
  readonly bars: readonly HouseholdBar[]
  readonly lanes: number
}

export type Span = { readonly from: Day; readonly to: Day }

export type HouseholdOverTime = Span & {
  readonly today: Day
  readonly rows: readonly HouseholdRow[]
  /** Each place with its letter, in the order it is met. */
  readonly places: readonly { readonly key: string; readonly letter: string; readonly words: string }[]
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

/** A, B, … Z, AA, AB. */
export const letterOf = (nth: number): string =>
  nth < 26 ? String.fromCharCode(65 + nth) : letterOf(Math.floor(nth / 26) - 1) + letterOf(nth % 26)

/** A move recorded the wrong way round, or within a day, still took a day. */
const endOf = ({ from, to }: Stay, open: Day): Day =>
  from === null ? (to ?? open) : later(to ?? open, addDays(from, 1))

/** From the first address of the person at the head, and at least a month, to a little beyond today. */
const spanOf = ({ people, stays, today }: Household): Span => {
  const own = stays.filter(({ personId }) => personId === people[0]?.id)
  const begins = (own.length > 0 ? own : stays).flatMap(
    ({ from, to }) => from ?? (to === null ? [] : addDays(to, -30)),
  )
  const from = [...begins, addDays(today, -30)].reduce(earlier)
  const ends = stays.map((stay) => endOf(stay, today))
  const last = [...ends, today].reduce(later)
  return { from, to: addDays(last, Math.ceil(daysBetween(from, last) * 0.03) + 1) }
}

const isSamePlace = (one: BarLook, other: BarLook): boolean =>
  one.kind === other.kind && (one.kind !== 'address' || other.kind !== 'address' || one.key === other.key)

const lookOf = ({ place }: Stay): BarLook =>
  place.isHidden ? { kind: 'hidden' } : { kind: 'address', key: place.key }

type Unplaced = Omit<HouseholdBar, 'lane'>

/** Stays that follow or overlap each other at one place are one. */
const joined = (bars: readonly Unplaced[]): Unplaced[] => {
  const found: Unplaced[] = []
  for (const bar of bars.toSorted((one, other) => ((one.began ?? '') < (other.began ?? '') ? -1 : 1))) {
    const at = found.findIndex((each) => isSamePlace(each.look, bar.look) && each.to >= bar.from)
    const before = found[at]
    if (before) found[at] = { ...before, to: later(before.to, bar.to), isOpen: before.isOpen || bar.isOpen }
    else found.push(bar)
  }
  return found
}

/** What nobody recorded, between birth or the beginning and death or today. */
const gapsIn = (bars: readonly Unplaced[], within: Span): Unplaced[] => {
  const gaps: Unplaced[] = []
  let known = within.from
  const sorted = bars.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const gap = (to: Day): void => {
    if (known < to) gaps.push({ look: { kind: 'not-known' }, began: known, from: known, to, isOpen: false })
  }
  for (const { from, to } of sorted) {
    gap(earlier(from, within.to))
    known = later(known, to)
  }
  gap(within.to)
  return gaps
}

const inLanes = (bars: readonly Unplaced[]): HouseholdBar[] => {
  const ends: Day[] = []
  return bars
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = bar.to
      return { ...bar, lane }
    })
}

const rowOf = (person: Inhabitant, household: Household, span: Span): HouseholdRow => {
  const stays = household.stays.filter(({ personId }) => personId === person.id)
  const bars = joined(
    stays.map((stay) => ({
      look: lookOf(stay),
      began: stay.from,
      // Nobody lives anywhere before they are born, whatever was written.
      from: [stay.from ?? span.from, span.from, person.bornOn ?? span.from].reduce(later),
      to: later(endOf(stay, span.to), span.from),
      isOpen: stay.to === null,
    })),
  ).filter(({ from, to }) => from < to)
  const alive = {
    from: later(person.bornOn ?? span.from, span.from),
    to: earlier(person.diedOn ?? household.today, household.today),
  }
  const placed = inLanes([...bars, ...gapsIn(bars, alive)])
  return { person, bars: placed, lanes: Math.max(1, ...placed.map(({ lane }) => lane + 1)) }
}

/** What is drawn: a row for each person, bars for where they lived, letters for the places. */
export const householdOverTime = (household: Household): HouseholdOverTime => {
  const span = spanOf(household)
  const rows = household.people.map((person) => rowOf(person, household, span))
  const met = rows.flatMap(({ bars }) =>
    bars.flatMap(({ look }) => (look.kind === 'address' ? [look.key] : [])),
  )
  return {
    ...span,
    today: household.today,
    rows,
    places: [...new Set(met)].map((key, nth) => ({
      key,
      letter: letterOf(nth),
      words: household.places.get(key) ?? '',
    })),
  }
}

/** How far along the line a day lies, in percent of its width. */
export const percentAlong = ({ from, to }: Span, on: Day): number =>
  Math.round((10_000 * daysBetween(from, on)) / daysBetween(from, to)) / 100

export type Tick = { readonly on: Day; readonly words: string }

const monthAfter = (of: Day, months: number): Day => {
  const month = Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1 + months
  return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day
}

/** Days to write under the line, six at most: years, or months where it is not long. */
export const ticksOf = ({ from, to }: Span): Tick[] => {
  const months = daysBetween(from, to) / 30.44
  const step = [1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240].find((each) => months / each <= 5.5) ?? 480
  const isYears = step >= 12
  const ticks: Tick[] = []
  let on: Day = isYears ? (`${from.slice(0, 4)}-01-01` as Day) : (`${from.slice(0, 7)}-01` as Day)
  while (on <= to) {
    if (on >= from) ticks.push({ on, words: isYears ? on.slice(0, 4) : shortDay(on).slice(2) })
    on = monthAfter(on, step)
  }
  return ticks
}

/** 1 March 2020 to 5 May 2022; since 1 March 2020. The day they left, as people say it. */
export const stayInWords = ({ began, to, isOpen }: Pick<HouseholdBar, 'began' | 'to' | 'isOpen'>): string => {
  if (began === null) return isOpen ? 'now, nobody noted since when' : `until ${plainDay(to)}`
  return isOpen ? `since ${plainDay(began)}` : `${plainDay(began)} to ${plainDay(to)}`
}

/** Who else lived at the same place during a bar, and from or until when where not throughout. */
export const companyDuring = (
  bar: HouseholdBar,
  of: HouseholdRow,
  { rows }: HouseholdOverTime,
): { readonly person: Inhabitant; readonly words: string }[] =>
  rows.flatMap((row) => {
    if (row === of || bar.look.kind !== 'address') return []
    return row.bars
      .filter((other) => isSamePlace(other.look, bar.look) && other.from < bar.to && bar.from < other.to)
      .map((other) => ({
        person: row.person,
        words: [
          other.from > bar.from ? `from ${plainDay(other.from)}` : '',
          other.to < bar.to ? `until ${plainDay(other.to)}` : '',
        ]
          .filter(Boolean)
          .join(' '),
      }))
  })
