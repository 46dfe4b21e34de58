import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { openChanges, openQuery, settledChanges, settledQuery } from '../approvals/change.sql.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { wearing, worry } from '../hand-overs/worry.test-data.ts'
import { addHours, addMinutes, day, instant } from '../time/index.ts'
import { letters } from './letters.ts'
import { dayFields, proposes } from './proposing.test-data.ts'
import { busyLooksQuery } from './preview.doors.sql.ts'
import { clocksBegunQuery, openWorkOf } from './preview.sql.ts'
import { workersNamed, workersQuery } from './worker.sql.ts'

let service: TestService
let admin: Visitor
const now = '2026-11-27T12:00:00Z'
const noRungs = (...numbers: number[]): Record<string, string> =>
  Object.fromEntries(
    numbers.flatMap((n) => [
      [`name-${String(n)}`, ''],
      [`days-${String(n)}`, ''],
    ]),
  )
const ids = (n: number): string[] => Array.from({ length: n }, () => crypto.randomUUID())

beforeAll(async () => {
  service = await startService({ now })
  admin = await service.signedIn('administratorPeterborough')
})
afterAll(() => service.stop())

/** A clock of four hours that ran so many hours, or runs still. */
const clock = (owner: string, startedAt: string, lasted: number | null) =>
  sql`insert into clock (owner, id, stream, subject_id, rule, rule_version, calendar_version, started_at, due_at, stopped_at)
    values (${owner}, gen_random_uuid(), 'hand-over', gen_random_uuid(), 'HAND-OVER-ACCEPTED', 1, 'test', ${startedAt}::timestamptz,
      ${startedAt}::timestamptz + interval '4 hours', ${startedAt}::timestamptz + make_interval(hours => ${lasted}::int))`.execute(
    service.database.owner,
  )

test('another length: how many of the reader’s council it would have made late, and none of the other’s', async () => {
  for (const lasted of [1, 3, 3, 5]) await clock(peterborough, '2026-11-25T09:00:00Z', lasted)
  await clock(peterborough, '2026-11-27T09:00:00Z', null)
  // Another council's, and one from long ago.
  await clock(cambridgeshire, '2026-11-25T09:00:00Z', 3)
  await clock(peterborough, '2026-10-01T09:00:00Z', 3)
  const path = '/administration/settings/clock.HAND-OVER-ACCEPTED/set'
  await admin.open(path)
  await admin.submit(path, {
    length: '2',
    ...dayFields('from', '2026-12-01'),
    reason: 'Board of 20 November',
  })
  expect(admin.text).toContain(
    'Of 5 clocks of Peterborough that began in the last 28 days, 4 would have been late under it; 1 was late as it is. This would make 3 cases late that were not.',
  )
  expect(admin.text).toContain('1 of them runs now. Clocks already running keep their time')
  // Whoever is asked to agree is shown the same again.
  await admin.submit(path)
  const director = await service.signedIn('directorPeterborough')
  await director.open(admin.path)
  expect(director.text).toContain('This would make 3 cases late that were not.')
  expect(director.text).toContain('Now4 working hours')
})

test('an indicator that goes: how many were decided with it', async () => {
  const path = '/administration/thresholds/new'
  const contact = await worry(service, peterborough)
  await sql`insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, because)
    values (${peterborough}, gen_random_uuid(), 'contact', ${contact.id}::uuid, 90, 'decided', '{"indicators": ["4N1"]}', ${now}, 'system', '{}')`.execute(
    service.database.owner,
  )
  await worry(service, peterborough)
  await admin.open(path)
  await admin.submit(path, {
    gone: ['4N1'],
    ...dayFields('from', '2026-12-01'),
    reason: 'Board of 20 November',
  })
  expect(admin.text).toContain('1 was decided with an indicator that goes')
})

test('somebody who leaves: what is with them is listed by reference', async () => {
  const contact = await worry(service, peterborough)
  await sql`update contact set opened_by = ${people.assessmentPeterborough.id}, opened_at = ${now} where id = ${contact.id}`.execute(
    service.database.owner,
  )
  await admin.open(`/administration/workers/${people.assessmentPeterborough.id}`)
  expect(admin.text).toContain(`Contact ${contact.reference}`)
  await admin.open(admin.page.querySelector('a[href*="/leaves/"]')?.getAttribute('href') ?? '')
  await admin.submit(admin.path, { when: 'now', reason: 'Went to another county' })
  expect(admin.text).toContain('1 piece of work of Peterborough is with Sandpiper Spruce now')
  expect(admin.text).toContain(`Contact ${contact.reference}`)
})

test('a council’s own words for a letter are in it from their day on, checked for what it must say', async () => {
  const path = '/administration/wordings/acknowledgement/professional-full'
  const when = { ...dayFields('from', '2026-11-27'), reason: 'Plainer words' }
  await proposes(admin, path, { body: 'Thank you. ((reference))', ...when })
  expect(admin.text).toContain('((how to reach us)), ((if in danger)), ((decided by))')
  const body = 'Ta. ((reference)) ((decided by)) ((how to reach us)) ((if in danger))'
  await admin.open(path)
  expect(admin.text).toContain('A qualified manager will decide what happens next')
  await admin.submit(path, { body, ...when })
  expect(admin.text).toContain('Ta. K7QM-3F9T by the end of Tuesday 24 November 2026')
  await admin.submit(path)
  expect(admin.heading).toBe('How Peterborough words its letters')
  expect(admin.text).toContain('This council’s own, from 27 November 2026')
  const told = await worry(service, peterborough)
  await worry(service, cambridgeshire)
  await service.runJobs()
  const letters = await service.database.owner
    .selectFrom('message')
    .select(['owner', 'body', 'template', 'text_class'])
    .where('kind', '=', 'acknowledgement')
    .where('text_class', '=', 'professional-full')
    .execute()
  expect(letters.length).toBeGreaterThan(1)
  for (const { owner, body: words } of letters)
    expect(words.startsWith('Ta.'), owner).toBe(owner === peterborough)
  expect(letters.some(({ body: words }) => words.includes(told.reference))).toBe(true)
})

test('words are kept for the letters and readers there are, and for no other', async () => {
  const keep = (letter: string, reader: string) =>
    service.database.owner
      .insertInto('message_wording')
      .values({
        authority: cambridgeshire,
        letter,
        text_class: reader,
        effective_from: day('2030-01-01'),
        body: 'Ta.',
      })
      .execute()
  const readers = [...new Set(letters.flatMap((letter) => Object.keys(letter.readers)))]
  for (const { name, readers: its } of letters)
    for (const reader of readers)
      if (Object.hasOwn(its, reader)) await keep(name, reader)
      else await expect(keep(name, reader), `${name} ${reader}`).rejects.toThrow('message_wording_reader')
  await expect(keep('draft-code', 'anybody')).rejects.toThrow('message_wording_reader')
  await service.database.owner
    .deleteFrom('message_wording')
    .where('effective_from', '=', day('2030-01-01'))
    .execute()
})

describe('another value for what is open: counted by the rule that will apply, for the reader’s council alone', () => {
  beforeAll(async () => {
    const { owner: database } = service.database
    const staff = people.adviser.id
    for (const [owner, quietHours, rung] of [
      [peterborough, 1, 1],
      [peterborough, 3, 2],
      [cambridgeshire, 3, 1],
    ] as const) {
      const [contact, enquiry, request, disagreement] = [(await worry(service, owner)).id, ...ids(3)]
      const quiet = addHours(instant(now), -quietHours)
      await sql`insert into enquiry (owner, id, contact_id, report_id, reference, headline, children, stage, rating, urgency,
          received_at, started_at, due_at, clock_rule, order_at, last_acted_at)
        values (${owner}, ${enquiry}, ${contact}, gen_random_uuid(), 'K7QM-3F9T', 'Invented', 1, 'open', 'red', 'today',
          ${quiet}, ${quiet}, ${addHours(quiet, 4)}, 'MASH-RED', ${quiet}, ${quiet})`.execute(database)
      await sql`insert into agency_request (owner, id, enquiry_id, contact_id, reference, agency, headline, subjects, stage,
          rating, purpose, asked_at, due_at, clock_rule)
        values (${owner}, ${request}, ${enquiry}, ${contact}, 'K7QM-3F9T', 'police', 'Invented', 1, 'asked', 'red',
          'mash-enquiry', ${quiet}, ${addHours(quiet, 2)}, 'AGENCY-REPLY')`.execute(database)
      await sql`insert into agency_link (owner, id, request_id, token_hash, sent_to, made_by, made_at, ends_at)
        values (${owner}, gen_random_uuid(), ${request}, ${request}, 'rook@example.org', ${staff}, ${quiet},
          ${addHours(quiet, 50)})`.execute(database)
      await sql`insert into disagreement (owner, id, enquiry_id, contact_id, reference, raised_by, rung, rung_name, raised_at, due_at)
        values (${owner}, ${disagreement}, ${enquiry}, ${contact}, 'K7QM-3F9T', 'Police', ${rung}, 'Practitioners',
          '2026-11-20T09:00:00Z', '2026-11-30T23:59:59Z')`.execute(database)
      await sql`insert into access_grant (id, authority, kind, staff_id, given_from, given_until, given_by, reason)
        values (gen_random_uuid(), ${owner}, 'audit', ${people.auditorPeterborough.id}, ${quiet}, ${addHours(quiet, 24 * rung)},
          ${staff}, 'The sample of the quarter')`.execute(database)
      await sql`insert into invitation (id, staff_id, organisation, invited_by, acting_for, token_hash, code_hash, made_at, ends_at)
        values (gen_random_uuid(), ${people.policeNavigator.id}, 'police', ${staff}, ${owner}, ${request}, 'none', ${quiet},
          ${addHours(quiet, 72)})`.execute(database)
      await sql`insert into rate_limit (key, points, expire) values (${`refer-begin:${owner}`}, ${20 * rung + 1}, 32503680000000)
        on conflict (key) do nothing`.execute(database)
      for (const minutes of [5, 10, 15, 80])
        await sql`insert into look (owner, id, staff_id, action, subject_kind, subject_id, outcome, because, at)
          values (${owner}, gen_random_uuid(), ${staff}, 'contact.open', 'contact', gen_random_uuid(), 'seen', '{}',
            ${addMinutes(quiet, -minutes - rung * 200)})`.execute(database)
    }
  })

  test.each<[name: string, typed: Record<string, string>, said: string]>([
    [
      'mash-silence',
      { red: '0.5', amber: '3', green: '4', blue: '9' },
      'Peterborough has 2 open enquiries now. 2 would be silent for too long by now; by the value in force 1 is. 1 would be that is not.',
    ],
    [
      'agency-reply-share',
      { red: '20', amber: '50', green: '50' },
      'Peterborough has 2 questions that are out at agencies now. 2 would be late by now; by the value in force 1 is.',
    ],
    [
      'escalation-ladder',
      { 'name-1': 'Practitioners', 'days-1': '10', ...noRungs(2, 3, 4) },
      'Peterborough has 1 disagreement not settled now. 0 would be escalated to the next rung by now; by the value in force 1 is.',
    ],
    [
      'agency-link-hours',
      { hours: '0.5' },
      'Peterborough has 2 links that open now. 1 would be over by now; by the value in force 0 are.',
    ],
    [
      'letting-in',
      { auditDays: '1', inspectionDays: '14', supportHours: '4', subjectAccessMonths: '3', runOffDays: '28' },
      '2 workers are let in to single records of Peterborough now or will be; 1 of them for longer than it would allow.',
    ],
    [
      'looks-to-review',
      { records: '2' },
      'In the last 7 days privacy officers of Peterborough would have been asked 2 times about very many records; by the value in force 0 times.',
    ],
    [
      'passkey-invitation',
      { hours: '2' },
      'Peterborough has 2 invitations that can be used now. 1 would be over by now; by the value in force 0 are.',
    ],
    ['dormant-account', { days: '7' }, '0 would be asleep today; by the value in force 0 are.'],
    ['training-reminder', { days: '365' }, 'would be told today that it ends; by the value in force'],
    [
      'duty-to-share-16la',
      { 'duty-day': '1', 'duty-month': '12', 'duty-year': '2026' },
      '2 questions of Peterborough are out at agencies. Of 0 the answer is due on 1 December 2026 or later',
    ],
    [
      'tries-from-one-address',
      { referralsBegun: '20' },
      'tries from 2 addresses count now. Under it 2 would have to wait; by the values in force 0 do.',
    ],
    ['call-in-window', { workingDays: '5' }, 'a director of Peterborough is shown how many'],
    ['extension-lead', { months: '60' }, 'Peterborough has no agreement in force that ends now.'],
    ['attach-by-itself', { on: 'yes' }, 'would have been recognised by the service itself'],
  ])('%s', async (name, typed, told) => {
    const path = `/administration/settings/${name}/set`
    await admin.open(path)
    await admin.submit(path, { ...typed, ...dayFields('from', '2026-12-01'), reason: 'Board of 20 November' })
    expect(admin.text).toContain(told)
  })

  test('the times of links are told to administrators, and to nobody for another council', async () => {
    const actor = await wearing(service, 'administratorPeterborough', peterborough, 'administration')
    const context = contextFor(actor, 'change.propose', instant(now))
    const times = (of: string) =>
      asActor(service.house.db, context, (tx) => sql`select from app.times_of_links(${of})`.execute(tx))
    expect((await times(peterborough)).rows).toHaveLength(2)
    expect((await times(cambridgeshire)).rows).toHaveLength(0)
    const links = await asActor(service.house.db, context, (tx) => sql`select from agency_link`.execute(tx))
    expect(links.rows).toHaveLength(0)
  })
})

describe('with 30,000 changes and 20,000 workers the lists are read off their indexes', () => {
  const asAdministrator = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const actor = await wearing(service, 'administratorPeterborough', peterborough, 'administration')
    return asActor(service.house.db, contextFor(actor, 'change.read', instant(now)), work)
  }

  beforeAll(async () => {
    const { owner } = service.database
    await sql`insert into staff (id, name, initials, email, valid_from)
      select gen_random_uuid(), 'Bird ' || n, 'B', n || '@example.org', '2020-01-01' from generate_series(1, 20000) n`.execute(
      owner,
    )
    await sql`insert into proposed_change (owner, id, kind, payload, concerns, counts_from, reason, proposed_by, proposed_for,
        proposed_at, state, settled_at)
      select case n % 2 when 0 then ${peterborough} else ${cambridgeshire} end, gen_random_uuid(), 'closure-day-added',
        '{"authority": "E06000031", "day": "2026-12-29", "title": "Closed"}', array[${peterborough}, ${cambridgeshire}],
        '2026-12-01', 'Because', ${people.administrator.id}, ${cambridgeshire}, ${now}::timestamptz - make_interval(mins => n),
        case when n % 100 = 0 then 'waiting' else 'refused' end,
        case when n % 100 = 0 then null else ${now}::timestamptz - make_interval(mins => n) end
      from generate_series(1, 30000) n`.execute(owner)
    await sql`insert into look (owner, id, staff_id, action, subject_kind, subject_id, outcome, because, at)
      select ${cambridgeshire}, gen_random_uuid(), s.id, 'contact.open', 'contact', gen_random_uuid(), 'seen', '{}',
        ${now}::timestamptz - make_interval(days => 40)
      from staff s`.execute(owner)
    await sql`analyze`.execute(owner)
  })

  type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] }
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

  /** By which ways PostgreSQL goes into the larger tables. */
  const waysInto = async (query: RawBuilder<unknown>): Promise<string[]> => {
    const { rows } = await asAdministrator((tx) =>
      sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`explain (format json) ${query}`.execute(tx),
    )
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    return (plan ? nodesOf(plan) : []).flatMap((node) => node['Index Name'] ?? node['Relation Name'] ?? [])
  }

  const mark = { at: instant(now), id: people.adviser.id }
  const page = {
    authority: peterborough,
    on: day('2026-11-27'),
    name: '',
    after: people.adviser.id,
    limit: 51,
  }
  test.each([
    ['what waits', openQuery(peterborough, { after: null, limit: 26 }), 'proposed_change_open'],
    ['its second page', openQuery(peterborough, { after: mark, limit: 26 }), 'proposed_change_open'],
    ['what was settled', settledQuery(peterborough, { after: mark, limit: 26 }), 'proposed_change_settled'],
    ['workers by name', workersQuery(page), 'staff_by_name'],
    [
      'looks by which somebody had opened many',
      busyLooksQuery(peterborough, instant(now), 41),
      'look_by_staff',
    ],
    ['clocks begun lately', clocksBegunQuery(peterborough, ['WT23-1'], instant(now)), 'clock_started'],
  ])('%s', async (_name, query, index) => {
    const ways = await waysInto(query)
    expect(ways).toContain(index)
    expect(ways).not.toContain('proposed_change')
  })

  test('pages do not overlap, and nobody is left out', async () => {
    const first = await asAdministrator((tx) => openChanges(tx, peterborough, { after: null, limit: 100 }))
    const last = first.at(-1)
    expect(first).toHaveLength(100)
    const second = await asAdministrator((tx) =>
      openChanges(tx, peterborough, {
        after: last ? { at: last.proposedAt, id: last.id } : null,
        limit: 500,
      }),
    )
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(first.length + second.length)
    const settled = await asAdministrator((tx) =>
      settledChanges(tx, peterborough, { after: null, limit: 30 }),
    )
    expect(settled).toHaveLength(30)
    const asked = { ...page, limit: 50 }
    const one = await asAdministrator((tx) => workersNamed(tx, { ...asked, after: null }))
    const two = await asAdministrator((tx) => workersNamed(tx, { ...asked, after: one.at(-1)?.id ?? null }))
    expect(one.at(-1)?.name.localeCompare(two[0]?.name ?? '')).not.toBe(1)
    expect(await asAdministrator((tx) => openWorkOf(tx, people.adviser.id, peterborough))).toMatchObject({
      total: 0,
    })
  })
})
