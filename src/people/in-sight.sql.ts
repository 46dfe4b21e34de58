import { sql } from 'kysely'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { Visit } from '../web/index.ts'
import type { Other } from './same.rule.ts'

/**
 * Is this record in sight of the visitor, of whichever council? `standsForIt`: the record that stands for it where it
 * was merged. Null: not there, not theirs to see, or no agreement lets them look.
 */
export const recordInSight = async (
  tx: Tx,
  visit: Visit,
  { owner, id }: Other,
): Promise<{ standsForIt: string } | null> => {
  if (!visit.may('people.search').allowed) return null
  return asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), async () => {
    const { rows } = await sql<{ standsForIt: string }>`
      select coalesce(s.id, p.id) as "standsForIt" from person p
      left join person s on s.owner = p.owner and s.id = p.merged_into
      where p.owner = ${owner} and p.id = ${id}::uuid and p.owner = any (app.reachable_owners())`.execute(tx)
    return rows[0] ?? null
  })
}
