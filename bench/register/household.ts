import { Chance } from '../../demo/county/chance.ts'
import { addDays, type Day } from '../../src/time/index.ts'
import { addChildren } from './children.ts'
import type { Household, Human, ParentTruth } from './human.ts'
import { familyNameOf } from './inflect.ts'
import { type NameGroup, someFamily, someGiven, someGroup } from './name-group.ts'
import type { Borne } from './name-words.ts'
import { type Making, namingOf, nextKey, yearOf, yearsBefore } from './naming.ts'
import { nhsNumberOf, phoneOf } from './numbers.ts'
import { type Place, placeIn } from './places.ts'

/** What a register of invented people is made from; the same always gives the same people. */
export type Seed = { readonly seed: string; readonly postcodes: number; readonly on: Day }

/** Families whose names are alike live near one another: seven in ten of a group in a sixth of the county. */
const postcodeNumber = (chance: Chance, group: NameGroup, { seed, postcodes }: Seed): number => {
  const anywhere = Math.floor(postcodes * chance.fraction())
  if (group === 'english' || !chance.happens(0.7)) return anywhere
  const quarter = new Chance(seed, 'quarter', group).fraction()
  return Math.floor(postcodes * ((quarter + chance.fraction() / 6) % 1))
}

const homesOf = (chance: Chance, group: NameGroup, seed: Seed): readonly [Place, ...Place[]] => {
  const one = (): Place =>
    placeIn(chance, postcodeNumber(chance, group, seed), group === 'traveller' && chance.happens(0.35))
  const before = chance.weighted([
    [0, 50],
    [1, 30],
    [2, 14],
    [3, 6],
  ] as const)
  return [one(), ...Array.from({ length: before }, one)]
}

type Adult = Pick<Human, 'role' | 'sex' | 'family' | 'otherFamilies' | 'born'>

const addAdult = (making: Making, adult: Adult): Human => {
  const key = nextKey(making)
  const naming = namingOf(making.chance, making.group, adult.sex, yearOf(adult.born))
  const person: Human = {
    ...adult,
    ...naming,
    key,
    group: making.group,
    isTwin: false,
    mother: null,
    father: null,
    nhsNumber: nhsNumberOf(key),
    upn: null,
  }
  making.people.push(person)
  return person
}

const asParent = ({ given, family, key }: Human): ParentTruth => ({ given, family, key })

/** The mother's own family name, and the one she took. */
const motherOf = (making: Making, fathers: Borne, own: Borne, born: Day): Human => {
  const { chance, group } = making
  const married = chance.happens(group === 'english' ? 0.5 : 0.62)
  const taken = familyNameOf(
    chance,
    group,
    { father: fathers, mother: own, fatherGiven: null },
    married ? 'wife' : 'daughter',
  )
  const family = married ? taken : own
  return addAdult(making, {
    role: 'mother',
    sex: 'F',
    family,
    otherFamilies: married && own.as !== family.as ? [own] : [],
    born,
  })
}

/** An unseen father: only his name is known. */
const fatherElsewhere = (making: Making, family: Borne, born: Day): ParentTruth => ({
  given: someGiven(making.chance, making.group, 'M', yearOf(born)),
  family,
  key: null,
})

/** The n-th household: parents, children, now and then a grandparent; half-brothers and stepfathers where families mixed. */
export const householdAt = (seed: Seed, number: number): Household => {
  const chance = new Chance(seed.seed, 'household', number)
  const group = someGroup(chance)
  const [home, ...earlier] = homesOf(chance, group, seed)
  const making: Making = { chance, group, number, on: seed.on, people: [] }
  const fathers = someFamily(making.chance, making.group)
  const mothers = someFamily(making.chance, making.group)
  const born = yearsBefore(seed.on, 24 + 22 * (0.55 * chance.fraction() + 0.45 * chance.fraction()))
  const fatherBorn = addDays(born, -chance.whole(-700, 2_600))

  const mother = chance.happens(0.97) ? motherOf(making, fathers, mothers, born) : null
  const isFatherHere = chance.happens(mother === null ? 0.9 : 0.48)
  const father = isFatherHere
    ? asParent(
        addAdult(making, { role: 'father', sex: 'M', family: fathers, otherFamilies: [], born: fatherBorn }),
      )
    : fatherElsewhere(making, fathers, fatherBorn)
  const partner =
    !isFatherHere && chance.happens(0.22)
      ? addAdult(making, {
          role: 'partner',
          sex: 'M',
          family: someFamily(making.chance, making.group),
          otherFamilies: [],
          born: fatherBorn,
        })
      : null
  if (chance.happens(0.035))
    addAdult(making, {
      role: 'grandparent',
      sex: chance.happens(0.75) ? 'F' : 'M',
      family: mothers,
      otherFamilies: [],
      born: yearsBefore(born, 20 + 15 * chance.fraction()),
    })

  addChildren(making, {
    mother: mother === null ? null : asParent(mother),
    motherBorn: born,
    father: isFatherHere || chance.happens(0.75) ? father : null,
    partner: partner === null ? null : asParent(partner),
    earlierFather: () => fatherElsewhere(making, someFamily(making.chance, making.group), fatherBorn),
  })
  return { number, group, home, earlier, phone: phoneOf(number), people: making.people }
}
