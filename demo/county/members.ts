import type { AuthorityCode } from '../../src/access/index.ts'
import { addDays, type Day } from '../../src/time/index.ts'
import { schoolFor } from './agencies.ts'
import type { Chance } from './chance.ts'
import type { Circumstance } from './circumstances.ts'
import { nhsNumber, phoneNumber, pupilNumber } from './identifiers.ts'
import type { Community } from './names.ts'

export type FamilyChild = {
  givenNames: string
  familyName: string
  sex: 'F' | 'M'
  bornOn: Day
  nhsNumber: string
  upn: string
  school: string
  /** A half-brother or half-sister may live where the other council answers. */
  livesIn: AuthorityCode
}

export type FamilyAdult = {
  name: string
  relation: string
  part: 'parent' | 'household'
  sex: 'F' | 'M'
  bornOn: Day
  hasParentalResponsibility: 'yes' | 'no'
  phone: string
}

/** How a family names itself; no two of its members have the same first name. */
export type Naming = { community: Community; familyName: string; taken: string[]; on: Day }

export const first = (spellings: readonly string[]): string => spellings[0] ?? ''

const givenName = (chance: Chance, { community, taken }: Naming, sex: 'F' | 'M'): string => {
  const names = sex === 'F' ? community.girls : community.boys
  let name = first(chance.pick(names))
  for (let tries = 0; tries < 20 && taken.includes(name); tries += 1) name = first(chance.pick(names))
  taken.push(name)
  return name
}

const numberOfChildren = [
  [1, 40],
  [2, 35],
  [3, 17],
  [4, 8],
] as const

/** Ages in days, the oldest first. */
export const agesOf = (chance: Chance, circumstance: Circumstance | null, leastAge = 0): number[] => {
  // Born during the year, so that the first telling was before the birth and a later one after it.
  if (circumstance === 'unborn-then-born') return [chance.whole(60, 200)]
  const twins = circumstance === 'twins'
  const many = Math.max(chance.weighted(numberOfChildren), twins || circumstance === 'two-homes' ? 2 : 1)
  const oldest = chance.whole(leastAge, 17) * 365 + chance.whole(14, 350)
  const ages = Array.from({ length: many }, (_, nth) => oldest - nth * chance.whole(400, 1100))
  return (twins ? [oldest, oldest, ...ages.slice(2)] : ages).filter((age) => age > 7)
}

export const childOf = (
  chance: Chance,
  naming: Naming,
  days: number,
  council: AuthorityCode,
): FamilyChild => {
  const sex = chance.happens(0.49) ? 'F' : 'M'
  const years = Math.floor(days / 365.25)
  return {
    givenNames: givenName(chance, naming, sex),
    familyName: naming.familyName,
    sex,
    bornOn: addDays(naming.on, -days),
    nhsNumber: nhsNumber(chance),
    upn: years >= 5 ? pupilNumber(chance) : '',
    school: years >= 2 ? schoolFor(chance, council, years) : '',
    livesIn: council,
  }
}

type Part = Pick<FamilyAdult, 'relation' | 'part' | 'hasParentalResponsibility' | 'sex'>

const mother: Part = { relation: 'mother', part: 'parent', hasParentalResponsibility: 'yes', sex: 'F' }
const father: Part = { relation: 'father', part: 'parent', hasParentalResponsibility: 'yes', sex: 'M' }
const partner: Part = {
  relation: 'mother’s partner',
  part: 'household',
  hasParentalResponsibility: 'no',
  sex: 'M',
}
const grandmother: Part = {
  relation: 'grandmother',
  part: 'household',
  hasParentalResponsibility: 'no',
  sex: 'F',
}

const secondAdults = [
  [father, 55],
  [partner, 22],
  [null, 23],
] as const

/** The grown-ups at home: a mother, often a father or partner, now and then a grandmother. */
export const adultsOf = (chance: Chance, naming: Naming, oldestChild: number): FamilyAdult[] => {
  const other = first(chance.pick(naming.community.families))
  const adult = (part: Part, familyName: string, years: number): FamilyAdult => ({
    ...part,
    name: `${givenName(chance, naming, part.sex)} ${familyName}`,
    bornOn: addDays(naming.on, -Math.floor(years * 365.25) - chance.whole(0, 364)),
    phone: phoneNumber(chance),
  })
  const age = Math.floor(oldestChild / 365.25)
  const adults = [adult(mother, naming.familyName, age + chance.whole(18, 38))]
  const second = chance.weighted(secondAdults)
  if (second === father) adults.push(adult(father, naming.familyName, age + chance.whole(19, 42)))
  if (second === partner) adults.push(adult(partner, other, chance.whole(22, 45)))
  if (chance.happens(0.12)) adults.push(adult(grandmother, other, age + chance.whole(42, 60)))
  return adults
}
