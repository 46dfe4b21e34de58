import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Described, rememberManyForMatching, type ToRemember } from '../matching/index.ts'
import { compactPostcode } from '../places/index.ts'
import type { Day } from '../time/index.ts'
import { describedOf, type Family, type Record } from './described.ts'
import type { Change } from './person.rows.ts'
import type { Person } from './person.ts'

type Held = Record & Family & Pick<Person, 'owner' | 'id' | 'sensitivity' | 'namedAccess' | 'mergedInto'>

/** Who counts as a parent when two people are compared: whoever brings a child up shares no name by chance. */
const parentKinds = [
  'mother',
  'father',
  'parent',
  'adoptive-parent',
  'step-mother',
  'step-father',
  'step-parent',
]
const siblingKinds = ['brother', 'sister', 'sibling', 'twin', 'half-brother', 'half-sister', 'half-sibling']

/** Everything the match index holds of these people and their open family, in one statement. */
const heldOf = async (tx: Tx, owner: AuthorityCode, ids: readonly string[]): Promise<Held[]> => {
  const { rows } = await sql<Held>`
    with asked as (
      select p.* from person p where p.owner = ${owner} and p.id = any (${ids}::uuid[])
    ), parent as (
      select distinct a.id as of, r.person_id as id from asked a
        join relationship r on r.owner = ${owner} and r.other_id = a.id and r.kind = any (${parentKinds}::text[])
    ), sibling as (
      select a.id as of, r.person_id as id from asked a
        join relationship r on r.owner = ${owner} and r.other_id = a.id and r.kind = any (${siblingKinds}::text[])
      union
      select a.id, r.other_id from asked a
        join relationship r on r.owner = ${owner} and r.person_id = a.id and r.kind = any (${siblingKinds}::text[])
      union
      select parent.of, r.other_id from parent
        join relationship r on r.owner = ${owner} and r.person_id = parent.id and r.kind = any (${parentKinds}::text[])
          and r.other_id <> parent.of
    )
    select a.owner, a.id, a.sensitivity, a.named_access as "namedAccess", a.merged_into as "mergedInto",
      a.given_names as "givenNames", a.family_name as "familyName", a.born_on as "bornOn",
      a.born_precision as "bornPrecision", a.expected_on as "expectedOn", a.sex, a.is_child as "isChild", a.phone,
      a.multiple_birth as "isMultipleBirth",
      (select coalesce(json_agg(json_build_object('use', n.use, 'givenNames', n.given_names, 'familyName', n.family_name)
          order by n.valid_from nulls first, n.id), '[]')
        from person_name n where n.owner = ${owner} and n.person_id = a.id) as names,
      (select coalesce(json_agg(json_build_object('line', d.line, 'postcode', d.postcode, 'use', d.use, 'to', d.valid_to,
          'hidden', d.hidden) order by d.valid_from nulls first, d.id), '[]')
        from person_address d where d.owner = ${owner} and d.person_id = a.id and not d.hidden
          and not app.is_hidden_place(d.owner, d.postcode, d.line)) as addresses,
      (select coalesce(json_agg(json_build_object('scheme', i.scheme, 'value', i.value, 'status', i.status,
          'to', i.valid_to) order by i.valid_from nulls first, i.id), '[]')
        from person_identifier i where i.owner = ${owner} and i.person_id = a.id) as identifiers,
      (select coalesce(json_agg(json_build_object('given', p.given_names, 'family', p.family_name) order by p.id), '[]')
        from parent join person p on p.owner = ${owner} and p.id = parent.id and p.sensitivity = 'open'
        where parent.of = a.id) as parents,
      (select coalesce(json_agg(json_build_object('given', p.given_names, 'born', p.born_on) order by p.id), '[]')
        from sibling join person p on p.owner = ${owner} and p.id = sibling.id and p.sensitivity = 'open'
        where sibling.of = a.id) as siblings
    from asked a`.execute(tx)
  return rows
}

/** Parents, children, brothers and sisters of these people: their records are compared by the family too. */
const familyOf = async (tx: Tx, owner: AuthorityCode, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with near as (
      select other_id as id from relationship where owner = ${owner} and person_id = any (${ids}::uuid[])
      union
      select person_id from relationship where owner = ${owner} and other_id = any (${ids}::uuid[])
    )
    select id from near union
    -- Children of one mother are brothers and sisters, though nobody wrote it down.
    select r.other_id from near join relationship r on r.owner = ${owner} and r.person_id = near.id
      and r.kind = any (${parentKinds}::text[])`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Where somebody came to live in hiding, or does not any more: who else lives there is found by it no longer, or again. */
const hiddenIn = (changes: readonly Change[]): string[] => [
  ...new Set(
    changes.flatMap(({ before, after }) => {
      const same = new Set(before?.addresses)
      const changed = [
        ...after.addresses.filter((each) => !same.has(each)),
        ...(before?.addresses ?? []).filter((each) => !after.addresses.includes(each)),
      ]
      return changed.flatMap(({ hidden, postcode }) =>
        hidden && postcode !== null ? [compactPostcode(postcode)] : [],
      )
    }),
  ),
]

const livingIn = async (tx: Tx, owner: AuthorityCode, postcodes: readonly string[]): Promise<string[]> => {
  if (postcodes.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from person_address where owner = ${owner} and postcode = any (${postcodes}::text[])`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Is anything different that two people are compared by? A flag or a school is not. */
const isComparedBy = ({ before, after }: Change): boolean =>
  before === undefined ||
  before.names !== after.names ||
  before.givenNames !== after.givenNames ||
  before.familyName !== after.familyName ||
  before.addresses !== after.addresses ||
  before.identifiers !== after.identifiers ||
  before.phone !== after.phone ||
  before.sex !== after.sex ||
  before.isChild !== after.isChild ||
  before.bornPrecision !== after.bornPrecision ||
  before.expectedOn !== after.expectedOn ||
  before.isMultipleBirth !== after.isMultipleBirth ||
  before.namedAccess !== after.namedAccess ||
  before.mergedInto !== after.mergedInto ||
  isFamilyDifferent({ before, after })

/** Is anything different that the records of the family say of this person? */
const isFamilyDifferent = ({ before, after }: Change): boolean =>
  before === undefined
    ? after.relations.length > 0
    : before.relations !== after.relations ||
      before.givenNames !== after.givenNames ||
      before.familyName !== after.familyName ||
      before.bornOn !== after.bornOn ||
      before.sensitivity !== after.sensitivity

export const remembered = (held: Held): ToRemember => ({
  owner: held.owner,
  id: held.id,
  described: describedOf(held, held),
  sensitivity: held.sensitivity,
  namedAccess: held.namedAccess,
  mergedInto: held.mergedInto,
})

/** Puts what the match index holds right after changes to people, and to the records of their family. */
export const rememberPeople = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  const byOwner = Map.groupBy(changes.filter(isComparedBy), ({ after }) => after.owner)
  for (const [owner, compared] of byOwner) await rememberCouncil(tx, owner, compared)
}

const rememberCouncil = async (tx: Tx, owner: AuthorityCode, compared: readonly Change[]): Promise<void> => {
  const related = compared.filter(isFamilyDifferent).map(({ after }) => after.id)
  const family = new Set(related.length === 0 ? [] : await familyOf(tx, owner, related))
  // Somebody else registered with them may have been said to be their mother.
  const isFresh = (change: Change) => isWithoutFamily(change) && !family.has(change.after.id)
  const fresh = compared.filter(isFresh).map(({ after }) => after)
  await rememberFresh(tx, owner, fresh)
  const ids = compared.filter((change) => !isFresh(change)).map(({ after }) => after.id)
  const alsoThere = await livingIn(tx, owner, hiddenIn(compared))
  const others = new Set([...ids, ...family, ...alsoThere])
  for (const { id } of fresh) others.delete(id)
  if (others.size > 0) await rememberThese(tx, owner, [...others])
}

/** Registered just now, and saying of nobody that they are related: all there is to know of them is in hand, and nothing need be read again. */
const isWithoutFamily = ({ before, after }: Change): boolean =>
  before === undefined && after.relations.length === 0 && after.mergedInto === null

const placeKey = (postcode: string | null, line: string): string => `${postcode ?? ''}\n${line}`

const inOrder = <T extends { id: string; from: Day | null }>(parts: readonly T[]): T[] =>
  parts.toSorted((one, other) => {
    const [before, after] = [`${one.from ?? ''} ${one.id}`, `${other.from ?? ''} ${other.id}`]
    return before < after ? -1 : 1
  })

/** As the records read from the database would be, for as many people as a council's file brings at once. */
const rememberFresh = async (tx: Tx, owner: AuthorityCode, people: readonly Person[]): Promise<void> => {
  if (people.length === 0) return
  const lived = people.flatMap(({ addresses }) => addresses)
  const { rows } = await sql<{ postcode: string | null; line: string }>`
    select distinct postcode, line from unnest(
      ${lived.map(({ postcode }) => (postcode === null ? null : compactPostcode(postcode)))}::text[],
      ${lived.map(({ line }) => line)}::text[]) a (postcode, line)
    where app.is_hidden_place(${owner}, postcode, line)`.execute(tx)
  const hidden = new Set(rows.map(({ postcode, line }) => placeKey(postcode, line)))
  await rememberManyForMatching(
    tx,
    people.map((person) => {
      const addresses = inOrder(person.addresses)
        .map((each) => ({
          ...each,
          postcode: each.postcode === null ? null : compactPostcode(each.postcode),
        }))
        .filter(({ postcode, line }) => !hidden.has(placeKey(postcode, line)))
      return remembered({
        ...person,
        addresses,
        names: inOrder(person.names),
        identifiers: inOrder(person.identifiers),
        parents: [],
        siblings: [],
      })
    }),
  )
}

/** Puts what the match index holds of these people right, as their records say now. */
export const rememberThese = async (tx: Tx, owner: AuthorityCode, ids: readonly string[]): Promise<void> =>
  rememberManyForMatching(tx, (await heldOf(tx, owner, ids)).map(remembered))

/** Somebody on record as two people are compared, in sight of whoever asks; undefined where nobody is. */
export const describedPerson = async (
  tx: Tx,
  { owner, id }: Pick<Person, 'owner' | 'id'>,
): Promise<Described | undefined> => {
  const [held] = await heldOf(tx, owner, [id])
  return held && describedOf(held, held)
}
