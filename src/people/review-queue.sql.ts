import { type RawBuilder, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Band } from '../matching/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { ReviewKind } from './review.ts'

/** One question that waits, as the queue shows it. */
export type QueueLine = {
  owner: AuthorityCode
  id: string
  kind: ReviewKind
  subjectKind: 'child' | 'adult' | 'person'
  subjectId: string
  /** Of whom; null: a record that exists and this reader may not see. */
  name: string | null
  bornOn: Day | null
  contactId: string | null
  reference: string | null
  otherOwner: AuthorityCode | null
  otherId: string | null
  band: Band | null
  because: string
  askedAt: Instant
  leftBy: string | null
}

export type After = { askedAt: Instant; id: string }

/**
 * What waits in the councils in sight, the oldest first, read off match_review_waiting in its order; names only of
 * those shown.
 */
export const queueQuery = (
  owners: readonly AuthorityCode[],
  after: After | null,
  limit: number,
): RawBuilder<QueueLine> => {
  const beyond =
    after === null ? sql`true` : sql`(asked_at, id) > (${after.askedAt}::timestamptz, ${after.id}::uuid)`
  return sql<QueueLine>`
    with waiting as materialized (
      select * from match_review
      where asked_at is not null and settled_at is null and owner = any (${owners}::text[]) and ${beyond}
      order by asked_at, id limit ${limit}
    )
    select r.owner, r.id, r.kind, r.subject_kind as "subjectKind", r.subject_id as "subjectId",
      nullif(btrim(coalesce(k.given_names || ' ' || k.family_name, g.name, p.given_names || ' ' || p.family_name)), '') as name,
      coalesce(k.born_on, g.born_on, p.born_on) as "bornOn", r.contact_id as "contactId", c.reference,
      r.other_owner as "otherOwner", r.other_id as "otherId", r.band, r.because, r.asked_at as "askedAt",
      (select s.name from staff s where s.id = r.left_by) as "leftBy"
    from waiting r
    left join contact c on c.owner = r.owner and c.id = r.contact_id
    left join contact_child k on r.subject_kind = 'child' and k.owner = r.owner and k.id = r.subject_id
    left join contact_adult g on r.subject_kind = 'adult' and g.owner = r.owner and g.id = r.subject_id
    left join person p on r.subject_kind = 'person' and p.owner = r.owner and p.id = r.subject_id
    order by r.asked_at, r.id`
}

export const readQueue = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  after: After | null,
  limit: number,
): Promise<QueueLine[]> => (await queueQuery(owners, after, limit).execute(tx)).rows

/** Which question this is, by its id alone, in sight of whoever asks. */
export const ownerOfReview = async (tx: Tx, id: string): Promise<AuthorityCode | null> => {
  const { rows } = await sql<{ owner: AuthorityCode }>`
    select owner from match_review where id = ${id}::uuid and owner = any (app.reachable_owners())`.execute(
    tx,
  )
  return rows[0]?.owner ?? null
}
