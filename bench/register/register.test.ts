import { beforeAll, expect, test } from 'vitest'
import { addDays, daysBetween, day } from '../../src/time/index.ts'
import { householdAt } from './household.ts'
import { areSiblings, isChild } from './human.ts'
import { type NameGroup, groupShares, nameGroups } from './name-group.ts'
import { everybody, idOf, type Registered, registerOf } from './register.ts'

const register = registerOf('tests', 20_000)
let all: Registered[] = []
beforeAll(() => {
  all = [...everybody(register)]
})

const shareOf = (which: (one: Registered) => boolean): number => all.filter(which).length / all.length

test('a register holds about as many people as were asked for', () => {
  expect(all.length).toBeGreaterThan(19_300)
  expect(all.length).toBeLessThan(20_700)
})

test('54 of 100 are children, and 17 of 1,000 are twins', () => {
  expect(shareOf(({ person }) => isChild(person))).toBeCloseTo(0.54, 1)
  expect(shareOf(({ person }) => person.isTwin)).toBeGreaterThan(0.014)
  expect(shareOf(({ person }) => person.isTwin)).toBeLessThan(0.02)
})

test('there are about 59 postcodes to 1,000 people, each of the shape of a real one', () => {
  const postcodes = new Set(all.map(({ household }) => household.home.postcode))
  expect(postcodes.size / all.length).toBeGreaterThan(0.05)
  expect(postcodes.size / all.length).toBeLessThan(0.063)
  for (const postcode of postcodes)
    expect(postcode).toMatch(/^[A-PR-UWYZ][A-HK-Y]\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/)
})

test('households have the names of thirteen groups in the shares that are claimed', () => {
  const counted = new Map<NameGroup, number>()
  for (let number = 0; number < register.households; number += 1) {
    const { group } = householdAt(register, number)
    counted.set(group, (counted.get(group) ?? 0) + 1)
  }
  for (const group of nameGroups)
    expect(Math.abs((counted.get(group) ?? 0) / register.households - groupShares[group])).toBeLessThan(0.01)
  expect(groupShares.pakistani + groupShares.bengali + groupShares.arabic).toBeCloseTo(0.12, 6)
})

test('Mohammed and Khan are as common as makes Mohammed Khan five hundred in a million', () => {
  const men = all.filter(({ person }) => person.group === 'pakistani' && person.sex === 'M')
  const mohammeds = men.filter(({ person }) => person.given.as === 'Mohammed').length / men.length
  const khans = shareOf(({ person }) => person.family.as === 'Khan')
  expect(mohammeds).toBeGreaterThan(0.06)
  expect(mohammeds).toBeLessThan(0.15)
  expect(khans).toBeGreaterThan(0.004)
  expect(khans).toBeLessThan(0.01)
})

test('twins are born on one day, other brothers and sisters of one mother at least nine months apart', () => {
  for (const { person, household } of all) {
    if (person.role !== 'child' || person.mother === null) continue
    for (const other of household.people) {
      if (other.role !== 'child' || other.mother !== person.mother || !areSiblings(person, other)) continue
      const apart = Math.abs(daysBetween(person.born, other.born))
      if (apart > 0) expect(apart).toBeGreaterThan(270)
      else expect(person.isTwin && other.isTwin).toBe(true)
    }
  }
})

test('some children are half-brothers: one mother, two fathers', () => {
  const halves = shareOf(({ person, household }) =>
    household.people.some(
      (other) =>
        areSiblings(person, other) && other.mother === person.mother && other.father !== person.father,
    ),
  )
  expect(halves).toBeGreaterThan(0.02)
})

test('the same seed makes the same people and records, however they are asked for', () => {
  const again = [...everybody(registerOf('tests', 20_000)).take(500)]
  expect(again).toEqual(all.slice(0, 500))
  const household = all[300]?.household
  expect(householdAt(register, household?.number ?? 0)).toEqual(household)
})

test('another seed makes other people: what is learned from one register was not seen in the other', () => {
  const other = registerOf('tests too', 20_000)
  const sign = ({ person, household }: Registered): string =>
    [person.given.as, person.family.as, person.born, household.home.postcode].join('|')
  const seen = new Set(all.map(sign))
  expect([...everybody(other)].filter((one) => seen.has(sign(one)))).toEqual([])
})

test('every number belongs to one person only', () => {
  for (const numbers of [
    all.map(({ person }) => person.nhsNumber),
    all.map(({ person }) => person.upn),
    all.map(({ person }) => idOf(register, person.key)),
  ]) {
    const some = numbers.filter((number) => number !== null)
    expect(new Set(some).size).toBe(some.length)
  }
})

test('records are of people in a hurry: some parts missing, some guessed, most right', () => {
  const children = all.filter(({ person }) => person.role === 'child')
  const share = (which: (one: Registered) => boolean): number =>
    children.filter(which).length / children.length
  expect(share(({ described }) => described.born === null)).toBeCloseTo(0.025, 2)
  expect(share(({ described, person }) => described.born?.on === person.born)).toBeGreaterThan(0.92)
  expect(share(({ described }) => described.nhsNumber !== null)).toBeCloseTo(0.69, 1)
  expect(share(({ described }) => described.places.length > 1)).toBeGreaterThan(0.3)
  expect(share(({ described }) => described.siblings.length > 0)).toBeGreaterThan(0.4)
})

test('an unborn child has an expected date to come and no date of birth', () => {
  const unborn = all.filter(({ person }) => person.role === 'unborn')
  expect(unborn.length).toBeGreaterThan(25)
  for (const { described } of unborn) {
    expect(described.born).toBe(null)
    expect(described.expectedOn !== null && described.expectedOn > addDays(day('2026-11-22'), 0)).toBe(true)
  }
})
