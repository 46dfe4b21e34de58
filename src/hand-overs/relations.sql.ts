import { sql } from 'kysely'
import type { Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { aboutARelative } from '../people/index.ts'

/**
 * What only the database knows about a hand-over: which workers are related to somebody on the contact behind it
 * (authorisation B8 no. 13), and who gave a reason today for opening it.
 */
export const relationsOf = async (tx: Tx, resource: Resource): Promise<Resource> => {
  const { rows } = await sql<{ related: string[]; reasons: string[] }>`
    select
      array(select distinct f.staff_id::text from conflict_of_interest f
        where f.owner = h.owner and f.person_id in (
          select k.person_id from contact_child k where k.owner = h.owner and k.contact_id = h.contact_id
          union all
          select a.person_id from contact_adult a where a.owner = h.owner and a.contact_id = h.contact_id))
        || case when ${aboutARelative(sql`h.owner`, sql`h.contact_id`)} then array[app.staff_id()::text] else '{}' end as related,
      array(select distinct r.staff_id::text from declared_reason r
        where r.owner = h.owner and r.subject_id = h.id and r.ends_at > app.at()) as reasons
    from hand_over h where h.owner = ${resource.owner} and h.id = ${resource.id}`.execute(tx)
  const found = rows[0]
  return found ? { ...resource, conflictedStaff: found.related, reasonGivenBy: found.reasons } : resource
}
