import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Asking, askingOf } from './asking.ts'
import { median, percentile, timed } from './figures.ts'
import { bareResponse } from './service.ts'

/** A page beside its floor: its bare query, and a bare response of the same bytes, in milliseconds. */
export type Times = { page: number[]; query: number[]; bare: number[] }

/** The three take turns, so that whatever else the machine does falls on all of them alike. */
const takeTurns = async (
  { warmUp, rounds }: { warmUp: number; rounds: number },
  one: { page: () => Promise<unknown>; query: () => Promise<unknown>; bare: () => Promise<unknown> },
): Promise<Times> => {
  const times: Times = { page: [], query: [], bare: [] }
  for (let n = 0; n < warmUp + rounds; n += 1) {
    const [page, query, bare] = [await timed(one.page), await timed(one.query), await timed(one.bare)]
    if (n < warmUp) continue
    times.page.push(page)
    times.query.push(query)
    times.bare.push(bare)
  }
  return times
}

export type Answer = Awaited<ReturnType<Asking['get']>>

/** Measures a page over HTTP beside its bare query, and a bare response of the bytes of `answer`. */
export const besideBare = async (
  answer: Answer,
  page: () => Promise<unknown>,
  query: () => Promise<unknown>,
  turns: { warmUp: number; rounds: number },
): Promise<Times> => {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-bench-'))
  await chmod(folder, 0o711)
  const file = join(folder, 'answer.json')
  const { 'content-length': _length, connection: _connection, date: _date, ...same } = answer.headers
  await writeFile(file, JSON.stringify({ headers: same, body: answer.body.toString('base64') }))
  const bare = await bareResponse(file)
  const asking = askingOf(bare.address)
  try {
    return await takeTurns(turns, { page, query, bare: () => asking.get('/') })
  } finally {
    asking.end()
    await bare.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export type Floor = { page: number; query: number; bare: number; overFloor: number }

/** The 95th percentiles, and how many times its floor the page takes. */
export const overFloor = (times: Times): Floor => {
  const [page, query, bare] = [times.page, times.query, times.bare].map((some) => percentile(some, 0.95))
  const [p95, floor] = [page ?? Number.NaN, (query ?? Number.NaN) + (bare ?? Number.NaN)]
  return { page: p95, query: query ?? Number.NaN, bare: bare ?? Number.NaN, overFloor: p95 / floor }
}

export const inWords = (times: Times, bytes: number): string => {
  const { query, bare } = overFloor(times)
  return `median page ${median(times.page).toFixed(1)} ms, query ${median(times.query).toFixed(1)} ms, bare ${median(times.bare).toFixed(1)} ms; p95 query ${query.toFixed(1)} ms, bare ${bare.toFixed(1)} ms; ${bytes.toLocaleString('en-GB')} bytes`
}
