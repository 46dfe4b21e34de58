import { describe, expect, it } from 'vitest'
import { instant } from '../time/index.ts'
import { clockOf } from './trial-clock.ts'

const morning = '2026-11-29T09:00:00.000Z'

describe('the clock of a trial', () => {
  it('starts at the moment it was set to and goes on from there', () => {
    let real = instant(morning)
    const { now, isSet } = clockOf('2024-01-01T00:00:00+00:00', true, () => real)
    const first = now()
    real = instant('2026-11-29T09:00:02.500Z')
    expect([isSet, first, now()]).toEqual([true, '2024-01-01T00:00:00.000Z', '2024-01-01T00:00:02.500Z'])
  })

  it.each([undefined, ''])('is the real one where nobody set it', (said) => {
    const { now, isSet } = clockOf(said, false, () => instant(morning))
    expect([isSet, now()]).toEqual([false, morning])
  })

  it('is never set where people are real', () => {
    expect(() => clockOf('2024-01-01T00:00:00Z', false)).toThrow('a trial (DEMO=1) and of nothing else')
  })

  it.each(['midnight', '2024-01-01', '2024-01-01T00:00', '2024-13-01T00:00Z'])(
    'is not set by “%s”: no moment, or nobody can tell which',
    (said) => {
      expect(() => clockOf(said, true)).toThrow('name a moment with its zone')
    },
  )
})
