import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { isFlag, type Flag } from './flags.ts'
import type { Sensitivity } from './person.ts'
import type { Other } from './same.rule.ts'

/** A brother or sister on record, as much as it takes to see which of them was meant. */
export type Sibling = { id: string; name: string; bornOn: Day | null }

/** One of two records that are looked at beside each other. */
export type Side = {
  owner: AuthorityCode
  id: string
  name: string
  bornOn: Day | null
  bornEstimated: boolean
  expectedOn: Day | null
  isChild: boolean
  isMultipleBirth: boolean
  flags: readonly Flag[]
  sensitivity: Sensitivity
  mergedInto: string | null
  registeredAt: Instant
  siblings: readonly Sibling[]
}

const siblingKinds = ['brother', 'sister', 'sibling', 'half-brother', 'half-sister', 'half-sibling']
const parentKinds = ['mother', 'father', 'parent']

/** A record as it stands beside another, in sight of whoever asks; null where it is not. */
export const sideOf = async (tx: Tx, { owner, id }: Other): Promise<Side | null> => {
  const { rows } = await sql<Omit<Side, 'flags'> & { flags: string[] }>`
    with near as (
      select r.other_id as id from relationship r
        where r.owner = ${owner} and r.person_id = ${id}::uuid and r.kind = any (${siblingKinds}::text[])
      union
      select r.person_id from relationship r
        where r.owner = ${owner} and r.other_id = ${id}::uuid and r.kind = any (${siblingKinds}::text[])
      union
      select c.other_id from relationship p
        join relationship c on c.owner = p.owner and c.person_id = p.person_id and c.kind = any (${parentKinds}::text[])
        where p.owner = ${owner} and p.other_id = ${id}::uuid and p.kind = any (${parentKinds}::text[])
    )
    select p.owner, p.id, coalesce(nullif(btrim(p.given_names || ' ' || p.family_name), ''), 'Name not known') as name,
      p.born_on as "bornOn", p.born_estimated as "bornEstimated", p.expected_on as "expectedOn",
      p.is_child as "isChild", p.multiple_birth as "isMultipleBirth", p.flags, p.sensitivity,
      p.merged_into as "mergedInto", p.registered_at as "registeredAt",
      (select coalesce(json_agg(json_build_object('id', s.id, 'bornOn', s.born_on,
          'name', coalesce(nullif(btrim(s.given_names || ' ' || s.family_name), ''), 'Name not known'))
          order by s.born_on, s.id), '[]')
        from near n join person s on s.owner = ${owner} and s.id = n.id where s.id <> ${id}::uuid) as siblings
    from person p where p.owner = ${owner} and p.id = ${id}::uuid and p.owner = any (app.reachable_owners())`.execute(
    tx,
  )
  const [row] = rows
  return row ? { ...row, flags: row.flags.filter(isFlag) } : null
}
