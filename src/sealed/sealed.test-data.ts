import { people, peterborough } from '../../demo/people.ts'
import type { TestService } from '../../test/service.ts'
import type { Fn, StaffActor } from '../access/index.ts'
import { perform } from '../events/index.ts'
import { type PersonEvent, personStream } from '../people/index.ts'
import { addMinutes, day } from '../time/index.ts'

export const actorFor = async (
  service: TestService,
  key: keyof typeof people,
  actingFor: string,
  fn: Fn,
): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people[key].id)
  if (!rights) throw new Error('No such worker')
  const assurance = { way: 'trial', freshUntil: addMinutes(service.house.now(), 15) } as const
  return { kind: 'staff', rights, actingFor, fn, assurance }
}

/** A child of Peterborough whose record was sealed: only that council's privacy officer is named on it. */
export const sealedChild = async (
  service: TestService,
  givenNames: string,
  familyName: string,
  bornOn: string,
): Promise<string> => {
  const id = crypto.randomUUID()
  const events: PersonEvent[] = [
    {
      type: 'registered',
      details: {
        givenNames,
        familyName,
        knownAs: null,
        bornOn: day(bornOn),
        bornEstimated: false,
        expectedOn: null,
        sex: 'F',
        isChild: true,
        nhsNumber: null,
        upn: null,
        phone: null,
      },
      addresses: [],
    },
    {
      type: 'sealed',
      because: 'Adopted',
      namedAccess: [people.privacyPeterborough.id],
      custodianNote: 'Ring the adoption team',
    },
  ]
  const done = await perform(service.house.db, personStream, {
    actor: await actorFor(service, 'privacyPeterborough', peterborough, 'oversight'),
    at: service.house.now(),
    action: 'person.seal',
    owner: peterborough,
    id,
    opens: true,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
  return id
}
