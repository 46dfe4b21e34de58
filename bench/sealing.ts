import { sql } from 'kysely'
import { cambridgeshire } from '../demo/people.ts'
import { asActor, type Tx } from '../src/db/index.ts'
import { nowInstant } from '../src/time/index.ts'
import {
  type Hash,
  inclusionProof,
  provesInclusion,
  rootOf,
  sealSome,
  storedRuns,
} from '../src/proof/index.ts'
import { percentile, type Say } from './figures.ts'
import { type Bench, benchDatabase } from './service.ts'

/**
 * A record of so many events sealed from nothing, as the service does it; proofs from it; and what sealing costs whoever
 * writes.
 */

const usualSize = 1_000_000
const atOnce = 5_000
const proofs = 1_000

const owner = cambridgeshire

const asService = <A>({ db }: Bench, work: (tx: Tx) => Promise<A>): Promise<A> =>
  asActor(
    db,
    {
      staffId: null,
      actingFor: [owner],
      fn: null,
      clientGroup: 'children',
      at: nowInstant(),
      intakeFor: [],
      draft: null,
      system: true,
    },
    work,
  )

/** Events of about the size that events have. */
const fill = async (bench: Bench, size: number): Promise<void> => {
  for (let from = 1; from <= size; from += 100_000)
    await sql`
      insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, because)
      select ${owner}, gen_random_uuid(), 'contact', gen_random_uuid(), 1, 'noted',
        jsonb_build_object('n', n, 'text', repeat('as somebody told it ', 15)), now(), 'system', '{"rule": "the-service-itself", "job": "bench"}'
      from generate_series(${from}::int, ${Math.min(from + 99_999, size)}::int) n`.execute(bench.owner)
}

const megabytes = (): number => process.memoryUsage.rss() / 1024 / 1024

const seal = async (say: Say, bench: Bench, size: number): Promise<void> => {
  const before = megabytes()
  let [most, sealed] = [before, 0]
  const began = performance.now()
  for (let more = true; more;) {
    const some = await asService(bench, (tx) => sealSome(tx, owner, atOnce))
    sealed += some
    more = some === atOnce
    most = Math.max(most, megabytes())
  }
  const seconds = (performance.now() - began) / 1000
  if (sealed !== size) throw new Error(`${String(sealed)} were sealed, not ${String(size)}.`)
  say.figure(
    { figure: `seal.${String(size)}.s`, value: seconds, unit: 's', size },
    'sealed, from the first to the last',
  )
  say.figure({ figure: 'seal.rate.per_s', value: size / seconds, unit: 'per-s', size }, 'sealed a second')
  say.figure(
    { figure: 'seal.rss.mb', value: most, unit: 'mb', size },
    `the most this process took; ${before.toFixed(0)} before`,
  )
}

const prove = async (say: Say, bench: Bench, size: number): Promise<void> => {
  const took: number[] = []
  await asService(bench, async (tx) => {
    const runs = storedRuns(tx, owner)
    const root = await rootOf(size, runs)
    for (let nth = 0; nth < proofs; nth += 1) {
      const n = Math.floor((nth * size) / proofs)
      const [leaf] = (await runs([{ level: 0, n }])) as [Hash]
      const began = performance.now()
      const path = await inclusionProof(n, size, runs)
      const holds = provesInclusion(leaf, n, size, path, root)
      took.push(performance.now() - began)
      if (!holds) throw new Error(`The proof of leaf ${String(n)} does not hold.`)
    }
  })
  say.figure(
    { figure: 'proof.p99.ms', value: percentile(took, 0.99), unit: 'ms', size },
    'one proof made from the database and checked',
  )
}

export const sealing = async (say: Say, size: number | null): Promise<void> => {
  const many = size ?? usualSize
  const bench = await benchDatabase()
  try {
    await fill(bench, many)
    await seal(say, bench, many)
    await prove(say, bench, many)
  } finally {
    await bench.stop()
  }
}
