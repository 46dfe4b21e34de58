import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough, teams } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { day } from '../time/index.ts'
import { aroundChange } from './change.sql.ts'
import { type ChangeKind, type What, whatOf } from './kinds.ts'
import {
  approvalRules,
  type Approver,
  councilsConcerned,
  needsSecondPerson,
  stillToApprove,
  whyNotApprove,
} from './who-approves.rule.ts'

const [c, p] = [cambridgeshire, peterborough]
const today = day('2026-11-23')
const tomorrow = day('2026-11-24')

describe('whom a change concerns', () => {
  const around = { proposedFor: c, worker: [c], team: [c, p], named: [p], every: [c, p] }
  test.each<[ChangeKind, readonly string[], string]>([
    ['role-given', [c], 'a role of somebody who acts for one council alone'],
    ['membership-given', [p, c], 'a place in a team that serves both'],
    ['placement-begun', [p, c], 'a placement with the other council'],
    ['team-serving-begun', [p, c], 'a team that shall serve the other council too'],
    ['bank-holiday-added', [p, c], 'the calendar both count by'],
    ['training-recorded', [c], 'training of somebody who acts for one council alone'],
  ])('%s concerns %j: %s', (kind, councils) => {
    expect(councilsConcerned(kind, around)).toEqual([...councils].toSorted())
  })

  test('a council’s own setting concerns that council alone, and the proposer’s own is always among them', () => {
    expect(councilsConcerned('setting-set', { ...around, named: [c] })).toEqual([c])
    expect(councilsConcerned('role-given', { ...around, worker: [p] })).toEqual([p, c].toSorted())
  })
})

describe('may one person do it alone?', () => {
  const own = { countsFrom: tomorrow, today, isOwn: true }
  test('only what changes no right, no threshold and no statutory clock, and ending an employment at once', () => {
    const kinds = Object.keys(approvalRules) as ChangeKind[]
    expect(kinds.filter((kind) => !needsSecondPerson({ ...own, kind }))).toEqual([
      'closure-day-added',
      'closure-day-removed',
      'wording-set',
      'wording-withdrawn',
    ])
    expect(needsSecondPerson({ ...own, kind: 'employment-ended', countsFrom: today })).toBe(false)
  })

  test('nothing of another council’s', () => {
    expect(needsSecondPerson({ kind: 'employment-ended', countsFrom: today, today, isOwn: false })).toBe(true)
    expect(needsSecondPerson({ ...own, kind: 'closure-day-added', isOwn: false })).toBe(true)
  })
})

describe('may this person agree?', () => {
  const someone: Approver = { staffId: 'b', actingFor: p, employers: [p], roles: ['administrator'] }
  type Of = { kind: ChangeKind; proposedBy: string; approvers: readonly string[] }
  const change: Of = { kind: 'role-given', proposedBy: 'a', approvers: [] }
  test.each<[string, Partial<Approver>, Partial<Of>, string | null]>([
    ['another administrator of the council', {}, {}, null],
    ['its director', { roles: ['director'] }, {}, null],
    ['whoever proposed it', { staffId: 'a' }, {}, 'own-proposal'],
    ['somebody who agreed for the other council', {}, { approvers: ['b'] }, 'approved-for-another'],
    ['somebody the council does not employ', { employers: [c] }, {}, 'not-employed-here'],
    ['a team manager', { roles: ['team-manager'] }, {}, 'not-competent'],
    ['an agreements officer, to a role', { roles: ['agreements-officer'] }, {}, 'not-competent'],
    [
      'an agreements officer, to a placement',
      { roles: ['agreements-officer'] },
      { kind: 'placement-begun' },
      null,
    ],
  ])('%s', (_who, who, of, why) => {
    expect(whyNotApprove({ ...someone, ...who }, { ...change, ...of })).toBe(why)
  })

  test('it still waits for each council that has not agreed', () => {
    expect(
      stillToApprove([
        { owner: c, approvedBy: 'x' },
        { owner: p, approvedBy: null },
      ]),
    ).toEqual([p])
  })
})

describe('the database asks the same', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase('organisation')
  })
  afterAll(() => database.drop())

  const employmentOf = async (staffId: string): Promise<string> =>
    (
      await database.owner
        .selectFrom('employment')
        .select('id')
        .where('staff_id', '=', staffId)
        .executeTakeFirst()
    )?.id ?? ''

  const workers = [people.adviser, people.assessmentPeterborough, people.mashManager, people.policeNavigator]
  const id = people.adviser.id
  const everything = async (): Promise<What[]> => {
    const about = await Promise.all(
      workers.map(async ({ id: staffId }): Promise<What[]> => {
        const employmentId = await employmentOf(staffId)
        return [
          whatOf('employment-begun', { staffId, employer: p, jobTitle: 'x' }),
          whatOf('employment-ended', { staffId, employmentId }),
          whatOf('role-given', { staffId, role: 'director', until: null }),
          whatOf('role-ended', { staffId, roleId: id }),
          whatOf('membership-given', { staffId, teamId: teams.mash.id, isManager: false }),
          whatOf('membership-ended', { staffId, teamId: teams.assessmentPeterborough.id, membershipId: id }),
          whatOf('placement-begun', {
            staffId,
            instrumentId: id,
            employer: c,
            host: p,
            fns: ['mash'],
            consultedOn: today,
            until: null,
          }),
          whatOf('placement-ended', { staffId, placementId: id }),
          whatOf('training-recorded', { staffId, validTo: tomorrow }),
        ]
      }),
    )
    const indicator = { code: '4Z1', level: 4, route: 's47', domain: 'child', text: 'x' }
    const letter = { authority: p, letter: 'acknowledgement', textClass: 'parent' }
    return [
      ...about.flat(),
      whatOf('worker-added', {
        staffId: id,
        name: 'Knot Kapok',
        initials: 'KK',
        email: 'knot@example.org',
        employer: 'police',
        jobTitle: 'x',
        trainingValidTo: null,
      }),
      whatOf('team-opened', {
        teamId: id,
        organisation: c,
        name: 'x',
        fn: 'mash',
        phone: '0',
        serves: [c, p],
      }),
      whatOf('team-closed', { teamId: teams.customerService.id }),
      whatOf('team-serving-begun', { teamId: teams.assessmentCambridgeshire.id, authority: p }),
      whatOf('team-serving-ended', { teamId: teams.mash.id, authority: p }),
      whatOf('guidance-published', { authority: p, base: 1, title: 'x', gone: [], added: [indicator] }),
      whatOf('setting-set', { authority: c, name: 'repeat-contact', value: {} }),
      whatOf('setting-withdrawn', { authority: p, name: 'repeat-contact', from: tomorrow }),
      whatOf('bank-holiday-added', { day: tomorrow, title: 'x' }),
      whatOf('bank-holiday-removed', { day: tomorrow }),
      whatOf('calendar-extended', { to: tomorrow }),
      whatOf('closure-day-added', { authority: c, day: tomorrow, title: 'x' }),
      whatOf('closure-day-removed', { authority: p, day: tomorrow }),
      whatOf('wording-set', { ...letter, body: 'x' }),
      whatOf('wording-withdrawn', { ...letter, from: tomorrow }),
    ]
  }

  test('whom every kind of change concerns, whether one may do it alone, and who may agree', async () => {
    const all = await everything()
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(Object.keys(approvalRules).length)
    for (const what of all)
      for (const proposedFor of [c, p])
        for (const countsFrom of [today, tomorrow]) {
          const { kind, payload } = what
          const around = await database.owner
            .transaction()
            .execute((tx) => aroundChange(tx, what, proposedFor, today))
          const { rows } = await sql<{ councils: string[]; second: boolean; roles: string[] }>`
            select app.councils_of_change(${kind}, ${JSON.stringify(payload)}::jsonb, ${proposedFor}, ${today}) as councils,
              app.needs_second_person(${kind}, ${JSON.stringify(payload)}::jsonb, ${proposedFor}, ${countsFrom}::date, ${today}::date) as second,
              app.may_approve_change(${kind}) as roles`.execute(database.owner)
          expect(rows[0], `${kind} of ${JSON.stringify(payload)} proposed for ${proposedFor}`).toEqual({
            councils: councilsConcerned(kind, around),
            second: needsSecondPerson({ kind, countsFrom, today, isOwn: around.isOwn }),
            roles: approvalRules[kind].approvers,
          })
        }
  })

  test('and does nothing that nobody proposed, whatever the service asks', async () => {
    await expect(
      sql`select app.apply_change(${crypto.randomUUID()}::uuid)`.execute(database.db),
    ).rejects.toThrow('Nobody has proposed this')
    for (const table of [
      'setting',
      'staff',
      'role_held',
      'closure_day',
      'bank_holiday',
      'threshold_guidance',
    ])
      await expect(sql`delete from ${sql.table(table)}`.execute(database.db), table).rejects.toThrow(
        'permission denied',
      )
    for (const call of [
      `app.apply_to_worker('role-given', '{}', now()::date, now()::date)`,
      `app.apply_configuration('setting-set', '{}', '', now()::date, now()::date)`,
    ])
      await expect(sql.raw(`select ${call}`).execute(database.db)).rejects.toThrow('permission denied')
  })
})
