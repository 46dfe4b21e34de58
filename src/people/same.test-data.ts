import { people, type PersonKey } from '../../demo/people.ts'
import type { TestService } from '../../test/service.ts'
import type { Fn, StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { day, instant } from '../time/index.ts'
import type { DetailsGiven } from './details.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'
import { registerPerson } from './register.ts'

/** Records of two councils to be told apart or joined. Everybody is invented. */

export const at = instant('2026-11-23T09:00:00Z')

export const actorFor = async (
  service: TestService,
  key: PersonKey,
  actingFor: string,
  fn: Fn = 'screening',
): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people[key].id)
  if (!rights) throw new Error('No such worker')
  return { kind: 'staff', rights, actingFor, fn }
}

const nobody: DetailsGiven = {
  givenNames: 'Maya',
  familyName: 'Avocet',
  knownAs: null,
  bornOn: day('2018-05-17'),
  bornEstimated: false,
  expectedOn: null,
  sex: 'F',
  isChild: true,
  nhsNumber: null,
  upn: null,
  phone: null,
}

/** Puts somebody into a council's index and gives their id. */
export const onRecord = async (
  service: TestService,
  owner: string,
  details: Partial<DetailsGiven>,
  home: { line: string; postcode: string } = { line: '3 Osprey Court', postcode: 'PE2 8AA' },
): Promise<string> => {
  const actor = await actorFor(service, 'adviser', owner)
  const done = await asActor(service.house.db, contextFor(actor, 'person.register', at), (tx) =>
    registerPerson(tx, { actor, at, owner }, { ...nobody, ...details }, { ...home, hidden: false }),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
  return done.state.id
}

/** Something happens to a record, as a colleague of that council writes it. */
export const happensTo = async (
  service: TestService,
  owner: string,
  id: string,
  ...events: PersonEvent[]
): Promise<void> => {
  const done = await perform(service.house.db, personStream, {
    actor: { kind: 'system', job: 'test', actingFor: owner },
    at: service.house.now(),
    action: 'person.change',
    owner,
    id,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}
