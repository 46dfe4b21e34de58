import { Chance } from '../../demo/county/chance.ts'
import { emptyAdult, emptyChild, emptyTold } from '../../demo/county/empty-told.ts'
import { rememberRights } from '../../src/access/index.ts'
import { takeIn, type Told } from '../../src/contacts/index.ts'
import { matchContact } from '../../src/contacts/match-contact.task.ts'
import { newId } from '../../src/db/index.ts'
import type { Described } from '../../src/matching/index.ts'
import { nowInstant } from '../../src/time/index.ts'
import type { House } from '../../src/web/index.ts'
import { timed } from '../figures.ts'
import { householdAt } from '../register/household.ts'
import { type Household, isChild } from '../register/human.ts'
import type { Register } from '../register/register.ts'
import { telling } from '../register/telling.ts'
import type { Bench } from '../service.ts'
import { ownerOf } from './rows.ts'

/** A contact that tells of five people of one household on record, taken in and everybody on it looked for. */

export const houseOf = ({ db }: Bench): House => ({
  db,
  now: nowInstant,
  ...rememberRights(db),
  live: { subscribe: () => () => undefined },
  demoSignIn: true,
})

const people = 5

const householdOfFive = (register: Register, chance: Chance): Household => {
  for (;;) {
    const household = householdAt(register, chance.whole(0, register.households - 1))
    const born = household.people.filter(({ role }) => role !== 'unborn')
    if (born.length >= people) return { ...household, people: born.slice(0, people) }
  }
}

const toldOf = (register: Register, chance: Chance, household: Household): Told => {
  const described = household.people.map(
    (of): Described => telling(chance, { household, of, people: register, noise: 1 }).described,
  )
  const both = household.people.flatMap((person, nth) => {
    const told = described[nth]
    return told === undefined ? [] : [{ person, told, name: told.names[0] }]
  })
  return {
    ...emptyTold,
    children: both.flatMap(({ person, told, name }) =>
      isChild(person)
        ? [
            {
              ...emptyChild,
              id: newId(),
              givenNames: name?.given ?? '',
              familyName: name?.family ?? '',
              bornOn: told.born?.on ?? null,
              bornEstimated: told.born?.precision !== 'day',
              sex: told.sex,
              nhsNumber: told.nhsNumber ?? '',
              upn: told.upn ?? '',
            },
          ]
        : [],
    ),
    adults: both.flatMap(({ person, told, name }) =>
      isChild(person)
        ? []
        : [
            {
              ...emptyAdult,
              id: newId(),
              name: `${name?.given ?? ''} ${name?.family ?? ''}`.trim(),
              bornOn: told.born?.on ?? null,
              relation: person.role,
              part: person.role === 'mother' || person.role === 'father' ? 'parent' : 'household',
            },
          ],
    ),
    address: household.home.line,
    postcode: household.home.postcode,
  }
}

const takeInOne = async (house: House, told: Told, owner: string): Promise<void> => {
  const { contacts } = await takeIn(
    house,
    { actor: { kind: 'public' }, at: nowInstant(), once: newId() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'bench',
      places: [
        {
          owner,
          childIds: told.children.map(({ id }) => id),
          placing: { rule: 'lives-here', words: told.postcode },
        },
      ],
      attachments: [],
    },
  )
  for (const contact of contacts) await matchContact({ owner: contact.owner, contactId: contact.id }, house)
}

/** Milliseconds from the report's arrival until everybody on it has been looked for and what was found is kept. */
export const contactsOfFive = async (bench: Bench, register: Register, count: number): Promise<number[]> => {
  const house = houseOf(bench)
  const times: number[] = []
  for (let number = 0; number < count + 10; number += 1) {
    const chance = new Chance(register.seed, 'contact of five', number)
    const household = householdOfFive(register, chance)
    const told = toldOf(register, chance, household)
    const owner = ownerOf(household.people[0]?.key ?? 0)
    const took = await timed(() => takeInOne(house, told, owner))
    if (number >= 10) times.push(took)
  }
  return times
}
