import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { OpeningKind } from './opening.ts'

/** A broken glass or an opened card, as one of the councils told of it may read it. */
export type OpeningTold = {
  recordOwner: AuthorityCode
  subjectKind: string
  subjectId: string
  staffId: string
  reason: string
  words: string
  /** How many records were opened; null of a card, which shows a few lines of one. */
  records: number | null
  isRestricted: boolean
  lookId: string
  openedAt: Instant
  until: Instant | null
}

const table = {
  'broken-glass': sql`
    select g.record_owner as "recordOwner", g.subject_kind as "subjectKind", g.subject_id as "subjectId",
      g.staff_id as "staffId", g.reason, g.words, g.people + g.contacts as records, false as "isRestricted",
      g.look_id as "lookId", g.opened_at as "openedAt", g.ends_at as until
    from broken_glass g`,
  'emergency-card': sql`
    select g.card_owner as "recordOwner", 'person' as "subjectKind", g.person_id as "subjectId",
      g.staff_id as "staffId", g.reason, g.words, null::integer as records, g.is_restricted as "isRestricted",
      coalesce(g.look_id, g.id) as "lookId", g.opened_at as "openedAt", g.opened_at + interval '4 hours' as until
    from emergency_card_opening g`,
} as const

/** What this council was told of it; null where it was told of nothing under this id. */
export const openingTold = async (
  tx: Tx,
  kind: OpeningKind,
  owner: AuthorityCode,
  id: string,
): Promise<OpeningTold | null> => {
  const { rows } =
    await sql<OpeningTold>`${table[kind]} where g.owner = ${owner} and g.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? null
}
