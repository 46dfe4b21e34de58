import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import type { Births } from './births.ts'
import type { Sex } from './details.ts'
import { houseOf, isKeptHidden } from './hidden-place.sql.ts'

/** Somebody of the family or the household, as far as they may be seen. */
export type FamilyMember = Births & {
  id: string
  givenNames: string
  familyName: string
  knownAs: string | null
  sex: Sex
  isChild: boolean
  /** How many relationships away; null for somebody who only shares an address. */
  steps: number | null
}

/** `who` is the `kind` of `of`. */
export type FamilyRelation = {
  id: string
  who: string
  of: string
  kind: string
  hasParentalResponsibility: boolean | null
  from: Day | null
  to: Day | null
}

/** Where somebody lived for a while; a place kept hidden comes without a word of it. */
export type Lived = { personId: string; from: Day | null; to: Day | null } & (
  { isHidden: true } | { isHidden: false; place: string; line: string; postcode: string | null }
)

export type Around = {
  members: readonly FamilyMember[]
  relations: readonly FamilyRelation[]
  lived: readonly Lived[]
  /** More of the wider family than is drawn. */
  isMore: boolean
}

/** Nobody reads further: a picture of more people says less. */
const mostMembers = 32
/** Of those who only shared an address. A hostel or a children’s home brings strangers. */
const mostStrangers = 8
const mostSteps = 3

type Read = { members: FamilyMember[]; relations: FamilyRelation[]; lived: (Omit<Lived, 'isHidden'> & Row)[] }
type Row = { isHidden: boolean; place: string | null; line: string | null; postcode: string | null }

const formerKinds = ['partner', 'husband', 'wife', 'spouse', 'civil-partner', 'former-partner']

/**
 * The family up to three relationships away, whoever shared an open address, and where all of them lived: one question.
 * People of merged records are those that stand for them. Row-level security leaves out relationships with anybody the
 * reader may not see; places kept hidden come without a word, and nobody is found by one.
 */
export const familyAround = async (
  tx: Tx,
  owner: AuthorityCode,
  id: string,
  recordIds: readonly string[],
): Promise<Around> => {
  const { rows } = await sql<Read>`
    with recursive related (id, steps) as (
      select unnest(${[...recordIds]}::uuid[]), 0
      union
      select next.id, k.steps + 1 from related k
      cross join lateral (
        select r.other_id as id from relationship r where r.owner = ${owner} and r.person_id = k.id
          and (r.valid_to is null or r.kind = any (${formerKinds}::text[]))
        union all
        select r.person_id from relationship r where r.owner = ${owner} and r.other_id = k.id
          and (r.valid_to is null or r.kind = any (${formerKinds}::text[]))
      ) next
      where k.steps < ${mostSteps}
    ), nearest as (
      select coalesce(p.merged_into, p.id) as id, min(k.steps) as steps
      from related k join person p on p.owner = ${owner} and p.id = k.id
      where not k.id = any (${[...recordIds]}::uuid[]) group by 1
      having not coalesce(p.merged_into, p.id) = any (${[...recordIds]}::uuid[])
      order by 2, 1 limit ${mostMembers + 1}
    ), mine as (
      select d.postcode, ${houseOf('d')} as house, d.valid_from, d.valid_to from person_address d
      where d.owner = ${owner} and d.person_id = any (${[...recordIds]}::uuid[]) and d.use <> 'correspondence'
        and d.postcode is not null and not ${isKeptHidden('d')}
    ), strangers as (
      select distinct coalesce(p.merged_into, p.id) as id from mine
      join person_address d on d.owner = ${owner} and d.postcode = mine.postcode and ${houseOf('d')} = mine.house
        and d.use <> 'correspondence' and not d.hidden
        and coalesce(d.valid_from, '-infinity'::date) < coalesce(mine.valid_to, 'infinity'::date)
        and coalesce(mine.valid_from, '-infinity'::date) < coalesce(d.valid_to, 'infinity'::date)
      join person p on p.owner = ${owner} and p.id = d.person_id
      where not d.person_id = any (${[...recordIds]}::uuid[])
        and not coalesce(p.merged_into, p.id) in (select n.id from nearest n)
        and not coalesce(p.merged_into, p.id) = any (${[...recordIds]}::uuid[])
      order by 1 limit ${mostStrangers}
    ), everybody as (
      select id, steps from nearest union all select id, null from strangers
    ), records as (
      select p.id as record, coalesce(p.merged_into, p.id) as id from everybody e
        join person p on p.owner = ${owner} and (p.id = e.id or p.merged_into = e.id)
      union all select unnest(${[...recordIds]}::uuid[]), ${id}::uuid
    )
    select
      (select coalesce(json_agg(json_build_object('id', p.id, 'givenNames', p.given_names, 'familyName', p.family_name,
          'knownAs', p.known_as, 'bornOn', p.born_on, 'bornPrecision', p.born_precision,
          'bornEstimated', p.born_estimated, 'expectedOn', p.expected_on, 'diedOn', p.died_on,
          'isMultipleBirth', p.multiple_birth, 'sex', p.sex, 'isChild', p.is_child, 'steps', e.steps)
          order by e.steps nulls last, p.id), '[]')
        from everybody e join person p on p.owner = ${owner} and p.id = e.id) as members,
      (select coalesce(json_agg(json_build_object('id', r.id, 'who', one.id, 'of', other.id, 'kind', r.kind,
          'hasParentalResponsibility', r.has_parental_responsibility, 'from', r.valid_from, 'to', r.valid_to)
          order by r.id), '[]')
        from relationship r join records one on one.record = r.person_id join records other on other.record = r.other_id
        where r.owner = ${owner} and one.id <> other.id) as relations,
      (select coalesce(json_agg(json_build_object('personId', w.id, 'from', d.valid_from, 'to', d.valid_to,
          'isHidden', d.kept, 'place', case when not d.kept then coalesce(d.postcode, '') || ' ' || d.house end,
          'line', case when not d.kept then d.line end, 'postcode', case when not d.kept then d.postcode end)
          order by d.valid_from nulls first, d.id), '[]')
        from records w cross join lateral (
          select a.*, ${houseOf('a')} as house, ${isKeptHidden('a')} as kept from person_address a
          where a.owner = ${owner} and a.person_id = w.record and a.use <> 'correspondence') d) as lived`.execute(
    tx,
  )
  const { members, relations, lived } = rows[0] ?? { members: [], relations: [], lived: [] }
  const related = members.filter(({ steps }) => steps !== null)
  const left = related.length > mostMembers ? related.at(-1)?.id : undefined
  return {
    members: members.filter((member) => member.id !== left),
    relations: relations.filter(({ who, of }) => who !== left && of !== left),
    lived: lived.filter(({ personId }) => personId !== left).map(livedOf),
    isMore: left !== undefined,
  }
}

const livedOf = ({ personId, from, to, isHidden, place, line, postcode }: Read['lived'][number]): Lived =>
  isHidden
    ? { personId, from, to, isHidden }
    : { personId, from, to, isHidden, place: place ?? '', line: line ?? '', postcode }
