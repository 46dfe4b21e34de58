import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** How far the MASH is with a contact, as everybody may know who works with it: nothing of what was said there. */
export type EnquiryStanding = {
  id: string
  /** new: nobody has taken it on yet. */
  stage: 'new' | 'open' | 'decided' | 'handed-back'
  rating: Rating | null
  startedAt: Instant
  takenAt: Instant | null
  allocatedTo: string | null
  /** When it was rated for the first time; null while nobody has. */
  ratedAt: Instant | null
  dueAt: Instant | null
  clockRule: string
  decidedAt: Instant | null
}

/** The enquiries about a contact, the first first. */
export const enquiriesOf = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
): Promise<EnquiryStanding[]> => {
  const { rows } = await sql<EnquiryStanding>`
    select q.id, q.stage, q.rating, q.started_at as "startedAt", q.taken_at as "takenAt",
      (select s.name from staff s where s.id = q.allocated_to) as "allocatedTo",
      (select min(k.stopped_at) from clock k where k.owner = q.owner and k.stream = 'enquiry' and k.subject_id = q.id
        and k.rule = 'MASH-RATED' and k.stopped_by = 'rated') as "ratedAt",
      q.due_at as "dueAt", q.clock_rule as "clockRule", q.decided_at as "decidedAt"
    from enquiry q where q.owner = ${owner} and q.contact_id = ${contactId} order by q.started_at, q.id`.execute(
    tx,
  )
  return rows
}

/** Who disagrees with what was decided, and how far that has come: on the case, for everybody who works with it. */
export type DisagreementStanding = {
  id: string
  raisedBy: string
  raisedAt: Instant
  rungName: string
  dueAt: Instant
  resolvedAt: Instant | null
}

export const disagreementsAbout = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
): Promise<DisagreementStanding[]> =>
  tx
    .selectFrom('disagreement')
    .select([
      'id',
      'raised_by as raisedBy',
      'raised_at as raisedAt',
      'rung_name as rungName',
      'due_at as dueAt',
      'resolved_at as resolvedAt',
    ])
    .where('owner', '=', owner)
    .where('contact_id', '=', contactId)
    .orderBy('raised_at')
    .orderBy('id')
    .execute()
