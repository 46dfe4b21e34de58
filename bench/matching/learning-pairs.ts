import { Chance } from '../../demo/county/chance.ts'
import { clean } from '../../src/matching/clean.ts'
import { compare } from '../../src/matching/compare.ts'
import type { Frequencies } from '../../src/matching/frequencies.ts'
import { householdAt } from '../register/household.ts'
import { areSiblings, type Household, householdOfKey, type Human, isChild } from '../register/human.ts'
import { type Mention, mentionAt } from '../register/mention.ts'
import type { Register } from '../register/register.ts'
import { type Counted, nothingCounted } from './counted.ts'
import { documentsOf } from './memory-index.ts'
import { trueKeyOf } from './truth.ts'

/** Pairs of a mention and a record whose kinship is known, since households are on record together: labels for nothing. */
export type Learned = {
  same: Counted
  sibling: Counted
  twin: Counted
  namesake: Counted
  stranger: Counted
  /** For one mention: how often its person is on record, and how many brothers, twins, namesakes of theirs are. */
  rates: { registered: number; siblings: number; twins: number; namesakes: number }
}

const strangersEach = 120

const isNamesake = (one: Human, other: Human): boolean =>
  isChild(one) !== isChild(other) && one.sex === other.sex && one.given.word === other.given.word

type Kin = { sibling: readonly Human[]; twin: readonly Human[]; namesake: readonly Human[] }

const kinOf = (of: Human, household: Household): Kin => {
  const born = household.people.filter((other) => other.role !== 'unborn' && areSiblings(of, other))
  return {
    sibling: born.filter((other) => other.born !== of.born),
    twin: born.filter((other) => other.born === of.born),
    namesake: household.people.filter((other) => isNamesake(of, other)),
  }
}

/** Compares every mention with its own record, those of its kin, and those of people met by chance. */
export const learnFrom = (
  register: Register,
  mentions: number,
  frequencies: Frequencies,
  seed = 'mentions',
): Learned => {
  const documentOf = documentsOf(register)
  const learned = {
    same: nothingCounted(),
    sibling: nothingCounted(),
    twin: nothingCounted(),
    namesake: nothingCounted(),
    stranger: nothingCounted(),
  }
  let registered = 0
  const somebody = somebodyIn(register)
  for (let number = 0; number < mentions; number += 1) {
    const mention: Mention = mentionAt(register, seed, number)
    const heard = clean(mention.described)
    const against = (counted: Counted, key: number): void =>
      counted.add(compare(heard, documentOf(key), frequencies))
    const right = trueKeyOf(mention)
    if (right !== null) {
      registered += 1
      against(learned.same, right)
    }
    const household = mention.householdNumber === null ? null : householdAt(register, mention.householdNumber)
    if (household !== null) {
      const kin = kinOf(mention.person, household)
      for (const { key } of kin.sibling) against(learned.sibling, key)
      for (const { key } of kin.twin) against(learned.twin, key)
      for (const { key } of kin.namesake) against(learned.namesake, key)
    }
    for (let nth = 0; nth < strangersEach; nth += 1) {
      const key = somebody()
      if (householdOfKey(key) !== mention.householdNumber) against(learned.stranger, key)
    }
  }
  return {
    ...learned,
    rates: {
      registered: registered / mentions,
      siblings: learned.sibling.pairs / mentions,
      twins: learned.twin.pairs / mentions,
      namesakes: learned.namesake.pairs / mentions,
    },
  }
}

/** People met by chance, from a pool made once: making each anew would take longer than comparing it. */
const somebodyIn = (register: Register): (() => number) => {
  const chance = new Chance(register.seed, 'strangers')
  const pool: number[] = []
  while (pool.length < 40_000) {
    const household = householdAt(register, chance.whole(0, register.households - 1))
    for (const { key } of household.people) pool.push(key)
  }
  return () => chance.pick(pool)
}
