import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'

/** Work still open for one council under one function. */
export type OpenWork = {
  owner: AuthorityCode
  fn: string
  contacts: number
  enquiries: number
  handOvers: number
}

/**
 * What would lose its authority if these functions lapsed now: contacts still to be decided are screening's, enquiries
 * going on the hub's, and hand-overs not yet accepted those of the team they wait for. Of the councils the reader looks
 * in the name of; what is sealed for others is not counted. Three questions, each off an index of what is open.
 */
export const openWorkQuery = sql<OpenWork>`
    select owner, fn, sum(contacts)::int as contacts, sum(enquiries)::int as enquiries, sum(hand_overs)::int as "handOvers"
    from (
      select c.owner, 'screening' as fn, count(*) as contacts, 0 as enquiries, 0 as hand_overs
        from contact c where c.waiting_for is not null group by 1
      union all
      select q.owner, 'mash', 0, count(*), 0
        from enquiry q where q.stage in ('new', 'open') group by 1
      union all
      select h.owner, h.to_fn, 0, 0, count(*)
        from hand_over h where h.stage in ('sent', 'queried') group by 1, 2
    ) open_work
    group by 1, 2 order by 1, 2`

export const openWork = async (tx: Tx): Promise<OpenWork[]> => (await openWorkQuery.execute(tx)).rows
