import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { NamedRecord } from './grant.ts'

/** What a worker who is let in to single records works from. Row-level security shows no other record. */

/** The records of these grants that are in sight, and which grant names each. */
export const recordsOfGrants = async (
  tx: Tx,
  grantIds: readonly string[],
): Promise<(NamedRecord & { grantId: string })[]> => {
  if (grantIds.length === 0) return []
  const { rows } = await sql<NamedRecord & { grantId: string }>`
    select r.grant_id as "grantId", r.subject_kind as kind, r.subject_id as id from access_grant_record r
    where r.grant_id = any (${grantIds}::uuid[]) and (
      exists (select from contact c where c.id = r.subject_id) or exists (select from person p where p.id = r.subject_id))
    order by r.subject_kind, r.subject_id`.execute(tx)
  return rows
}

/** Somebody else who holds something of the same family: it must be asked for there. */
export type Holder = { name: string; kind: 'council' | 'agency'; phone: string | null }

/**
 * Who else holds something of the families of these records: another council to which or from which a contact came, that
 * has the same report or a linked record; agencies that were asked (authorisation B8 no. 18). That they hold something
 * is all that is said of it.
 */
export const holdersElsewhere = async (
  tx: Tx,
  owner: AuthorityCode,
  records: readonly NamedRecord[],
): Promise<Holder[]> => {
  const ids = records.map(({ id }) => id)
  const { rows } = await sql<Holder>`
    with named as materialized (select c.* from contact c where c.owner = ${owner} and c.id = any (${ids}::uuid[])),
    elsewhere as (
      select unnest(known_elsewhere) as code from named
      union select moved_to from named
      union select moved_from from named
      union select e.owner from named n cross join lateral app.report_elsewhere(n.report_id) e
      union select l.other_owner from person_link l where l.owner = ${owner} and l.person_id = any (${ids}::uuid[])
        and l.says = 'same' and l.ended_at is null
      union select p.moved_to from person p where p.owner = ${owner} and p.id = any (${ids}::uuid[])
    )
    select o.name, 'council' as kind, a.duty_phone as phone
      from elsewhere e join authority a on a.code = e.code join organisation o on o.code = a.code where e.code <> ${owner}
    union
    select o.name, 'agency', null from agency_request r join organisation o on o.code = r.agency
      where r.owner = ${owner} and r.contact_id = any (${ids}::uuid[])
    order by 2 desc, 1`.execute(tx)
  return rows
}
