import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { inBulk } from '../../test/in-bulk.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { instant } from '../time/index.ts'
import { queueQuery, readQueue } from './review-queue.sql.ts'
import { actorFor, at, onRecord } from './same.test-data.ts'

let service: TestService
let waiting: string
const settledOnes = 200_000
const waitingOnes = 3_000
const peopleOnRecord = 100_000

/** A council's years of answered questions, and those that wait among them. */
beforeAll(async () => {
  service = await startService({ now: at })
  waiting = await onRecord(service, peterborough, { givenNames: 'Nest', familyName: 'Oriole' })
  await inBulk(service.database.owner, async (tx) => {
    await sql`
      insert into match_review (owner, id, kind, subject_kind, subject_id, model_version, raised_at, asked_at, settled_at, settled_as)
      select ${peterborough}, gen_random_uuid(), 'pair-left', 'person', ${waiting}::uuid, 'm',
        ${at}::timestamptz - make_interval(mins => n), ${at}::timestamptz - make_interval(mins => n), ${at}::timestamptz, 'same'
      from generate_series(1, ${settledOnes}) n`.execute(tx)
    await sql`
      insert into match_review (owner, id, kind, subject_kind, subject_id, model_version, raised_at, asked_at, because)
      select case when n % 3 = 0 then ${cambridgeshire} else ${peterborough} end, gen_random_uuid(), 'pair-left', 'person',
        ${waiting}::uuid, 'm', ${at}::timestamptz - make_interval(hours => n), ${at}::timestamptz - make_interval(hours => n),
        'number ' || n
      from generate_series(1, ${waitingOnes}) n where n % 3 <> 0`.execute(tx)
    await sql`
      insert into person (owner, id, given_names, family_name, born_on, sex, is_child, search_text, registered_at)
      select ${peterborough}, gen_random_uuid(), 'Somebody', 'Else', '2015-01-02', 'U', true, '', ${at}::timestamptz
      from generate_series(1, ${peopleOnRecord}) n`.execute(tx)
  })
  await sql`analyze match_review, person`.execute(service.database.owner)
}, 120_000)
afterAll(() => service.stop())

const inContext = async <T>(work: (tx: Parameters<typeof readQueue>[0]) => Promise<T>): Promise<T> => {
  const actor = await actorFor(service, 'adviser', peterborough)
  return asActor(service.house.db, contextFor(actor, 'people.review', at), work)
}
const both = [peterborough, cambridgeshire]

describe('the queue of questions about who is who', () => {
  it('is read off its index alone, the oldest first, whatever was answered before', async () => {
    const plan = await inContext(async (tx) => {
      const query = queueQuery(both, null, 51).compile(tx)
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({
        ...query,
        sql: `explain (analyze, buffers) ${query.sql}`,
      })
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('match_review_waiting')
    expect(plan).not.toMatch(/(Seq|Heap) Scan on (match_review|person) /)
    // Fifty lines are read and looked up one by one, not two hundred thousand answers nor a hundred thousand people.
    const read = /shared hit=(\d+)(?: read=(\d+))?/.exec(plan)
    expect(Number(read?.[1]) + Number(read?.[2] ?? 0)).toBeGreaterThan(50)
    expect(Number(read?.[1]) + Number(read?.[2] ?? 0)).toBeLessThan(3_000)
  })

  it('costs no more for asking who is one person with whom, among a hundred thousand people', async () => {
    const asked = (tx: Parameters<typeof readQueue>[0]) =>
      sql<{ 'QUERY PLAN': string }>`
        explain (analyze, buffers) select app.one_person(array[${sql.lit(waiting)}::uuid])`.execute(tx)
    const { rows } = await inContext(async (tx) => {
      // The first asking plans it for the connection.
      await asked(tx)
      return asked(tx)
    })
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(Number(/shared hit=(\d+)/.exec(plan)?.[1])).toBeLessThan(100)
  })

  it('goes on by key where the last page ended, with nobody twice and nobody left out', async () => {
    const seen: string[] = []
    let after: { askedAt: ReturnType<typeof instant>; id: string } | null = null
    for (let pages = 0; pages < 100; pages += 1) {
      const lines: Awaited<ReturnType<typeof readQueue>> = await inContext((tx) =>
        readQueue(tx, both, after, 100),
      )
      if (lines.length === 0) break
      seen.push(...lines.map(({ id }) => id))
      const last = lines.at(-1)
      if (!last) break
      after = { askedAt: last.askedAt, id: last.id }
    }
    expect(seen).toHaveLength(2000)
    expect(new Set(seen).size).toBe(2000)
    const [first] = await inContext((tx) => readQueue(tx, both, null, 1))
    expect(first).toMatchObject({ because: 'number 2999', name: 'Nest Oriole' })
  })

  it('shows nothing without a context, nor of a council out of sight', async () => {
    expect(await readQueue(service.house.db as never, both, null, 10)).toEqual([])
    const actor = await actorFor(service, 'assessmentCambridgeshire', cambridgeshire, 'assessment')
    const lines = await asActor(service.house.db, contextFor(actor, 'people.review', at), (tx) =>
      readQueue(tx, both, null, 10),
    )
    expect(lines.filter(({ owner }) => owner === peterborough)).toEqual([])
  })

  it('of a sealed record is there for its custodian alone; of a restricted one for all, without a name', async () => {
    const change = (sensitivity: string, named: string[]) =>
      service.database.owner
        .updateTable('person')
        .set({ sensitivity, named_access: named })
        .where('id', '=', waiting)
        .execute()
    await change('sealed', [people.privacyPeterborough.id])
    expect(await inContext((tx) => readQueue(tx, both, null, 10))).toEqual([])
    await change('restricted', [people.nightWorker.id])
    await sql`insert into record_stub (owner, id, search_text, duty_phone)
      values (${peterborough}, ${waiting}::uuid, '', '01632 960212')`.execute(service.database.owner)
    const [line] = await inContext((tx) => readQueue(tx, both, null, 1))
    expect(line).toMatchObject({ name: null, subjectKind: 'person' })
    await change('open', [])
  })
})
