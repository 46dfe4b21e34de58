import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loadOrganisation } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { asActor, asNobody, type Context, type Tx } from '../db/index.ts'
import { recordTriedDoor } from '../events/index.ts'
import { instant } from '../time/index.ts'
import { addPeople, hiddenGirl, maya, namesake, restrictedBoy } from './card.test-data.ts'
import type { Card, Why } from './emergency-card.ts'
import { findForCard, openCard, openCardAgain, openings } from './emergency-card.sql.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await loadOrganisation(database.owner, 'none')
  await addPeople(database.owner)
})
afterAll(() => database.drop())

/** Two in the morning, after the Delegation Agreement has lapsed. */
const at = instant('2024-02-02T02:10:00Z')
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
const why: Why = { reason: 'child-found', words: 'Found alone in Cathedral Square' }
const none = { words: [], born: null }

const cardOf = (card: Card | 'related' | 'restricted' | null): Card => {
  if (card === null || typeof card === 'string') throw new Error('No card was opened')
  return card
}

const as = <T>(work: (tx: Tx) => Promise<T>, context: Context = night): Promise<T> =>
  asActor(database.db, context, work)

const counted = async (): Promise<{ looks: number; openings: number; alerts: number }> => {
  const { rows } = await sql<{ looks: number; openings: number; alerts: number }>`
    select (select count(*)::int from look) as looks, (select count(*)::int from emergency_card_opening) as openings,
      (select count(*)::int from alert) as alerts`.execute(database.owner)
  return rows[0] ?? { looks: 0, openings: 0, alerts: 0 }
}

let before = { looks: 0, openings: 0, alerts: 0 }
beforeAll(async () => {
  before = await counted()
})
afterEach(async () => {
  before = await counted()
})
const added = async () => {
  const now = await counted()
  return {
    looks: now.looks - before.looks,
    openings: now.openings - before.openings,
    alerts: now.alerts - before.alerts,
  }
}

describe('finding somebody at night, after the agreement has lapsed', () => {
  test('both councils’ people are found, and nothing else of them is in sight', async () => {
    const { people: found } = await as((tx) =>
      findForCard(tx, { ...none, words: ['maya', 'tealfeather'] }, why),
    )
    expect(found.map((each) => [each.owner, each.personId, each.bornOn])).toEqual(
      expect.arrayContaining([
        [peterborough, maya, '2017-03-14'],
        [cambridgeshire, namesake, '2009-11-02'],
      ]),
    )
    expect(Object.keys(found[0] ?? {}).toSorted()).toEqual([
      'bornOn',
      'isChild',
      'isStub',
      'name',
      'owner',
      'personId',
    ])
    expect(await as((tx) => tx.selectFrom('person').select('id').execute())).toEqual([])
  })

  test('each one shown is written down as looked at, in the record of the council whose person it is', async () => {
    await as((tx) => findForCard(tx, { words: ['maya', 'tealfeather'], born: null }, why))
    expect(await added()).toEqual({ looks: 2, openings: 0, alerts: 0 })
    const { rows } = await sql<{ owner: string; because: unknown }>`
      select owner, because from look where subject_id = ${maya} order by at desc limit 1`.execute(
      database.owner,
    )
    expect(rows[0]).toEqual({
      owner: peterborough,
      because: { rule: 'emergency-card', step: 'found', ...why },
    })
  })

  test.each([
    ['a name heard badly', ['kathryn', 'grebewood'], null, [hiddenGirl]],
    ['half a name with the date of birth', ['maya', 'wrongname'], '2017-03-14', [maya]],
    ['the date of birth alone', [], '2017-03-14', [maya]],
    ['half a name without a date of birth, and the other half wrong', ['maya', 'wrongname'], null, []],
    ['one letter', ['m'], null, []],
  ])('by %s', async (_how, words, born, expected) => {
    const { people: found } = await as((tx) => findForCard(tx, { words, born: born as never }, why))
    expect(found.map((each) => each.personId)).toEqual(expected)
  })

  test('11, 19: a restricted record is found as a stub: it exists, and no more is said', async () => {
    const { people: found } = await as((tx) =>
      findForCard(tx, { words: ['osric', 'dunlinmoor'], born: null }, why),
    )
    expect(found).toEqual([
      { owner: peterborough, personId: restrictedBoy, isStub: true, name: null, bornOn: null, isChild: null },
    ])
  })
})

describe('the card', () => {
  test('3: opens after the lapse, with risks, plan and address, for a worker with no standing', async () => {
    const card = await as((tx) => openCard(tx, peterborough, maya, why))
    expect(card).toMatchObject({
      name: 'Maya Tealfeather',
      isRestricted: false,
      flags: ['child-protection-plan', 'risk-to-staff'],
      addresses: ['12 Imaginary Row, PE1 1XX'],
      hasHiddenAddress: false,
    })
  })

  test('one look, one opening per council told, and both privacy officers alerted, in the same call', async () => {
    await as((tx) => openCard(tx, peterborough, maya, why))
    expect(await added()).toEqual({ looks: 1, openings: 2, alerts: 2 })
    const { rows } = await sql<{ owner: string; for_role: string; kind: string }>`
      select owner, for_role, kind from alert
      where subject_id = (select id from emergency_card_opening order by ctid desc limit 1) order by owner`.execute(
      database.owner,
    )
    expect(rows).toEqual([
      { owner: peterborough, for_role: 'privacy-officer', kind: 'emergency-card-opened' },
      { owner: cambridgeshire, for_role: 'privacy-officer', kind: 'emergency-card-opened' },
    ])
  })

  test('a hidden address stays hidden, and says that it is', async () => {
    const card = await as((tx) => openCard(tx, peterborough, hiddenGirl, why))
    expect(card).toMatchObject({ addresses: [], hasHiddenAddress: true })
    expect(JSON.stringify(card)).not.toContain('Refuge')
  })

  test('11: the card of a restricted record opens as the glass is broken by it, and everybody is told', async () => {
    expect(await as((tx) => openCard(tx, peterborough, restrictedBoy, why))).toMatchObject({
      name: 'Osric Dunlinmoor',
      isRestricted: true,
    })
    expect(await added()).toEqual({ looks: 1, openings: 2, alerts: 2 })
  })

  test('one opening is for the household and for four hours: nobody is told again, and each look is on the record', async () => {
    const first = cardOf(await as((tx) => openCard(tx, peterborough, maya, why)))
    before = await counted()
    expect(await as((tx) => openCardAgain(tx, first.opening, maya))).toMatchObject({
      name: 'Maya Tealfeather',
    })
    expect(await added()).toEqual({ looks: 1, openings: 0, alerts: 0 })
    const later = (time: string): Context => ({ ...night, at: instant(time) })
    expect(first.until).toBe('2024-02-02T06:10:00.000Z')
    const again = (context: Context) => as((tx) => openCardAgain(tx, first.opening, maya), context)
    expect(await again(later('2024-02-02T06:09:59Z'))).not.toBe(null)
    expect(await again(later('2024-02-02T06:10:00Z'))).toBe(null)
    expect(await as((tx) => openCardAgain(tx, first.opening, hiddenGirl)), 'of another household').toBe(null)
    const colleague = { ...night, staffId: people.adviser.id, fn: 'screening' }
    expect(await again(colleague), 'opened by somebody else').toBe(null)
  })

  test('by day a screener who does not stand for the council is told that a restricted record is there, and no more', async () => {
    const screener: Context = { ...night, staffId: people.secondAdviser.id, fn: 'screening' }
    expect(await as((tx) => openCard(tx, peterborough, restrictedBoy, why), screener)).toBe('restricted')
    expect(await added()).toEqual({ looks: 1, openings: 2, alerts: 2 })
    const before2024 = { ...screener, at: instant('2023-06-01T10:00:00Z') }
    expect(await as((tx) => openCard(tx, peterborough, restrictedBoy, why), before2024)).toMatchObject({
      isRestricted: true,
    })
  })

  test('13: whoever is related to the person is shown nothing', async () => {
    await sql`insert into conflict_of_interest (owner, id, staff_id, person_id, relation, declared_at)
      values (${peterborough}, gen_random_uuid(), ${people.adviser.id}, ${maya}, 'aunt', now())`.execute(
      database.owner,
    )
    const aunt = { ...night, staffId: people.adviser.id, fn: 'screening' }
    expect(await as((tx) => openCard(tx, peterborough, maya, why), aunt)).toBe('related')
    expect(await added()).toEqual({ looks: 0, openings: 0, alerts: 0 })
  })

  test('police on duty in the hub read it too and tell both councils; an agency that is not police does not', async () => {
    await sql`insert into role_held (id, staff_id, role, valid_from) values
      (gen_random_uuid(), ${people.healthNavigator.id}, 'police-duty', '2015-01-01')`.execute(database.owner)
    const navigating = (staffId: string, agency: string): Context => ({
      ...night,
      staffId,
      fn: 'navigator',
      actingFor: [agency],
    })
    const officer = navigating(people.policeNavigatorTwo.id, 'police')
    expect(await as((tx) => openCard(tx, peterborough, maya, why), officer)).toMatchObject({
      name: 'Maya Tealfeather',
    })
    expect(await added()).toEqual({ looks: 1, openings: 2, alerts: 2 })
    for (const other of [
      navigating(people.healthNavigator.id, 'health'),
      navigating(people.policeNavigator.id, 'police'),
    ])
      await expect(as((tx) => openCard(tx, peterborough, maya, why), other)).rejects.toThrow('for screening')
  })

  test('a look that is rolled back shows nothing: the card and its record are one', async () => {
    let seen: unknown = 'not asked'
    await as(async (tx) => {
      seen = await openCard(tx, peterborough, maya, why)
      throw new Error('the connection broke')
    }).catch(() => undefined)
    expect(seen).toMatchObject({ name: 'Maya Tealfeather' })
    expect(await added()).toEqual({ looks: 0, openings: 0, alerts: 0 })
  })

  test('nobody of that id: nothing is shown and nobody is alarmed', async () => {
    expect(await as((tx) => openCard(tx, cambridgeshire, maya, why))).toBe(null)
    expect(await added()).toEqual({ looks: 0, openings: 0, alerts: 0 })
  })
})

describe('what the database refuses, whoever calls it', () => {
  const opening = (given: { reason: string; words: string }, context: Context = night) =>
    as((tx) => openCard(tx, peterborough, maya, given as Why), context)
  const finding = (given: { reason: string; words: string }, context: Context = night) =>
    as((tx) => findForCard(tx, { words: ['maya'], born: null }, given as Why), context)

  test.each([
    ['no reason', { reason: '', words: why.words }],
    ['a reason that is none of those', { reason: 'curious', words: why.words }],
    ['no words', { reason: 'missing', words: '' }],
    ['blanks for words', { reason: 'missing', words: '             ' }],
  ])('%s', async (_what, given) => {
    await expect(opening(given)).rejects.toThrow('needs')
    await expect(finding(given)).rejects.toThrow('needs')
    expect(await added()).toEqual({ looks: 0, openings: 0, alerts: 0 })
  })

  const asWorker = (key: keyof typeof people, fn: string, more: Partial<Context> = {}): Context => ({
    ...night,
    staffId: people[key].id,
    fn,
    ...more,
  })
  test.each([
    ['a social worker of the assessment team', asWorker('assessmentPeterborough', 'assessment')],
    [
      'somebody who only says they are on emergency duty',
      asWorker('assessmentPeterborough', 'emergency-duty'),
    ],
    ['a worker without a hat', asWorker('nightWorker', 'emergency-duty', { actingFor: [] })],
    ['nobody', { ...night, staffId: null }],
    ['a time before they were employed', { ...night, at: instant('1990-01-01T00:00:00Z') }],
  ])('%s', async (_who, context) => {
    await expect(opening(why, context)).rejects.toThrow('for screening and emergency duty')
    await expect(finding(why, context)).rejects.toThrow('for screening and emergency duty')
  })

  test('no context at all', async () => {
    await expect(asNobody(database.db, (tx) => openCard(tx, peterborough, maya, why))).rejects.toThrow()
  })

  test('an opening made up, changed or taken away', async () => {
    const madeUp = sql`insert into emergency_card_opening
      select owner, gen_random_uuid(), card_owner, person_id, staff_id, acting_for, fn, reason, words, opened_at
      from emergency_card_opening`
    const officer: Context = { ...night, staffId: people.privacyPeterborough.id, fn: 'oversight' }
    for (const change of [
      madeUp,
      sql`update emergency_card_opening set words = 'nothing happened here'`,
      sql`delete from emergency_card_opening`,
    ])
      await expect(as((tx) => change.execute(tx), officer)).rejects.toThrow('permission denied')
  })

  test('after a card, writing to the person or reading more of them', async () => {
    await as(async (tx) => {
      await openCard(tx, peterborough, maya, why)
      const changed = await tx
        .updateTable('person')
        .set({ given_names: 'Changed' })
        .where('id', '=', maya)
        .executeTakeFirst()
      expect(changed.numUpdatedRows).toBe(0n)
      for (const table of ['person', 'person_address', 'contact', 'event'] as const)
        expect(await tx.selectFrom(table).select('owner').execute(), table).toEqual([])
    })
  })

  test('the mark of the functions, set by hand, opens nothing', async () => {
    await as(async (tx) => {
      await sql`select set_config('app.emergency_card', 'on', true)`.execute(tx)
      expect(await tx.selectFrom('person').select('id').execute()).toEqual([])
      expect(await tx.selectFrom('person_address').select('id').execute()).toEqual([])
    })
  })
})

test('each privacy officer reads the openings their council was told of, with the reason', async () => {
  for (const [officer, council] of [
    ['privacyPeterborough', peterborough],
    ['privacyCambridgeshire', cambridgeshire],
  ] as const) {
    const found = await as(openings, {
      ...night,
      staffId: people[officer].id,
      actingFor: [council],
      fn: 'oversight',
    })
    expect(found).toContainEqual(
      expect.objectContaining({
        worker: 'Owl Oak',
        employer: 'Cambridgeshire County Council',
        actingFor: peterborough,
        cardOwner: peterborough,
        ...why,
      }),
    )
  }
})

test('on a server whose owner of the tables is no superuser, the card and the record of tried doors work all the same', async () => {
  const other = await freshDatabase()
  const owner = `plain_owner_${crypto.randomUUID().slice(0, 8)}`
  try {
    await loadOrganisation(other.owner, 'none')
    await addPeople(other.owner)
    await sql.raw(`create role ${owner} nologin nosuperuser nobypassrls`).execute(other.owner)
    await sql
      .raw(`grant usage, create on schema public, app, sealed, matching, proof, graphile_worker to ${owner}`)
      .execute(other.owner)
    await sql
      .raw(
        `do $$ declare it record; begin
          for it in select c.oid::regclass as name from pg_class c where c.relnamespace in ('public'::regnamespace, 'sealed'::regnamespace,
            'matching'::regnamespace, 'proof'::regnamespace, 'graphile_worker'::regnamespace) and c.relkind = 'r' loop
            execute format('alter table %s owner to ${owner}', it.name);
          end loop;
          for it in select p.oid::regprocedure as name from pg_proc p where p.pronamespace in ('app'::regnamespace, 'matching'::regnamespace,
            'graphile_worker'::regnamespace) loop
            execute format('alter function %s owner to ${owner}', it.name);
          end loop;
        end $$`,
      )
      .execute(other.owner)
    const { readFile } = await import('node:fs/promises')
    for (const name of ['emergency_card', 'matching', 'tried_doors']) {
      const policy = await readFile(`db/policies/${name}.sql`, 'utf8')
      await sql.raw(`set role ${owner}; ${policy}; reset role`).execute(other.owner)
    }
    const grants = 'grant execute on all functions in schema app to front_door_app'
    await sql.raw(`set role ${owner}; ${grants}; reset role`).execute(other.owner)
    const card = await asActor(other.db, night, (tx) => openCard(tx, peterborough, maya, why))
    expect(card).toMatchObject({ name: 'Maya Tealfeather' })
    const found = await asActor(other.db, night, (tx) =>
      findForCard(tx, { words: ['osric'], born: null }, why),
    )
    expect(found.people).toHaveLength(1)
    await asActor(other.db, night, (tx) => recordTriedDoor(tx, 'person.open', namesake))
    const { rows } = await sql<{ owner: string; because: unknown }>`
      select owner, because from look where subject_id = ${namesake}`.execute(other.owner)
    expect(rows).toEqual([{ owner: cambridgeshire, because: { rule: 'no-standing' } }])
  } finally {
    await sql.raw(`drop owned by ${owner} cascade; drop role ${owner}`).execute(other.owner)
    await other.drop()
  }
})
