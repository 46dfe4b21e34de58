import { sql } from 'kysely'
import { loadCrowd } from '../demo/crowd.ts'
import { cambridgeshire, people, peterborough } from '../demo/people.ts'
import { progressBar } from '../demo/progress.ts'
import { trayChoice } from '../src/contacts/tray-choice.ts'
import { readTray } from '../src/contacts/tray.sql.ts'
import { asActor, type Context } from '../src/db/index.ts'
import { nowInstant } from '../src/time/index.ts'
import { type Asking, askingOf } from './asking.ts'
import { median, type Say, timed } from './figures.ts'
import { type Bench, benchDatabase, cookieOf, serviceOn } from './service.ts'
import { besideBare, inWords, overFloor, type Times } from './turns.ts'

const sizes = [10_000, 100_000, 1_000_000]
const [warmUp, rounds] = [60, 400]
const atOnce = { connections: 8, milliseconds: 10_000 }

/** Nothing is written while trays are read, so how the rows came there may be quick. */
const quickToLoad = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }

const adviser = (): Context => ({
  staffId: people.adviser.id,
  actingFor: [cambridgeshire, peterborough],
  fn: 'screening',
  clientGroup: 'children',
  at: nowInstant(),
  intakeFor: [],
  draft: null,
  system: false,
})

/** The tray's own question with nothing around it but the transaction that tells PostgreSQL who asks. */
const bareQuery = ({ db }: Bench): Promise<unknown> =>
  asActor(db, adviser(), (tx) => readTray(tx, trayChoice.parse({}), 51, nowInstant()), { readOnly: true })

const perSecond = async (address: string, cookie: string): Promise<number> => {
  const until = performance.now() + atOnce.milliseconds
  let answered = 0
  const one = async (): Promise<void> => {
    const asking = askingOf(address)
    while (performance.now() < until) {
      const { status } = await asking.get('/screening', cookie)
      if (status !== 200) throw new Error(`The tray answered ${String(status)}.`)
      answered += 1
    }
    asking.end()
  }
  await Promise.all(Array.from({ length: atOnce.connections }, one))
  return answered / (atOnce.milliseconds / 1000)
}

type Measured = { times: Times; rps: number; megabytes: number | null; bytes: number }

const trayOf = async (asking: Asking, cookie: string) => {
  const answer = await asking.get('/screening', cookie)
  const lines = answer.body.toString().split('/contacts/').length - 1
  if (answer.status !== 200 || lines < 50)
    throw new Error(
      `The tray answered ${String(answer.status)} with ${String(lines)} contacts on it, not 50. One in a hundred waits: below a --size of 6,000 there are too few.`,
    )
  return answer
}

const measure = async (bench: Bench): Promise<Measured> => {
  const service = await serviceOn(bench.ownerUrl)
  try {
    const cookie = await cookieOf(bench.owner, 'adviser', { actingFor: cambridgeshire, fn: 'screening' })
    const asking = askingOf(service.address)
    const answer = await trayOf(asking, cookie)
    const page = () => asking.get('/screening', cookie)
    const times = await besideBare(answer, page, () => bareQuery(bench), { warmUp, rounds })
    const rps = await perSecond(service.address, cookie)
    asking.end()
    return { times, rps, megabytes: service.residentMegabytes(), bytes: answer.body.length }
  } finally {
    await service.stop()
  }
}

const measureAt = async (size: number, say: Say): Promise<Measured> => {
  const bench = await benchDatabase(quickToLoad)
  try {
    const seconds =
      (await timed(() =>
        loadCrowd({
          ownerUrl: bench.ownerUrl,
          now: nowInstant(),
          contacts: size,
          tell: progressBar(size, 'contacts'),
        }),
      )) / 1000
    say.note(
      `${size.toLocaleString('en-GB')} contacts loaded in ${seconds.toFixed(0)} s, ${(size / seconds).toFixed(0)} a second`,
    )
    // What the database's own housekeeping does within minutes; here it has only just been filled.
    await sql`vacuum analyze`.execute(bench.owner)
    return await measure(bench)
  } finally {
    await bench.stop()
  }
}

/**
 * A tray of 50 lines as a signed-in adviser gets it over HTTP from a server process of its own, beside its bare query
 * and a bare response of the same bytes, in turns in the same run.
 */
export const trays = async (say: Say, size: number | null): Promise<void> => {
  const [p95, middle] = [new Map<number, number>(), new Map<number, number>()]
  for (const each of size === null ? sizes : [size]) {
    const { times, rps, megabytes, bytes } = await measureAt(each, say)
    const { page, overFloor: ratio } = overFloor(times)
    p95.set(each, page)
    middle.set(each, median(times.page))
    say.note(inWords(times, bytes))
    say.figure(
      { figure: 'tray.p95.ms', value: page, unit: 'ms', size: each },
      'a tray of 50, from asking to the last byte',
    )
    say.figure(
      { figure: 'tray.p95.over_floor', value: ratio, unit: 'ratio', size: each },
      'over its bare query and a bare response of the same bytes',
    )
    say.figure(
      { figure: 'tray.rps', value: rps, unit: 'per-s', size: each },
      `trays a second over ${String(atOnce.connections)} connections`,
    )
    if (megabytes !== null)
      say.figure(
        { figure: 'start.rss.mb', value: megabytes, unit: 'mb', size: each },
        'the server process after these trays',
      )
  }
  const growth = (of: ReadonlyMap<number, number>) =>
    (of.get(sizes.at(-1) ?? 0) ?? 0) / (of.get(sizes[0] ?? 0) ?? 0)
  if (size !== null) return
  say.note(
    `the median page grew ${growth(middle).toFixed(2)}-fold: steadier where the machine has other work`,
  )
  const words = 'p95 at the largest size over p95 at 10,000'
  say.figure({ figure: 'tray.growth', value: growth(p95), unit: 'ratio', size: sizes.at(-1) ?? 0 }, words)
}
