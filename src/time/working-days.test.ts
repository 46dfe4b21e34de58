import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { englandAndWales } from './bank-holidays.ts'
import { CalendarNotPublished, unlessUnpublished, workingCalendar } from './calendar.ts'
import { addDays, day, daysBetween, type Day } from './day.ts'
import { openMondayToFriday } from './opening-hours.ts'
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter, workingDaysBetween } from './working-days.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map([[day('2026-12-29'), 'Council offices closed']]),
  opening: openMondayToFriday('08:00', '18:00'),
})

const someDay = fc.integer({ min: 0, max: 5800 }).map((n) => addDays(day('2012-06-01'), n))
const someCount = fc.integer({ min: 1, max: 65 })

// A second way of counting that shares nothing with ours: JavaScript dates and another project's holidays.
const elsewhere = new Holidays('GB', 'ENG')
const bankHolidaysElsewhere = new Set(
  Array.from({ length: 16 }, (_, i) => elsewhere.getHolidays(2013 + i))
    .flat()
    .filter((holiday) => holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10)),
)
const isWorkingDayElsewhere = (date: Date): boolean =>
  ![0, 6].includes(date.getUTCDay()) && !bankHolidaysElsewhere.has(date.toISOString().slice(0, 10))

describe('which days are working days', () => {
  test('every day from 2013 to 2028 agrees with the holidays another project publishes for England', () => {
    const differing: string[] = []
    for (let on = day('2013-01-01'); on <= '2028-12-31'; on = addDays(on, 1)) {
      if (isWorkingDay(calendar, on) !== isWorkingDayElsewhere(new Date(on))) differing.push(on)
    }
    expect(differing).toEqual([])
  })

  test.each([
    ['2012-06-04', 'the late May holiday moved for the Diamond Jubilee'],
    ['2012-06-05', 'the Diamond Jubilee'],
    ['2016-12-27', 'a substitute for Christmas Day on a Sunday'],
    ['2020-05-08', 'the May holiday moved to VE Day'],
    ['2022-06-02', 'the late May holiday moved for the Platinum Jubilee'],
    ['2022-06-03', 'the Platinum Jubilee'],
    ['2022-09-19', 'the state funeral'],
    ['2023-05-08', 'the coronation'],
    ['2026-12-28', 'a substitute for Boxing Day on a Saturday'],
    ['2028-01-03', 'a substitute for New Year on a Saturday'],
  ])('%s is not: %s', (text) => expect(isWorkingDay(calendar, day(text))).toBe(false))

  test.each([
    ['2012-05-28', 'the holiday moved away'],
    ['2020-05-04', 'the holiday moved away'],
    ['2022-05-30', 'the holiday moved away'],
    ['2026-12-24', 'Christmas Eve is no bank holiday'],
    ['2026-12-29', 'the council is closed, the law is not'],
  ])('%s is: %s', (text) => expect(isWorkingDay(calendar, day(text))).toBe(true))

  test('every year has its eight days and the years of jubilees, funeral and coronation more', () => {
    const perYear = new Map<string, number>()
    for (const on of englandAndWales.bankHolidays.keys())
      perYear.set(on.slice(0, 4), (perYear.get(on.slice(0, 4)) ?? 0) + 1)
    expect([...perYear].filter(([, n]) => n !== 8)).toEqual([
      ['2012', 9],
      ['2022', 10],
      ['2023', 9],
    ])
  })

  test('a new proclamation is data: with one more day in the table the same count ends a day later', () => {
    const proclaimed = {
      ...calendar,
      version: 'with-a-day-proclaimed',
      bankHolidays: new Map([...calendar.bankHolidays, [day('2026-11-23'), 'A day of celebration'] as const]),
    }
    expect(addWorkingDays(calendar, day('2026-11-20'), 1)).toBe('2026-11-23')
    expect(addWorkingDays(proclaimed, day('2026-11-20'), 1)).toBe('2026-11-24')
  })
})

describe('counting working days', () => {
  test.each([
    ['2022-05-31', 1, '2022-06-01'],
    ['2022-05-31', 15, '2022-06-23'],
    ['2022-09-16', 45, '2022-11-21'],
    ['2023-05-05', 1, '2023-05-09'],
    ['2025-12-24', 45, '2026-03-02'],
    ['2026-03-30', 15, '2026-04-22'],
    ['2026-12-24', 10, '2027-01-12'],
    ['2027-12-24', 45, '2028-03-01'],
  ])('%s and %i working days is %s', (start, n, end) => {
    expect(addWorkingDays(calendar, day(start), n)).toBe(end)
    expect(workingDaysBetween(calendar, day(start), day(end))).toBe(n)
  })

  test('from a Friday, a Saturday or a Sunday, one working day is Monday', () =>
    expect(
      ['2026-11-20', '2026-11-21', '2026-11-22'].map((start) => addWorkingDays(calendar, day(start), 1)),
    ).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']))

  test('the same working day is today, or the next working day at a weekend', () => {
    expect(addWorkingDays(calendar, day('2026-11-20'), 0)).toBe('2026-11-20')
    expect(workingDayOnOrAfter(calendar, day('2026-11-21'))).toBe('2026-11-23')
  })

  test('one working day after Christmas Eve 2025 is Monday 29 December, not Boxing Day', () =>
    expect(addWorkingDays(calendar, day('2025-12-24'), 1)).toBe('2025-12-29'))

  test('a task due on Christmas Eve 2025 is one working day late on Monday 29 December', () => {
    expect(workingDaysBetween(calendar, day('2025-12-29'), day('2025-12-24'))).toBe(-1)
    expect(workingDaysBetween(calendar, day('2025-12-24'), day('2025-12-29'))).toBe(1)
  })

  test('on a Saturday nothing due on Friday is a working day late yet', () =>
    expect(workingDaysBetween(calendar, day('2026-11-21'), day('2026-11-20'))).toBe(0))

  test('every count agrees with a count done another way', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5700 }), someCount, (offset, n) => {
        const start = addDays(day('2013-01-01'), offset)
        const date = new Date(start)
        for (let left = n; left > 0;) {
          date.setUTCDate(date.getUTCDate() + 1)
          if (isWorkingDayElsewhere(date)) left--
        }
        expect(addWorkingDays(calendar, start, n)).toBe(date.toISOString().slice(0, 10))
      }),
    ))

  test('what is due is due on a working day', () =>
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 65 }), (start, n) =>
        isWorkingDay(calendar, addWorkingDays(calendar, start, n)),
      ),
    ))

  test('a later start is never due earlier, and more days are always due later', () =>
    fc.assert(
      fc.property(someDay, fc.nat({ max: 20 }), someCount, (start, later, n) => {
        const due = addWorkingDays(calendar, start, n)
        expect(addWorkingDays(calendar, addDays(start, later), n) >= due).toBe(true)
        expect(addWorkingDays(calendar, start, n + 1) > due).toBe(true)
      }),
    ))

  test('adding and then counting agree; counting back gives the same number with the sign turned', () =>
    fc.assert(
      fc.property(someDay, someCount, (start, n) => {
        const due = addWorkingDays(calendar, start, n)
        expect(workingDaysBetween(calendar, start, due)).toBe(n)
        expect(workingDaysBetween(calendar, due, start)).toBe(-n)
      }),
    ))

  test('from a working day, going forward and back ends where it began', () =>
    fc.assert(
      fc.property(someDay, someCount, (from, n) => {
        const start = workingDayOnOrAfter(calendar, from)
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, n), -n)).toBe(start)
      }),
    ))

  test('two spells counted apart come to the spell counted whole', () =>
    fc.assert(
      fc.property(someDay, fc.nat({ max: 90 }), fc.nat({ max: 90 }), (a, m, n) => {
        const [b, c] = [addDays(a, m), addDays(a, m + n)]
        const whole = workingDaysBetween(calendar, a, c)
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(whole)
        expect(whole).toBeLessThanOrEqual(daysBetween(a, c))
      }),
    ))
})

describe('outside the published bank holidays', () => {
  const refusalOf = (count: () => unknown) => unlessUnpublished(count)
  const refused = (asked: Day) => ({
    refused: 'calendar-not-published',
    asked,
    publishedFrom: '2012-01-01',
    publishedTo: '2028-12-31',
  })

  test('a day beyond the list is neither a working day nor not one', () => {
    expect(() => isWorkingDay(calendar, day('2029-01-02'))).toThrow(CalendarNotPublished)
    expect(() => isWorkingDay(calendar, day('2011-12-30'))).toThrow(CalendarNotPublished)
  })

  test('a count that would run past the list is refused and says which day is missing', () => {
    expect(refusalOf(() => addWorkingDays(calendar, day('2028-12-28'), 2))).toEqual(
      refused(day('2029-01-01')),
    )
    expect(refusalOf(() => workingDaysBetween(calendar, day('2028-12-28'), day('2029-01-05')))).toMatchObject(
      {
        refused: 'calendar-not-published',
      },
    )
  })

  test('a count whose every day is inside is answered, even from the day before the list begins', () => {
    expect(refusalOf(() => addWorkingDays(calendar, day('2028-12-28'), 1))).toBe('2028-12-29')
    expect(refusalOf(() => addWorkingDays(calendar, day('2011-12-31'), 1))).toBe('2012-01-03')
    expect(refusalOf(() => addWorkingDays(calendar, day('2011-12-30'), 1))).toMatchObject({
      asked: '2011-12-31',
    })
  })

  test('another mistake is not mistaken for it', () =>
    expect(() => refusalOf(() => addWorkingDays(calendar, day('2026-11-20'), 0.5))).toThrow('whole numbers'))
})
