import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, type Done, type NotDone } from '../events/index.ts'
import { day } from '../time/index.ts'
import type { Person, PersonEvent } from './person.ts'
import { mergeRecords, type ToMerge, unmergeRecords } from './merging.ts'
import { personOf, type Worker } from './linking.ts'
import { actorFor, at, happensTo, onRecord } from './same.test-data.ts'

let service: TestService
let worker: Worker
beforeAll(async () => {
  service = await startService({ now: at })
  worker = { actor: await actorFor(service, 'screeningManager', peterborough), at }
})
afterAll(() => service.stop())

const pairOf = (gone: string, stays: string): ToMerge => ({
  gone: { owner: peterborough, id: gone },
  stays: { owner: peterborough, id: stays },
})
const because = 'One child, written down twice.'

const within = <T>(work: (tx: Parameters<typeof personOf>[0]) => Promise<T>): Promise<T> =>
  asActor(service.house.db, contextFor(worker.actor, 'person.merge', at), work)

const merged = (gone: string, stays: string): Promise<Done<Person> | NotDone> =>
  within((tx) =>
    mergeRecords(tx, worker, pairOf(gone, stays), { because, conflicts: [], haveSeenConflicts: false }),
  )
const unmerged = (gone: string, stays: string): Promise<Done<Person> | NotDone> =>
  within((tx) => unmergeRecords(tx, worker, pairOf(gone, stays), { because: 'They were two after all.' }))

const tables = [
  'person',
  'person_name',
  'person_address',
  'person_identifier',
  'person_particular',
  'person_flag',
  'relationship',
  'record_stub',
  'contact_child',
  'contact_adult',
  'conflict_of_interest',
] as const

/** Every row of every person and whatever hangs on them, and all that the match index holds, byte for byte. */
const everyRow = async (): Promise<string> => {
  const dumps: string[] = []
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t order by 1`.execute(service.database.owner)
    dumps.push(`${table}\n${rows.map(({ row }) => row).join('\n')}`)
  }
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', d.person_id, d.sensitivity, d.place, d.named_access, d.merged_into, d.document,
      (select array_agg(k order by k) from unnest(s.keys) k), (select array_agg(w order by w) from unnest(s.words) w),
      (select array_agg(k.key order by k.key) from matching.key k where k.number = d.number),
      (select array_agg(k.key order by k.key) from matching.restricted_key k where k.number = d.number)) as row
    from matching.document d join matching.stored s on s.number = d.number order by 1`.execute(
    service.database.owner,
  )
  return [...dumps, ...rows.map(({ row }) => row)].join('\n')
}

const word = fc.constantFrom('Maya', 'Mya', 'Wren', 'Ada', 'Óscar', 'Li', 'O’Neill', 'van Dam')
const change: fc.Arbitrary<PersonEvent> = fc.oneof(
  fc.record({
    type: fc.constant('details-changed' as const),
    changes: fc.record({
      givenNames: word,
      familyName: word,
      bornOn: fc.constantFrom(day('2017-03-04'), day('2018-05-17')),
    }),
  }),
  word.map((line): PersonEvent => ({
    type: 'address-changed',
    address: { id: newId(), line, postcode: 'PE1 1AB', from: day('2024-02-03'), to: null, hidden: false },
  })),
  word.map((text): PersonEvent => ({
    type: 'particular-recorded',
    particular: { id: newId(), kind: 'language', text, from: null, to: null, source: 'mother' },
  })),
  fc
    .constantFrom('marac' as const, 'missing' as const)
    .map((flag): PersonEvent => ({ type: 'flagged', flag, because: 'Told' })),
  fc.constantFrom('9434765919', '9434765870').map((value): PersonEvent => ({
    type: 'identifier-added',
    identifier: { id: newId(), scheme: 'nhs', value, status: 'as-told', from: null, to: null, source: 'GP' },
  })),
)

describe('a merge undone', () => {
  it('leaves every row as it was before, whoever they are and whatever was written of them', async () => {
    const changes = fc.array(change, { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(changes, changes, fc.boolean(), async (one, other, areRelated) => {
        const gone = await onRecord(service, peterborough, { givenNames: 'Maya' })
        const stays = await onRecord(service, peterborough, { givenNames: 'Mya' })
        const mother = await onRecord(service, peterborough, {
          givenNames: 'Ana',
          isChild: false,
          bornOn: day('1990-01-02'),
        })
        await happensTo(service, peterborough, gone, ...one)
        await happensTo(service, peterborough, stays, ...other)
        if (areRelated)
          await happensTo(service, peterborough, mother, {
            type: 'related',
            relation: { id: newId(), otherId: gone, kind: 'mother', hasParentalResponsibility: true },
          })
        const before = await everyRow()
        expect((await merged(gone, stays)).done).toBe(true)
        expect(await everyRow()).not.toBe(before)
        expect((await unmerged(gone, stays)).done).toBe(true)
        expect(await everyRow()).toBe(before)
      }),
      { numRuns: 15 },
    )
  })

  it('makes both say they are different, and cannot be undone twice', async () => {
    const gone = await onRecord(service, peterborough, { givenNames: 'Una' })
    const stays = await onRecord(service, peterborough, { givenNames: 'Oona' })
    await merged(gone, stays)
    await unmerged(gone, stays)
    expect(await unmerged(gone, stays)).toMatchObject({ done: false, refused: 'not-merged' })
    expect(await merged(gone, stays)).toMatchObject({ done: false, refused: 'said-different' })
    const { rows } = await sql<{ says: string }>`
      select says from person_link where ended_at is null and person_id = any (${[gone, stays]}::uuid[])`.execute(
      service.database.owner,
    )
    expect(rows).toEqual([{ says: 'different' }, { says: 'different' }])
  })
})

describe('chains', () => {
  it('do not grow when two workers merge about one record at the same moment', async () => {
    const [a, b, c] = [
      await onRecord(service, peterborough, { givenNames: 'Ailsa' }),
      await onRecord(service, peterborough, { givenNames: 'Ailse' }),
      await onRecord(service, peterborough, { givenNames: 'Elsa' }),
    ]
    const outcomes = await Promise.all([merged(a, b), merged(b, c)])
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    const { rows } = await sql<{ chains: number }>`
      select count(*)::int as chains from person p join person q on q.owner = p.owner and q.id = p.merged_into
      where q.merged_into is not null`.execute(service.database.owner)
    expect(rows).toEqual([{ chains: 0 }])
  })

  it('do not grow through a restricted record that the worker cannot see', async () => {
    const hidden = await onRecord(service, peterborough, { givenNames: 'Bryn' })
    const middle = await onRecord(service, peterborough, { givenNames: 'Brynn' })
    const other = await onRecord(service, peterborough, { givenNames: 'Brin' })
    await merged(hidden, middle)
    await happensTo(service, peterborough, hidden, {
      type: 'restricted',
      because: 'Threats',
      namedAccess: [people.nightWorker.id],
    })
    expect(await merged(middle, other)).toMatchObject({ done: false, refused: 'has-merged-records' })
  })
})

it('a worker merges nobody of a council they have no standing for, nor under another council’s hat', async () => {
  const theirs = await onRecord(service, cambridgeshire, { givenNames: 'Cerys' })
  const other = await onRecord(service, cambridgeshire, { givenNames: 'Ceris' })
  const pair = { gone: { owner: cambridgeshire, id: theirs }, stays: { owner: cambridgeshire, id: other } }
  const outcome = await within((tx) =>
    mergeRecords(tx, worker, pair, { because, conflicts: [], haveSeenConflicts: false }),
  )
  expect(outcome).toMatchObject({ done: false, why: 'not-found' })
})

it('what is said of restricted records is in sight of nobody but those named on them', async () => {
  const hidden = await onRecord(service, peterborough, { givenNames: 'Dilys' })
  const open = await onRecord(service, peterborough, { givenNames: 'Dilis' })
  await merged(hidden, open)
  await happensTo(service, peterborough, hidden, {
    type: 'restricted',
    because: 'Threats',
    namedAccess: [people.nightWorker.id],
  })
  const seen = await within(async (tx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from person_link where person_id = any (${[hidden, open]}::uuid[])`.execute(
      tx,
    )
    const { rows: one } = await sql<{
      ids: string[]
    }>`select app.one_person(array[${open}::uuid]) as ids`.execute(tx)
    return { links: rows[0]?.n, ids: one[0]?.ids }
  })
  expect(seen).toEqual({ links: 0, ids: [open] })
})
