import type { AuthorityCode } from '../../src/access/index.ts'
import type { Day } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import type { Circumstance } from './circumstances.ts'
import { type Home, homeIn, otherCouncil, otherHomeOf } from './homes.ts'
import { phoneNumber } from './identifiers.ts'
import { adultsOf, agesOf, childOf, type FamilyAdult, type FamilyChild, first } from './members.ts'
import { communities, type Community } from './names.ts'

export type Family = {
  number: number
  /** The day its members' ages are counted from. */
  countedOn: Day
  circumstance: Circumstance | null
  community: Community
  /** All spellings of the family name; the first is the one registered at birth. */
  spellings: readonly string[]
  home: Home
  /** The other parent's home, the half-siblings' or the next one, as the circumstance has it. */
  otherHome: Home | null
  phone: string
  children: readonly FamilyChild[]
  adults: readonly FamilyAdult[]
}

export type FamilyWanted = {
  number: number
  council: AuthorityCode
  circumstance: Circumstance | null
  /** Ages are counted back from this day. */
  on: Day
  /** Lives at the address of somebody else's family. */
  at?: Home
  /** Years of the oldest child, at least: whom a school tells of goes to school. */
  leastAge?: number
}

const weighted = (some: readonly Community[]) => some.map((each) => [each, each.share] as const)
const all = weighted(communities)
const withTwoSpellings = weighted(
  communities.filter(({ families }) => families.some((spellings) => spellings.length > 1)),
)

/** The aunt works at the front door as Dove Damson (authorisation B8 no. 13). */
const auntsFamily: readonly string[] = ['Damson']

/** One invented family. The same chance and wish give the same family, so a million of them need no memory. */
export const familyOf = (chance: Chance, wanted: FamilyWanted): Family => {
  const { number, council, circumstance, on } = wanted
  const twoWays = circumstance === 'name-written-two-ways'
  const community = chance.weighted(twoWays ? withTwoSpellings : all)
  const families = twoWays ? community.families.filter((each) => each.length > 1) : community.families
  const spellings = circumstance === 'worker-is-an-aunt' ? auntsFamily : chance.pick(families)
  const home = wanted.at ?? homeIn(chance, council, circumstance === 'on-the-border')
  const naming = { community, familyName: first(spellings), taken: [], on }
  const ages = agesOf(chance, circumstance, wanted.leastAge)
  const children = ages.map((days) => childOf(chance, naming, days, council))
  const half =
    circumstance === 'brothers-and-sisters-in-both-councils'
      ? [childOf(chance, naming, chance.whole(900, 5200), otherCouncil(council))]
      : []
  return {
    number,
    countedOn: on,
    circumstance,
    community,
    spellings,
    home,
    otherHome: otherHomeOf(chance, circumstance, home),
    phone: phoneNumber(chance),
    children: [...children, ...half],
    adults: adultsOf(chance, naming, ages[0] ?? 365),
  }
}
