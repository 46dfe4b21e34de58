import { describe, expect, it } from 'vitest'
import { day, instant } from '../time/index.ts'
import { isDormant, trainingNotice } from './gates.rule.ts'

describe('an account is asleep (authorisation B3 step 1)', () => {
  it.each([
    ['never, before anybody signed in with it', null, '2026-11-23T09:00:00Z', false],
    ['not one second before ninety days have passed', '2026-08-25T09:00:01Z', '2026-11-23T09:00:00Z', false],
    ['when ninety days have passed', '2026-08-25T09:00:00Z', '2026-11-23T09:00:00Z', true],
    [
      'not where the clock stands before the last sign-in',
      '2026-12-01T09:00:00Z',
      '2026-11-23T09:00:00Z',
      false,
    ],
  ])('%s', (_when, last, at, asleep) =>
    expect(isDormant(last === null ? null : instant(last), instant(at), 90)).toBe(asleep),
  )
})

describe('training is spoken of', () => {
  const today = day('2026-11-23')
  it.each([
    ['not while it holds for longer than thirty days', '2026-12-24', null],
    ['from thirty days before its end', '2026-12-23', 'ends with 22 December 2026'],
    ['on its last day', '2026-11-24', 'ends with 23 November 2026'],
    ['as ended, from the day on which it no longer holds', '2026-11-23', 'ended with 22 November 2026'],
    ['as missing, where none is written down', null, 'No training'],
  ])('%s', (_when, validTo, words) => {
    const said = trainingNotice(validTo === null ? null : day(validTo), today, 30)
    if (words === null) expect(said).toBe(null)
    else expect(said).toContain(words)
  })
})
