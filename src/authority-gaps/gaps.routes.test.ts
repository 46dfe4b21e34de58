import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { delegationAgreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { runTask } from '../hand-overs/worry.test-data.ts'
import { findGaps } from './index.ts'
import { plant, plantedGaps, plantedWithRight } from './planted.test-data.ts'

let service: TestService
let director: Visitor

type Span = {
  fn: string
  group: string
  employer: string
  from: string
  to: string
  activities: number
  covered: number
  state: string
}

const spans = async (): Promise<Span[]> => {
  const { rows } = await sql<Span>`
    select fn, client_group as "group", employer, from_day as "from", to_day as "to", activities, covered, state
    from authority_gap_span order by from_day, fn`.execute(service.database.owner)
  return rows
}

const spanId = async (fn: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select id from authority_gap_span where fn = ${fn} order by from_day limit 1`.execute(
    service.database.owner,
  )
  return rows[0]?.id ?? ''
}

const findAll = async (): Promise<void> => {
  for (const council of [peterborough, cambridgeshire]) await findGaps(service.house, council, false)
}

beforeAll(async () => {
  service = await startService({ now: '2023-11-20T09:00:00Z', extension: 'none' })
  for (const planted of [...plantedGaps, ...plantedWithRight]) await plant(service.database.owner, planted)
  await findAll()
  director = await service.signedIn('directorPeterborough')
})
afterAll(() => service.stop())

const found = (fn: string, from: string, to: string, activities: number, group = 'children'): Span => ({
  fn,
  group,
  employer: cambridgeshire,
  from,
  to,
  activities,
  covered: 0,
  state: 'found',
})

describe('what the councils’ own papers say was done without authority', () => {
  test('A1, finding 7: screening from 17 December 2018 to the last second of the year, when the delegation had not begun', async () => {
    expect((await spans()).filter(({ fn }) => fn === 'screening')).toEqual([
      found('screening', '2018-12-17', '2019-01-01', 3),
    ])
  })

  test('A1, finding 7: the MET Hub county-wide from December 2018', async () => {
    expect((await spans()).filter(({ fn }) => fn === 'met-hub')).toEqual([
      found('met-hub', '2018-12-03', '2018-12-04', 1),
    ])
  })

  test('A1: the MASH shared informally since April 2017, and June 2017, is one stretch: nothing came between', async () => {
    expect((await spans()).filter(({ fn }) => fn === 'mash')).toEqual([
      found('mash', '2017-04-03', '2017-06-02', 2),
    ])
  })

  test('A1: emergency duty’s adults since 1998, under an agreement about children', async () => {
    expect((await spans()).filter(({ fn }) => fn === 'emergency-duty')).toEqual([
      found('emergency-duty', '1998-04-02', '2020-02-03', 2, 'adults'),
    ])
  })

  test('A1: MARAC is not among the five functions', async () => {
    expect((await spans()).filter(({ fn }) => fn === 'marac')).toEqual([
      found('marac', '2019-05-14', '2019-05-15', 1),
    ])
  })

  test('and nothing else: neither a council’s own workers, nor what was delegated, are among them', async () => {
    expect(await spans()).toHaveLength(5)
    expect((await spans()).reduce((sum, { activities }) => sum + activities, 0)).toBe(plantedGaps.length)
  })

  test('gone over again, nothing is found twice and nobody is told twice', async () => {
    const before = await spans()
    await findAll()
    expect(await spans()).toEqual(before)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from alert where kind = 'authority-gap'`.execute(service.database.owner)
    expect(rows[0]?.n).toBe(5)
  })
})

test('every night it is gone over again: each night asks for the next', async () => {
  await runTask(service, 'find-authority-gaps', {})
  const { rows } = await sql<{ at: string }>`
    select run_at::text as at from graphile_worker._private_jobs where key = 'find-authority-gaps'`.execute(
    service.database.owner,
  )
  expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual(['2023-11-21T04:00:00.000Z'])
})

describe('who is shown it', () => {
  test('Peterborough’s director is told, and sees the stretch in red beside what was in force after it', async () => {
    await director.open('/alerts')
    expect(director.text).toContain('Work was done for this council with no agreement in force.')
    const officer = await service.signedIn('agreementsOfficerPeterborough')
    await officer.open('/alerts')
    expect(officer.text).toContain('Work was done for this council with no agreement in force.')
    await officer.open(`/agreements/${delegationAgreement}`)
    expect(officer.text).toContain(
      '6 things were done for Peterborough under its functions with no agreement in force',
    )
    await director.open('/authority-gaps')
    expect(director.status).toBe(200)
    for (const words of [
      '17 December 2018 to 31 December 2018',
      'Screening at the Customer Service Centre',
      '3 things done with no agreement in force',
      'Emergency Duty Team, adults',
      'Multi-Agency Risk Assessment Conference (MARAC)',
    ])
      expect(director.text).toContain(words)
    expect(director.page.querySelectorAll('[role="img"] rect[fill="#d4351c"]')).toHaveLength(5)
    expect(director.text).toContain('1 January 2019 to 31 December 2023: in force')
  })

  test('the list of what was done names the worker and the moment, and nothing of a child', async () => {
    await director.open(`/authority-gaps/${await spanId('screening')}`)
    for (const words of [
      '17 Dec 2018 10:00',
      'Contact: taken in',
      'Wren Willow',
      'Robin Rowan',
      'Nothing in force',
    ])
      expect(director.text).toContain(words)
    expect(director.page.outerHTML).not.toContain('Planted')
  })

  test('Cambridgeshire’s officers are told how much their staff did for Peterborough, and cannot open it', async () => {
    for (const worker of ['directorCambridgeshire', 'agreementsOfficerCambridgeshire'] as const) {
      const other = await service.signedIn(worker)
      await other.open('/authority-gaps')
      expect(other.text).toContain('None is recorded for Cambridgeshire.')
      expect(other.text).toContain('Counted only: whose children they were')
      expect(other.text).toContain('3 things done with no agreement in force')
      expect(other.page.outerHTML).not.toContain('Wren Willow')
      expect((await other.open(`/authority-gaps/${await spanId('screening')}`)).status).toBe(404)
    }
  })

  test('nobody who works on records sees it: not the screener, nor a social worker of Peterborough', async () => {
    for (const [worker, fn] of [
      ['adviser', 'screening'],
      ['assessmentPeterborough', 'assessment'],
    ] as const) {
      const other = await service.signedIn(worker, { authority: peterborough, fn })
      expect((await other.open('/authority-gaps')).status).toBe(404)
      expect((await other.open(`/authority-gaps/${await spanId('screening')}`)).status).toBe(404)
    }
  })
})

describe('what a council says of it', () => {
  test('seen; explained in words with a reference; what was typed is kept where something is missing', async () => {
    const officer = await service.signedIn('agreementsOfficerPeterborough')
    const id = await spanId('screening')
    await officer.open(`/authority-gaps/${id}`)
    await officer.submit(`/authority-gaps/${id}/seen`)
    expect(officer.text).toContain('StandsSeen')
    await officer.submit(`/authority-gaps/${id}/explain`, { words: 'Short', reference: 'Minute 12' })
    expect(officer.status).toBe(422)
    expect(officer.text).toContain('Enter how it came about, in a sentence')
    expect(officer.page.querySelector('input[name="reference"]')?.getAttribute('value')).toBe('Minute 12')
    await officer.submit(`/authority-gaps/${id}/explain`, {
      words: 'The move to St Ives went ahead before the delegation began.',
    })
    expect(officer.status).toBe(200)
    expect(officer.text).toContain('The move to St Ives went ahead before the delegation began.')
    expect(officer.text).toContain('Decision or minuteMinute 12')
    expect(officer.text).toContain('Avocet Almond')
    expect((await spans()).find(({ fn }) => fn === 'screening')?.state).toBe('explained')
  })

  test('ratified by a decision of a day that has been; then nothing more is said', async () => {
    const id = await spanId('met-hub')
    await director.open(`/authority-gaps/${id}`)
    await director.submit(`/authority-gaps/${id}/ratify`, {
      'decided-by': 'Cabinet Member',
      'decision-reference': 'DEC24/CMDN/1',
      'on-day': '1',
      'on-month': '1',
      'on-year': '2030',
    })
    expect(director.text).toContain('The day of the decision must be today or earlier')
    await director.submit(`/authority-gaps/${id}/ratify`, { 'on-year': '2020' })
    expect(director.text).toContain('StandsRatified')
    expect(director.text).toContain('Cabinet Member, 1 January 2020, reference DEC24/CMDN/1')
    expect(director.page.querySelector(`form[action="/authority-gaps/${id}/ratify"]`)).toBeNull()
  })
})

describe('R6: an agreement recorded for days that are past', () => {
  test('changes what the report says, and nothing of what was recorded as done without authority', async () => {
    await sql`
      insert into instrument (id, kind, title, signed_on, valid_from, valid_to)
      values ('00000000-0000-4000-8000-00000000beef', 'delegation-agreement', 'Agreement found later', '2018-12-01', '2018-12-01', '2018-12-31')`.execute(
      service.database.owner,
    )
    await sql`
      insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
        effective_on, accepted_on, constitution_amended_on, enabling_power, statutory_basis)
      values (gen_random_uuid(), '00000000-0000-4000-8000-00000000beef', 'screening', 'children', ${peterborough},
        ${cambridgeshire}, '2018-12-01', '2018-12-31', '2018-12-01', '2018-12-01', '2018-12-01',
        'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA', 'Children Act 1989 s.17')`.execute(
      service.database.owner,
    )
    await findAll()
    const span = (await spans()).find(({ fn }) => fn === 'screening')
    expect(span).toMatchObject({ activities: 3, covered: 2, state: 'explained' })
    await director.open(`/authority-gaps/${await spanId('screening')}`)
    expect(director.text).toContain(
      '3 things done with no agreement in force then; what has been recorded since covers 2 of them',
    )
    expect(director.text).toContain('Nothing in force was recorded then; covered by what was recorded since')
    const kept = await service.database.owner
      .selectFrom('event')
      .select('because')
      .where('staff_id', '=', people.adviser.id)
      .where('owner', '=', peterborough)
      .execute()
    expect(new Set(kept.map(({ because }) => JSON.stringify(because)))).toEqual(
      new Set(['{"rule":"intake-is-never-refused"}']),
    )
  })

  test('one found to have ended earlier leaves work behind that was thought to be covered', async () => {
    await sql`update delegated_function set ended_on = '2023-12-01' where fn = 'screening' and instrument_id = ${delegationAgreement}`.execute(
      service.database.owner,
    )
    await findAll()
    expect((await spans()).filter(({ fn }) => fn === 'screening').at(-1)).toMatchObject({
      from: '2023-12-31',
      activities: 1,
      covered: 0,
    })
  })
})
