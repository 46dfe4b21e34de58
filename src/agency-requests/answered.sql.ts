import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { RequestStage, ToldBack } from './request.ts'
import type { After } from './tray.sql.ts'

/** Something this agency has contributed, as a line of its list. Named by whom it spoke of itself, never by the hub's words. */
export type Contribution = {
  owner: AuthorityCode
  id: string
  reference: string
  stage: RequestStage
  contributedAt: Instant
  closedAt: Instant | null
  about: readonly string[]
  files: number
  toldBack: ToldBack | null
}

const columns = sql`r.owner, r.id, r.reference, r.stage, r.contributed_at as "contributedAt", r.closed_at as "closedAt",
  r.told_back as "toldBack"`

export const answeredQuery = (agency: string, after: After | null, limit: number) => {
  const earlier =
    after === null
      ? sql`true`
      : sql`(r.contributed_at < ${after.at} or (r.contributed_at = ${after.at} and r.id > ${after.id}::uuid))`
  return sql<Contribution>`select r.*,
      array(select distinct i.about_name from agency_reply_item i
        where i.owner = r.owner and i.request_id = r.id and i.agency = ${agency} order by i.about_name) as about,
      (select count(*)::int from agency_reply_file f where f.owner = r.owner and f.request_id = r.id) as files
    from (select ${columns} from agency_request r
      where r.agency = ${agency} and r.contributed_at is not null and r.contributed_at <= ${after?.at ?? sql`'infinity'`}
        and ${earlier}
      order by r.contributed_at desc, r.id limit ${limit}) r
    order by r."contributedAt" desc, r.id`
}

/** What an agency has contributed, the newest first, over every council that asked it. */
export const answeredBy = async (
  tx: Tx,
  agency: string,
  after: After | null,
  limit: number,
): Promise<Contribution[]> => (await answeredQuery(agency, after, limit).execute(tx)).rows

/** One of them; null where this reader may not see it. */
export const findContribution = async (
  tx: Tx,
  owner: AuthorityCode,
  id: string,
): Promise<(Contribution & { agency: string }) | null> => {
  const { rows } = await sql<Contribution & { agency: string }>`select ${columns}, r.agency,
      array(select distinct i.about_name from agency_reply_item i
        where i.owner = r.owner and i.request_id = r.id order by i.about_name) as about,
      (select count(*)::int from agency_reply_file f where f.owner = r.owner and f.request_id = r.id) as files
    from agency_request r where r.owner = ${owner} and r.id = ${id} and r.contributed_at is not null`.execute(
    tx,
  )
  return rows[0] ?? null
}
