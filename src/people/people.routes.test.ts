import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { day, instant } from '../time/index.ts'
import type { DetailsGiven as Details } from './details.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'
import { registerPerson } from './register.ts'

let service: TestService
let adviser: Visitor
const at = instant('2026-11-23T09:00:00Z')

const actorFor = async (actingFor: string, key: keyof typeof people = 'adviser'): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people[key].id)
  if (!rights) throw new Error('No such worker')
  return { kind: 'staff', rights, actingFor, fn: 'screening' }
}

const child = (givenNames: string, familyName: string, bornOn: string): Details => ({
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
})

const register = async (
  owner: string,
  details: Details,
  address = { line: '4 Sandpiper Row', postcode: 'PE1 1AB', hidden: false },
) => {
  const actor = await actorFor(owner)
  const done = await asActor(service.house.db, contextFor(actor, 'person.register', at), (tx) =>
    registerPerson(tx, { actor, at, owner }, details, address),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
  return done.state
}

const change = async (owner: string, id: string, ...events: PersonEvent[]) => {
  const actor = await actorFor(owner, 'screeningManager')
  const done = await perform(service.house.db, personStream, {
    actor,
    at,
    action: 'person.register',
    owner,
    id,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

/** Types into the search box and presses Search, as without scripts. */
const searchFor = async (
  visitor: Visitor,
  q: string,
  more: Record<string, string> = {},
): Promise<Visitor> => {
  await visitor.open('/search')
  return visitor.submit('/search', { q, ...more })
}

/** What a browser sends while somebody types, with the guards of the page. */
const suggest = async (visitor: Visitor, fields: Record<string, string>): Promise<Visitor> => {
  await visitor.open('/search')
  const { _csrf = '', _hat = '' } = visitor.filled('/search')
  return visitor.send('/people/suggest', { _csrf, _hat, ...fields })
}

describe('a person’s page', () => {
  it('says who they are, where they live, with whom, and what to know before opening the door', async () => {
    const mother = await register(peterborough, {
      ...child('Ana', 'Avocet', '1996-02-03'),
      isChild: false,
      phone: '07700 900123',
    })
    const maya = await register(peterborough, child('Maya', 'Avocet', '2020-03-04'))
    await change(peterborough, mother.id, {
      type: 'related',
      relation: {
        id: crypto.randomUUID(),
        otherId: maya.id,
        kind: 'mother',
        hasParentalResponsibility: true,
      },
    })
    await change(peterborough, maya.id, {
      type: 'flagged',
      flag: 'child-protection-plan',
      because: 'Initial conference',
    })
    await adviser.open(`/people/${maya.id}`)
    expect(adviser.heading).toContain('Maya Avocet')
    expect(adviser.text).toContain('Born 4 March 2020, 6')
    expect(adviser.text).toContain('On a child protection plan')
    expect(adviser.text).toContain('4 Sandpiper Row, PE1 1AB')
    expect(adviser.text).toContain(
      'Mother: Ana Avocet, born 3 February 1996 (30), has parental responsibility, lives with Maya',
    )
    await adviser.open(`/people/${mother.id}`)
    expect(adviser.text).toContain(
      'Daughter: Maya Avocet, born 4 March 2020 (6), Ana has parental responsibility',
    )
    const looks = await service.database.owner
      .selectFrom('look')
      .selectAll()
      .where('subject_id', '=', maya.id)
      .execute()
    expect(looks).toMatchObject([{ action: 'person.open', outcome: 'seen', staff_id: people.adviser.id }])
  })

  it('never shows a hidden address, nor keeps anything of it on the page', async () => {
    const wren = await register(peterborough, child('Wren', 'Whimbrel', '2014-05-06'), {
      line: '9 Quiet Close',
      postcode: 'PE3 9XX',
      hidden: true,
    })
    await adviser.open(`/people/${wren.id}`)
    expect(adviser.text).toContain('Address hidden')
    expect(adviser.page.toString()).not.toMatch(/Quiet Close|PE3 ?9XX/)
  })

  it('of the other council is opened only under that council’s hat', async () => {
    const kit = await register(cambridgeshire, child('Kit', 'Kittiwake', '2011-07-09'))
    await adviser.open(`/people/${kit.id}`)
    expect(adviser.status).toBe(404)
    expect(adviser.text).toContain('Act for Cambridgeshire')
    expect(adviser.text).not.toContain('Kittiwake')
  })

  it('of somebody the worker is related to stays shut', async () => {
    const fay = await register(peterborough, child('Fay', 'Fulmar', '2012-01-01'))
    await service.database.owner
      .insertInto('conflict_of_interest')
      .values({
        owner: peterborough,
        id: crypto.randomUUID(),
        staff_id: people.adviser.id,
        person_id: fay.id,
        relation: 'niece',
        declared_at: at,
      })
      .execute()
    await adviser.open(`/people/${fay.id}`)
    expect(adviser.status).toBe(404)
    expect(adviser.text).toContain('related to somebody on this record')
    expect(adviser.text).not.toContain('Fulmar')
    await change(peterborough, fay.id, { type: 'flagged', flag: 'missing', because: 'Twice in October' })
    await searchFor(adviser, 'fay fulmar 2012')
    expect(adviser.text, 'nor does the search tell of it (R11)').toContain('related to you: a colleague')
    expect(adviser.text).not.toMatch(/no contact yet|last contact|Missing|Agrees/)
  })

  it('restricted is not there for anybody but those named; the search gives the number to ring', async () => {
    const ivy = await register(peterborough, child('Ivy', 'Ibis', '2013-05-06'))
    await change(peterborough, ivy.id, {
      type: 'restricted',
      because: 'Protected address',
      namedAccess: [people.screeningManager.id],
    })
    await adviser.open(`/people/${ivy.id}`)
    expect(adviser.status).toBe(404)
    expect(adviser.text).not.toContain('Ibis')
    await searchFor(adviser, 'ivy ibis')
    expect(adviser.text).toContain('A record exists here that you can’t see')
    expect(adviser.text).toContain('01632 960212')
    const manager = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
    await searchFor(manager, 'ivy ibis')
    expect(manager.text).toContain('Ivy Ibis')
    expect(manager.text).not.toContain('A record exists here')
  })
})

describe('searching', () => {
  it('shows cards of both councils, and each shown is on the record once', async () => {
    const mayas = [
      await register(peterborough, child('Olive', 'Ouzel', '2019-09-09')),
      await register(cambridgeshire, child('Olive', 'Ouzel', '2019-09-09')),
    ]
    await searchFor(adviser, 'olive ouz')
    await suggest(adviser, { 'given-names': 'Olive', 'family-name': 'Ouzel' })
    expect(adviser.page.textContent).toContain('Olive Ouzel')
    const looks = await service.database.owner
      .selectFrom('look')
      .select(['owner', 'subject_id', 'action', 'subject_kind'])
      .where(
        'subject_id',
        'in',
        mayas.map((each) => each.id),
      )
      .execute()
    expect(looks.map((look) => [look.subject_id, look.action]).toSorted()).toEqual(
      mayas.map((each) => [each.id, 'people.search']).toSorted(),
    )
  })
})

describe('registering', () => {
  it('a child whom nobody can tell from another, without any date of birth, is refused', async () => {
    const actor = await actorFor(peterborough)
    const done = await asActor(service.house.db, contextFor(actor, 'person.register', at), (tx) =>
      registerPerson(
        tx,
        { actor, at, owner: peterborough },
        { ...child('Teal', 'Turnstone', '2018-08-08'), bornOn: null },
        null,
      ),
    )
    expect(done).toMatchObject({ done: false, refused: 'no-date-of-birth' })
  })
})

describe('what happened to a person', () => {
  it('replayed gives the rows that searches read', async () => {
    const robin = await register(peterborough, child('Robin', 'Ruff', '2016-06-06'))
    await change(
      peterborough,
      robin.id,
      {
        type: 'address-changed',
        address: {
          id: crypto.randomUUID(),
          line: '2 Reed Bank',
          postcode: 'PE2 8AB',
          from: day('2026-11-01'),
          to: null,
          hidden: false,
        },
      },
      { type: 'details-changed', changes: { knownAs: 'Bobby' } },
      { type: 'flagged', flag: 'missing', because: 'Twice in October' },
    )
    const row = await service.database.owner
      .selectFrom('person')
      .selectAll()
      .where('id', '=', robin.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ known_as: 'Bobby', flags: ['missing'], search_text: 'robin ruff bobby' })
    const addresses = await service.database.owner
      .selectFrom('person_address')
      .select(['line', 'postcode', 'valid_to'])
      .where('person_id', '=', robin.id)
      .orderBy('valid_from')
      .execute()
    expect(addresses).toEqual([
      { line: '2 Reed Bank', postcode: 'PE28AB', valid_to: null },
      { line: '4 Sandpiper Row', postcode: 'PE11AB', valid_to: day('2026-11-01') },
    ])
    await searchFor(adviser, 'bobby')
    expect(adviser.text).toContain('Robin Ruff, known as Bobby')
  })
})
