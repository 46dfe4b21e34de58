import { expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { endWrong, lentUntil } from './lent-until.ts'

/** Until when somebody is lent (Local Government Act 1972, section 113; authorisation B8 no. 14). */

const friday = { 'until-day': '27', 'until-month': '11', 'until-year': '2026' }
const monday = { 'finish-day': '30', 'finish-month': '11', 'finish-year': '2026' }

test.each([
  ['nothing typed: no end is agreed', {}, { until: null, endsAt: null, finishUntil: null }],
  ['a day alone is the first day not lent', friday, { until: '2026-11-27', endsAt: null, finishUntil: null }],
  [
    'a time of that day: it ends in the middle of it',
    { ...friday, 'until-time': '17:00' },
    { until: '2026-11-28', endsAt: '2026-11-27T17:00:00.000Z', finishUntil: null },
  ],
  [
    'in summer the time is London’s',
    { 'until-day': '26', 'until-month': '6', 'until-year': '2026', 'until-time': '9.30' },
    { until: '2026-06-27', endsAt: '2026-06-26T08:30:00.000Z', finishUntil: null },
  ],
  [
    'what was begun may be finished until Monday noon: the placement reaches as far',
    { ...friday, 'until-time': '17:00', ...monday, 'finish-time': '12:00' },
    { until: '2026-12-01', endsAt: '2026-11-27T17:00:00.000Z', finishUntil: '2026-11-30T12:00:00.000Z' },
  ],
  ['a time without its day', { 'until-time': '17:00' }, { until: null, endsAt: 'wrong', finishUntil: null }],
  [
    'no time of day',
    { ...friday, 'until-time': '5 pm' },
    { until: '2026-11-27', endsAt: 'wrong', finishUntil: null },
  ],
])('%s', (_words, typed, expected) => {
  expect(lentUntil(typed)).toEqual(expected)
})

test.each([
  ['2026-11-27', 'It would be over before it begins', friday],
  ['2026-11-28', 'It would be over before it begins', { ...friday, 'until-time': '17:00' }],
  ['2026-11-20', 'Enter when the lending ends', monday],
  [
    '2026-11-20',
    'only be finished after',
    { ...friday, 'until-time': '17:00', 'finish-day': '27', 'finish-month': '11', 'finish-year': '2026' },
  ],
])('from %s is refused: %s', (from, words, typed) => {
  expect(endWrong(lentUntil(typed), day(from))[0]?.text).toContain(words)
})

test('it may begin and end on one day, at a time of it', () => {
  expect(endWrong(lentUntil({ ...friday, 'until-time': '17:00' }), day('2026-11-27'))).toEqual([])
})
