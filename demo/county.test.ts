import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestStream } from '../src/agency-requests/request.stream.ts'
import { contactStream } from '../src/contacts/contact.stream.ts'
import { factsOfMany, fold, type Happening, type Stream } from '../src/events/index.ts'
import { handOverStream } from '../src/hand-overs/hand-over.stream.ts'
import { disagreementStream } from '../src/mash/disagreement.stream.ts'
import { enquiryStream } from '../src/mash/enquiry.stream.ts'
import { personStream } from '../src/people/index.ts'
import { instant } from '../src/time/index.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { extensionAsAt } from './agreements.ts'
import { tellCounty } from './county/county.ts'
import { worldOf } from './county/world.ts'
import { loadCrowd } from './crowd.ts'
import { loadCounty, loadDemo } from './load.ts'

/** A Monday morning: the desk holds the weekend's contacts too. */
const now = instant('2026-11-23T09:30:00Z')

const withOrganisation = async (): Promise<TestDatabase> => {
  const database = await freshDatabase('organisation')
  return database
}

const countIn = async ({ owner }: TestDatabase, table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(owner)
  return rows[0]?.n ?? -1
}

describe('The demonstration county', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await withOrganisation()
    await loadCounty({ ownerUrl: database.ownerUrl, now })
  }, 180_000)
  afterAll(() => database.drop())

  it('is the same for the same seed, and another for another', async () => {
    const tell = async (seed: string) => {
      const { stories, persons } = tellCounty(await worldOf(database.owner, seed, now), 320)
      return JSON.stringify([
        stories.map(({ contact, handOvers, letters, enquiries }) => [
          contact,
          handOvers,
          letters,
          enquiries.map(({ enquiry, asked, disclosures, dissents }) => [
            enquiry,
            asked,
            disclosures,
            dissents,
          ]),
        ]),
        persons,
      ])
    }
    const once = await tell('one seed')
    expect(await tell('one seed')).toBe(once)
    expect(await tell('another seed')).not.toBe(once)
  })

  it('has something waiting in every state', async () => {
    const { rows } = await sql<{ stage: string; n: number }>`
      select stage, count(*)::int as n from contact where waiting_for is not null group by stage`.execute(
      database.owner,
    )
    const stages = new Map(rows.map(({ stage, n }) => [stage, n]))
    expect([...stages.keys()].toSorted()).toEqual([
      'opened',
      'received',
      'recommended',
      'returned',
      'transferring',
    ])
    expect([...stages.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(25)
    const handOvers = await sql<{ stage: string }>`
      select distinct stage from hand_over order by stage`.execute(database.owner)
    expect(handOvers.rows.map(({ stage }) => stage)).toEqual(['accepted', 'queried', 'sent'])
    const { rows: urgent } = await sql<{ immediate: number; late: number }>`
      select count(*) filter (where urgency = 'immediate')::int as immediate,
        count(*) filter (where due_at < ${now})::int as late
      from contact where waiting_for = 'screener'`.execute(database.owner)
    expect(urgent[0]?.immediate).toBeGreaterThanOrEqual(1)
    expect(urgent[0]?.late).toBeGreaterThanOrEqual(1)
  })

  it('keeps nothing in its past that has not happened yet', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from event where happened_at >= ${now}`.execute(database.owner)
    expect(rows[0]?.n).toBe(0)
  })

  it('is loaded once', async () => {
    const before = await countIn(database, 'event')
    expect(await loadCounty({ ownerUrl: database.ownerUrl, now })).toBe(false)
    expect(await countIn(database, 'event')).toBe(before)
  })

  it('holds for each council no row that hangs on a row of the other', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from contact where owner not in ('E10000003', 'E06000031')`.execute(
      database.owner,
    )
    expect(rows[0]?.n).toBe(0)
    const linked = await sql<{ n: number }>`
      select count(*)::int as n from (
        select report_id from contact where moved_to is null and moved_from is null
        group by report_id having count(distinct owner) = 2) reports`.execute(database.owner)
    expect(linked.rows[0]?.n).toBeGreaterThanOrEqual(4)
  })

  it('knows people in every way that people are known, and hides them in every way that they are hidden', async () => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*)::int from person where sensitivity = 'sealed') as sealed,
        (select count(*)::int from person where sensitivity = 'restricted') as restricted,
        (select count(*)::int from record_stub) as stubs,
        (select count(*)::int from person_address where hidden) as hidden,
        (select count(*)::int from person_address where valid_to is not null) as "lived elsewhere",
        (select count(*)::int from person where died_on is not null) as died,
        (select count(*)::int from person where moved_to is not null) as moved,
        (select count(*)::int from person where multiple_birth) as twins,
        (select count(*)::int from person where born_on is not null and expected_on is not null) as "expected and born",
        (select count(*)::int from person_link where says = 'same' and other_says = 'same') as linked,
        (select count(*)::int from adoption_linkage) as adopted,
        (select count(distinct use)::int from person_name) as "uses of names",
        (select count(distinct status)::int from person_identifier) as "statuses of numbers",
        (select count(distinct kind)::int from person_particular) as particulars,
        (select count(*)::int from person_flag where valid_to is not null) as "flags taken down"`.execute(
      database.owner,
    )
    const few = Object.entries(rows[0] ?? {}).filter(([, n]) => n === 0)
    expect(few).toEqual([])
    expect(rows[0]).toMatchObject({ 'uses of names': 4, 'statuses of numbers': 5 })
    expect(rows[0]?.['stubs']).toBe(rows[0]?.['restricted'])
  })

  it('tells on no contact where somebody on it lives in hiding', async () => {
    const { rows } = await sql<{ hidden: number; told: number; withheld: number }>`
      with hidden as (
        select k.owner, k.contact_id, a.line, a.postcode from contact_child k
        join person_address a on a.owner = k.owner and a.person_id = k.person_id and a.hidden)
      select count(*)::int as hidden,
        count(*) filter (where c.told::text ~* regexp_replace(h.postcode, '(...)$', '\\s*\\1')
          or c.told::text like '%' || h.line || '%' or c.postcode = h.postcode)::int as told,
        count(*) filter (where c.told ->> 'address' = 'Address hidden for safety')::int as withheld
      from hidden h join contact c on c.owner = h.owner and c.id = h.contact_id`.execute(database.owner)
    expect(rows[0]?.withheld).toBeGreaterThan(0)
    expect(rows[0]).toMatchObject({ told: 0 })
  })

  describe('replayed from its events', () => {
    /** Tables of the same shape, in which each room's own stream writes what the events add up to. */
    const compared = [
      'contact',
      'contact_child',
      'contact_adult',
      'hand_over',
      'enquiry',
      'enquiry_child',
      'agency_request',
      'disagreement',
      'person',
      'person_name',
      'person_identifier',
      'person_address',
      'person_particular',
      'person_flag',
      'person_link',
      'relationship',
      'record_stub',
    ]

    /** What the facts alone do not say: a row's own id, and when the service will look again. */
    const notInTheFacts = sql`'{silent_at}'::text[]`
    const idsOfTheirOwn = ['enquiry_child']

    const replayInto = async <S, E extends Happening>(stream: Stream<S, E>): Promise<number> =>
      database.owner.transaction().execute(async (tx) => {
        const { rows } = await sql<{ owner: string; ids: string[] }>`
          select owner, array_agg(distinct subject_id::text) as ids from event where stream = ${stream.name}
          group by owner`.execute(tx)
        await sql`set local search_path = replayed, public`.execute(tx)
        const states: S[] = []
        for (const { owner, ids } of rows)
          for (let from = 0; from < ids.length; from += 500)
            for (const facts of (
              await factsOfMany(tx, stream, owner, ids.slice(from, from + 500))
            ).values()) {
              const state = fold(stream, facts)
              if (state !== undefined) states.push(state)
            }
        for (const state of states) await stream.save(tx, undefined, state)
        return states.length
      })

    it('every record is the row that the queries read', async () => {
      await sql`create schema replayed`.execute(database.owner)
      for (const table of compared)
        await sql`create table ${sql.table(`replayed.${table}`)} (like ${sql.table(`public.${table}`)} including all)`.execute(
          database.owner,
        )

      expect(await replayInto(contactStream)).toBe(await countIn(database, 'contact'))
      expect(await replayInto(handOverStream)).toBe(await countIn(database, 'hand_over'))
      expect(await replayInto(personStream)).toBe(await countIn(database, 'person'))
      expect(await replayInto(enquiryStream)).toBe(await countIn(database, 'enquiry'))
      expect(await replayInto(requestStream)).toBe(await countIn(database, 'agency_request'))
      expect(await replayInto(disagreementStream)).toBe(await countIn(database, 'disagreement'))

      for (const table of compared) {
        const [kept, replayed] = [sql.table(`public.${table}`), sql.table(`replayed.${table}`)]
        const left = idsOfTheirOwn.includes(table) ? sql`${notInTheFacts} || '{id}'` : notInTheFacts
        const { rows } = await sql<{ n: number; different: number }>`
          select (select count(*)::int from ${replayed}) as n, (
            select count(*)::int from (
              (select to_jsonb(k) - (${left}) from ${kept} k except select to_jsonb(r) - (${left}) from ${replayed} r)
              union all
              (select to_jsonb(r) - (${left}) from ${replayed} r except select to_jsonb(k) - (${left}) from ${kept} k)
            ) d) as different`.execute(database.owner)
        expect({ table, ...rows[0] }).toEqual({ table, n: await countIn(database, table), different: 0 })
        expect(rows[0]?.n, table).toBeGreaterThan(0)
      }
    }, 240_000)

    it('every clock was started and stopped by an event, and due when that event said', async () => {
      const { rows } = await sql<{ clocks: number; different: number }>`
        with started as (
          -- A clock that is set going again from the same start is the same clock.
          select distinct on (e.owner, e.stream, e.subject_id, s.rule, s."startedAt")
            e.owner, e.stream, e.subject_id, e.seq, s.* from event e
          cross join lateral jsonb_to_recordset(e.data -> 'starts')
            as s (rule text, "ruleVersion" int, "calendarVersion" text, "startedAt" timestamptz, "dueAt" timestamptz, "carriedFrom" text)
          where e.data ? 'starts'
          order by e.owner, e.stream, e.subject_id, s.rule, s."startedAt", e.seq desc),
        expected as (
          select s.owner, s.stream, s.subject_id, s.rule, s."ruleVersion", s."calendarVersion", s."startedAt", s."dueAt",
            stop.happened_at, stop.type, s."carriedFrom"
          from started s left join lateral (
            select e.happened_at, e.type from event e
            where e.owner = s.owner and e.stream = s.stream and e.subject_id = s.subject_id and e.seq > s.seq
              and e.data -> 'stops' ? s.rule order by e.seq limit 1) stop on true),
        kept as (
          select owner, stream, subject_id, rule, rule_version, calendar_version, started_at, due_at, stopped_at,
            stopped_by, carried_from from clock)
        select (select count(*)::int from clock) as clocks, (select count(*)::int from (
          (table expected except all table kept) union all (table kept except all table expected)) d) as different`.execute(
        database.owner,
      )
      expect(rows[0]?.different).toBe(0)
      expect(rows[0]?.clocks).toBeGreaterThan(10_000)
    }, 60_000)
  })

  it('has a past that nobody can change, whoever asks, and the database says so', async () => {
    const changes = (table: string) => [
      sql`update ${sql.table(table)} set owner = owner`,
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)}`,
    ]
    for (const change of [...changes('event'), ...changes('look')]) {
      await expect(change.execute(database.owner)).rejects.toThrow('The record cannot be changed')
      await expect(change.execute(database.db)).rejects.toThrow('permission denied')
    }
  })
})

it.each([
  ['2023-06-27', 'none'],
  ['2023-06-28', 'in-force'],
] as const)('on %s the extension that was decided on 28 June 2023 is on record: %s', (on, extension) => {
  expect(extensionAsAt(instant(`${on}T10:00:00Z`))).toBe(extension)
})

describe('Loading the county', () => {
  it('leaves nothing behind before there was a year to tell, nor when it fails half-way; the next start loads it whole', async () => {
    const database = await withOrganisation()
    const { ownerUrl } = database
    const heard: string[] = []
    await loadDemo({ ownerUrl, now: instant('2019-03-01T10:00:00Z'), say: (line) => heard.push(line) })
    expect(heard).toEqual([expect.stringContaining('No year of the county can be told before 2020')])
    expect(await countIn(database, 'contact')).toBe(0)
    // Messages come last: by then contacts, events and people have been written in the same transaction.
    await sql`alter table message add constraint breaks check (kind <> 'feedback')`.execute(database.owner)
    await expect(loadCounty({ ownerUrl: database.ownerUrl, now, contacts: 200 })).rejects.toThrow('breaks')
    for (const table of ['contact', 'event', 'person', 'clock', 'hand_over'])
      expect(await countIn(database, table)).toBe(0)

    await sql`alter table message drop constraint breaks`.execute(database.owner)
    expect(await loadCounty({ ownerUrl: database.ownerUrl, now, contacts: 200 })).toBe(true)
    expect(await countIn(database, 'contact')).toBeGreaterThanOrEqual(200)
    await database.drop()
  }, 120_000)

  it('many contacts for a measurement are as many as asked for, one in a hundred waiting, and fit every check', async () => {
    const database = await withOrganisation()
    const indexes = () =>
      sql<{ d: string }>`select indexdef as d from pg_indexes where schemaname = 'public' order by 1`.execute(
        database.owner,
      )
    const before = await indexes()
    const told: number[] = []
    await loadCrowd({
      ownerUrl: database.ownerUrl,
      now,
      contacts: 1_500,
      checked: true,
      tell: (n) => told.push(n),
    })
    expect(await countIn(database, 'contact')).toBe(1_500)
    expect(told).toEqual([500, 1_000, 1_500])
    expect((await indexes()).rows).toEqual(before.rows)
    const { rows } = await sql<{ waiting: number; events: number; running: number }>`
      select (select count(*)::int from contact where waiting_for is not null) as waiting,
        (select count(*)::int from event) as events,
        (select count(*)::int from clock where stopped_at is null) as running`.execute(database.owner)
    expect(rows[0]).toMatchObject({ waiting: 15, running: 15 })
    expect(rows[0]?.events).toBeGreaterThanOrEqual(1_500 * 3 - 30)
    await database.drop()
  }, 120_000)
})
