import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

export type Overdue = { owner: AuthorityCode; id: string; what: 'silent' | 'late' | 'at-closing' }

/**
 * Open enquiries of one council for which something should have been told by now: silent for too long, past their time
 * without that having been said, or red with emergency duty not told. Asked when the service starts: while it was down
 * nobody was.
 */
export const overdueAt = async (tx: Tx, owner: AuthorityCode, now: Instant): Promise<Overdue[]> => {
  const { rows } = await sql<Overdue>`
    select q.owner, q.id, w.what from enquiry q
    cross join lateral (
      select 'silent' as what where q.silent_at <= ${now}::timestamptz
      union all
      select 'late' where q.due_at <= ${now}::timestamptz and not exists (
        select from event e where e.owner = q.owner and e.stream = 'enquiry' and e.subject_id = q.id
          and e.type = 'lateness-noticed' and e.happened_at >= q.due_at)
      union all
      select 'at-closing' where q.emergency_duty_told_at is null
        and (q.rating = 'red' or (q.rating is null and q.urgency = 'immediate'))) w
    where q.stage in ('new', 'open') and q.owner = ${owner}`.execute(tx)
  return rows
}
