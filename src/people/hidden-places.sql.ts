import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { isKeptHidden } from './hidden-place.sql.ts'
import { type Pattern, patternsOfPlace } from './hidden-words.ts'

export type HiddenPlace = { line: string; postcode: string | null }

/** Every place that is hidden of this person, past ones too: for taking them out of what can be read, never for showing. */
export const hiddenPlacesOf = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
): Promise<readonly HiddenPlace[]> =>
  tx
    .selectFrom('person_address')
    .select(['line', 'postcode'])
    .where('owner', '=', owner)
    .where('person_id', '=', personId)
    .where('hidden', '=', true)
    .orderBy('id')
    .execute()

/**
 * Every place that must not be read on these records, hidden or kept hidden for somebody else who lives there, as what to
 * take out of the words that were typed on them.
 */
export const hiddenWordsOf = async (
  tx: Tx,
  owner: AuthorityCode,
  personIds: readonly string[],
): Promise<readonly Pattern[]> => {
  const { rows } = await sql<HiddenPlace>`
    select distinct a.line, a.postcode from person_address a
    where a.owner = ${owner} and a.person_id = any (${[...personIds]}::uuid[]) and ${isKeptHidden('a')}`.execute(
    tx,
  )
  return rows.flatMap(patternsOfPlace)
}

/** The contacts of this council on which somebody is a child or an adult, by whichever of their merged records. */
export const contactsAbout = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with everybody as (select unnest(app.one_person(array[${personId}::uuid])) as id)
    select contact_id as id from contact_child where owner = ${owner} and person_id in (select id from everybody)
    union
    select contact_id from contact_adult where owner = ${owner} and person_id in (select id from everybody)
    order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The records of other councils, and of this one, said to be the same human being. */
export const linkedWith = async (
  tx: Tx,
  owner: AuthorityCode,
  personId: string,
): Promise<readonly { owner: AuthorityCode; id: string }[]> =>
  tx
    .selectFrom('person_link')
    .select(['other_owner as owner', 'other_id as id'])
    .where('owner', '=', owner)
    .where('person_id', '=', personId)
    .where('says', '=', 'same')
    .where('ended_at', 'is', null)
    .execute()
