import { sql } from 'kysely'
import { progressBar } from '../demo/progress.ts'
import { countNames } from '../src/matching/index.ts'
import { nowInstant } from '../src/time/index.ts'
import { type Figure, median, percentile, type Say, timed } from './figures.ts'
import { mentionAt } from './register/mention.ts'
import { type Register, registerOf } from './register/register.ts'
import { contactsOfFive } from './searching/contact-of-five.ts'
import { loadIndex } from './searching/load-index.ts'
import { refreshes } from './searching/refresh.ts'
import { councils } from './searching/rows.ts'
import { adviser, broughtUpFor, searchForAll, type Searched } from './searching/searches.ts'
import { typeNames } from './searching/typed.ts'
import { type Bench, benchDatabase } from './service.ts'

const sizes = [100_000, 1_000_000]
const [warmUp, searches] = [300, 2_000]
const clients = 4

/** How the rows came there may be quick; searching itself writes one row each, as ever. */
const quickToLoad = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }

const megabytesOf = async ({ owner }: Bench): Promise<{ tables: number; indexes: number }> => {
  const { rows } = await sql<{ tables: number; indexes: number }>`
    select (sum(pg_table_size(c.oid)) / 1048576)::float8 as tables,
      (sum(pg_indexes_size(c.oid)) / 1048576)::float8 as indexes
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'matching'::regnamespace`.execute(owner)
  return rows[0] ?? { tables: Number.NaN, indexes: Number.NaN }
}

type Report = (name: string, value: number, unit: Figure['unit'], words: string) => void

const load = async (
  bench: Bench,
  register: Register,
  size: number,
  say: Say,
  report: Report,
): Promise<void> => {
  let loaded = 0
  const seconds =
    (await timed(async () => {
      loaded = await loadIndex(bench.ownerUrl, register, progressBar(size, 'people'))
    })) / 1000
  const counting = (await timed(() => countNames(bench.db, councils[0], nowInstant()))) / 1000
  await sql`vacuum analyze`.execute(bench.owner)
  const { tables, indexes } = await megabytesOf(bench)
  report('people.build.s', seconds, 's', `${loaded.toLocaleString('en-GB')} people into the index, keys made`)
  say.note(`counting how common names are took ${counting.toFixed(1)} s more`)
  report('people.index.mb', tables + indexes, 'mb', 'tables and indexes of the match index')
  say.note(`tables ${tables.toFixed(0)} MB, their indexes ${indexes.toFixed(0)} MB`)
}

const together = (some: readonly Searched[]): Searched => ({
  times: some.flatMap(({ times }) => times),
  known: some.reduce((sum, { known }) => sum + known, 0),
  found: some.reduce((sum, { found }) => sum + found, 0),
})

const search = async (bench: Bench, register: Register, say: Say, report: Report): Promise<number> => {
  const actor = await adviser(bench.db)
  const mentions = Array.from({ length: searches }, (_, number) => mentionAt(register, 'searches', number))
  const others = Array.from({ length: warmUp }, (_, number) => mentionAt(register, 'warm up', number))
  await searchForAll(bench.db, actor, register, others)
  const alone = await searchForAll(bench.db, actor, register, mentions)
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const)
    report(
      `people.search.${name}.ms`,
      percentile(alone.times, share),
      'ms',
      'looking for somebody, noisily told of',
    )
  say.note(
    `of people on record ${((100 * alone.found) / alone.known).toFixed(2)}% are among the first ten shown`,
  )
  const { recall, candidates } = await broughtUpFor(bench.db, actor, register, mentions)
  report('people.search.recall', recall, 'ratio', 'of people on record, brought up by the keys')
  say.note(
    `brought up: median ${String(median(candidates))}, p95 ${String(percentile(candidates, 0.95))} people`,
  )
  const began = performance.now()
  const lanes = Array.from({ length: clients }, (_, lane) =>
    mentions.filter((_mention, number) => number % clients === lane),
  )
  const busy = together(await Promise.all(lanes.map((lane) => searchForAll(bench.db, actor, register, lane))))
  const perSecond = mentions.length / ((performance.now() - began) / 1000)
  say.note(
    `${String(clients)} at once: ${perSecond.toFixed(0)} searches a second, p50 ${median(busy.times).toFixed(1)} ms, p95 ${percentile(busy.times, 0.95).toFixed(1)} ms, p99 ${percentile(busy.times, 0.99).toFixed(1)} ms`,
  )
  return percentile(alone.times, 0.95)
}

const measureAt = async (size: number, say: Say): Promise<number> => {
  const bench = await benchDatabase(quickToLoad)
  const register = registerOf('to be searched', size)
  const report: Report = (figure, value, unit, words) => say.figure({ figure, value, unit, size }, words)
  try {
    await load(bench, register, size, say, report)
    const p95 = await search(bench, register, say, report)
    const p95Of = (times: readonly number[]): number => percentile(times, 0.95)
    report(
      'people.refresh.p95.ms',
      p95Of(await refreshes(bench, register, 400)),
      'ms',
      'keys of somebody who moved',
    )
    const fives = await contactsOfFive(bench, register, 100)
    report(
      'people.contact5.p95.ms',
      p95Of(fives),
      'ms',
      'a contact with five people, taken in and all looked for',
    )
    const typed = await typeNames(bench, register, 80)
    report('people.typed.p95.ms', p95Of(typed), 'ms', 'the search box as one types, over HTTP')
    say.note(
      `typed: p50 ${median(typed).toFixed(1)} ms over ${String(typed.length)} pauses; contact of five: p50 ${median(fives).toFixed(1)} ms`,
    )
    return p95
  } finally {
    await bench.stop()
  }
}

/** Searching for people as the service does it, as its own role and under its policies, among very many. */
export const people = async (say: Say, size: number | null): Promise<void> => {
  const p95: number[] = []
  for (const each of size === null ? sizes : [size]) p95.push(await measureAt(each, say))
  const [first = Number.NaN, last = Number.NaN] = [p95[0], p95.at(-1)]
  if (size === null)
    say.figure(
      { figure: 'people.growth', value: last / first, unit: 'ratio', size: sizes.at(-1) ?? 0 },
      'p95 of a search at the largest size over that at the smallest',
    )
}
