import type { AuthorityCode } from '../../src/access/index.ts'
import type { AddressGiven as Address } from '../../src/people/addresses.ts'
import type { DetailsGiven as Details } from '../../src/people/details.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import { addDays, at, type Day } from '../../src/time/index.ts'
import { people } from '../people.ts'
import type { Chance } from './chance.ts'
import { type Diary, diaryOf } from './diary.ts'
import type { Family } from './families.ts'
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

const detailsOfChild = (child: FamilyChild, phone: string): Details => ({
  givenNames: child.givenNames,
  familyName: child.familyName,
  knownAs: null,
  bornOn: child.bornOn,
  bornEstimated: false,
  expectedOn: null,
  sex: child.sex,
  isChild: true,
  nhsNumber: child.nhsNumber,
  upn: child.upn === '' ? null : child.upn,
  phone,
})

const detailsOfAdult = (adult: FamilyAdult): Details => {
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

const addressAt = (chance: Chance, home: Home, from: Day, hidden = false): Address => ({
  id: chance.id(Date.parse(from)),
  line: home.address,
  postcode: home.postcode,
  from,
  to: null,
  hidden,
})

/**
 * The family as this council knew it before its first contact of the year: registered, with its address and who is
 * whose mother or father. Brought over from the records of before, so by the service itself.
 */
export const register = (
  world: World,
  chance: Chance,
  family: Family,
  owner: AuthorityCode,
  before: Day,
  home: Home,
): Registered => {
  const knownSince = addDays(before, -chance.whole(20, 700))
  const registered = (on: Day, details: Details): Diary<PersonEvent> => {
    const when = at(on, '02:00')
    const diary = diaryOf<PersonEvent>(world, owner, chance.id(when))
    diary.note(when, broughtOver, { type: 'registered', details, addresses: [addressAt(chance, home, on)] })
    return diary
  }
  const adults = family.adults.map((adult) => registered(knownSince, detailsOfAdult(adult)))
  const children = family.children.map((child) => {
    if (child.livesIn !== owner) return null
    const soonAfterBirth = addDays(child.bornOn, 5)
    const on = soonAfterBirth > knownSince ? soonAfterBirth : knownSince
    const diary = registered(on, detailsOfChild(child, family.phone))
    for (const [nth, adult] of family.adults.entries()) {
      const relation = {
        id: chance.id(at(on, '02:00')),
        otherId: diary.id,
        kind: adult.relation,
        hasParentalResponsibility: adult.hasParentalResponsibility === 'yes',
      }
      adults[nth]?.note(at(on, '02:00'), broughtOver, { type: 'related', relation })
    }
    return diary
  })
  return { owner, children, adults }
}

/** After abuse they live somewhere nobody may learn of; a restricted record leaves only a stub to others. */
export const hideAway = (chance: Chance, known: Registered, home: Home, on: Day, restrict: boolean): void => {
  const worker = people.assessmentCambridgeshire.id
  for (const person of personsOf(known).filter((each) => !isPartner(each))) {
    const when = at(on, '17:45')
    const who: Who = { person: 'screeningManager', fn: 'screening', action: 'person.register' }
    person.note(when, who, { type: 'address-changed', address: addressAt(chance, home, on, true) })
    if (restrict)
      person.note(when, who, {
        type: 'restricted',
        because: 'Threats by a former partner',
        namedAccess: [worker],
      })
  }
}

const isPartner = ({ facts }: Diary<PersonEvent>): boolean =>
  facts.some(
    ({ event }) => event.type === 'registered' && !event.details.isChild && event.details.sex === 'M',
  )
