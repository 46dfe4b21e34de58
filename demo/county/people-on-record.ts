import type { AuthorityCode } from '../../src/access/index.ts'
import type { AddressGiven } from '../../src/people/addresses.ts'
import type { DetailsGiven } from '../../src/people/details.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import { addDays, at, type Day } from '../../src/time/index.ts'
import { Chance } from './chance.ts'
import { type Diary, diaryOf } from './diary.ts'
import type { Family } from './families.ts'
import {
  earlierHome,
  flagsOf,
  type Holding,
  identifiersOf,
  namesOf,
  particularsOf,
  relatedSince,
} from './held-of-people.ts'
import type { Home } from './homes.ts'
import type { FamilyAdult, FamilyChild } from './members.ts'
import type { Who, World } from './world.ts'

/** What one council has on record of a family; children in the family's order, null where they are not this council's. */
export type Registered = {
  owner: AuthorityCode
  children: readonly (Diary<PersonEvent> | null)[]
  adults: readonly Diary<PersonEvent>[]
}

export const personsOf = ({ children, adults }: Registered): Diary<PersonEvent>[] => [
  ...children.flatMap((child) => child ?? []),
  ...adults,
]

const broughtOver: Who = { job: 'records-brought-over' }
const source = 'records brought over'

const detailsOfChild = (child: FamilyChild, phone: string, isTwin: boolean): DetailsGiven => ({
  givenNames: child.givenNames,
  familyName: child.familyName,
  knownAs: null,
  bornOn: child.bornOn,
  bornEstimated: false,
  expectedOn: null,
  isMultipleBirth: isTwin,
  sex: child.sex,
  isChild: true,
  nhsNumber: child.nhsNumber,
  upn: child.upn === '' ? null : child.upn,
  phone,
})

const detailsOfAdult = (adult: FamilyAdult): DetailsGiven => {
  const [givenNames = '', ...rest] = adult.name.split(' ')
  return {
    givenNames,
    familyName: rest.join(' '),
    knownAs: null,
    bornOn: adult.bornOn,
    bornEstimated: false,
    expectedOn: null,
    sex: adult.sex,
    isChild: false,
    nhsNumber: null,
    upn: null,
    phone: adult.phone,
  }
}

/** A child who is expected: nothing is known but when, and whose. */
const unborn = (details: DetailsGiven): DetailsGiven => ({
  ...details,
  givenNames: '',
  bornOn: null,
  expectedOn: details.bornOn,
  sex: 'U',
  nhsNumber: null,
  upn: null,
})

export const addressAt = (chance: Chance, home: Home, from: Day, hidden = false): AddressGiven => ({
  id: chance.id(Date.parse(from)),
  line: home.address,
  postcode: home.postcode,
  from,
  to: null,
  source,
  hidden,
})

type Held = Omit<PersonEvent & { type: 'registered' }, 'type' | 'addresses' | 'details'>

const heldOfChild = (holding: Holding, child: FamilyChild): Held => ({
  names: namesOf(holding, child, false),
  identifiers: identifiersOf(holding, child),
  particulars: particularsOf(holding, child),
  flagSpans: flagsOf(holding),
  source,
})

const heldOfAdult = (holding: Holding, adult: FamilyAdult): Held => ({
  names: namesOf(holding, detailsOfAdult(adult), adult.relation === 'mother'),
  particulars: particularsOf(holding, null),
  source,
})

/**
 * The family as this council knew it before its first contact of the year: registered, with its names, numbers and
 * addresses and who is whose mother or father. Brought over from the records of before, so by the service itself.
 */
export const register = (
  world: World,
  chance: Chance,
  family: Family,
  owner: AuthorityCode,
  before: Day,
  home: Home,
): Registered => {
  const isExpected = family.circumstance === 'unborn-then-born'
  const firstBorn = family.children[0]?.bornOn ?? before
  const knownSince = isExpected ? addDays(firstBorn, -100) : addDays(before, -chance.whole(20, 700))
  const more = new Chance(world.seed, 'record', family.number, owner)
  const holding: Holding = { chance: more, family, on: knownSince, home }
  const earlier = earlierHome(holding, knownSince)
  const registered = (on: Day, details: DetailsGiven, held: Held): Diary<PersonEvent> => {
    const when = at(on, '02:00')
    const diary = diaryOf<PersonEvent>(world, owner, chance.id(when))
    const lived = earlier !== null && (details.bornOn ?? on) < (earlier.to ?? on)
    const addresses = [...(lived ? [{ ...earlier, id: more.id(when) }] : []), addressAt(chance, home, on)]
    diary.note(when, broughtOver, { type: 'registered', details, addresses, ...held })
    return diary
  }
  const adults = family.adults.map((adult) =>
    registered(knownSince, detailsOfAdult(adult), heldOfAdult(holding, adult)),
  )
  const children = family.children.map((child, place) => {
    if (child.livesIn !== owner) return null
    const soonAfterBirth = addDays(child.bornOn, 5)
    const on = soonAfterBirth > knownSince && !isExpected ? soonAfterBirth : knownSince
    const details = detailsOfChild(child, family.phone, family.circumstance === 'twins' && place < 2)
    const held = isExpected ? { source } : heldOfChild({ ...holding, on }, child)
    const diary = registered(on, isExpected ? unborn(details) : details, held)
    for (const [nth, adult] of family.adults.entries()) {
      const relation = {
        id: chance.id(at(on, '02:00')),
        otherId: diary.id,
        kind: adult.relation,
        hasParentalResponsibility: adult.hasParentalResponsibility === 'yes',
        from: isExpected ? null : relatedSince(holding, child, adult),
        to: null,
        source,
      }
      adults[nth]?.note(at(on, '02:00'), broughtOver, { type: 'related', relation })
    }
    return diary
  })
  return { owner, children, adults }
}
