import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** What one administrator changed, before two had to agree: kept as it was written down, and added to by nobody. */
export type Changed = {
  id: string
  kind:
    | 'bank-holiday-added'
    | 'bank-holiday-removed'
    | 'calendar-extended'
    | 'closure-day-added'
    | 'closure-day-removed'
    | 'setting-set'
    | 'setting-withdrawn'
  /** Null: for every council. */
  authority: AuthorityCode | null
  detail: Readonly<Record<string, unknown>>
  reason: string
  who: string
  at: Instant
}

/** The latest of them. */
export const changes = async (tx: Tx): Promise<Changed[]> => {
  const { rows } = await sql<Changed>`
    select c.id, c.kind, c.authority, c.detail, c.reason, s.name as who, c.at
    from administration_change c join staff s on s.id = c.staff_id
    order by c.at desc, c.id desc limit 30`.execute(tx)
  return rows
}
