import type { AuthorityCode } from '../../src/access/index.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import { addDays, at, type Day, dayOf, type Instant } from '../../src/time/index.ts'
import { cambridgeshire, people, peterborough } from '../people.ts'
import { Chance } from './chance.ts'
import { circumstances } from './circumstances.ts'
import type { Story } from './course.ts'
import type { Diary } from './diary.ts'
import { familyOf } from './families.ts'
import { hardCases } from './hard-cases.ts'
import { beBorn, linkAcross, moveAway } from './lives.ts'
import { hideAway } from './out-of-sight.ts'
import { personsOf } from './people-on-record.ts'
import { Teller } from './teller.ts'
import type { World } from './world.ts'

/** Numbers of the told stories stand far above those of the ordinary year, so that no reference comes twice. */
const firstNumber = 1_000_000

export type Conflict = {
  owner: AuthorityCode
  id: string
  staffId: string
  personId: string
  relation: string
  declaredAt: Instant
}

export type HardStories = { stories: Story[]; persons: Diary<PersonEvent>[]; conflicts: Conflict[] }

/** The worker declared it herself; whoever opens the contact in her name is refused (authorisation B8 no. 13). */
const conflictsOf = ({ family, known }: Teller, chance: Chance, on: Instant): Conflict[] => {
  if (family.circumstance !== 'worker-is-an-aunt') return []
  return known.flatMap(({ owner, children }) =>
    children.flatMap((child) =>
      child === null
        ? []
        : [
            {
              owner,
              id: chance.id(on),
              staffId: people.auntAdviser.id,
              personId: child.id,
              relation: 'aunt',
              declaredAt: on,
            },
          ],
    ),
  )
}

/** What happens on the records themselves: a birth, a move, a mother whom both councils know. */
const liveOn = (world: World, chance: Chance, { family, known }: Teller): void => {
  const today = dayOf(world.now)
  if (family.circumstance === 'unborn-then-born') for (const each of known) beBorn(each, family)
  if (family.circumstance === 'stamped-for-the-wrong-council')
    for (const each of known) moveAway(each, world.councils, addDays(today, -50))
  linkAcross(chance, known, addDays(today, -46))
}

/** Every hard circumstance, twice over in each council. */
export const tellHardStories = (world: World, on: Day): HardStories => {
  const told: HardStories = { stories: [], persons: [], conflicts: [] }
  const keep = (teller: Teller): void => {
    told.stories.push(...teller.stories)
    told.persons.push(...teller.known.flatMap(personsOf))
  }
  const wanted = circumstances.flatMap((circumstance) =>
    [cambridgeshire, peterborough].flatMap((council) =>
      [1, 2].map((nth) => ({ circumstance, council, nth })),
    ),
  )
  for (const [index, { circumstance, council, nth }] of wanted.entries()) {
    if (circumstance === 'worker-is-an-aunt' && (nth > 1 || council === peterborough)) continue
    const chance = new Chance(world.seed, 'story', circumstance, council, nth)
    const number = firstNumber + index * 100
    // An unborn child's family is counted from today, so that the birth falls within the year.
    const countedOn = circumstance === 'unborn-then-born' ? dayOf(world.now) : on
    const family = familyOf(chance, { number, council, circumstance, on: countedOn, leastAge: 5 })
    const teller = new Teller(world, chance, family, number)
    hardCases[circumstance](teller)
    liveOn(world, chance, teller)
    keep(teller)
    told.conflicts.push(...conflictsOf(teller, chance, at(on, '09:00')))
    if (circumstance === 'moved-after-abuse' && family.otherHome)
      for (const known of teller.known)
        hideAway(chance, known, family.otherHome, addDays(dayOf(world.now), -61), {
          restrict: nth === 2,
          stories: teller.stories,
        })
    if (circumstance !== 'shares-an-address') continue
    const neighbours = familyOf(chance, { number: number + 50, council, circumstance, on, at: family.home })
    const other = new Teller(world, chance, neighbours, number + 50)
    other.tell({ source: '4', outcome: 'early-help-hub', when: [58, '10:05'] })
    keep(other)
  }
  return told
}
