import { expect, test } from 'vitest'
import { settings } from '../clocks/index.ts'
import { at, day, englandAndWales, type Instant, openMondayToFriday, workingCalendar } from '../time/index.ts'
import { silentAt, tellsTheCouncil } from './silence.rule.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('08:30', '17:30'),
})
const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))
const hours = settings['mash-silence'].otherwise('FENSHIRE')

test.each([
  ['red', '2026-11-23 17:00', '2026-11-23 19:00'],
  [null, '2026-11-28 02:00', '2026-11-28 04:00'],
  ['amber', '2026-11-23 16:30', '2026-11-24 10:30'],
  ['green', '2026-11-27 16:30', '2026-11-30 11:30'],
  ['green', '2026-12-24 16:30', '2026-12-29 11:30'],
  ['blue', '2026-11-23 08:30', '2026-11-23 17:30'],
] as const)('%s, quiet since %s, has been silent too long at %s', (rating, since, alarm) => {
  expect(silentAt(rating, moment(since), hours, calendar)).toBe(moment(alarm))
})

test('measured against the time each colour allows, it is strictest on green, then amber, then red', () => {
  const allowed = { red: 4, amber: 9, green: 27 }
  const share = (colour: keyof typeof allowed): number => hours[colour] / allowed[colour]
  expect(share('green')).toBeLessThan(share('amber'))
  expect(share('amber')).toBeLessThan(share('red'))
})

test('the council hears of it from the second alarm in a row', () => {
  expect([1, 2, 3].map(tellsTheCouncil)).toEqual([false, true, true])
})
