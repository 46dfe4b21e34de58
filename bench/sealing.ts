import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { cambridgeshire } from '../demo/people.ts'
import { asActor, asAuditor, type Tx } from '../src/db/index.ts'
import { nowInstant } from '../src/time/index.ts'
import { audit } from '../src/proof/audit.ts'
import { checkpointText } from '../src/proof/checkpoint.ts'
import { exportRecord } from '../src/proof/export.ts'
import type { Trusted } from '../src/proof/heads.ts'
import type { Verdict } from '../src/proof/judge.ts'
import type { Hash } from '../src/proof/merkle.ts'
import { inclusionProof, provesInclusion, rootOf } from '../src/proof/merkle-proof.ts'
import { signed, verifierOf } from '../src/proof/note.ts'
import { keepCheckpoint, sealSome, storedRuns } from '../src/proof/tree.sql.ts'
import { readAbout, verifyExport } from '../src/proof/verify.ts'
import { median, percentile, type Say, timed } from './figures.ts'
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

const signer = { name: `bench/${owner}`, key: generateKeyPairSync('ed25519').privateKey }
const trusted: Trusted = { service: verifierOf(signer, 'signature'), witnesses: [] }

/** A council's audit of the whole record, its export, and the check of that export by somebody else. */
const check = async (say: Say, bench: Bench, size: number): Promise<void> => {
  await asService(bench, async (tx) => {
    const root = await rootOf(size, storedRuns(tx, owner))
    const note = signed(checkpointText({ origin: signer.name, size, root }), signer)
    await keepCheckpoint(tx, owner, { size, root, note })
  })
  const folder = await mkdtemp(join(tmpdir(), 'front-door-bench-record-'))
  const before = megabytes()
  let most = before
  const watching = setInterval(() => (most = Math.max(most, megabytes())), 100)
  const rate = async (figure: string, words: string, work: () => Promise<unknown>): Promise<void> => {
    const milliseconds = await timed(work)
    say.figure({ figure, value: (size * 1000) / milliseconds, unit: 'per-s', size }, words)
  }
  try {
    const to = join(folder, 'record')
    await rate('audit.rate.per_s', 'rows audited a second', () =>
      asAuditor(bench.ownerUrl, async (client) =>
        refuseUnlessWell(await audit(client, owner, { trusted, witness: null })),
      ),
    )
    await rate('export.rate.per_s', 'rows exported a second', () =>
      asAuditor(bench.ownerUrl, (client) =>
        exportRecord(client, owner, { folder: to, trusted, witness: null }),
      ),
    )
    await rate('verify.rate.per_s', 'rows of an export checked a second', async () =>
      refuseUnlessWell({ verdict: await verifyExport(to, await readAbout(to), trusted) }),
    )
  } finally {
    clearInterval(watching)
    await rm(folder, { recursive: true })
  }
  say.figure(
    { figure: 'audit.rss.mb', value: most, unit: 'mb', size },
    `the most that auditing, exporting and checking took; ${before.toFixed(0)} before`,
  )
}

const refuseUnlessWell = ({ verdict }: { verdict: Verdict }): void => {
  if (verdict.found > 0 || verdict.agreesUpTo === null) throw new Error('The record is not well.')
}

const writes = 400

/** One event written in a transaction of its own, with and without its place in the list of what waits, in turns. */
const cost = async (say: Say, bench: Bench): Promise<void> => {
  const took: Record<'with' | 'without', number[]> = { with: [], without: [] }
  const write = (how: 'with' | 'without'): Promise<number> =>
    bench.owner.connection().execute(async (connection) => {
      await sql
        .raw(`set session_replication_role = ${how === 'with' ? 'origin' : 'replica'}`)
        .execute(connection)
      const milliseconds = await timed(() =>
        sql`insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, because)
          values (${owner}, gen_random_uuid(), 'contact', gen_random_uuid(), 1, 'noted', '{}', now(), 'system', '{}')`.execute(
          connection,
        ),
      )
      await sql`set session_replication_role = origin`.execute(connection)
      return milliseconds
    })
  for (let nth = 0; nth < writes; nth += 1)
    for (const how of ['with', 'without'] as const) took[how].push(await write(how))
  const ratio = median(took.with) / median(took.without)
  say.figure(
    { figure: 'seal.write.cost', value: ratio, unit: 'ratio', size: writes },
    `one event written: ${median(took.with).toFixed(2)} ms, ${median(took.without).toFixed(2)} without a place in the list (nor any other trigger or key)`,
  )
}

export const sealing = async (say: Say, size: number | null): Promise<void> => {
  const many = size ?? usualSize
  const bench = await benchDatabase()
  try {
    await fill(bench, many)
    await seal(say, bench, many)
    await prove(say, bench, many)
    await check(say, bench, many)
    await cost(say, bench)
  } finally {
    await bench.stop()
  }
}
