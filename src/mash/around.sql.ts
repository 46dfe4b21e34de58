import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import type { Enquiry, EnquiryStage } from './enquiry.ts'

/** What stands around an enquiry on its page: one question for each kind, however much there is of it. */

export type Told = {
  id: string
  direction: 'to-agency' | 'from-agency' | 'to-team' | 'outside-agreement'
  from: string
  to: string
  about: readonly string[]
  outcome: 'shared' | 'partly-shared' | 'not-shared'
  instrument: string | null
  gateways: readonly string[]
  because: string
  detriment: string | null
  decidedBy: string | null
  at: Instant
}

/** Who told whom what and on what footing, and what was not told, the latest first. */
export const disclosuresOf = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<Told[]> => {
  const { rows } = await sql<Told>`
    select d.id, d.direction, coalesce(f.name, d.from_org) as "from", coalesce(t.name, d.to_org) as "to", d.about,
      d.outcome, i.title as instrument, d.gateways, d.because, d.detriment,
      coalesce(d.decided_name, s.name) as "decidedBy", d.at
    from disclosure d left join organisation f on f.code = d.from_org left join organisation t on t.code = d.to_org
      left join instrument i on i.id = d.instrument_id left join staff s on s.id = d.decided_by
    where d.owner = ${owner} and d.enquiry_id = ${enquiryId} order by d.at desc, d.id`.execute(tx)
  return rows
}

export type Disagreeing = {
  id: string
  raisedBy: string
  rungName: string
  raisedAt: Instant
  dueAt: Instant
  resolvedAt: Instant | null
}

export const disagreementsOf = (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<Disagreeing[]> =>
  tx
    .selectFrom('disagreement')
    .select([
      'id',
      'raised_by as raisedBy',
      'rung_name as rungName',
      'raised_at as raisedAt',
      'due_at as dueAt',
      'resolved_at as resolvedAt',
    ])
    .where('owner', '=', owner)
    .where('enquiry_id', '=', enquiryId)
    .orderBy('raised_at')
    .execute()

/** A file that came with an answer, with what is in it; nothing where whoever asks may not read it. */
export const fileContent = (tx: Tx, owner: AuthorityCode, enquiryId: string, id: string) =>
  tx
    .selectFrom('agency_reply_file')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('owner', '=', owner)
    .where('enquiry_id', '=', enquiryId)
    .where('id', '=', id)
    .executeTakeFirst()

/** The same report for another council: what its hub makes of it, or only that there is something and whom to ring. */
export type SameReport =
  | {
      seen: true
      owner: AuthorityCode
      contactId: string
      reference: string
      headline: string
      enquiryId: string | null
      stage: EnquiryStage | null
      rating: Rating | null
      allocatedTo: string | null
      phone: string
    }
  | { seen: false; owner: AuthorityCode; phone: string }

/** One report about children of two councils is two enquiries. The other is shown as far as the reader may see it. */
export const sameReportOf = (
  tx: Tx,
  visit: Visit,
  { owner, reportId }: Enquiry,
): Promise<readonly SameReport[]> =>
  asActorWithin(tx, contextFor(visit.actor, 'enquiry.board', visit.at), async () => {
    const { rows: seen } = await sql<Extract<SameReport, { seen: true }>>`
      select true as seen, c.owner, c.id as "contactId", c.reference, c.headline, q.id as "enquiryId", q.stage,
        q.rating, s.name as "allocatedTo", a.duty_phone as phone
      from contact c join authority a on a.code = c.owner
        left join lateral (select e.id, e.stage, e.rating, e.allocated_to from enquiry e
          where e.owner = c.owner and e.contact_id = c.id order by e.started_at desc limit 1) q on true
        left join staff s on s.id = q.allocated_to
      where c.report_id = ${reportId} and c.owner <> ${owner} and c.stage <> 'moved'`.execute(tx)
    const { rows: elsewhere } = await sql<{ owner: AuthorityCode; phone: string }>`
      select owner, duty_phone as phone from app.report_elsewhere(${reportId})`.execute(tx)
    return [...seen, ...elsewhere.map((each) => ({ seen: false as const, ...each }))]
  })

/** Did screening pick an indicator of likely significant harm for a child of this contact? */
export const isHarmIndicated = async (
  tx: Tx,
  picked: readonly { authority: AuthorityCode; version: number; codes: readonly string[] }[],
): Promise<boolean> => {
  const [first] = picked
  if (!first) return false
  const codes = [...new Set(picked.flatMap((each) => each.codes))]
  const { rows } = await sql`
    select 1 from threshold_indicator where authority = ${first.authority} and version = ${first.version}
      and code = any (${codes}::text[]) and route = 's47' limit 1`.execute(tx)
  return rows.length > 0
}

/** The telephone of an agency's own people in the hub; empty where it has nobody there. */
export const agencyPhone = async (tx: Tx, agency: string): Promise<string> => {
  const { rows } = await sql<{ phone: string }>`
    select t.phone from team t where t.organisation = ${agency} and t.fn = 'navigator'
      and t.valid_from <= app.local_day(app.at()) and (t.valid_to is null or app.local_day(app.at()) < t.valid_to)
    order by t.name limit 1`.execute(tx)
  return rows[0]?.phone ?? ''
}
