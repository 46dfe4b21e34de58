import { Chance } from '../../demo/county/chance.ts'
import type { Described } from '../../src/matching/described.ts'
import { type Day, day } from '../../src/time/index.ts'
import { householdAt, type Seed } from './household.ts'
import type { Household, Human } from './human.ts'
import { onRecord } from './on-record.ts'
import { postcodesFor } from './places.ts'

export type Register = Seed & { readonly households: number }
export type Registered = { person: Human; household: Household; described: Described }

/** Measured: people to a household, unborn included. */
const peopleInHousehold = 3.48

/** A register of about this many people. Two seeds never make the same people: one to learn from, one to be tried on. */
export const registerOf = (seed: string, people: number, on: Day = day('2026-11-22')): Register => ({
  seed,
  on,
  households: Math.max(1, Math.round(people / peopleInHousehold)),
  postcodes: postcodesFor(people),
})

/** Everybody on the register, household by household: none is kept, so it may be of any size. */
export function* everybody(register: Register): Generator<Registered, void, undefined> {
  for (let number = 0; number < register.households; number += 1) {
    const household = householdAt(register, number)
    for (const person of household.people)
      yield { person, household, described: onRecord(register, household, person) }
  }
}

const begunAt = Date.parse('2026-01-01T00:00:00Z')

/** The id of a record in a database; people come into it one a millisecond. */
export const idOf = ({ seed }: Seed, key: number): string => new Chance(seed, 'id', key).id(begunAt + key)
