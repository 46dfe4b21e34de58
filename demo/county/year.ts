import type { AuthorityCode } from '../../src/access/index.ts'
import {
  addDays,
  at,
  daysBetween,
  englandAndWales,
  startOfDay,
  weekday,
  type Day,
} from '../../src/time/index.ts'
import { cambridgeshire, peterborough } from '../people.ts'
import { codesOf, type SourceGroup } from './agencies.ts'
import { Chance } from './chance.ts'

/**
 * When worries arrive, and from whom: the weekly and seasonal shape of a year (clocks 13.5; estimates, not facts).
 * Mondays, September to November, January to March and June to July are busy, August is quiet, Friday from three to
 * five surges, and about one in eight comes to emergency duty in the evening or at a weekend.
 */
export type Arriving = {
  number: number
  /** Milliseconds since 1970: a million of these are made in one go. */
  receivedAt: number
  on: Day
  council: AuthorityCode
  atNight: boolean
  group: SourceGroup
  /** CIN census source code. */
  source: string
}

const byMonth = [1.08, 1.08, 1.12, 0.92, 0.98, 1.1, 1.08, 0.66, 1.12, 1.16, 1.15, 0.92]
const byWeekday = {
  monday: 1.2,
  tuesday: 1.02,
  wednesday: 0.98,
  thursday: 0.96,
  friday: 1.04,
  saturday: 0,
  sunday: 0,
}
const shareAtNight = 0.12

/** Per month, thousands apart: Cambridgeshire about 1,400 and Peterborough about 950. */
const byCouncil = [
  [cambridgeshire, 1400],
  [peterborough, 950],
] as const

/** "9:12 10:12": the hour of the day and its weight. */
const hoursOf = (text: string): readonly (readonly [number, number])[] =>
  text.split(' ').map((each) => {
    const [hour = 0, weight = 0] = each.split(':').map(Number)
    return [hour, weight]
  })

const hours = {
  weekday: hoursOf('8:5 9:12 10:12 11:11 12:9 13:9 14:11 15:13 16:11 17:3'),
  friday: hoursOf('8:4 9:10 10:10 11:9 12:8 13:9 14:12 15:26 16:23 17:3'),
  night: hoursOf('18:8 19:10 20:11 21:11 22:10 23:8 0:6 1:4 2:3 3:2 5:1 7:2'),
  weekend: hoursOf('1:3 3:1 8:2 10:5 12:6 14:7 16:8 18:9 20:10 21:9 22:9 23:7'),
}

/** Together with the nights this comes to police 30%, schools 20, health 15, councils 14, family and public 9. */
const groups: Readonly<Record<'day' | 'night', readonly (readonly [SourceGroup, number])[]>> = {
  day: [
    ['police', 26.6],
    ['school', 22.7],
    ['health', 14.6],
    ['council', 15.2],
    ['family', 8],
    ['housing', 6.5],
    ['other', 6.3],
  ],
  night: [
    ['police', 55],
    ['health', 18],
    ['family', 16],
    ['council', 5],
    ['housing', 2],
    ['other', 4],
  ],
}

const isAugust = (on: Day): boolean => on.slice(5, 7) === '08'
const isOfficeDay = (on: Day): boolean => byWeekday[weekday(on)] > 0 && !englandAndWales.bankHolidays.has(on)
const season = (on: Day): number => byMonth[Number(on.slice(5, 7)) - 1] ?? 1

const weightOf = (on: Day, atNight: boolean): number => {
  if (atNight) return (isOfficeDay(on) ? 22 : 45) * (0.5 + season(on) / 2)
  return isOfficeDay(on) ? byWeekday[weekday(on)] * season(on) : 0
}

/** Schools are closed in August: their share of the telling is the police's then. */
const groupOn = (chance: Chance, on: Day, atNight: boolean): SourceGroup => {
  const group = chance.weighted(atNight ? groups.night : groups.day)
  return group === 'school' && isAugust(on) ? 'police' : group
}

/** Milliseconds from London midnight; on the two days a year that are not 24 hours long the wall clock is asked. */
const momentOn = (on: Day, hour: number, minutes: number): number => {
  const midnight = Date.parse(startOfDay(on))
  if (Date.parse(startOfDay(addDays(on, 1))) - midnight === 86_400_000)
    return midnight + (hour * 60 + minutes) * 60_000
  const two = (n: number) => String(n).padStart(2, '0')
  return Date.parse(at(on, `${two(hour)}:${two(minutes)}`))
}

const hourOn = (chance: Chance, on: Day, atNight: boolean, council: AuthorityCode): number => {
  if (atNight) return chance.weighted(isOfficeDay(on) ? hours.night : hours.weekend)
  for (;;) {
    const hour = chance.weighted(weekday(on) === 'friday' ? hours.friday : hours.weekday)
    // Peterborough's centre is open from nine to five (procedures 2.1).
    if (council === cambridgeshire || (hour >= 9 && hour < 17)) return hour
  }
}

type Count = { on: Day; day: number; night: number }

/** How many arrive on each day, by day and by night: cumulative rounding, so the sum is exactly what was asked for. */
const countsFor = (total: number, from: Day, to: Day): Count[] => {
  const days = Array.from({ length: daysBetween(from, to) }, (_, nth) => addDays(from, nth))
  const sumOf = (atNight: boolean) => days.reduce((sum, on) => sum + weightOf(on, atNight), 0)
  const nights = Math.round(total * shareAtNight)
  const share = { day: (total - nights) / sumOf(false), night: nights / sumOf(true) }
  const [soFar, given] = [
    { day: 0, night: 0 },
    { day: 0, night: 0 },
  ]
  return days.map((on) => {
    soFar.day += weightOf(on, false) * share.day
    soFar.night += weightOf(on, true) * share.night
    const count = { on, day: Math.round(soFar.day) - given.day, night: Math.round(soFar.night) - given.night }
    given.day += count.day
    given.night += count.night
    return count
  })
}

const arriving = (seed: string, number: number, on: Day, atNight: boolean): Arriving => {
  const chance = new Chance(seed, 'arriving', number)
  const council = chance.weighted(byCouncil)
  const group = groupOn(chance, on, atNight)
  const source = chance.weighted(codesOf[group])
  const receivedAt =
    momentOn(on, hourOn(chance, on, atNight, council), chance.whole(0, 59)) + chance.whole(0, 59) * 1000
  return { number, receivedAt, on, council, atNight, group, source }
}

/** Exactly `total` arrivals from the first day to before `to`, in order of time, a day at a time in memory. */
export function* arrivals(seed: string, total: number, from: Day, to: Day): Generator<Arriving> {
  let number = 0
  for (const { on, day, night } of countsFor(total, from, to)) {
    const today: Arriving[] = []
    for (let nth = 0; nth < day + night; nth += 1) {
      today.push(arriving(seed, number, on, nth >= day))
      number += 1
    }
    yield* today.sort((a, b) => a.receivedAt - b.receivedAt)
  }
}
