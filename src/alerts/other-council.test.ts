import { afterAll, beforeAll, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { type PersonEvent, personStream, registerPerson } from '../people/index.ts'
import { day, instant } from '../time/index.ts'

let service: TestService
let actor: StaffActor
let personId = ''
const at = instant('2026-11-23T10:00:00Z')

const note = async (...events: PersonEvent[]) => {
  const done = await perform(service.house.db, personStream, {
    actor,
    at,
    action: 'person.change',
    owner: peterborough,
    id: personId,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

const toldIn = async (owner: string) => {
  await service.runJobs()
  return service.database.owner
    .selectFrom('alert')
    .select(['kind', 'subject_id as subject'])
    .where('owner', '=', owner)
    .orderBy('kind')
    .execute()
}

beforeAll(async () => {
  service = await startService({ now: at })
  const rights = await service.house.rightsOf(people.screeningManager.id)
  if (!rights) throw new Error('No such worker')
  actor = { kind: 'staff', rights, actingFor: peterborough, fn: 'screening' }
  const done = await asActor(service.house.db, contextFor(actor, 'person.register', at), (tx) =>
    registerPerson(
      tx,
      { actor, at, owner: peterborough },
      {
        givenNames: 'Kit',
        familyName: 'Kittiwake',
        knownAs: null,
        bornOn: day('2015-01-01'),
        bornEstimated: false,
        expectedOn: null,
        sex: 'M',
        isChild: true,
        nhsNumber: null,
        upn: null,
        phone: null,
      },
      null,
    ),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
  personId = done.state.id
})
afterAll(() => service.stop())

const address = (hidden: boolean): PersonEvent => ({
  type: 'address-changed',
  address: {
    id: newId(),
    line: '9 Quiet Close',
    postcode: 'CB1 0AA',
    from: day('2026-11-20'),
    to: null,
    hidden,
  },
})

it('a council to whose area somebody moved is told, on the record of the council they left', async () => {
  await note({
    type: 'moved-council',
    to: cambridgeshire,
    council: 'Cambridgeshire',
    on: day('2026-11-20'),
    because: 'New tenancy',
  })
  expect(await toldIn(cambridgeshire)).toEqual([{ kind: 'moved-here', subject: personId }])
  await note({
    type: 'moved-council',
    to: null,
    council: 'Norfolk',
    on: day('2026-11-21'),
    because: 'Moved on',
  })
  expect(await toldIn(peterborough)).toEqual([])
})

it('a council whose own record is the same person’s is told of a hidden address, without the address', async () => {
  await note(address(true))
  expect(await toldIn(cambridgeshire)).toHaveLength(1)
  const theirs = newId()
  await note({
    type: 'said-same',
    linkId: newId(),
    otherOwner: cambridgeshire,
    otherId: theirs,
    because: 'Same number',
  })
  await note(address(false))
  expect(await toldIn(cambridgeshire)).toHaveLength(1)
  await note(address(true))
  expect(await toldIn(cambridgeshire)).toEqual([
    { kind: 'address-hidden-elsewhere', subject: theirs },
    { kind: 'moved-here', subject: personId },
  ])
})
