import { sql } from 'kysely'
import type { AuthorityCode, Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Sex } from './details.ts'
import { isFlag, type Flag } from './flags.ts'
import { personStream } from './person.sql.ts'

/**
 * Somebody of the family or the household, as far as they may be seen: `name` empty is a record that exists and cannot
 * be. `theyAre`: they are this person's mother; otherwise this person is theirs. `kind` empty: only the address is shared.
 */
export type Related = {
  kind: string | null
  theyAre: boolean
  otherId: string
  name: string | null
  bornOn: Day | null
  hasParentalResponsibility: boolean | null
}

/** An address as it may be shown: a hidden one gives neither its line nor its postcode. */
export type ShownAddress =
  | { isHidden: true; from: Day | null; to: Day | null }
  | { isHidden: false; line: string; postcode: string | null; from: Day | null; to: Day | null }

export type PersonShown = {
  owner: AuthorityCode
  id: string
  givenNames: string
  familyName: string
  knownAs: string | null
  bornOn: Day | null
  bornEstimated: boolean
  expectedOn: Day | null
  sex: Sex
  isChild: boolean
  nhsNumber: string | null
  phone: string | null
  flags: readonly Flag[]
  registeredAt: Instant
  addresses: readonly ShownAddress[]
  related: readonly Related[]
}

type Row = Omit<PersonShown, 'addresses' | 'related' | 'flags'> & { flags: string[] }

/** The person with this id whom the reader may see, with what access decisions need of them. Null: nobody visible. */
export const findPerson = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: PersonShown } | null> => {
  const { rows } = await sql<Row>`
    select owner, id, given_names as "givenNames", family_name as "familyName", known_as as "knownAs",
      born_on as "bornOn", born_estimated as "bornEstimated", expected_on as "expectedOn", sex, is_child as "isChild",
      nhs_number as "nhsNumber", phone, flags, registered_at as "registeredAt"
    from person where id = ${id}::uuid and owner = any (app.reachable_owners())`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const it: PersonShown = {
    ...row,
    flags: row.flags.filter(isFlag),
    addresses: await addressesOf(tx, row),
    related: await relatedTo(tx, row),
  }
  const bare = { kind: 'person', id, owner: row.owner, clientGroup: 'children' as const }
  const resource = { ...bare, teams: [], allocatedTo: [], conflictedStaff: [], reasonGivenBy: [] }
  return { resource: (await personStream.relations?.(tx, resource)) ?? resource, it }
}

const addressesOf = async (tx: Tx, { owner, id }: Pick<Row, 'owner' | 'id'>): Promise<ShownAddress[]> => {
  const rows = await tx
    .selectFrom('person_address')
    .selectAll()
    .where('owner', '=', owner)
    .where('person_id', '=', id)
    .orderBy('valid_from', (direction) => direction.desc().nullsLast())
    .execute()
  return rows.map((row) => {
    const when = { from: row.valid_from, to: row.valid_to }
    return row.hidden
      ? { isHidden: true, ...when }
      : { isHidden: false, line: row.line, postcode: row.postcode, ...when }
  })
}

const relatedTo = async (tx: Tx, { owner, id }: Pick<Row, 'owner' | 'id'>): Promise<Related[]> => {
  const { rows } = await sql<Related>`
    with family (other_id, kind, they_are, responsible) as (
      select person_id, kind, true, has_parental_responsibility from relationship
        where owner = ${owner} and other_id = ${id}
      union all
      select other_id, kind, false, has_parental_responsibility from relationship
        where owner = ${owner} and person_id = ${id}
    ), household (other_id) as (
      select distinct theirs.person_id from person_address mine
        join person_address theirs on theirs.owner = mine.owner and theirs.postcode = mine.postcode
          and theirs.line = mine.line and theirs.person_id <> mine.person_id
      where mine.owner = ${owner} and mine.person_id = ${id} and mine.valid_to is null and theirs.valid_to is null
        and not mine.hidden and not theirs.hidden and theirs.person_id not in (select other_id from family)
    ), everybody as (
      select * from family union all select other_id, null, true, null from household
    )
    select e.kind, e.they_are as "theyAre", e.other_id as "otherId", p.given_names || ' ' || p.family_name as name,
      p.born_on as "bornOn", e.responsible as "hasParentalResponsibility"
    from everybody e left join person p on p.owner = ${owner} and p.id = e.other_id
    order by e.kind nulls last, p.born_on`.execute(tx)
  return rows
}
