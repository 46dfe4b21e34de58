import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, type Context, type Tx } from '../db/index.ts'
import { addPeople, hiddenGirl, maya, namesake, restrictedBoy } from '../emergency-duty/card.test-data.ts'
import { addHours, addMinutes, instant } from '../time/index.ts'
import type { Breaking } from './break-glass.ts'
import { breakGlass, glassReach } from './break-glass.sql.ts'

let database: TestDatabase
/** His sister lives with him; an adopted child of the house is sealed; a neighbour lives in hiding under the same roof. */
const sister = '00000000-0000-4000-8000-000000000b01'
const sealedChild = '00000000-0000-4000-8000-000000000b02'
const inHiding = '00000000-0000-4000-8000-000000000b03'

const at = instant('2026-11-24T02:10:00Z')
const night: Context = {
  staffId: people.nightWorker.id,
  actingFor: [peterborough],
  fn: 'emergency-duty',
  clientGroup: 'children',
  at,
  intakeFor: [],
  draft: null,
  system: false,
}
const breaking: Breaking = {
  kind: 'person',
  id: restrictedBoy,
  reason: 'child-found',
  words: 'Found alone in Cathedral Square',
  until: instant('2026-11-24T09:00:00Z'),
}

const add = async (id: string, sensitivity: string, hidden = false): Promise<void> => {
  await sql`insert into person (owner, id, given_names, family_name, born_on, sex, is_child, sensitivity, search_text, registered_at)
    values (${peterborough}, ${id}, 'Somebody', 'Dunlinmoor', '2015-01-01', 'F', true, ${sensitivity}, 'somebody', now())`.execute(
    database.owner,
  )
  await live(id, hidden)
}
const live = async (id: string, hidden = false): Promise<void> => {
  await sql`insert into person_address (owner, id, person_id, line, postcode, valid_from, hidden)
    values (${peterborough}, gen_random_uuid(), ${id}, '4 Imaginary Close', 'PE12AB', '2015-01-01', ${hidden})`.execute(
    database.owner,
  )
}

beforeAll(async () => {
  database = await freshDatabase('organisation')
  await addPeople(database.owner)
  await live(restrictedBoy)
  await add(sister, 'restricted')
  await add(sealedChild, 'sealed')
})
afterAll(() => database.drop())

const as = <T>(work: (tx: Tx) => Promise<T>, context: Context = night): Promise<T> =>
  asActor(database.db, context, work)
const breakIt = (over: Partial<Breaking> = {}, context: Context = night) =>
  as((tx) => breakGlass(tx, { ...breaking, ...over }), context)
const seen = (context: Context = night) =>
  as(
    async (tx) =>
      (await tx.selectFrom('person').select('id').where('family_name', '=', 'Dunlinmoor').execute())
        .map(({ id }) => id)
        .toSorted(),
    context,
  )
const grants = async (): Promise<number> =>
  Number(
    (await sql<{ n: string }>`select count(*) as n from access_grant`.execute(database.owner)).rows[0]?.n,
  )

describe('what breaking the glass would open', () => {
  test('is counted before: the household, restricted ones too, and never a sealed one', async () => {
    expect(await as((tx) => glassReach(tx, { kind: 'person', id: restrictedBoy }))).toMatchObject({
      people: 2,
      isRestricted: true,
      isRelated: false,
    })
  })

  test('a sealed record, another council’s and one that never was are the same nothing', async () => {
    for (const id of [sealedChild, namesake, crypto.randomUUID()]) {
      expect(await as((tx) => glassReach(tx, { kind: 'person', id }))).toBe(null)
      expect(await breakIt({ id })).toBe(null)
    }
    expect(await grants()).toBe(0)
  })

  test('nobody is drawn in by a place that is kept hidden', async () => {
    await add(inHiding, 'open', true)
    // From now on the house is a hidden place of this council: whoever lives there is found by it no more.
    expect(await as((tx) => glassReach(tx, { kind: 'person', id: restrictedBoy }))).toMatchObject({
      people: 1,
    })
    expect(await as((tx) => glassReach(tx, { kind: 'person', id: inHiding }))).toMatchObject({ people: 1 })
    await sql`update person_address set hidden = false where person_id = ${inHiding}`.execute(database.owner)
  })

  test('more than twelve at one address are a hostel, and no household', async () => {
    for (let n = 0; n < 12; n += 1) await live(n === 0 ? hiddenGirl : maya)
    const crowd = Array.from(
      { length: 11 },
      (_, n) => `00000000-0000-4000-8000-000000000c${String(n).padStart(2, '0')}`,
    )
    for (const id of crowd) await add(id, 'open')
    expect(await as((tx) => glassReach(tx, { kind: 'person', id: restrictedBoy }))).toMatchObject({
      people: 1,
    })
    await sql`delete from person_address where person_id = any (${[...crowd, hiddenGirl, maya]}::uuid[]) and line = '4 Imaginary Close'`.execute(
      database.owner,
    )
    await sql`update person set family_name = 'Moved' where id = any (${crowd}::uuid[])`.execute(
      database.owner,
    )
  })
})

describe('what the database refuses, whoever calls it', () => {
  const as_ = (key: keyof typeof people, fn: string, more: Partial<Context> = {}): Context => ({
    ...night,
    staffId: people[key].id,
    fn,
    ...more,
  })
  test.each([
    ['no reason', { reason: '' as never }, 'needs a reason'],
    ['a reason that is none of those', { reason: 'curious' as never }, 'needs a reason'],
    ['nothing in words', { words: 'urgent' }, 'reason in words'],
    [
      'an end one minute later than the rule’s',
      { until: addMinutes(breaking.until, 1) },
      'no longer than the rule',
    ],
    ['an end that is past', { until: addHours(at, -1) }, 'no longer than the rule'],
  ])('%s', async (_what, over, words) => {
    await expect(breakIt(over)).rejects.toThrow(words)
    expect(await grants()).toBe(0)
  })

  test.each([
    ['after the agreement has lapsed: then only the card', { ...night, at: instant('2029-01-01T02:10:00Z') }],
    ['somebody of oversight', as_('directorPeterborough', 'oversight')],
    ['an administrator', as_('administratorPeterborough', 'administration')],
    ['a navigator of the police', as_('policeNavigator', 'navigator', { actingFor: ['police'] })],
    ['somebody of the other council’s assessment team', as_('assessmentCambridgeshire', 'assessment')],
    ['somebody who only says that they screen', as_('assessmentPeterborough', 'screening')],
    ['for two councils at once', { ...night, actingFor: [peterborough, cambridgeshire] }],
    ['nobody', { ...night, staffId: null }],
  ])('%s', async (_who, context: Context) => {
    await expect(breakIt({ until: addMinutes(context.at, 30) }, context)).rejects.toThrow(
      'stand for the council',
    )
    expect(await as((tx) => glassReach(tx, { kind: 'person', id: restrictedBoy }), context)).toBe(null)
  })

  test('somebody whose training has lapsed', async () => {
    await sql`update staff set training_valid_to = '2026-11-24' where id = ${people.nightWorker.id}`.execute(
      database.owner,
    )
    await expect(breakIt()).rejects.toThrow('stand for the council')
    await sql`update staff set training_valid_to = '2040-01-01' where id = ${people.nightWorker.id}`.execute(
      database.owner,
    )
  })

  test('somebody related to anybody of the household', async () => {
    await sql`insert into conflict_of_interest (owner, id, staff_id, person_id, relation, declared_at)
      values (${peterborough}, gen_random_uuid(), ${people.adviser.id}, ${sister}, 'aunt', now())`.execute(
      database.owner,
    )
    const aunt = { ...night, staffId: people.adviser.id, fn: 'screening' }
    await expect(breakIt({ until: addHours(at, 4) }, aunt)).rejects.toThrow('related')
    expect(await as((tx) => glassReach(tx, { kind: 'person', id: restrictedBoy }), aunt)).toMatchObject({
      isRelated: true,
    })
  })

  test('a grant, or the record of one, written by hand', async () => {
    for (const byHand of [
      sql`insert into access_grant (id, authority, kind, staff_id, given_from, given_until, reason)
        values (gen_random_uuid(), ${peterborough}, 'break-glass', ${people.nightWorker.id}, now(), now() + interval '1 day', 'because I can')`,
      sql`insert into broken_glass select * from broken_glass`,
      sql`update access_grant set given_until = now() + interval '1 year'`,
    ])
      await expect(as((tx) => byHand.execute(tx))).rejects.toThrow('permission denied')
  })
})

describe('once it is broken', () => {
  test('the household is in sight, for whoever broke it and until it ends, under their own hat', async () => {
    expect(await seen()).toEqual([inHiding].toSorted())
    expect(await breakIt()).not.toBe(null)
    expect(await seen()).toEqual([inHiding, restrictedBoy, sister].toSorted())
    expect(await seen({ ...night, at: instant('2026-11-24T08:59:59Z') })).toContain(restrictedBoy)
    expect(await seen({ ...night, at: instant('2026-11-24T09:00:00Z') })).not.toContain(restrictedBoy)
    expect(await seen({ ...night, staffId: people.adviser.id, fn: 'screening' })).not.toContain(restrictedBoy)
    expect(await seen({ ...night, actingFor: [cambridgeshire] })).toEqual([])
    expect(await seen()).not.toContain(sealedChild)
  })

  test('the record is read and not changed, least of all whom it is open to', async () => {
    await as(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('person')
        .set({ sensitivity: 'open', named_access: [people.nightWorker.id] })
        .where('id', '=', restrictedBoy)
        .executeTakeFirst()
      expect(numUpdatedRows).toBe(0n)
    })
  })

  test('adoption linkage stays with its custodians', async () => {
    await sql`insert into adoption_linkage (owner, id, former_id, new_id, custodians, note, adopted_on, made_at)
      values (${peterborough}, gen_random_uuid(), ${sister}, ${restrictedBoy}, ${[people.privacyPeterborough.id]}::uuid[],
        'note', '2020-01-01', now())`.execute(database.owner)
    expect(await as((tx) => tx.selectFrom('adoption_linkage').select('id').execute())).toEqual([])
  })

  test('both councils are told in the same call, and neither alert names anybody', async () => {
    const { rows } = await sql<{ owner: string; forRole: string; subjectId: string }>`
      select owner, for_role as "forRole", subject_id as "subjectId" from alert where kind = 'glass-broken' order by owner`.execute(
      database.owner,
    )
    const grant = (await database.owner.selectFrom('access_grant').select('id').executeTakeFirstOrThrow()).id
    expect(rows).toEqual(
      [peterborough, cambridgeshire].map((owner) => ({
        owner,
        forRole: 'privacy-officer',
        subjectId: grant,
      })),
    )
  })

  test('why it was broken is read by those who look into it, and by the worker; by no colleague', async () => {
    const read = (context: Context) =>
      as((tx) => tx.selectFrom('broken_glass').select(['words', 'people']).execute(), context)
    const officer = { ...night, staffId: people.privacyPeterborough.id, fn: 'oversight' }
    expect(await read(officer)).toEqual([{ words: breaking.words, people: 3 }])
    expect(await read(night)).toHaveLength(1)
    expect(await read({ ...night, staffId: people.adviser.id, fn: 'screening' })).toEqual([])
  })
})
