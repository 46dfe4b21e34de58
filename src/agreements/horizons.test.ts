import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delegationAgreement, s113Agreement } from '../../demo/organisation.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { mashSharing, safeguardingSharing } from '../../demo/sharing.ts'
import { startService, type TestService } from '../../test/service.ts'
import { tellOfHorizons } from './horizons.ts'

/** The first term, with nothing to follow it: it lapses on 1 January 2024. */
let service: TestService
beforeAll(async () => {
  service = await startService({ now: '2022-06-30T09:00:00Z', extension: 'none' })
})
afterAll(() => service.stop())
beforeEach(async () => {
  const { owner } = service.database
  await sql`delete from agreement_alarm`.execute(owner)
  await sql`delete from alert`.execute(owner)
  await sql`delete from delegated_function where extends is not null`.execute(owner)
})

/** As happens each night, or as the service starts. */
const run = async (on: string, time = '00:05:00'): Promise<void> => {
  service.setClock(`${on}T${time}Z`)
  await tellOfHorizons({}, service.house)
}

/** What a council still has to look at about the Delegation Agreement. */
const waiting = async (council: string, kind = 'agreement-lapses', id = delegationAgreement) => {
  const rows = await service.database.owner
    .selectFrom('alert')
    .select(['reference', 'raised_at'])
    .where('owner', '=', council)
    .where('kind', '=', kind)
    .where('subject_id', '=', id)
    .where('for_role', '=', 'agreements-officer')
    .where('seen_at', 'is', null)
    .execute()
  return rows.map(({ reference }) => reference)
}

const told = async (council: string): Promise<string[]> => {
  const rows = await service.database.owner
    .selectFrom('agreement_alarm')
    .select('horizon')
    .where('owner', '=', council)
    .where('what', '=', 'functions')
    .where('raised_at', 'is not', null)
    .orderBy('passed_on')
    .execute()
  return rows.map(({ horizon }) => horizon)
}

/** Both councils decide a second term; its call-in has ended on this day, or runs still. */
const extend = async (effectiveOn: string | null): Promise<void> => {
  await sql`insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
      effective_on, accepted_on, constitution_amended_on, call_in, call_in_ended_on, enabling_power, statutory_basis, extends)
    select gen_random_uuid(), instrument_id, fn, client_group, holder, discharger, '2024-01-01', '2029-01-01',
      ${effectiveOn}::date, ${effectiveOn}::date, ${effectiveOn}::date, 'runs', ${effectiveOn}::date, enabling_power, statutory_basis, id
    from delegated_function where instrument_id = ${delegationAgreement} and valid_to = '2024-01-01'`.execute(
    service.database.owner,
  )
}

const reference = (horizon: string) => `Delegation Agreement 2018, 1 January 2024: ${horizon}`

describe('functions that lapse on 1 January 2024 (A13)', () => {
  test('each council is told on the day of each horizon, once, and the nearer takes the place of the longer', async () => {
    for (const [on, horizon] of [
      ['2022-07-01', '18 months'],
      ['2023-01-01', '12 months'],
      ['2023-07-01', '6 months'],
      ['2023-10-01', '3 months'],
      ['2023-12-01', '1 month'],
      ['2023-12-18', '14 days'],
      ['2023-12-25', '7 days'],
      ['2023-12-31', '1 day'],
    ] as const) {
      await run(on)
      await run(on, '18:00:00')
      for (const council of [peterborough, cambridgeshire])
        expect(await waiting(council)).toEqual([reference(horizon)])
    }
    for (const council of [peterborough, cambridgeshire])
      expect(await told(council)).toEqual([
        '18 months',
        '12 months',
        '6 months',
        '3 months',
        '1 month',
        '14 days',
        '7 days',
        '1 day',
      ])
  })

  test('not a day before the first horizon, at midnight in London and not in UTC', async () => {
    await run('2022-06-30', '22:59:59')
    expect(await waiting(peterborough)).toEqual([])
    await run('2022-06-30', '23:00:00')
    expect(await waiting(peterborough)).toEqual([reference('18 months')])
  })

  test('after months without the service, the nearest horizon is told and no other, not even later', async () => {
    await run('2022-07-01')
    await run('2023-10-20')
    await run('2023-10-21')
    expect(await told(peterborough)).toEqual(['18 months', '3 months'])
    expect(await waiting(peterborough)).toEqual([reference('3 months')])
  })

  test('a service that was down as it lapsed still tells of it', async () => {
    await run('2024-01-08')
    expect(await waiting(peterborough)).toEqual([reference('1 day')])
    await sql`delete from agreement_alarm`.execute(service.database.owner)
    await run('2024-03-01')
    expect(await waiting(peterborough)).toEqual([])
  })

  test('two processes at once tell it once', async () => {
    service.setClock('2023-07-01T09:00:00Z')
    await Promise.allSettled([tellOfHorizons({}, service.house), tellOfHorizons({}, service.house)])
    expect(await waiting(peterborough)).toEqual([reference('6 months')])
    expect(await told(peterborough)).toEqual(['6 months'])
  })

  test('an extension both have decided takes back what waits, and nothing is told of that day again', async () => {
    await run('2023-01-01')
    await extend('2023-07-04')
    await run('2023-07-05')
    expect(await waiting(peterborough)).toEqual([])
    await run('2023-12-31')
    expect(await told(peterborough)).toEqual(['12 months'])
  })

  test('an extension whose call-in still runs takes nothing back (R5)', async () => {
    await run('2023-01-01')
    await extend(null)
    await run('2023-07-05')
    expect(await waiting(peterborough)).toEqual([reference('6 months')])
  })
})

test('a lending is told of 60 days before it ends, to the employer and to the council lent to', async () => {
  const { owner } = service.database
  await sql`update s113_placement set valid_to = '2023-03-01' where instrument_id = ${s113Agreement}`.execute(
    owner,
  )
  await run('2022-12-30')
  expect(await waiting(peterborough, 'lending-ends', s113Agreement)).toEqual([])
  await run('2022-12-31')
  for (const council of [peterborough, cambridgeshire])
    expect(await waiting(council, 'lending-ends', s113Agreement)).toEqual([
      'Section 113 Agreement, 1 March 2023: 60 days',
    ])
})

test('the review of a sharing agreement is told of 12 months before, and a month before', async () => {
  await run('2025-09-01')
  expect(await waiting(peterborough, 'sharing-review-due', mashSharing)).toEqual([
    'MASH information sharing agreement (invented), 1 September 2026: 12 months',
  ])
  await run('2026-12-01')
  expect(await waiting(cambridgeshire, 'sharing-review-due', safeguardingSharing)).toEqual([
    'Children’s safeguarding information sharing agreement (invented), 1 January 2027: 1 month',
  ])
})

test('the officer and the director of each council find it among their alerts, with the way to the agreement', async () => {
  await run('2023-12-25')
  for (const who of [
    'agreementsOfficerPeterborough',
    'directorPeterborough',
    'directorCambridgeshire',
  ] as const) {
    const reader = await service.signedIn(who)
    await reader.open('/alerts')
    const link = reader.page
      .querySelectorAll('a')
      .find((each) => each.textContent.startsWith(reference('7 days')))
    expect(link?.getAttribute('href')).toBe(`/agreements/${delegationAgreement}`)
  }
})

test('it asks for itself again for the next midnight', async () => {
  await run('2023-03-01')
  const { rows } = await sql<{ at: Date }>`
    select run_at as at from graphile_worker._private_jobs where key = 'agreement-horizons'`.execute(
    service.database.owner,
  )
  expect(rows.map(({ at }) => String(at))).toEqual(['2023-03-02T00:00:00.000Z'])
})
