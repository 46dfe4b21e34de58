import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate, oddsOf, patternsOf } from './estimate.ts'

/** Pairs of which we know what they were made by: a fifth are one person. */
const made = (random: () => number) => {
  const levels = (isSame: boolean): number[] =>
    [
      [0.9, 0.02],
      [0.85, 0.05],
      [0.95, 0.1],
    ].map(([same = 0, other = 0]) =>
      random() < 0.05 ? -1 : random() < (isSame ? same : other) ? 0 : random() < 0.3 ? 1 : 2,
    )
  return Array.from({ length: 4000 }, (_, nth) => ({ isSame: nth % 5 === 0, levels: levels(nth % 5 === 0) }))
}

const counting = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

describe('estimating from pairs whose truth nobody knows', () => {
  const pairs = made(counting(7))
  const found = estimate(patternsOf(pairs.map(({ levels }) => levels)), [3, 3, 3], { share: 0.05 })

  it('finds how many pairs are one person and how often each field agrees', () => {
    expect(found.share).toBeCloseTo(0.2, 1)
    expect(found.same[0]?.[0]).toBeCloseTo(0.9, 1)
    expect(found.other[0]?.[0]).toBeCloseTo(0.02, 1)
  })

  it('tells the pairs apart at even odds', () => {
    const right = pairs.filter(({ isSame, levels }) => oddsOf(found, levels) >= 0 === isSame)
    expect(right.length / pairs.length).toBeGreaterThan(0.97)
  })

  it('a missing field says nothing either way', () => {
    expect(oddsOf(found, [0, -1, 0]) - oddsOf(found, [-1, -1, 0])).toBeCloseTo(
      oddsOf(found, [0, -1, -1]) - oddsOf(found, [-1, -1, -1]),
    )
  })

  it('gives shares that add up to one, whatever the pairs', () => {
    const level = fc.integer({ min: -1, max: 2 })
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 2, maxLength: 60 }), (compared) => {
        const { same, other } = estimate(patternsOf(compared), [3, 3], { share: 0.1, rounds: 5 })
        for (const row of [...same, ...other]) expect(row.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1)
      }),
    )
  })
})
