import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { parentKinds } from './kinship.rule.ts'

/** Somebody of the same council, as much as it takes to say how two people are related. */
export type Kin = {
  id: string
  name: string
  bornOn: Day | null
  isChild: boolean
  sex: 'F' | 'M' | 'U'
}

export const kinById = async (tx: Tx, owner: AuthorityCode, id: string): Promise<Kin | null> => {
  const { rows } = await sql<Kin>`
    select id, trim(given_names || ' ' || family_name) as name, born_on as "bornOn", is_child as "isChild", sex
    from person where owner = ${owner} and id::text = ${id} and merged_into is null`.execute(tx)
  return rows[0] ?? null
}

/** How two people are related, from the one whose relationship it is: "Ana is Maya's mother". */
export type HeldRelation = {
  id: string
  kind: string
  hasParentalResponsibility: boolean | null
  from: Day | null
  to: Day | null
  source: string
  holderId: string
  holderName: string
  ofId: string
  ofName: string
}

const relationRows = sql`
  select r.id, r.kind, r.has_parental_responsibility as "hasParentalResponsibility", r.valid_from as "from",
    r.valid_to as "to", r.source, h.id as "holderId", trim(h.given_names || ' ' || h.family_name) as "holderName",
    o.id as "ofId", trim(o.given_names || ' ' || o.family_name) as "ofName"
  from relationship r
  join person h on h.owner = r.owner and h.id = r.person_id
  join person o on o.owner = r.owner and o.id = r.other_id`

/** Every relationship of a person, either way round, as far as both ends may be seen. */
export const relationsAround = async (
  tx: Tx,
  owner: AuthorityCode,
  id: string,
): Promise<readonly HeldRelation[]> => {
  const { rows } = await sql<HeldRelation>`
    ${relationRows} where r.owner = ${owner} and (r.person_id = ${id}::uuid or r.other_id = ${id}::uuid)
    order by r.valid_to nulls first, r.id`.execute(tx)
  return rows
}

/** Is this one a parent, grandparent or further back of that one? Followed through current parents only. */
export const isForebear = async (
  tx: Tx,
  owner: AuthorityCode,
  forebear: string,
  of: string,
): Promise<boolean> => {
  const { rows } = await sql`
    with recursive above (id) as (
      select r.person_id from relationship r
      where r.owner = ${owner} and r.other_id = ${of}::uuid and r.valid_to is null and r.kind = any (${[...parentKinds]}::text[])
      union
      select r.person_id from above join relationship r on r.owner = ${owner} and r.other_id = above.id
        and r.valid_to is null and r.kind = any (${[...parentKinds]}::text[])
    ) select from above where id = ${forebear}::uuid limit 1`.execute(tx)
  return rows.length > 0
}
