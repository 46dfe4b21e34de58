import type { PersonEvent } from '../../src/people/person.ts'
import { addDays, at, type Day, dayOf } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import type { Diary } from './diary.ts'
import type { Family } from './families.ts'
import { otherCouncil } from './homes.ts'
import { personsOf, type Registered } from './people-on-record.ts'
import type { Who, World } from './world.ts'

/** What happens to people on record besides worries: they are born, die, move away, and are known in both councils. */

const changer: Who = { person: 'adviser', fn: 'screening', action: 'person.change' }
const linker: Who = { person: 'screeningManager', fn: 'screening', action: 'person.link' }

/** The child who was expected is born: the same record goes on. */
export const beBorn = (known: Registered, family: Family): void => {
  const [child] = family.children
  if (child === undefined) return
  known.children[0]?.note(at(addDays(child.bornOn, 6), '11:20'), changer, {
    type: 'born',
    bornOn: child.bornOn,
    bornPrecision: 'day',
    givenNames: child.givenNames,
    familyName: child.familyName,
    sex: child.sex,
    source: 'midwife by telephone',
  })
}

/** Of the grandmothers on record some die within the year. */
export const mayDie = (world: World, chance: Chance, known: Registered, family: Family): void => {
  for (const [nth, adult] of family.adults.entries()) {
    if (adult.relation !== 'grandmother' || !chance.happens(0.3)) continue
    const on = addDays(dayOf(world.now), -chance.whole(20, 200))
    const diary = known.adults[nth]
    const since = diary?.facts[0]?.at
    if (since === undefined || since >= at(on, '00:00')) continue
    diary?.note(at(addDays(on, 3), '09:40'), changer, { type: 'died', on, source: 'registrar' })
  }
}

/** The family moved where the other council answers: the record stays, and says so. */
export const moveAway = (known: Registered, councils: World['councils'], on: Day): void => {
  const there = councils.find(({ code }) => code === otherCouncil(known.owner))
  if (!there) return
  for (const person of personsOf(known))
    person.note(at(on, '12:10'), changer, {
      type: 'moved-council',
      to: there.code,
      council: there.shortName,
      on: addDays(on, -30),
      because: 'The school confirms the new address.',
    })
}

type Side = Diary<PersonEvent>

/** Both councils know this person: each keeps its own record, and each says that the other's is the same human being. */
const link = (chance: Chance, one: Side, other: Side, on: Day): void => {
  const when = at(on, '10:30')
  const said = { because: 'Same name, date of birth and telephone; the mother confirmed it.' }
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    const linkId = chance.id(when)
    const same = { type: 'said-same', linkId, otherOwner: there.owner, otherId: there.id, ...said } as const
    if (here.note(when, linker, same))
      here.note(when, linker, { type: 'other-side-said', linkId, says: 'same' })
  }
}

/** The adults of a family that lives in both councils are on record in both. */
export const linkAcross = (chance: Chance, known: readonly Registered[], on: Day): void => {
  const [one, other] = known
  if (!one || !other) return
  for (const [nth, adult] of one.adults.entries()) {
    const same = other.adults[nth]
    if (same) link(chance, adult, same, on)
  }
}
