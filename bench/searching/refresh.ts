import { Chance } from '../../demo/county/chance.ts'
import { asActor } from '../../src/db/index.ts'
import { contextFor } from '../../src/events/index.ts'
import { rememberForMatching } from '../../src/matching/index.ts'
import { nowInstant } from '../../src/time/index.ts'
import { householdAt } from '../register/household.ts'
import { onRecord } from '../register/on-record.ts'
import { placeIn } from '../register/places.ts'
import { idOf, type Register } from '../register/register.ts'
import type { Bench } from '../service.ts'
import { ownerOf } from './rows.ts'

/** Milliseconds in which somebody who moved, and has another date of birth now, is found by both again: keys and all. */
export const refreshes = async ({ db }: Bench, register: Register, count: number): Promise<number[]> => {
  const times: number[] = []
  for (let number = 0; number < count + 30; number += 1) {
    const chance = new Chance(register.seed, 'moved', number)
    const household = householdAt(register, chance.whole(0, register.households - 1))
    const person = chance.pick(household.people)
    const was = onRecord(register, household, person)
    const now = {
      ...was,
      born: was.born === null ? { on: person.born, precision: 'day' as const } : was.born,
      places: [
        { ...placeIn(chance, chance.whole(0, register.postcodes - 1), false), isCurrent: true },
        ...was.places.map((place) => ({ ...place, isCurrent: false })),
      ],
    }
    const owner = ownerOf(person.key)
    const service = contextFor(
      { kind: 'system', job: 'bench', actingFor: owner },
      'person.change',
      nowInstant(),
    )
    const took = await asActor(db, service, async (tx) => {
      const began = performance.now()
      await rememberForMatching(tx, {
        owner,
        id: idOf(register, person.key),
        described: now,
        sensitivity: 'open',
        namedAccess: [],
        mergedInto: null,
      })
      return performance.now() - began
    })
    if (number >= 30) times.push(took)
  }
  return times
}
