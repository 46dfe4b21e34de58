import { sql } from 'kysely'
import type { AuthorityCode, Resource } from '../access/index.ts'
import { bookFor, settingFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { StartedClock } from '../events/index.ts'
import { aboutARelative } from '../people/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { type Disagreement, escalationClock, rungName, rungNow } from './disagreement.ts'
import { type Ladder, type Rung, rungDue } from './ladder.rule.ts'

const changing = (disagreement: Disagreement) => {
  const { rung, dueAt } = rungNow(disagreement)
  return {
    rung,
    rung_name: rungName(disagreement, rung),
    due_at: dueAt,
    resolved_at: disagreement.settled?.at ?? null,
  }
}

/** The row that lists read, as the state has it. `fold = row` in the tests compares the two. */
export const rowOf = (disagreement: Disagreement) => ({
  owner: disagreement.owner,
  id: disagreement.id,
  enquiry_id: disagreement.enquiryId,
  contact_id: disagreement.contactId,
  reference: disagreement.reference,
  raised_by: disagreement.raisedBy.who,
  raised_at: disagreement.raisedAt,
  ...changing(disagreement),
})

/** The enquiry carries how many are not settled yet, so that the board shows it. */
const countOnEnquiry = async (tx: Tx, { owner, enquiryId }: Disagreement): Promise<void> => {
  await sql`
    update enquiry set disagreements = (
      select count(*) from disagreement d
      where d.owner = ${owner} and d.enquiry_id = ${enquiryId} and d.resolved_at is null)
    where owner = ${owner} and id = ${enquiryId}`.execute(tx)
}

export const saveDisagreement = async (
  tx: Tx,
  before: Disagreement | undefined,
  after: Disagreement,
): Promise<void> => {
  if (before === undefined) await tx.insertInto('disagreement').values(rowOf(after)).execute()
  else
    await tx
      .updateTable('disagreement')
      .set(changing(after))
      .where('owner', '=', after.owner)
      .where('id', '=', after.id)
      .execute()
  if ((before?.settled ?? null) !== after.settled || before === undefined) await countOnEnquiry(tx, after)
}

/** Who of the workers is related to somebody on the contact behind it: they settle nothing (authorisation B8 no. 13). */
export const relatedToDisagreement = async (tx: Tx, resource: Resource): Promise<Resource> => {
  const { rows } = await sql<{ related: string[] }>`
    select array(select distinct f.staff_id::text from conflict_of_interest f
      where f.owner = d.owner and f.person_id in (
        select k.person_id from contact_child k where k.owner = d.owner and k.contact_id = d.contact_id
        union all
        select a.person_id from contact_adult a where a.owner = d.owner and a.contact_id = d.contact_id))
      || case when ${aboutARelative(sql`d.owner`, sql`d.contact_id`)} then array[app.staff_id()::text] else '{}' end as related
    from disagreement d where d.owner = ${resource.owner} and d.id = ${resource.id}`.execute(tx)
  return rows[0] ? { ...resource, conflictedStaff: rows[0].related } : resource
}

/** The ladder this council has set for the day. */
export const ladderFor = (tx: Tx, owner: AuthorityCode, at: Instant): Promise<Ladder> =>
  settingFor(tx, owner, 'escalation-ladder', dayOf(at))

/** The clock of a rung, from now, by this council's working days. */
export const rungClock = async (
  tx: Tx,
  owner: AuthorityCode,
  at: Instant,
  rung: Rung,
): Promise<StartedClock> => {
  const book = await bookFor(tx, owner, at)
  return { ...book.start(escalationClock, at), dueAt: rungDue(book.calendar, at, rung) }
}

export const disagreementIdsOf = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('disagreement')
      .select('id')
      .where('owner', '=', owner)
      .where('enquiry_id', '=', enquiryId)
      .orderBy('raised_at')
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)

/** Not settled, and the time of their rung is up. */
export const overdueDisagreements = async (tx: Tx, owner: AuthorityCode, at: Instant): Promise<string[]> =>
  (
    await tx
      .selectFrom('disagreement')
      .select('id')
      .where('owner', '=', owner)
      .where('resolved_at', 'is', null)
      .where('due_at', '<=', at)
      .orderBy('due_at')
      .execute()
  ).map(({ id }) => id)

/** One disagreement not settled yet, as the managers' list shows it. */
export type OpenDisagreement = {
  owner: AuthorityCode
  id: string
  enquiryId: string
  reference: string
  raisedBy: string
  raisedAt: Instant
  rung: number
  rungName: string
  dueAt: Instant
}

/** Where the last page ended: due time and id of its last line. */
export type AfterDisagreement = { dueAt: Instant; id: string }

/**
 * Everything not settled in the councils in sight, the least time left first: each council's lines come straight off the
 * index disagreement_open.
 */
export const openDisagreementsQuery = (
  owners: readonly AuthorityCode[],
  after: AfterDisagreement | null,
  limit: number,
) => sql<OpenDisagreement>`
  select d.owner, d.id, d.enquiry_id as "enquiryId", d.reference, d.raised_by as "raisedBy",
    d.raised_at as "raisedAt", d.rung, d.rung_name as "rungName", d.due_at as "dueAt"
  from unnest(${owners}::text[]) as mine (owner)
  cross join lateral (
    select * from disagreement d
    where d.owner = mine.owner and d.resolved_at is null
      and ${after === null ? sql`true` : sql`(d.due_at, d.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`}
    order by d.due_at, d.id limit ${limit}) d
  order by d.due_at, d.id limit ${limit}`

export const openDisagreements = async (
  tx: Tx,
  ...asked: Parameters<typeof openDisagreementsQuery>
): Promise<OpenDisagreement[]> => (await openDisagreementsQuery(...asked).execute(tx)).rows
