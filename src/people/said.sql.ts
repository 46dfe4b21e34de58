import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** What a council says of its records and others, to be shown: by whom, when, and what the other council says of it. */
export type SaidShown = {
  linkId: string
  personId: string
  otherOwner: AuthorityCode
  otherId: string
  says: 'same' | 'different'
  because: string
  saidAt: Instant
  /** Null where the service noted it. */
  saidBy: string | null
  otherSays: 'same' | 'different' | null
  needsReview: string | null
  endedAt: Instant | null
  /** Of the same council and merged: this one stands for the other, the other for this one, or neither. */
  merged: 'stands-for-it' | 'is-stood-for' | null
}

/** Everything ever said of these records, the latest first; what was taken back too. Of this council's own side. */
export const saidOfRecords = async (
  tx: Tx,
  owner: AuthorityCode,
  personIds: readonly string[],
): Promise<SaidShown[]> => {
  if (personIds.length === 0) return []
  const { rows } = await sql<SaidShown>`
    select l.id as "linkId", l.person_id as "personId", l.other_owner as "otherOwner", l.other_id as "otherId", l.says,
      l.because, l.said_at as "saidAt", (select s.name from staff s where s.id = l.said_by) as "saidBy",
      l.other_says as "otherSays", l.needs_review as "needsReview", l.ended_at as "endedAt",
      case when l.ended_at is null and l.owner = l.other_owner and o.merged_into = l.person_id then 'stands-for-it'
        when l.ended_at is null and l.owner = l.other_owner and p.merged_into = l.other_id then 'is-stood-for' end as merged
    from person_link l
    join person p on p.owner = l.owner and p.id = l.person_id
    left join person o on o.owner = l.other_owner and o.id = l.other_id and l.other_owner = l.owner
    where l.owner = ${owner} and l.person_id = any (${personIds}::uuid[])
    order by l.said_at desc, l.id desc`.execute(tx)
  return rows
}

export type Named = { owner: AuthorityCode; id: string; name: string }

/**
 * Names of records as far as they are in sight. A restricted one that exists is "A record you cannot see"; of a sealed
 * one, or one of a council out of sight, there is nothing.
 */
export const namesInSight = async (
  tx: Tx,
  people: readonly { owner: AuthorityCode; id: string }[],
): Promise<ReadonlyMap<string, string>> => {
  if (people.length === 0) return new Map()
  const { rows } = await sql<Named>`
    with asked as (
      select * from unnest(${people.map(({ owner }) => owner)}::text[], ${people.map(({ id }) => id)}::uuid[]) each (owner, id)
    )
    select s.owner, s.id, 'A record you cannot see' as name from record_stub s
      join asked on s.owner = asked.owner and s.id = asked.id
    union all
    select p.owner, p.id, btrim(p.given_names || ' ' || p.family_name) from person p
      join asked on p.owner = asked.owner and p.id = asked.id`.execute(tx)
  return new Map(rows.map(({ owner, id, name }) => [`${owner} ${id}`, name === '' ? 'Name not known' : name]))
}
