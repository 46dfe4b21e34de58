import { performance } from 'node:perf_hooks'
import { asActor, type Context } from '../db/index.ts'
import { addJob, announce, contextFor, factsOf, fold, perform } from '../events/index.ts'
import type { House, Task } from '../web/index.ts'
import { type Batch, systemActor, workOnBatch } from './bring-in.sql.ts'
import { relateBatch } from './families.sql.ts'
import { textOf } from './file.sql.ts'
import type { Counts, PeopleImport, PeopleImportEvent } from './people-import.ts'
import { progressOf, type Progress, saveProgress, takeTurn } from './people-import.sql.ts'
import { peopleImportStream } from './people-import.stream.ts'
import { placesOf } from './read-row.ts'
import { type FileRow, rowsOf } from './rows.ts'

/** Rows in one transaction: enough to be quick, few enough to stay small and to lose little when something breaks off. */
const batchSize = 500
/** A turn of work, after which other jobs get theirs. */
const turnLasts = 45_000

/** Batches of rows after the heading, from the row where the work stands. */
async function* batches(rows: AsyncIterable<FileRow>, rowsDone: number): AsyncGenerator<FileRow[]> {
  let seen = -1
  let batch: FileRow[] = []
  for await (const row of rows) {
    seen += 1
    // The heading, then what was done before.
    if (seen === 0 || seen <= rowsDone) continue
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const importOf = (house: House, context: Context, owner: string, id: string) =>
  asActor(house.db, context, async (tx) => ({
    it: fold(peopleImportStream, await factsOf(tx, peopleImportStream, owner, id)),
    progress: await progressOf(tx, owner, id),
  }))

type Turn = 'all-done' | 'time-is-up' | 'not-ours'

/**
 * Works on one file for a turn: checks it, or brings its people in and then its families. Each batch is one transaction
 * together with how far the work has got, so whatever breaks off, and whenever, goes on where it stood.
 */
export const workOnImport: Task = async ({ owner = '', importId = '' }, house) => {
  const contextNow = (): Context => contextFor(systemActor(owner), 'people.import', house.now())
  const began = performance.now()
  for (;;) {
    const { it, progress } = await importOf(house, contextNow(), owner, importId)
    if (!it || !progress || it.isStopped || it.arrived === null) return
    if (it.stage !== 'checking' && it.stage !== 'bringing-in') return
    if (progress.phase === 'done') return finish(house, it, progress.counts)
    const turn = await workThrough(house, contextNow, it, progress, began)
    if (turn === 'not-ours') return
    if (turn === 'time-is-up') return goOnLater(house, contextNow(), it)
  }
}

const workThrough = async (
  house: House,
  contextNow: () => Context,
  it: PeopleImport,
  progress: Progress,
  began: number,
): Promise<Turn> => {
  const arrived = it.arrived
  if (arrived === null) return 'not-ours'
  const of = { owner: it.owner, importId: it.id }
  const text = textOf(house.db, contextNow(), of, arrived.encoding)
  let now = progress
  for await (const rows of batches(rowsOf(text, arrived.separator), progress.rowsDone)) {
    const next = await oneBatch(house, contextNow(), it, now, rows)
    if (next === null) return 'not-ours'
    now = next
    if (performance.now() - began > turnLasts) return 'time-is-up'
  }
  return (await endPhase(house, contextNow(), it, now)) ? 'all-done' : 'not-ours'
}

/** Null: another process has the turn, or somebody stopped the work. */
const oneBatch = (
  house: House,
  context: Context,
  it: PeopleImport,
  expected: Progress,
  rows: readonly FileRow[],
): Promise<Progress | null> =>
  asActor(house.db, context, async (tx) => {
    if (!(await takeTurn(tx, it.id))) return null
    const here = await progressOf(tx, it.owner, it.id)
    if (here?.phase !== expected.phase || here.rowsDone !== expected.rowsDone || here.isStopped) return null
    const batch: Batch = {
      owner: it.owner,
      importId: it.id,
      source: it.source,
      columns: it.arrived?.heading.length ?? 0,
      places: placesOf(it.mapping, it.arrived?.heading ?? []),
      at: context.at,
      isForReal: it.stage === 'bringing-in',
    }
    const counts =
      here.phase === 'families'
        ? await relateBatch(tx, batch, rows, here.counts)
        : await workOnBatch(tx, batch, rows, here.counts)
    const after = { ...here, counts, rowsDone: here.rowsDone + rows.length, movedAt: context.at }
    await saveProgress(tx, it.owner, it.id, after)
    await announce(tx, it.owner)
    return after
  })

/** After the people come their families, where there are any to bring in; a check ends with the people. */
const endPhase = (house: House, context: Context, it: PeopleImport, expected: Progress): Promise<boolean> =>
  asActor(house.db, context, async (tx) => {
    if (!(await takeTurn(tx, it.id))) return false
    const here = await progressOf(tx, it.owner, it.id)
    if (here?.phase !== expected.phase || here.rowsDone !== expected.rowsDone || here.isStopped) return false
    const named = it.mapping['mother-id'] ?? it.mapping['father-id'] ?? it.mapping['parent-id']
    const isFamiliesNext = here.phase === 'people' && it.stage === 'bringing-in' && named !== undefined
    await saveProgress(tx, it.owner, it.id, {
      ...here,
      phase: isFamiliesNext ? 'families' : 'done',
      rowsTotal: here.phase === 'people' ? here.rowsDone : here.rowsTotal,
      rowsDone: isFamiliesNext ? 0 : here.rowsDone,
      movedAt: context.at,
    })
    return true
  })

const finish = async (house: House, it: PeopleImport, counts: Counts): Promise<void> => {
  await perform(house.db, peopleImportStream, {
    actor: systemActor(it.owner),
    at: house.now(),
    action: 'people.import',
    owner: it.owner,
    id: it.id,
    decide: (now): PeopleImportEvent[] => {
      if (now?.stage === 'checking') return [{ type: 'checked', counts }]
      return now?.stage === 'bringing-in' ? [{ type: 'brought-in', counts }] : []
    },
  })
}

const goOnLater = (house: House, context: Context, it: PeopleImport): Promise<void> =>
  asActor(house.db, context, (tx) =>
    addJob(tx, { task: 'work-on-people-import', payload: { owner: it.owner, importId: it.id } }),
  )
