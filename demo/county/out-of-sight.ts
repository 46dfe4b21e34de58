import type { AuthorityCode } from '../../src/access/index.ts'
import type { ContactEvent } from '../../src/contacts/index.ts'
import { withholdPlaces } from '../../src/contacts/withheld.ts'
import { adopt } from '../../src/people/adoption.rule.ts'
import { evolvePerson, type Person, type PersonEvent } from '../../src/people/person.ts'
import { addDays, at, type Day, dayOf, type Instant, laterOf } from '../../src/time/index.ts'
import { cambridgeshire, people, peterborough, type PersonKey } from '../people.ts'
import { Chance } from './chance.ts'
import type { Story } from './course.ts'
import { type Diary, diaryOf } from './diary.ts'
import { familyOf } from './families.ts'
import { type Home, homeIn } from './homes.ts'
import { stateOf } from './moving.ts'
import { addressAt, personsOf, register, type Registered } from './people-on-record.ts'
import type { Who, Worker, World } from './world.ts'

/** People whom not everybody may find: somebody who fled, a colleague's family, a witness, an adopted child. */

const manager = (action: Worker['action']): Worker => ({
  person: 'screeningManager',
  fn: 'screening',
  action,
})

const isPartner = ({ facts }: Diary<PersonEvent>): boolean =>
  facts.some(
    ({ event }) => event.type === 'registered' && !event.details.isChild && event.details.sex === 'M',
  )

const restricted = (person: Diary<PersonEvent>, when: Instant, because: string): void => {
  const namedAccess = [people.screeningManager.id, people.assessmentCambridgeshire.id]
  person.note(when, manager('person.restrict'), { type: 'restricted', because, namedAccess })
}

/** After abuse they live somewhere nobody may learn of; a restricted record leaves only a stub to others. */
export const hideAway = (
  chance: Chance,
  known: Registered,
  home: Home,
  on: Day,
  { restrict, stories }: { restrict: boolean; stories: readonly Story[] },
): void => {
  const when = at(on, '17:45')
  for (const person of personsOf(known).filter((each) => !isPartner(each))) {
    const address = { ...addressAt(chance, home, on, true), source: 'support worker' }
    person.note(when, manager('person.change'), { type: 'address-changed', address })
    if (restrict) restricted(person, when, 'Threats by a former partner')
    withhold(stories, person.id, home, when)
  }
}

/** What the contacts about them told of the place is read there no more, as the service itself sees to. */
const withhold = (stories: readonly Story[], personId: string, home: Home, when: Instant): void => {
  const place = { line: home.address, postcode: home.postcode }
  for (const { contact } of stories) {
    const known = contact.facts.find(({ event }) => isRecognised(event, personId))
    const state = stateOf(contact)
    if (known === undefined || state === undefined) continue
    for (const event of withholdPlaces(state, personId, [place]))
      contact.note(laterOf(when, known.at), manager('person.hide-address'), event)
  }
}

const isRecognised = (event: ContactEvent, personId: string): boolean =>
  event.type === 'child-recognised' && event.personId === personId

/** A colleague's family: named workers only. */
export const restrictFamily = (known: Registered, on: Day): void => {
  for (const person of personsOf(known)) restricted(person, at(on, '16:05'), 'Family of a colleague')
}

/** The connection of an adopted child's two records, for its custodian alone. */
export type Linkage = {
  owner: AuthorityCode
  id: string
  formerId: string
  newId: string
  custodian: string
  note: string
  adoptedOn: Day
  madeAt: Instant
}

export type OutOfSight = { persons: Diary<PersonEvent>[]; linkages: Linkage[] }

const privacyOfficerOf: Readonly<Record<string, PersonKey>> = {
  [cambridgeshire]: 'privacyCambridgeshire',
  [peterborough]: 'privacyPeterborough',
}

const custodianOf = (owner: AuthorityCode): { who: Who; id: string } => {
  const person = privacyOfficerOf[owner] ?? 'privacyCambridgeshire'
  return { who: { person, fn: 'oversight', action: 'person.seal' }, id: people[person].id }
}

const familyKnownIn = (world: World, owner: AuthorityCode, number: number) => {
  const chance = new Chance(world.seed, 'out of sight', owner, number)
  const on = addDays(dayOf(world.now), -365)
  const family = familyOf(chance, { number, council: owner, circumstance: null, on, leastAge: 6 })
  return { chance, family, known: register(world, chance, family, owner, on, family.home) }
}

/** A witness under protection and his child: nobody but the custodian finds them. */
const witness = (world: World, owner: AuthorityCode, number: number): OutOfSight => {
  const { known } = familyKnownIn(world, owner, number)
  const custodian = custodianOf(owner)
  const persons = personsOf(known)
  for (const person of persons)
    person.note(at(addDays(dayOf(world.now), -170), '15:30'), custodian.who, {
      type: 'sealed',
      because: 'Protected witness',
      namedAccess: [custodian.id],
      custodianNote: 'Say nothing. Ring the police liaison officer at once, by day and by night.',
    })
  return { persons, linkages: [] }
}

const personNow = ({ facts }: Diary<PersonEvent>): Person | undefined =>
  facts.reduce<Person | undefined>(evolvePerson, undefined)

/** A child adopted within the year: a new record, and the former one sealed. */
const adopted = (world: World, owner: AuthorityCode, number: number): OutOfSight => {
  const { chance, family, known } = familyKnownIn(world, owner, number)
  const [former] = known.children
  const person = former && personNow(former)
  const today = dayOf(world.now)
  const when = at(addDays(today, -90), '14:20')
  if (!former || !person) return { persons: personsOf(known), linkages: [] }
  const custodian = custodianOf(owner)
  const note = 'Ring the adoption team; they answer by hand.'
  const home = homeIn(chance, owner)
  const events = adopt(
    person,
    {
      because: 'Adoption order seen',
      namedAccess: [custodian.id],
      by: custodian.id,
      custodianNote: note,
      isWaitedFor: false,
      on: addDays(today, -100),
      givenNames: person.givenNames,
      familyName: chance.pick(family.community.families)[0] ?? '',
      address: { ...addressAt(chance, home, addDays(today, -100)), source: 'adoption order' },
    },
    dayOf(when),
  )
  if ('refused' in events) throw new Error(`Nobody was adopted: ${events.refused}`)
  const began = diaryOf<PersonEvent>(world, owner, chance.id(when))
  for (const event of events.newIdentity) began.note(when, custodian.who, event)
  for (const event of events.former) former.note(when, custodian.who, event)
  const linkage = {
    owner,
    id: chance.id(when),
    formerId: former.id,
    newId: began.id,
    custodian: custodian.id,
    note,
    adoptedOn: addDays(today, -100),
    madeAt: when,
  }
  return { persons: [...personsOf(known), began], linkages: [linkage] }
}

/** Numbers far from those of all other families. */
const firstNumber = 2_000_000

export const tellOutOfSight = (world: World): OutOfSight => {
  const told = [witness(world, peterborough, firstNumber), adopted(world, cambridgeshire, firstNumber + 100)]
  return {
    persons: told.flatMap(({ persons }) => persons),
    linkages: told.flatMap(({ linkages }) => linkages),
  }
}
