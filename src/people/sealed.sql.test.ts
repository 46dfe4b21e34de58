import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { perform, type Happening } from '../events/index.ts'
import type { SystemActor } from '../access/index.ts'
import { day, instant } from '../time/index.ts'
import { registered } from './person.test-data.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'

let service: TestService
const at = instant('2026-11-23T09:00:00Z')
const service_: SystemActor = { kind: 'system', job: 'test', actingFor: peterborough }

/** Written by the service itself, for which nothing is sealed. */
const note = async (id: string, ...events: (PersonEvent & Happening)[]) => {
  const done = await perform(service.house.db, personStream, {
    actor: service_,
    at,
    action: 'person.register',
    owner: peterborough,
    id,
    opens: true,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

const asStaff = <T>(
  staffId: string,
  work: (tx: Tx) => Promise<T>,
  fn: 'screening' | 'oversight' = 'screening',
) =>
  asActor(
    service.database.db,
    {
      staffId,
      actingFor: [peterborough],
      fn,
      clientGroup: 'children',
      at,
      intakeFor: [],
      draft: null,
      system: false,
    },
    work,
  )

const [sealed, open, neverWas] = [newId(), newId(), newId()]
const custodian = people.privacyPeterborough.id
const worker = people.screeningManager.id

const somebody: PersonEvent[] = [
  registered({ givenNames: 'Ivy', familyName: 'Ibis', nhsNumber: '9434765919' }),
  {
    type: 'address-changed',
    address: {
      id: newId(),
      line: '9 Quiet Close',
      postcode: 'PE3 9XX',
      from: day('2026-01-01'),
      to: null,
      hidden: false,
    },
  },
  {
    type: 'particular-recorded',
    particular: { id: newId(), kind: 'school', text: 'Fen Lane', from: null, to: null, source: '' },
  },
  { type: 'flagged', flag: 'looked-after', because: 'Order' },
]

beforeAll(async () => {
  service = await startService()
  await note(open, registered({ givenNames: 'Wren', familyName: 'Ibis' }))
  await note(sealed, ...somebody, {
    type: 'related',
    relation: { id: newId(), otherId: open, kind: 'sister', hasParentalResponsibility: null },
  })
  await service.database.owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: newId(),
      staff_id: worker,
      person_id: sealed,
      relation: 'aunt',
      declared_at: at,
    })
    .execute()
  await service.database.owner
    .insertInto('look')
    .values({
      owner: peterborough,
      id: newId(),
      staff_id: worker,
      acting_for: peterborough,
      fn: 'screening',
      action: 'person.open',
      subject_kind: 'person',
      subject_id: sealed,
      outcome: 'seen',
      because: JSON.stringify({}),
      at,
    })
    .execute()
})
afterAll(() => service.stop())

/** Every table of the record, and every table that could tell of it, with how many of its rows are about somebody. */
const rowsAbout = async (tx: Tx, id: string): Promise<Record<string, number>> => {
  const { rows } = await sql<{ about: Record<string, number> }>`
    select json_build_object(
      'person', (select count(*)::int from person where id = ${id}::uuid),
      'names', (select count(*)::int from person_name where person_id = ${id}::uuid),
      'numbers', (select count(*)::int from person_identifier where person_id = ${id}::uuid),
      'addresses', (select count(*)::int from person_address where person_id = ${id}::uuid),
      'particulars', (select count(*)::int from person_particular where person_id = ${id}::uuid),
      'flags', (select count(*)::int from person_flag where person_id = ${id}::uuid),
      'relationships', (select count(*)::int from relationship where ${id}::uuid in (person_id, other_id)),
      'stubs', (select count(*)::int from record_stub where id = ${id}::uuid),
      'events', (select count(*)::int from event where subject_id = ${id}::uuid),
      'looks', (select count(*)::int from look where subject_id = ${id}::uuid),
      'conflicts', (select count(*)::int from conflict_of_interest where person_id = ${id}::uuid)) as about`.execute(
    tx,
  )
  return rows[0]?.about ?? {}
}

const nothing = {
  person: 0,
  names: 0,
  numbers: 0,
  addresses: 0,
  particulars: 0,
  flags: 0,
  relationships: 0,
  stubs: 0,
  events: 0,
  looks: 0,
  conflicts: 0,
}

const seal = (id: string) =>
  note(id, {
    type: 'sealed',
    because: 'Protected witness',
    namedAccess: [custodian],
    custodianNote: 'Say nothing. Ring the liaison officer.',
  })
const unseal = (id: string) => note(id, { type: 'unsealed', because: 'Trial over', namedAccess: [] })

describe('a sealed record', () => {
  it('is there before it is sealed, in every table', async () => {
    const about = await asStaff(worker, (tx) => rowsAbout(tx, sealed))
    expect(Object.entries(about).filter(([name, rows]) => rows === 0 && name !== 'stubs')).toEqual([])
  })

  it('is in no row and no count for anybody but its custodian, exactly as one that never was', async () => {
    await seal(sealed)
    expect(await asStaff(worker, (tx) => rowsAbout(tx, sealed))).toEqual(nothing)
    expect(await asStaff(worker, (tx) => rowsAbout(tx, neverWas))).toEqual(nothing)
    const seen = await asStaff(custodian, (tx) => rowsAbout(tx, sealed), 'oversight')
    expect(seen).toMatchObject({ person: 1, names: 1, numbers: 1, addresses: 1, relationships: 1, events: 6 })
    expect(seen['stubs']).toBe(0)
  })

  it('takes nothing away from a sister’s record but the sister', async () => {
    const about = await asStaff(worker, (tx) => rowsAbout(tx, open))
    expect(about).toMatchObject({ person: 1, names: 1, relationships: 0 })
  })

  it('leaves no trace in errors: what names it is refused as what names nobody', async () => {
    const tries = {
      'being related to it': (id: string) => sql`
        insert into relationship (owner, id, person_id, other_id, kind)
        values (${peterborough}, gen_random_uuid(), ${open}::uuid, ${id}::uuid, 'sister')`,
      'a name for it': (id: string) => sql`
        insert into person_name (owner, id, person_id, use, given_names, family_name)
        values (${peterborough}, gen_random_uuid(), ${id}::uuid, 'alias', 'X', 'Y')`,
      'an address for it': (id: string) => sql`
        insert into person_address (owner, id, person_id, line) values (${peterborough}, gen_random_uuid(), ${id}::uuid, 'X')`,
      'the same NHS number on another record': () => sql`
        insert into person_identifier (owner, id, person_id, scheme, value, status)
        values (${peterborough}, gen_random_uuid(), ${open}::uuid, 'nhs', '9434765919', 'as-told')`,
      'a change to it': (id: string) => sql`update person set family_name = 'X' where id = ${id}::uuid`,
    }
    const answer = async (of: (id: string) => ReturnType<typeof sql>, id: string): Promise<string> => {
      try {
        await asStaff(worker, async (tx) => {
          const { numAffectedRows } = await of(id).execute(tx)
          throw new Error(`written: ${String(numAffectedRows)}`)
        })
        return ''
      } catch (error) {
        const { code = '', message } = error as Error & { code?: string }
        return `${code} ${message}`.replaceAll(id, 'the record')
      }
    }
    for (const [what, of] of Object.entries(tries)) {
      const told = await answer(of, sealed)
      expect(told, what).toBe(await answer(of, neverWas))
      expect(told, what).not.toBe('')
    }
  })

  it('is no such person to whoever would change it or open its emergency card', async () => {
    const rights = await service.house.rightsOf(worker)
    if (!rights) throw new Error('No such worker')
    const change = (id: string) =>
      perform(service.house.db, personStream, {
        actor: { kind: 'staff', rights, actingFor: peterborough, fn: 'screening' },
        at,
        action: 'person.change',
        owner: peterborough,
        id,
        decide: (): PersonEvent[] => [{ type: 'died', on: day('2026-11-01') }],
      })
    expect(await change(sealed)).toEqual({ done: false, why: 'not-found' })
    expect(await change(neverWas)).toEqual({ done: false, why: 'not-found' })
    const card = (id: string) =>
      asStaff(people.adviser.id, async (tx) => {
        const { rows } = await sql`select app.emergency_card(${peterborough}, ${id}::uuid, 'child-found',
          'Found by the police') as card`.execute(tx)
        return rows
      })
    expect(await card(sealed)).toEqual([{ card: null }])
    expect(await card(neverWas)).toEqual([{ card: null }])
  })

  it('is there again for everybody when it is unsealed, all of it', async () => {
    await unseal(sealed)
    const about = await asStaff(worker, (tx) => rowsAbout(tx, sealed))
    expect(about).toMatchObject({ person: 1, names: 1, relationships: 1, events: 7, stubs: 0 })
  })

  it('that was restricted before leaves no stub behind', async () => {
    await note(sealed, { type: 'restricted', because: 'Threats', namedAccess: [custodian] })
    expect(await asStaff(worker, (tx) => rowsAbout(tx, sealed))).toMatchObject({ person: 0, stubs: 1 })
    await seal(sealed)
    expect(await asStaff(worker, (tx) => rowsAbout(tx, sealed))).toEqual(nothing)
  })
})

describe('that two records are one adopted child', () => {
  const asService = <T>(work: (tx: Tx) => Promise<T>) =>
    asActor(
      service.database.db,
      {
        staffId: null,
        actingFor: [peterborough],
        fn: null,
        clientGroup: 'children',
        at,
        intakeFor: [],
        draft: null,
        system: true,
      },
      work,
    )
  const count = async (tx: Tx): Promise<number> =>
    (await tx.selectFrom('adoption_linkage').select('id').execute()).length
  const linkage = (custodians: string[]) => ({
    owner: peterborough,
    id: newId(),
    former_id: sealed,
    new_id: open,
    custodians,
    note: 'Ring the adoption team.',
    adopted_on: day('2026-10-01'),
    made_at: at,
  })

  it('is for its custodians alone: not for colleagues, and not for the service’s own jobs', async () => {
    await asStaff(
      custodian,
      (tx) =>
        tx
          .insertInto('adoption_linkage')
          .values(linkage([custodian]))
          .execute(),
      'oversight',
    )
    expect(await asStaff(custodian, count, 'oversight')).toBe(1)
    expect(await asStaff(worker, count)).toBe(0)
    expect(await asService(count)).toBe(0)
  })

  it('is made by nobody who is no custodian of it, never taken away, and looked after by others in time', async () => {
    const make = (tx: Tx) =>
      tx
        .insertInto('adoption_linkage')
        .values(linkage([custodian]))
        .execute()
    await expect(asStaff(worker, make)).rejects.toThrow('row-level security')
    const undo = (tx: Tx) => tx.deleteFrom('adoption_linkage').execute()
    await expect(asStaff(custodian, undo, 'oversight')).rejects.toThrow('permission denied')
    const change = (tx: Tx) => tx.updateTable('adoption_linkage').set({ new_id: sealed }).execute()
    await expect(asStaff(custodian, change, 'oversight')).rejects.toThrow('permission denied')
    const successor = people.privacyCambridgeshire.id
    const handOn = (tx: Tx) =>
      tx
        .updateTable('adoption_linkage')
        .set({ custodians: [custodian, successor] })
        .execute()
    await asStaff(custodian, handOn, 'oversight')
    expect(await asStaff(custodian, count, 'oversight')).toBe(1)
  })
})
