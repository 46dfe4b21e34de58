import { describe, expect, test } from 'vitest'
import { englandAndWales, instant, openMondayToFriday, workingCalendar } from '../time/index.ts'
import { bookOf } from './book.ts'
import { defaultRules } from './rules.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('08:00', '18:00'),
})
const book = bookOf('E10000003', defaultRules, calendar)

test('a contact of today is counted in working days', () => {
  const clock = book.start('WT23-1', instant('2026-11-20T16:50:00Z'))
  expect(clock).toMatchObject({ dueAt: '2026-11-23T23:59:59.999Z', calendarVersion: englandAndWales.version })
})

describe('beyond the published bank holidays', () => {
  const late = instant('2028-12-30T09:00:00Z')

  test('a worry still has its clock, due sooner rather than later', () => {
    expect(book.start('WT23-1', late)).toMatchObject({
      dueAt: '2028-12-31T09:00:00.000Z',
      calendarVersion: 'bank holidays not published: real hours',
    })
  })

  test('and so have the targets in working hours', () => {
    expect(book.start('CSC-OPENED', late).dueAt <= instant('2028-12-30T10:00:00Z')).toBe(true)
  })
})
