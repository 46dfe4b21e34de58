import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import { type AgencyRequest, contributedAt } from './request.ts'

export const atThisMoment = async (tx: Tx): Promise<Instant> => {
  const { rows } = await sql<{ at: Instant | null }>`select app.at() as at`.execute(tx)
  const at = rows[0]?.at
  if (!at) throw new Error('A request is looked at by somebody, at some moment.')
  return at
}

const changing = (request: AgencyRequest) => ({
  stage: request.stage,
  rating: request.rating,
  due_at: request.dueAt,
  seen_at: request.seenAt,
  answered_at: request.answeredAt,
  contributed_at: contributedAt(request),
  chased: request.chases.length,
  last_chased_at: request.chases.at(-1)?.at ?? null,
  closed_at: request.closedAt,
  told_back: request.toldBack === null ? null : JSON.stringify(request.toldBack),
})

/** The row that trays read, as the state has it. `fold = row` in the tests compares the two. */
export const rowOf = (request: AgencyRequest) => ({
  owner: request.owner,
  id: request.id,
  enquiry_id: request.enquiryId,
  contact_id: request.contactId,
  reference: request.reference,
  agency: request.agency,
  headline: request.headline,
  subjects: request.subjects.length,
  purpose: request.purpose,
  asked_at: request.askedAt,
  asked_by: request.askedBy,
  clock_rule: 'AGENCY-REPLY',
  ...changing(request),
})

export const saveRequest = async (
  tx: Tx,
  before: AgencyRequest | undefined,
  after: AgencyRequest,
): Promise<void> => {
  if (before === undefined) {
    await tx.insertInto('agency_request').values(rowOf(after)).execute()
    return
  }
  await tx
    .updateTable('agency_request')
    .set(changing(after))
    .where('owner', '=', after.owner)
    .where('id', '=', after.id)
    .execute()
}

/**
 * Workers recorded as related to somebody an agency was asked about, or has spoken of where the question itself is out
 * of sight again: of themselves, everybody sees it.
 */
export const relatedStaff = async (tx: Tx, owner: AuthorityCode, id: string): Promise<string[]> => {
  const { rows } = await sql<{ staff: string }>`
    select distinct f.staff_id::text as staff
    from conflict_of_interest f where f.owner = ${owner} and f.person_id in (
      select (subject ->> 'personId')::uuid
      from event e cross join lateral jsonb_array_elements(e.data -> 'subjects') subject
      where e.owner = ${owner} and e.stream = 'agency-request' and e.subject_id = ${id} and e.type = 'asked'
      union all
      select i.person_id from agency_reply_item i where i.owner = ${owner} and i.request_id = ${id})`.execute(
    tx,
  )
  return rows.map(({ staff }) => staff)
}
