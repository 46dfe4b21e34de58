import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, demoId, people, peterborough, teams } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { inBulk } from '../../test/in-bulk.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor, asNobody, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { day, startOfDay } from '../time/index.ts'
import {
  acceptedQuery,
  acceptedSince,
  backQuery,
  backWithScreening,
  waitingQuery,
  waitingWith,
} from './hand-over.sql.ts'
import { wearing, worry } from './worry.test-data.ts'

const many = 60_000
const waiting = 900

let service: TestService
let manager: StaffActor

/** A year of hand-overs, nearly all accepted long ago, as a tray finds them. */
beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:00:00Z' })
  manager = await wearing(service, 'assessmentManagerPeterborough', peterborough, 'assessment')
  for (const [owner, team] of [
    [peterborough, teams.assessmentPeterborough.id],
    [cambridgeshire, teams.assessmentCambridgeshire.id],
  ] as const) {
    const { id, reference } = await worry(service, owner)
    await inBulk(service.database.owner, async (tx) => {
      await sql`
      insert into hand_over (owner, id, contact_id, reference, to_team, to_fn, outcome, headline, summary, child_ids,
        urgency, stage, received_at, sent_at, due_at, accepted_at, accepted_by, allocated_to, queried_at, query_reason)
      select ${owner}, gen_random_uuid(), ${id}, ${reference}, ${team}, 'assessment', 'assessment-s17', 'Maple T., 6', 'A worry',
        array[gen_random_uuid()], 'today',
        case when n > ${many - waiting} then (case when n % 10 = 0 then 'queried' else 'sent' end) else 'accepted' end,
        at, at, at + interval '4 hours',
        case when n > ${many - waiting} then null else at + interval '1 hour' end,
        case when n > ${many - waiting} then null else ${people.assessmentManagerPeterborough.id}::uuid end,
        case when n > ${many - waiting} then null else ${people.assessmentPeterborough.id}::uuid end,
        case when n > ${many - waiting} and n % 10 = 0 then at end,
        case when n > ${many - waiting} and n % 10 = 0 then 'Which address?' end
      from generate_series(1, ${many}) n,
        lateral (select timestamptz '2026-11-23 09:30Z' - (${many} - n) * interval '9 minutes' as at) when_sent`.execute(
        tx,
      )
    })
  }
  await sql`analyze hand_over`.execute(service.database.owner)
}, 120_000)
afterAll(() => service.stop())

const asManager = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(service.house.db, contextFor(manager, 'hand-over.tray', service.house.now()), work)

const mine = [teams.assessmentPeterborough.id]

/** How PostgreSQL answers a tray's own query, and how many rows it read to do so. */
const planOf = async (tx: Tx, query: RawBuilder<unknown>): Promise<string> => {
  const { rows } = await sql<{
    'QUERY PLAN': string
  }>`explain (analyze, costs off, timing off) ${query}`.execute(tx)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

describe('the tray of a team, among sixty thousand hand-overs of each council', () => {
  it('pages through everything that waits by key, each once, the least time left first', async () => {
    const seen: string[] = []
    let after: { dueAt: Awaited<ReturnType<typeof waitingWith>>[number]['dueAt']; id: string } | null = null
    for (;;) {
      const lines: Awaited<ReturnType<typeof waitingWith>> = await asManager((tx) =>
        waitingWith(tx, mine, 'sent', after, 50),
      )
      const last = lines.at(-1)
      if (!last) break
      expect(lines.map((line) => line.dueAt)).toEqual(lines.map((line) => line.dueAt).toSorted())
      seen.push(...lines.map((line) => line.id))
      after = { dueAt: last.dueAt, id: last.id }
    }
    expect(seen).toHaveLength(waiting * 0.9)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('reads no more rows than the page shows: off the index, without sorting the table', async () => {
    const plan = await asManager((tx) => planOf(tx, waitingQuery(mine, 'sent', null, 51)))
    expect(plan).toContain('hand_over_waiting')
    expect(plan).not.toContain('Seq Scan on hand_over')
    const read = [...plan.matchAll(/hand_over_waiting on hand_over h \(actual rows=([\d.]+)/g)].map(([, n]) =>
      Number(n),
    )
    expect(Math.max(...read)).toBeLessThanOrEqual(51)
  })

  it('finds what came back to the screeners, and what was accepted today, off their own indexes', async () => {
    const [back, accepted] = await asManager(async (tx) => [
      await planOf(tx, backQuery(null, 51)),
      await planOf(tx, acceptedQuery(mine, startOfDay(day('2026-11-23')), 51)),
    ])
    expect(back).toContain('hand_over_back_with_screening')
    expect(accepted).toContain('hand_over_accepted')
    expect(`${back}${accepted}`).not.toContain('Seq Scan on hand_over')
  })

  it('shows nothing to somebody without a context, and nothing of the other council to this manager', async () => {
    expect(await asNobody(service.house.db, (tx) => waitingWith(tx, mine, 'sent', null, 50))).toEqual([])
    const theirs = await asManager((tx) =>
      waitingWith(tx, [teams.assessmentCambridgeshire.id], 'sent', null, 50),
    )
    expect(theirs).toEqual([])
    const back = await asManager((tx) => backWithScreening(tx, null, 500))
    expect(new Set(back.map((line) => line.owner))).toEqual(new Set([peterborough]))
    expect(await asManager((tx) => acceptedSince(tx, [demoId(1, 99)], service.house.now(), 50))).toEqual([])
  })
})
