import { describe, expect, test } from 'vitest'
import { day, type Day } from '../time/index.ts'
import { mayRemove, nextVersion, type Published, refusalToAdd } from './bank-holidays.ts'

const list: Published = {
  from: day('2012-01-01'),
  to: day('2028-12-31'),
  version: 'england-and-wales-2012-2028',
}
const today = day('2026-11-23')

test('each change gives the calendar a new version, which says the years it covers', () => {
  const first = nextVersion(list)
  expect(first).toBe('england-and-wales-2012-2028.1')
  expect(nextVersion({ ...list, to: day('2030-12-31'), version: first })).toBe(
    'england-and-wales-2012-2030.2',
  )
  expect(nextVersion({ ...list, version: 'england-and-wales-2012-2028.9' })).toBe(
    'england-and-wales-2012-2028.10',
  )
})

describe('may this day be made a bank holiday?', () => {
  const known = new Set<Day>([day('2026-12-25')])
  test.each<[on: string, confirmed: boolean, refused: string | null]>([
    ['2026-12-30', false, null],
    ['2026-11-23', false, null],
    ['2026-11-22', false, 'past'],
    ['2028-12-30', true, null],
    ['2029-01-01', false, 'not-published-yet'],
    ['2026-12-25', false, 'already-there'],
    ['2026-12-26', false, 'weekend-not-confirmed'],
    ['2026-12-27', false, 'weekend-not-confirmed'],
    ['2026-12-27', true, null],
  ])('%s, weekend confirmed: %s, gives %s', (on, weekendConfirmed, refused) => {
    expect(refusalToAdd(list, known, { day: day(on), weekendConfirmed }, today)).toBe(refused)
  })
})

test('only a bank holiday still to come may be taken back', () => {
  expect(mayRemove(day('2026-11-24'), today)).toBe(true)
  expect(mayRemove(today, today)).toBe(false)
  expect(mayRemove(day('2026-08-31'), today)).toBe(false)
})
