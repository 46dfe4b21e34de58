import { beforeAll, expect, test } from 'vitest'
import { householdAt } from './household.ts'
import { householdOfKey, placesInHousehold } from './human.ts'
import { type Mention, mentionAt } from './mention.ts'
import { registerOf } from './register.ts'
import type { Slip } from './telling.ts'

const register = registerOf('tests', 20_000)
const count = 4_000
let all: Mention[] = []
beforeAll(() => {
  all = Array.from({ length: count }, (_, number) => mentionAt(register, 'tests', number))
})

const shareOf = (which: (one: Mention) => boolean): number => all.filter(which).length / all.length
const near = (share: number, claimed: number): void => {
  const spread = 3.5 * Math.sqrt((claimed * (1 - claimed)) / count)
  expect(Math.abs(share - claimed)).toBeLessThan(spread)
}

test('of 100 mentions 62 are of children on the register, 14 of adults, 4 of twins, 20 of people not on it', () => {
  const who = (kind: string) => shareOf(({ truth }) => truth.is === 'registered' && truth.who === kind)
  near(who('child'), 0.62)
  near(who('adult'), 0.14)
  near(who('twin'), 0.04)
  const why = (kind: string) => shareOf(({ truth }) => truth.is === 'unregistered' && truth.why === kind)
  near(why('sibling'), 0.08)
  near(why('twin'), 0.04)
  near(why('stranger'), 0.08)
})

test('things go wrong as often as is claimed', () => {
  const slip = (kind: Slip) => shareOf(({ slips }) => slips.includes(kind))
  near(slip('given-typo'), 0.07)
  near(slip('given-variant'), 0.08)
  near(slip('names-swapped'), 0.012)
  near(slip('born-estimated'), 0.06)
  near(slip('born-turned-round'), 0.015)
  near(slip('born-wrong'), 0.035)
  near(slip('postcode-previous'), 0.1)
  near(slip('postcode-new'), 0.13)
  near(slip('postcode-typo'), 0.03)
  near(slip('postcode-missing'), 0.12)
  // A little over seven in a hundred each: long and carried-over names are also told in part or respelt.
  expect(slip('family-typo')).toBeGreaterThan(0.06)
  expect(slip('family-typo')).toBeLessThan(0.095)
  expect(slip('family-other') + slip('family-missing')).toBeGreaterThan(0.06)
  expect(slip('family-other') + slip('family-missing')).toBeLessThan(0.1)
  expect(shareOf(({ described }) => described.nhsNumber !== null)).toBeCloseTo(0.23, 1)
})

test('at twice the noise about twice as much is wrong, and the same people are told of', () => {
  const noisy = Array.from({ length: 800 }, (_, number) => mentionAt(register, 'tests', number, 2))
  const slips = (some: readonly Mention[]) => some.reduce((sum, one) => sum + one.slips.length, 0)
  expect(slips(noisy) / slips(all.slice(0, 800))).toBeGreaterThan(1.7)
  expect(noisy.map(({ truth }) => truth)).toEqual(all.slice(0, 800).map(({ truth }) => truth))
})

test('a mention without a slip says what is true of the person on the register', () => {
  for (const { truth, slips, described } of all) {
    if (truth.is !== 'registered' || slips.length > 0) continue
    const household = householdAt(register, householdOfKey(truth.key))
    const person = household.people[truth.key % placesInHousehold]
    expect(described.names[0]?.family).toBe(person?.family.as)
    expect(described.born?.on).toBe(person?.born)
    expect(described.places[0]?.postcode).toBe(household.home.postcode)
  }
})

test('an unregistered twin has the day of birth of a child on the register, and a number that nobody on it has', () => {
  const twins = all.filter(({ truth }) => truth.is === 'unregistered' && truth.why === 'twin')
  expect(twins.length).toBeGreaterThan(100)
  const numbers = new Set<string>()
  for (let number = 0; number < register.households; number += 1)
    for (const { nhsNumber } of householdAt(register, number).people) if (nhsNumber) numbers.add(nhsNumber)
  for (const { described } of twins)
    expect(described.nhsNumber !== null && numbers.has(described.nhsNumber)).toBe(false)
})

test('the same mention is told in the same words again', () => {
  expect(mentionAt(register, 'tests', 17)).toEqual(all[17])
  expect(mentionAt(register, 'another', 17)).not.toEqual(all[17])
})
