import { expect, it } from 'vitest'
import { likelyAlike } from './kolmogorov-smirnov.ts'

const upTo = (count: number, of: (nth: number) => number): number[] =>
  Array.from({ length: count }, (_, nth) => of(nth))

it('the same values are as likely alike as can be', () => {
  const some = upTo(400, (nth) => nth)
  expect(likelyAlike(some, some)).toBe(1)
})

it('values a fifth of which lie higher are hardly alike', () => {
  const [some, others] = [upTo(400, (nth) => nth), upTo(400, (nth) => nth + 80)]
  expect(likelyAlike(some, others)).toBeLessThan(0.001)
})

it('agrees with the table of critical values: at 1.358 √(2 ÷ n) one in twenty', () => {
  const distance = 1.358 * Math.sqrt(2 / 4000)
  const some = upTo(4000, (nth) => nth)
  const others = some.map((value) => value + distance * 4000)
  expect(likelyAlike(some, others)).toBeGreaterThan(0.045)
  expect(likelyAlike(some, others)).toBeLessThan(0.055)
})
