import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { Breaking, GlassReach, Through } from './break-glass.ts'

/**
 * How many records breaking the glass here would open. Null: nothing is here for whoever asks; a sealed record and one that
 * never was are answered by the same null.
 */
export const glassReach = async (tx: Tx, { kind, id }: Through): Promise<GlassReach | null> => {
  const { rows } = await sql<GlassReach>`
    select people, contacts, is_restricted as "isRestricted", is_related as "isRelated"
    from app.glass_reach(${kind}, ${id}::uuid)`.execute(tx)
  return rows[0] ?? null
}

/**
 * Breaks it for whoever asks: the grant, the look, the alerts of both councils and the work for their privacy officers are
 * written by the one call. Null: nothing is here. Throws where the database refuses what was not refused before.
 */
export const breakGlass = async (
  tx: Tx,
  { kind, id, reason, words, until }: Breaking,
): Promise<string | null> => {
  const { rows } = await sql<{ made: string | null }>`
    select app.break_glass(${kind}, ${id}::uuid, ${reason}, ${words}, ${until}::timestamptz) as made`.execute(
    tx,
  )
  return rows[0]?.made ?? null
}
