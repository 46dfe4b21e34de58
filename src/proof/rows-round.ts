import { existsSync } from 'node:fs'
import type pg from 'pg'
import { asAuditor } from '../db/index.ts'
import type { Finding } from './judge.ts'
import { hashOfRow, readSealed } from './leaf.ts'
import type { Hash } from './merkle.ts'
import { sealedRowsFrom } from './rows.sql.ts'
import { keptLeaves, leavesKept } from './witness-kept.ts'

/**
 * The rows themselves against the hashes a witness keeps: some thousand at each look, round and round, so that a row
 * altered by hand is found without reading everything each minute. The whole audit is npm run audit-record.
 */
export type Looked = { from: number; to: number; wrong: Finding[] }

/** So many at one look, and of those so many at a time, so that whatever else runs here is not kept waiting. */
const usualMost = 10_000
const atOnce = 1_000

type Where = { ownerUrl: string; council: string; file: string; most?: number }

export class RowsRound {
  private readonly where: Where
  private at = 0

  constructor(where: Where) {
    this.where = where
  }

  /** The next entries, from where the last look ended; at the end, the first again. */
  async next(): Promise<Looked> {
    const kept = await leavesKept(this.where.file)
    const from = this.at < kept ? this.at : 0
    const to = Math.min(from + (this.where.most ?? usualMost), kept)
    this.at = to
    return this.compare(from, to)
  }

  /** Every entry the witness has signed. */
  async all(): Promise<Looked> {
    return this.compare(0, await leavesKept(this.where.file))
  }

  private async compare(from: number, to: number): Promise<Looked> {
    const { ownerUrl, file } = this.where
    const wrong: Finding[] = []
    if (to > from && existsSync(file))
      await asAuditor(ownerUrl, async (client) => {
        for (let at = from; at < to; at += atOnce)
          wrong.push(...(await this.compareSome(client, at, Math.min(at + atOnce, to))))
      })
    return { from, to, wrong }
  }

  private async compareSome(client: pg.Client, from: number, to: number): Promise<Finding[]> {
    const { council, file } = this.where
    const kept: Hash[] = []
    for await (const some of keptLeaves(file, from, to)) kept.push(...some)
    const rows = await sealedRowsFrom(client, council, from, to - from)
    const there = new Map(
      rows.flatMap(({ row }) => readSealed(row) ?? []).map((sealed) => [sealed.n, sealed]),
    )
    return kept.flatMap((hash, nth): Finding[] => {
      const n = from + nth
      const sealed = there.get(n)
      if (sealed?.row === undefined || sealed.row === null) return [{ wrong: 'gone', n, upTo: n + 1 }]
      const { kind, id, row } = sealed
      const isSame = row.fields['id'] === id && hashOfRow(row)?.equals(hash) === true
      return isSame ? [] : [{ wrong: 'altered', n, kind, id }]
    })
  }
}
