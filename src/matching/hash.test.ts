import { expect, it } from 'vitest'
import { hash64 } from './hash.ts'

it('never changes: keys made by it are stored', () => {
  const texts = ['', 'D|2015-03-02|M', 'N|9434765919', 'ł😀']
  expect(texts.map(hash64)).toEqual([
    5227514475777527171n,
    -5750747928740823692n,
    846932963393382956n,
    7405093634910219972n,
  ])
})

it('fits a bigint of PostgreSQL, and half of all are negative', () => {
  const all = Array.from({ length: 10_000 }, (_, nth) => hash64(`k${nth}`))
  expect(all.every((key) => key >= -(2n ** 63n) && key < 2n ** 63n)).toBe(true)
  const negative = all.filter((key) => key < 0n).length
  expect(negative).toBeGreaterThan(4_800)
  expect(negative).toBeLessThan(5_200)
})

it('gives no two of a million texts that differ in little the same key', () => {
  const seen = new Set<bigint>()
  for (let nth = 0; nth < 1_000_000; nth += 1) seen.add(hash64(`D|2015-03-02|${nth}`))
  expect(seen.size).toBe(1_000_000)
})
