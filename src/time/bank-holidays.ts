import { day, type Day } from './day.ts'

/**
 * Bank holidays of England and Wales, as announced: the Banking and Financial Dealings Act 1971, the two common
 * law days (Good Friday, Christmas Day) and those made by royal proclamation. These are facts with dates, not a
 * rule: a proclamation can move or add one at a few weeks' notice (19 September 2022). This table is the starting
 * set; a running service may hold a newer one, under a newer version, without a release (clocks, Appendix A 14).
 */
export type PublishedBankHolidays = {
  readonly version: string
  readonly bankHolidays: ReadonlyMap<Day, string>
  /** The list is complete from this day to `publishedTo`; outside it nothing is known. */
  readonly publishedFrom: Day
  readonly publishedTo: Day
}

const names = [
  'New Year’s Day',
  'Good Friday',
  'Easter Monday',
  'Early May bank holiday',
  'Spring bank holiday',
  'Summer bank holiday',
  'Christmas Day',
  'Boxing Day',
] as const

// The eight days of each year in the order of `names`. A day off on a substitute date stands on that date.
const eachYear: Readonly<Record<number, string>> = {
  2012: '01-02 04-06 04-09 05-07 06-04 08-27 12-25 12-26',
  2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-27 12-26',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 08-29 12-27 12-26',
  2023: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
}

const onlyThatYear: Readonly<Record<string, string>> = {
  '2012-06-05': 'Diamond Jubilee',
  '2022-06-03': 'Platinum Jubilee',
  '2022-09-19': 'State funeral of Queen Elizabeth II',
  '2023-05-08': 'Coronation of King Charles III',
}

const fixedDates: Readonly<Record<string, string>> = {
  'New Year’s Day': '01-01',
  'Christmas Day': '12-25',
  'Boxing Day': '12-26',
}

const titled = (name: string, date: string): string =>
  name in fixedDates && fixedDates[name] !== date ? `${name} (substitute day)` : name

const usualDays = Object.entries(eachYear).flatMap(([year, dates]) =>
  dates.split(' ').map((date, i): [Day, string] => [day(`${year}-${date}`), titled(names[i] ?? '', date)]),
)

const extraDays = Object.entries(onlyThatYear).map(([date, name]): [Day, string] => [day(date), name])

export const englandAndWales: PublishedBankHolidays = {
  version: 'england-and-wales-2012-2028',
  bankHolidays: new Map([...usualDays, ...extraDays].sort(([a], [b]) => (a < b ? -1 : 1))),
  publishedFrom: day('2012-01-01'),
  publishedTo: day('2028-12-31'),
}
