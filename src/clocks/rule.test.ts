import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { ruleInForce, type ClockRule } from './rule.ts'
import { cambridgeshireRules, defaultRules } from './rules.ts'
import { ratingRules } from './mash-clock.ts'

const general: ClockRule = {
  id: 'HAND-OVER-ACCEPTED',
  version: 1,
  owner: null,
  name: 'Hand-over accepted',
  citation: 'test',
  force: 'internal',
  length: { unit: 'working-hours', n: 4 },
  startsAt: 'sent',
  stopsAt: 'accepted',
  effectiveFrom: day('2019-01-01'),
}
const second = { ...general, version: 2, effectiveFrom: day('2021-04-01') }
const fenshires = {
  ...general,
  version: 3,
  owner: 'FENSHIRE',
  effectiveFrom: day('2020-01-01'),
  effectiveTo: day('2022-01-01'),
}
const rules = [second, fenshires, general]
const version = (owner: string, on: string) => ruleInForce(rules, general.id, owner, day(on))?.version

describe('which version of a rule holds', () => {
  test.each<[string, string, number | undefined, string]>([
    ['STONEBURGH', '2018-12-31', undefined, 'none yet'],
    ['STONEBURGH', '2019-01-01', 1, 'the first, from its first day'],
    ['STONEBURGH', '2021-03-31', 1, 'the first, to its last day'],
    ['STONEBURGH', '2021-04-01', 2, 'the second from its first day'],
    ['FENSHIRE', '2019-06-01', 1, 'the general one before the council set its own'],
    ['FENSHIRE', '2021-06-01', 3, 'the council’s own, though the general one is newer'],
    ['FENSHIRE', '2021-12-31', 3, 'its own to the last day'],
    ['FENSHIRE', '2022-01-01', 2, 'the general one again when its own has ended'],
  ])('%s on %s: %s (%s)', (owner, on, expected) => expect(version(owner, on)).toBe(expected))

  test('of two from the same day the higher version holds, in whatever order they are listed', () => {
    const corrected = { ...general, version: 9 }
    for (const listed of [
      [general, corrected],
      [corrected, general],
    ])
      expect(ruleInForce(listed, general.id, 'FENSHIRE', day('2020-01-01'))?.version).toBe(9)
  })
})

describe('the rules we start with', () => {
  const all = [...defaultRules, ...ratingRules, ...cambridgeshireRules('FENSHIRE')]

  test('no two are the same version of the same rule', () =>
    expect(new Set(all.map((rule) => `${rule.id} ${rule.version}`)).size).toBe(all.length))

  test('everything without a published value says so, and nothing that binds by guidance is called uncertain', () => {
    for (const rule of all)
      expect(rule.uncertain === true, rule.id).toBe(!['WT23-1', 'WT23-2', 'CAMBS18-24H'].includes(rule.id))
  })

  test('a contact of 2019 is decided under the guidance of 2018, one of 2026 under that of 2023', () => {
    const citation = (on: string) => ruleInForce(all, 'WT23-1', 'FENSHIRE', day(on))?.citation
    expect(citation('2019-06-03')).toBe('Working Together 2018, chapter 1')
    expect(citation('2023-12-14')).toBe('Working Together 2018, chapter 1')
    expect(citation('2026-11-20')).toBe('Working Together 2023, chapter 3')
  })

  test('the 24-hour rule is one council’s alone', () =>
    expect(ruleInForce(all, 'CAMBS18-24H', 'STONEBURGH', day('2026-11-20'))).toBeUndefined())
})
