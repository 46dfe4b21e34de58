import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { addMinutes, type Instant } from '../time/index.ts'
import { announce } from './record.sql.ts'

/** A page asks every minute: whoever has not been seen for longer than this has gone. */
const goneAfter = 2

export type Present = { staffId: string; name: string; initials: string; writing: string; seenAt: Instant }

/**
 * Says that this worker has the record open now, and what they are writing on it; whoever else has it open is told when
 * they come. Nothing of it is evidence: looks are.
 */
export const bePresent = async (
  tx: Tx,
  at: Instant,
  here: { owner: AuthorityCode; subjectId: string; staffId: string; writing?: string },
): Promise<void> => {
  const { rows } = await sql<{ was: Instant | null; wrote: string | null }>`
    with before as (
      select seen_at, writing from presence
      where owner = ${here.owner} and subject_id = ${here.subjectId} and staff_id = ${here.staffId}),
    now as (
      insert into presence (owner, id, subject_id, staff_id, writing, seen_at)
      values (${here.owner}, ${newId()}, ${here.subjectId}, ${here.staffId}, ${here.writing ?? ''}, ${at})
      on conflict (owner, subject_id, staff_id) do update
        set seen_at = excluded.seen_at,
          writing = coalesce(${here.writing ?? null}, presence.writing))
    select (select seen_at from before) as was, (select writing from before) as wrote`.execute(tx)
  const { was = null, wrote = null } = rows[0] ?? {}
  const isNew = was === null || addMinutes(was, goneAfter) < at
  if (isNew || (here.writing !== undefined && here.writing !== (wrote ?? ''))) await announce(tx, here.owner)
}

/** Everybody else who has the record open now. */
export const whoElse = async (
  tx: Tx,
  at: Instant,
  here: { owner: AuthorityCode; subjectId: string; staffId: string },
): Promise<Present[]> => {
  const { rows } = await sql<Present>`
    select p.staff_id as "staffId", s.name, s.initials, p.writing, p.seen_at as "seenAt"
    from presence p join staff s on s.id = p.staff_id
    where p.owner = ${here.owner} and p.subject_id = ${here.subjectId} and p.staff_id <> ${here.staffId}
      and p.seen_at >= ${addMinutes(at, -goneAfter)} order by s.name`.execute(tx)
  return rows
}
