import { beforeAll, expect, test } from 'vitest'
import { builtInModel } from '../../src/matching/built-in-model.ts'
import type { MatchModel } from '../../src/matching/model.ts'
import { registerOf } from '../register/register.ts'
import { fitted } from './fit.ts'
import { type Learned, learnFrom } from './learning-pairs.ts'
import { vocabularyOf } from './memory-index.ts'

let learned: Learned
let model: MatchModel
beforeAll(() => {
  const register = registerOf('tests of learning', 4_000)
  learned = learnFrom(register, 1_200, vocabularyOf(register).frequencies())
  model = fitted(learned, builtInModel)
})

test('the nearer two names, the more they speak for one person', () => {
  const { exact, typo, different } = model.levels.forename
  expect(exact.bits[0]).toBeGreaterThan(5)
  expect(typo.bits[0]).toBeGreaterThan(3)
  expect(different.bits[0]).toBeLessThan(-4)
})

test('family name, address and parents tell nobody from a brother or sister', () => {
  const { surname, place, parent } = model.levels
  for (const { bits } of [surname.exact, place.address, parent.one])
    expect(Math.abs(bits[1])).toBeLessThan(1.2)
})

test('a date of birth tells nobody from a twin', () => {
  expect(Math.abs(model.levels.birth.exact.bits[2])).toBeLessThan(0.6)
  expect(model.levels.birth.exact.bits[1]).toBeGreaterThan(6)
})

test('how many are on record, and how many brothers and sisters of theirs, is counted', () => {
  expect(learned.rates.registered).toBeCloseTo(0.8, 1)
  expect(learned.rates.siblings).toBeGreaterThan(0.8)
  expect(model.priors.leastPopulation).toBe(builtInModel.priors.leastPopulation)
})

test('what was never seen keeps the bits it had', () => {
  expect(model.levels.phone).toEqual(builtInModel.levels.phone)
})
