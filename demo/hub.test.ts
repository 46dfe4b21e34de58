import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencyKinds } from '../src/agency-requests/agencies.ts'
import { shareLevelNames } from '../src/agency-requests/share-level.rule.ts'
import { overdueAt } from '../src/mash/overdue.sql.ts'
import { addHours, instant } from '../src/time/index.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { tellCounty } from './county/county.ts'
import type { Enquiring } from './county/enquiring.ts'
import { worldOf } from './county/world.ts'
import { loadCounty } from './load.ts'
import { agencies } from './partner-agencies.ts'
import { cambridgeshire, people, peterborough } from './people.ts'

/** A Wednesday, at a quarter to three. */
const now = instant('2026-11-25T14:45:00Z')

describe('The hub of the demonstration county, over its year', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await freshDatabase('organisation')
    await loadCounty({ ownerUrl: database.ownerUrl, now })
  }, 240_000)
  afterAll(() => database.drop())

  const rowsOf = async <Row>(query: string): Promise<Row[]> =>
    (await sql.raw<Row>(query).execute(database.owner)).rows

  /** Shares in a hundred, by name. */
  const sharesOf = async (query: string): Promise<Record<string, number>> => {
    const rows = await rowsOf<{ name: string; n: number }>(query)
    const sum = rows.reduce((so, { n }) => so + n, 0)
    return Object.fromEntries(rows.map(({ name, n }) => [name, (100 * n) / sum]))
  }
  const near = (shares: Record<string, number>, wanted: Record<string, number>, by: number): void => {
    for (const [name, share] of Object.entries(wanted))
      expect(Math.abs((shares[name] ?? 0) - share), name).toBeLessThan(by)
  }

  it('has an enquiry for every hand-over that was sent to it, begun when that was sent', async () => {
    const rows = await rowsOf<{ handOvers: number; without: number }>(`
      select count(*)::int as "handOvers", count(*) filter (where q.id is null)::int as without
      from hand_over h left join enquiry q on q.owner = h.owner and q.contact_id = h.contact_id
        and q.started_at = h.sent_at
      where h.outcome = 'mash'`)
    expect(rows[0]?.handOvers).toBeGreaterThan(300)
    expect(rows[0]?.without).toBe(0)
  })

  it('rates red, amber and green as the recipe says', async () => {
    const shares = await sharesOf(
      `select rating as name, count(*)::int as n from enquiry where stage = 'decided' group by rating`,
    )
    near(shares, { red: 8, amber: 52, green: 40 }, 3)
  })

  it('ends as the recipe says: nothing further, early help, assessment, strategy discussion', async () => {
    const shares = await sharesOf(`
      select case when k.outcome in ('no-further-action', 'information-advice') then 'nothing' else k.outcome end as name,
        count(*)::int as n
      from event e join enquiry_child k on k.owner = e.owner and k.enquiry_id = e.subject_id
        and k.child_id = (e.data -> 'children' -> 0 ->> 'childId')::uuid
      where e.stream = 'enquiry' and e.type = 'received' and k.outcome is not null group by 1`)
    near(shares, { nothing: 30, 'early-help-hub': 28, 'assessment-s17': 34, 'strategy-s47': 8 }, 5)
  })

  it('is late as the recipe says, and says why each time', async () => {
    const rows = await rowsOf<{ rating: string; late: number; unexplained: number }>(`
      select rating, 100.0 * avg((decided_at > due_at)::int)::float as late,
        count(*) filter (where decided_at > due_at and breach_reason is null)::int as unexplained
      from enquiry where stage = 'decided' group by rating`)
    near(
      Object.fromEntries(rows.map(({ rating, late }) => [rating, late])),
      { red: 6, amber: 18, green: 30 },
      7,
    )
    expect(rows.map(({ unexplained }) => unexplained)).toEqual([0, 0, 0])
  })

  it('waits longest between the contact centre and the hub for what is in the middle', async () => {
    const rows = await rowsOf<{ rating: string; hours: number }>(`
      select rating, percentile_cont(0.5) within group (order by extract(epoch from started_at - received_at) / 3600)
        as hours
      from enquiry where stage = 'decided' group by rating`)
    const median = new Map(rows.map(({ rating, hours }) => [rating, hours]))
    expect(median.get('amber')).toBeGreaterThan(median.get('green') ?? 0)
    expect(median.get('green')).toBeGreaterThan((median.get('red') ?? 0) * 2)
  })

  it('puts each outcome on the contact, and sends the child on with what may travel', async () => {
    const rows = await rowsOf<Record<string, number>>(`
      select count(*)::int as decided,
        count(*) filter (where c.enquiry_outcome is distinct from k.outcome or c.enquiry_decided_at <> k.decided_at)::int
          as different,
        count(*) filter (where k.outcome in ('strategy-s47', 'assessment-s17', 'early-help-hub') and not exists (
          select from hand_over h join event e on e.stream = 'hand-over' and e.subject_id = h.id and e.type = 'sent'
          where h.owner = k.owner and k.child_id = any (h.child_ids) and h.sent_at = k.decided_at
            and e.data -> 'fromEnquiry' ->> 'enquiryId' = k.enquiry_id::text))::int as "not sent on"
      from enquiry_child k join contact_child c on c.owner = k.owner and c.id = k.child_id
      where k.outcome is not null`)
    expect(rows[0]).toMatchObject({ different: 0, 'not sent on': 0 })
    expect(rows[0]?.['decided']).toBeGreaterThan(300)
  })

  it('tells the referrer again after the enquiry, nearly always by now', async () => {
    const rows = await rowsOf<{ closed: number; told: number }>(`
      select count(*)::int as closed, count(*) filter (where exists (
        select from event e where e.stream = 'contact' and e.subject_id = q.contact_id and e.owner = q.owner
          and e.type in ('feedback-sent', 'feedback-withheld') and e.happened_at > q.decided_at))::int as told
      from enquiry q where stage = 'decided'`)
    const { closed = 0, told = 0 } = rows[0] ?? {}
    expect(told / closed).toBeGreaterThan(0.95)
  })

  describe('asks agencies', () => {
    it('about two to six in each enquiry, and all eleven of them', async () => {
      const rows = await rowsOf<{ asked: number; n: number }>(`
        select asked, count(*)::int as n from (
          select count(r.id)::int as asked from enquiry q
          left join agency_request r on r.owner = q.owner and r.enquiry_id = q.id
          where q.stage = 'decided' group by q.owner, q.id) x group by asked`)
      const few = rows.filter(({ asked }) => asked < 2 || asked > 6).reduce((so, { n }) => so + n, 0)
      expect(few).toBeLessThanOrEqual(8)
      const found = await rowsOf<{ agency: string }>('select distinct agency from agency_request order by 1')
      expect(found.map(({ agency }) => agency)).toEqual(Object.keys(agencyKinds).toSorted())
    })

    it('and hears in time from four in five, late from some, and never from a few', async () => {
      const shares = await sharesOf(`
        select case when answered_at is null then 'never' when answered_at > due_at then 'late' else 'in time' end as name,
          count(*)::int as n
        from agency_request where closed_at is not null and stage <> 'withdrawn' group by 1`)
      expect(Math.abs((shares['in time'] ?? 0) - 80)).toBeLessThan(5)
      expect(shares['late']).toBeGreaterThan(3)
      expect(shares['never']).toBeGreaterThan(3)
      const backs = await rowsOf<{ n: number }>(
        `select count(*)::int as n from agency_request where stage = 'withdrawn' and told_back is not null`,
      )
      expect(backs[0]?.n).toBeGreaterThan(3)
      const chased = await rowsOf<{ n: number }>(
        'select count(*)::int as n from agency_request where chased > 0',
      )
      expect(chased[0]?.n).toBeGreaterThan(50)
    })

    it('and every kind of answer comes, at every level, and a file now and then', async () => {
      const rows = await rowsOf<{ level: string; agencies: string[] }>(`
        select share_level as level, array_agg(distinct agency) as agencies from agency_reply_item
        where kind = 'known' group by 1`)
      expect(rows.map(({ level }) => level).toSorted()).toEqual(shareLevelNames.toSorted())
      const sensitive = rows.find(({ level }) => level === 'police-sensitive')?.agencies
      expect(sensitive?.toSorted()).toEqual(['police', 'probation'])
      const kinds = await rowsOf<{ kind: string; assertion: string | null }>(
        'select distinct kind, assertion from agency_reply_item order by 1, 2',
      )
      expect(kinds).toEqual([
        { kind: 'declined', assertion: null },
        { kind: 'known', assertion: 'fact' },
        { kind: 'known', assertion: 'opinion' },
        { kind: 'nothing-known', assertion: null },
      ])
      const files = await rowsOf<{ n: number; wrong: number }>(`
        select count(*)::int as n, count(*) filter (where sha256 <> encode(sha256(content), 'hex')
          or size <> length(content) or not starts_with(convert_from(content, 'LATIN1'), '%PDF'))::int as wrong
        from agency_reply_file`)
      expect(files[0]?.n).toBeGreaterThan(10)
      expect(files[0]?.wrong).toBe(0)
    })

    it('and keeps who told whom what, and who decided not to', async () => {
      const rows = await rowsOf<Record<string, number>>(`
        select
          (select count(*)::int from agency_request r where not exists (select from disclosure d
            where d.request_id = r.id and d.direction = 'to-agency' and d.flow_id is not null)) as "asked without",
          (select count(*)::int from agency_reply_item i where not exists (select from disclosure d
            where d.request_id = i.request_id and d.direction = 'from-agency' and i.subject_id = any (d.about)
              and d.at = i.answered_at)) as "answered without",
          (select count(*)::int from agency_reply_item where kind = 'declined') as declined,
          (select count(*)::int from disclosure where outcome = 'not-shared' and decided_name is not null) as "not shared"`)
      expect(rows[0]).toMatchObject({ 'asked without': 0, 'answered without': 0 })
      expect(rows[0]?.['declined']).toBeGreaterThan(10)
      expect(rows[0]?.['not shared']).toBe(rows[0]?.['declined'])
    })

    it('whose people look as invented as everybody else', async () => {
      const invented = [
        ...Object.values(people).map(({ name }) => name),
        ...agencies.map(({ officer }) => officer),
      ]
      const rows = await rowsOf<{ name: string }>(`
        select distinct answered_name as name from agency_reply_item
        union select distinct decided_by_name from agency_reply_item where decided_by_name is not null`)
      expect(rows.map(({ name }) => name).filter((name) => !invented.includes(name))).toEqual([])
    })

    it('and writes no word of what may not travel into a hand-over, a letter or its own facts', async () => {
      const secrets = await rowsOf<{ words: string }>(`
        select distinct words from agency_reply_item
        where share_level in ('mash-only', 'police-sensitive', 'victim-safe') and length(words) > 20`)
      const written = await rowsOf<{ text: string }>(`
        select data::text as text from event where stream in ('hand-over', 'enquiry', 'contact', 'disagreement')
          and type in ('sent', 'summary-written', 'discussed', 'recommended', 'child-decided', 'breach-explained',
            'decided-after-enquiry', 'waiting-noted', 'raised', 'replied')
        union all select data::text from event where stream = 'agency-request'
        union all select coalesce(subject, '') || body from message`)
      const all = written.map(({ text }) => text).join('\n')
      expect(secrets.length).toBeGreaterThan(50)
      expect(secrets.filter(({ words }) => all.includes(words))).toEqual([])
    })
  })

  it('leaves no clock running on what is closed, and tells every agency what it came to', async () => {
    const rows = await rowsOf<Record<string, number>>(`
      select
        (select count(*)::int from clock c join enquiry q on q.owner = c.owner and q.id = c.subject_id
          where c.stopped_at is null and q.stage in ('decided', 'handed-back')) as enquiries,
        (select count(*)::int from clock c join agency_request r on r.owner = c.owner and r.id = c.subject_id
          where c.stopped_at is null and r.closed_at is not null) as requests,
        (select count(*)::int from clock c join hand_over h on h.owner = c.owner and h.id = c.subject_id
          where c.stopped_at is null and h.stage = 'accepted') as "hand-overs",
        (select count(*)::int from agency_request r join enquiry q on q.owner = r.owner and q.id = r.enquiry_id
          where q.stage in ('decided', 'handed-back') and (r.closed_at is null or r.told_back is null)) as "not told",
        (select count(*)::int from disagreement d join clock c on c.subject_id = d.id
          where d.resolved_at is not null and c.stopped_at is null) as disagreements`)
    expect(rows[0]).toEqual({ enquiries: 0, requests: 0, 'hand-overs': 0, 'not told': 0, disagreements: 0 })
  })

  it('has the service look again at every open enquiry, and nothing that it should have said already', async () => {
    const rows = await rowsOf<{ open: number; silent: number; due: number; late: number }>(`
      select count(*)::int as open,
        count(*) filter (where exists (select from graphile_worker.jobs j where j.key = 'enquiry-silent:' || q.id
          and j.run_at = q.silent_at))::int as silent,
        count(*) filter (where q.due_at > '${now}')::int as due,
        count(*) filter (where q.due_at > '${now}' and exists (select from graphile_worker.jobs j
          where j.key = 'enquiry-late:' || q.id and j.run_at = q.due_at))::int as late
      from enquiry q where stage in ('new', 'open')`)
    const { open, silent, due, late } = rows[0] ?? { open: 0, silent: 0, due: 0, late: 0 }
    expect(open).toBeGreaterThanOrEqual(13)
    expect(silent).toBe(open)
    expect(late).toBe(due)
    const owed = await database.owner
      .transaction()
      .execute(async (tx) => [
        ...(await overdueAt(tx, cambridgeshire, now)),
        ...(await overdueAt(tx, peterborough, now)),
      ])
    // One that is red is looked at when the hub closes, and until then there is nothing to tell.
    expect(owed.filter(({ what }) => what !== 'at-closing')).toEqual([])
    const closing = await rowsOf<{ red: number; waking: number }>(`
      select count(*)::int as red, count(*) filter (where exists (select from graphile_worker.jobs j
        where j.key = 'enquiry-at-closing:' || q.id))::int as waking
      from enquiry q where stage in ('new', 'open') and rating = 'red' and emergency_duty_told_at is null`)
    expect(closing[0]?.red).toBeGreaterThanOrEqual(1)
    expect(closing[0]?.waking).toBe(closing[0]?.red)
  })

  it('notices what nobody did for too long, and what was not decided in time', async () => {
    const rows = await rowsOf<{ type: string; n: number }>(`
      select type, count(*)::int as n from event where stream = 'enquiry'
        and type in ('silence-noticed', 'lateness-noticed', 'emergency-duty-told') group by 1 order by 1`)
    expect(rows.map(({ type }) => type)).toEqual([
      'emergency-duty-told',
      'lateness-noticed',
      'silence-noticed',
    ])
  })
})

describe.each([
  ['in the middle of a week', '2026-11-25T14:45:00Z'],
  ['just after the hub has opened', '2026-11-24T08:34:00Z'],
  ['at a weekend', '2026-11-28T14:00:00Z'],
  ['at two in the morning', '2026-11-27T02:00:00Z'],
  ['on Christmas Day, at three', '2026-12-25T03:00:00Z'],
])('What lies in the hub %s', (_when, moment) => {
  const at = instant(moment)
  let open: Enquiring[]
  beforeAll(async () => {
    const database = await freshDatabase('organisation')
    const { stories } = tellCounty(await worldOf(database.owner, 'hub', at), 120)
    const enquiries = stories.flatMap((story) => story.enquiries)
    open = enquiries.filter(({ enquiry }) => ['new', 'open'].includes(enquiry.state().stage))
    await database.drop()
  }, 120_000)

  const states = () => open.map(({ enquiry }) => enquiry.state())

  it('is about twelve enquiries of both councils', () => {
    expect(open.length).toBeGreaterThanOrEqual(13)
    expect(new Set(states().map(({ owner }) => owner))).toEqual(new Set([cambridgeshire, peterborough]))
  })

  it('at every stage: not looked at, red with two hours left, late, discussed, recommended, refused, disagreed with', () => {
    const all = states()
    expect(all.filter(({ ratings, stage }) => ratings.length === 0 && stage === 'new')).toHaveLength(1)
    const red = all.filter(({ ratings }) => ratings.at(-1)?.rating === 'red')
    expect(red.map(({ dueAt }) => dueAt)).toContain(addHours(at, 2))
    expect(all.some(({ dueAt }) => dueAt !== null && dueAt < at)).toBe(true)
    expect(all.some(({ discussion }) => discussion !== null)).toBe(true)
    expect(all.some(({ summary, recommended }) => summary !== null && recommended.length > 0)).toBe(true)
    expect(all.some(({ agreement, override }) => agreement?.state === 'refused' && override === null)).toBe(
      true,
    )
    expect(open.some(({ dissents }) => dissents.some((each) => each.state().settled === null))).toBe(true)
  })

  it('with one report about children of both councils, an enquiry in each', () => {
    const reports = Map.groupBy(states(), ({ reportId }) => reportId)
    const shared = [...reports.values()].find((each) => each.length === 2)
    expect(new Set(shared?.map(({ owner }) => owner))).toEqual(new Set([cambridgeshire, peterborough]))
  })

  it('with answers in and out, and something due in the tray of every agency', () => {
    const requests = open.flatMap(({ asked }) => asked.map(({ request }) => request.state()))
    expect(requests.some(({ stage }) => stage === 'answered')).toBe(true)
    const due = requests.filter(({ stage, dueAt }) => stage === 'asked' && dueAt > at)
    expect([...new Set(due.map(({ agency }) => agency))].toSorted()).toEqual(
      Object.keys(agencyKinds).toSorted(),
    )
  })
})
